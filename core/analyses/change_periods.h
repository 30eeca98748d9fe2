// Calendar periods as the section on change counts them, and which two of them it compares.
#pragma once

#include <array>
#include <optional>

#include "analyses/options.h"
#include "ledger/context.h"

namespace clientele {

inline constexpr std::array<int, 3> kPeriodMonths = {1, 3, 12};  // month, quarter, year

// Number of the period of kPeriodMonths[kind] a day is in; neighbouring periods differ by one.
inline int period_of(Day day, std::size_t kind) { return month_index(day) / kPeriodMonths[kind]; }
inline Day period_begin(int period, std::size_t kind) {
  return first_day_of_month(period * kPeriodMonths[kind]);
}
// The last period that is over at the end of `as_of`.
inline int last_over(Day as_of, std::size_t kind) { return period_of(as_of + 1, kind) - 1; }

// The last period that is over; the one before it is what it is compared with.
struct ComparedPeriod {
  std::size_t kind = 0;
  int period = 0;
  Day before_first() const { return period_begin(period - 1, kind); }
  Day first() const { return period_begin(period, kind); }
  Day last() const { return period_begin(period + 1, kind) - 1; }
};

// Quarters where the scope covers two that are over, else months; nothing where it covers neither.
std::optional<ComparedPeriod> compared_period(const Context& context, const Options& options);

// Days that habits are looked back for from the end of either period: 365, or what the history
// before the earlier end has; 0 where that is less than 90.
int habit_days(const Context& context, const ComparedPeriod& compared);

}  // namespace clientele
