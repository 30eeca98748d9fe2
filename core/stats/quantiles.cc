#include "stats/quantiles.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace clientele::stats {

double quantile(std::span<const double> ascending, double p) {
  if (ascending.empty()) return std::numeric_limits<double>::quiet_NaN();
  const double at = static_cast<double>(ascending.size() - 1) * std::clamp(p, 0.0, 1.0);
  const auto below = static_cast<std::size_t>(at);
  const auto above = std::min(below + 1, ascending.size() - 1);
  return ascending[below] +
         (at - static_cast<double>(below)) * (ascending[above] - ascending[below]);
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return quantile(values, 0.5);
}

std::vector<double> mid_ranks(std::span<const double> values) {
  std::vector<std::uint32_t> order(values.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return values[a] < values[b]; });
  std::vector<double> ranks(values.size());
  for (std::size_t i = 0; i < order.size();) {
    std::size_t j = i;
    while (j < order.size() && !(values[order[i]] < values[order[j]])) ++j;
    const double rank = static_cast<double>(i + j + 1) / 2;
    for (; i < j; ++i) ranks[order[i]] = rank;
  }
  return ranks;
}

std::vector<std::uint32_t> ascending_order(std::span<const std::int64_t> values) {
  std::vector<std::uint32_t> order(values.size());
  std::iota(order.begin(), order.end(), 0u);
  if (values.size() < 2) return order;
  const auto [least, greatest] = std::minmax_element(values.begin(), values.end());
  const auto base = static_cast<std::uint64_t>(*least);
  const std::uint64_t range = static_cast<std::uint64_t>(*greatest) - base;
  // Least significant digit first, 11 bits a pass, as many passes as the range needs.
  constexpr unsigned kBits = 11;
  constexpr std::uint64_t kMask = (1u << kBits) - 1;
  struct Entry {
    std::uint64_t key;
    std::uint32_t index;
  };
  std::vector<Entry> from(values.size()), to(values.size());
  for (std::uint32_t i = 0; i < values.size(); ++i) {
    from[i] = {static_cast<std::uint64_t>(values[i]) - base, i};
  }
  for (unsigned shift = 0; shift < 64 && (range >> shift) != 0; shift += kBits) {
    std::array<std::uint32_t, kMask + 1> begin{};
    for (const auto& e : from) ++begin[(e.key >> shift) & kMask];
    std::uint32_t sum = 0;
    for (auto& b : begin) {
      const auto count = b;
      b = sum;
      sum += count;
    }
    for (const auto& e : from) to[begin[(e.key >> shift) & kMask]++] = e;
    from.swap(to);
  }
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = from[i].index;
  return order;
}

std::vector<std::uint8_t> tie_safe_scores(std::span<const std::int64_t> values,
                                          std::span<const std::uint32_t> order, unsigned classes) {
  std::vector<std::uint8_t> scores(values.size());
  const std::uint64_t n = values.size();
  for (std::size_t i = 0; i < order.size();) {
    std::size_t j = i;
    while (j < order.size() && values[order[j]] == values[order[i]]) ++j;
    // Twice the mid-rank is (i + 1) + j; rank - 1/2 = (i + j) / 2.
    const auto score = 1 + classes * (static_cast<std::uint64_t>(i) + j) / (2 * n);
    for (; i < j; ++i) scores[order[i]] = static_cast<std::uint8_t>(score);
  }
  return scores;
}

std::vector<std::uint8_t> tie_safe_scores(std::span<const std::int64_t> values, unsigned classes) {
  return tie_safe_scores(values, ascending_order(values), classes);
}

}  // namespace clientele::stats
