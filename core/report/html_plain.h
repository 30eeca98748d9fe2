// The report as one HTML file without scripts: readable, printable and safe wherever the page's own
// viewer is not at hand.
#pragma once

#include <string>
#include <string_view>

#include "report/catalogue.h"

namespace clientele {

// Self-contained; both languages are in it, `language` is shown first and a switch made of style
// alone shows the other. All text of data is escaped, and the file's policy forbids everything but
// its own style. Empty where `report_json` is no report.
std::string plain_html(std::string_view report_json, Language language);

}  // namespace clientele
