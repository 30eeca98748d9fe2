// The executive summary as plain text for a terminal, from the report JSON.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "report/catalogue.h"

namespace clientele {

// Title, period, conclusion, key figures with their change, findings, first actions. Lines are at
// most `width` columns, a Chinese character counting two. Control characters of data are left out,
// so that no data can steer the terminal. Empty where `report_json` is no report.
std::string terminal_summary(std::string_view report_json, Language language, std::size_t width);

// Columns a terminal needs for the text (East Asian wide and full-width characters take two).
std::size_t display_width(std::string_view text);

}  // namespace clientele
