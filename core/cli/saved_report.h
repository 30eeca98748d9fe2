// The saved report: the viewer's page with a report's JSON in its placeholder.
#pragma once

#include <string>
#include <string_view>

#include "report/catalogue.h"

namespace clientele::cli {

// As "save report" of the page, where the viewer's page (viewer.html) stands beside the command, in
// ../share/clientele or in the source tree's dist; else as a page without scripts.
std::string saved_report(std::string_view report_json, Language language);

}  // namespace clientele::cli
