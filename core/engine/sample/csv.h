// Writing the sample's tables, and how its ids, dates and amounts look.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "base/moment.h"

namespace clientele::sample {

// Appends a record, quoted where RFC 4180 asks for it, with CRLF.
void append_row(std::string& out, std::initializer_list<std::string_view> fields);
std::string number_text(std::string_view prefix, std::uint64_t number, int digits);  // KH000012
std::string customer_id(std::size_t index);
std::string money_text(std::int64_t cents);     // 1234.50
std::string time_text(Day day, int minute);     // 2024-03-05 08:26
std::string full_width(std::string_view text);  // digits as １２３

}  // namespace clientele::sample
