#include "stats/quantiles.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

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

namespace {

// Sorts by the high words: least significant digit first, 11 bits a pass, as many passes as keys
// below 2^`bits` need. Stable.
void radix_sort(std::vector<std::uint64_t>& from, unsigned bits) {
  constexpr unsigned kBits = 11;
  constexpr std::uint64_t kMask = (1u << kBits) - 1;
  std::vector<std::uint64_t> to(from.size());
  for (unsigned shift = 32; shift < 32 + bits; shift += kBits) {
    std::array<std::uint32_t, kMask + 1> begin{};
    for (const auto entry : from) ++begin[(entry >> shift) & kMask];
    std::uint32_t sum = 0;
    for (auto& b : begin) {
      const auto count = b;
      b = sum;
      sum += count;
    }
    for (const auto entry : from) to[begin[(entry >> shift) & kMask]++] = entry;
    from.swap(to);
  }
}

// Indices by key, which is at most `greatest`; equal ones in order of index. An entry holds the
// highest 32 bits of its key and its index; the few keys that agree in those are compared whole.
template <typename KeyOf>
std::vector<std::uint32_t> order_by(std::size_t size, std::uint64_t greatest, KeyOf key_of) {
  const auto bits = static_cast<unsigned>(std::bit_width(greatest));
  const unsigned dropped = bits > 32 ? bits - 32 : 0;
  std::vector<std::uint64_t> entries(size);
  for (std::size_t i = 0; i < size; ++i) entries[i] = (key_of(i) >> dropped) << 32 | i;
  radix_sort(entries, bits - dropped);
  std::vector<std::uint32_t> order(size);
  for (std::size_t i = 0; i < size; ++i) order[i] = static_cast<std::uint32_t>(entries[i]);
  if (dropped == 0) return order;
  for (std::size_t first = 0, after = 0; first < size; first = after) {
    while (after < size && entries[after] >> 32 == entries[first] >> 32) ++after;
    std::sort(order.begin() + static_cast<std::ptrdiff_t>(first),
              order.begin() + static_cast<std::ptrdiff_t>(after),
              [&](std::uint32_t a, std::uint32_t b) {
                return std::pair(key_of(a), a) < std::pair(key_of(b), b);
              });
  }
  return order;
}

std::uint64_t distance(std::int64_t from, std::int64_t to) {
  return static_cast<std::uint64_t>(to) - static_cast<std::uint64_t>(from);
}

}  // namespace

std::vector<std::uint32_t> ascending_order(std::span<const std::int64_t> values) {
  if (values.empty()) return {};
  const auto [least, greatest] = std::minmax_element(values.begin(), values.end());
  const std::int64_t base = *least;
  return order_by(values.size(), distance(base, *greatest),
                  [&](std::size_t i) { return distance(base, values[i]); });
}

std::vector<std::uint32_t> descending_order(std::span<const std::int64_t> values) {
  if (values.empty()) return {};
  const auto [least, greatest] = std::minmax_element(values.begin(), values.end());
  const std::int64_t top = *greatest;
  return order_by(values.size(), distance(*least, top),
                  [&](std::size_t i) { return distance(values[i], top); });
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
