// Merging and saving follow from the list of parts; windows of comparison.
#include "analyses/behaviour_summary.h"

#include <algorithm>

namespace clientele {

std::map<int, DaySums> months_of(const DaySeries& days) {
  std::map<int, DaySums> months;
  days.each([&](Day day, const DaySums& sums) { parts::merge(months[month_index(day)], sums); });
  return months;
}

Windows comparison_windows(Day as_of) {
  Windows windows;
  if (as_of == kNoDay) return windows;
  const int month = month_index(as_of);
  const Day length = as_of - first_day_of_month(month);
  windows.incomplete = as_of + 1 != first_day_of_month(month + 1);
  const std::array<int, 3> months = {month, month - 1, month - 12};
  for (std::size_t w = 0; w < 3; ++w) {
    const Day begin = first_day_of_month(months[w]);
    const Day end = first_day_of_month(months[w] + 1) - 1;
    windows.of[w] = {begin, windows.incomplete ? std::min(begin + length, end) : end};
  }
  return windows;
}

void BehaviourSummary::merge(const Summary& other) {
  const auto& theirs = static_cast<const BehaviourSummary&>(other);
  const auto from = parts(theirs);
  const auto into = parts(*this);
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    (parts::merge(std::get<I>(into), std::get<I>(from)), ...);
  }
  (std::make_index_sequence<std::tuple_size_v<decltype(into)>>());
}

void BehaviourSummary::save(ByteWriter& out) const {
  std::apply([&](const auto&... part) { (parts::save(part, out), ...); }, parts(*this));
}

std::unique_ptr<Summary> BehaviourSummary::load(ByteReader& in) {
  auto summary = std::make_unique<BehaviourSummary>();
  std::apply([&](auto&... part) { (parts::load(part, in), ...); }, parts(*summary));
  if (in.bad() || summary->intervals.size() > kLongestInterval + 1 ||
      summary->baskets.size() > kMostLines + 1) {
    return nullptr;
  }
  return summary;
}

}  // namespace clientele
