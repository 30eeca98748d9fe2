// When a customer was won: the first purchase of all, also where the period or a filter on lines
// hides it. CustomerFacts::first is the first one in scope.
#pragma once

#include "analyses/scope.h"

namespace clientele {

// kNoDay where the customer never bought. The lines of a customer are ordered by date.
inline Day first_purchase(const View& view, std::size_t customer) {
  const Lines& lines = view.partition().lines;
  constexpr auto kCounts = line_flag::positive | line_flag::excluded;
  for (auto row = lines.table.begin(customer); row < lines.table.end(customer); ++row) {
    if ((lines.flags[row] & kCounts) != line_flag::positive) continue;
    if (const Day day = lines.moment.day(row); day != kNoDay) return day;
  }
  return kNoDay;
}

// Whether the customer was won in the view's period.
inline bool won_in_period(const View& view, Day first) {
  return first != kNoDay && first >= view.first() && first <= view.last();
}

}  // namespace clientele
