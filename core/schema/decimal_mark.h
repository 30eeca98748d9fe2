// Whether a column writes 1234.5 as "1,234.5" or, as much of Europe and Latin America does, as
// "1.234,5". Said once a column, from its head; values are then read that way throughout.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace clientele {

// What a number's separators say: "10,50" and "1.234.567" comma, "10.50" and "1,234,567" point;
// unsaid where either reading is whole ("1,234", "1.234"), where there are no separators, and for
// what is no number.
enum class DecimalMark : std::uint8_t { unsaid, point, comma };
DecimalMark decimal_mark(std::string_view text);
// That of a column's values: unsaid where none says or most are no numbers, point where they
// disagree.
DecimalMark decimal_mark(const std::vector<std::string>& values);

// A number with a decimal comma as read_decimal wants it: "1.234,5" -> "1,234.5". No-break blanks
// between thousands go.
std::string with_decimal_point(std::string_view text);

}  // namespace clientele
