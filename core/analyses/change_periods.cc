#include "analyses/change_periods.h"

#include <algorithm>

#include "analyses/scope.h"

namespace clientele {
namespace {

// History that begins in a period's first tenth covers it: shops are closed on holidays.
bool covers(Day first_day, const ComparedPeriod& compared) {
  const Day begin = compared.before_first();
  return first_day <= begin + (compared.first() - begin) / 10;
}

}  // namespace

std::optional<ComparedPeriod> compared_period(const Context& context, const Options& options) {
  const Day as_of = scope_as_of(context, options);
  if (as_of == kNoDay || context.first_day == kNoDay) return {};
  const Day first_day = std::max(context.first_day, options.period_first.value_or(kNoDay));
  const auto of_kind = [&](std::size_t kind) -> std::optional<ComparedPeriod> {
    const ComparedPeriod compared{kind, last_over(as_of, kind)};
    if (!covers(first_day, compared)) return {};
    return compared;
  };
  if (const auto quarter = of_kind(1)) return quarter;
  return of_kind(0);
}

int habit_days(const Context& context, const ComparedPeriod& compared) {
  constexpr int kYear = 365, kLeast = 90;
  const int known = compared.first() - context.first_day;
  return known < kLeast ? 0 : std::min(known, kYear);
}

}  // namespace clientele
