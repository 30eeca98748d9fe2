// A cell's stored number as the text a CSV of the sheet would have.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace clientele::xlsx {

// What a number format shows: a number, or a day and time counted from the workbook's first day.
enum class NumberForm : std::uint8_t { number, date, time, date_time };

// By the built-in ids of ECMA-376 part 1, 18.8.30, East Asian ones included; ids from 164 on and
// unknown ones are numbers.
NumberForm builtin_form(std::uint32_t id);
// By a format code such as `yyyy"年"m"月"d"日";@`: its first section, texts and colours left out.
// Lengths of time ([h]:mm) are numbers: they are no moments.
NumberForm custom_form(std::string_view code);

// Appends the number: as stored where it has up to 15 digits, else to the 15 digits that Excel
// keeps, written without an exponent where it fits 21 digits. What is no number is copied.
void append_number(std::string_view stored, std::string& out);
// Appends 2011-12-09, 08:26:00 or 2011-12-09 08:26:00, to the nearest second. A form with both
// shows no time at midnight. What is no day of the calendar stays a number.
void append_moment(std::string_view stored, NumberForm form, bool from_1904, std::string& out);

}  // namespace clientele::xlsx
