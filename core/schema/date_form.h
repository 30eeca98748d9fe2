// Whether a date's text leaves open which of its first two numbers is the day.
#pragma once

#include <string_view>

namespace clientele {

enum class DateForm {
  settled,           // a year first, a month by name, an eight-digit number: one reading only
  ambiguous,         // 3/4/2024: both readings are dates, and they differ
  day_first_only,    // 13/4/2024
  month_first_only,  // 4/13/2024
};

// `text` is trimmed and a date. Constant time.
DateForm date_form(std::string_view text);

}  // namespace clientele
