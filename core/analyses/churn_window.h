// The window of silence (Options::churn_window_months) in calendar months: one definition for all
// that is said of active, dormant and lost customers.
#pragma once

#include <algorithm>

#include "base/moment.h"

namespace clientele {

// The first day of the `months` before `day`, `day` itself left out. Silent at the end of a day `d`
// for longer: whose last purchase is before churn_window_begin(d + 1, months).
inline Day churn_window_begin(Day day, int months) {
  const auto civil = civil_from_day(day);
  const Day first = first_day_of_month(month_index(day) - months);
  const Day next = first_day_of_month(month_index(day) - months + 1);
  return std::min(first + civil.day - 1, next - 1);
}

// The first day at whose end a customer who bought on `last` has been silent for longer.
inline Day churn_window_over(Day last, int months) {
  Day day = last + months * 61 / 2 - 6;  // a little before any months are over
  while (churn_window_begin(day + 1, months) <= last) ++day;
  return day;
}

}  // namespace clientele
