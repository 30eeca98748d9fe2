// Quantiles, ranks and scores of values. Conventions differ between programs; ours are stated here
// and used everywhere.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace clientele::stats {

// The p-quantile of ascending values by linear interpolation between order statistics at
// 1 + (n - 1) p: type 7 of Hyndman & Fan (The American Statistician 50, 1996), R's default.
// No values: NaN.
double quantile(std::span<const double> ascending, double p);
double median(std::vector<double> values);

// Ranks from 1; equal values share the mean of their ranks.
std::vector<double> mid_ranks(std::span<const double> values);

// Indices of the values in ascending or descending order, equal values in order of index. Radix
// sort: O(n) time, 16 bytes a value; values that agree in the highest 32 bits of their range cost
// more.
std::vector<std::uint32_t> ascending_order(std::span<const std::int64_t> values);
std::vector<std::uint32_t> descending_order(std::span<const std::int64_t> values);

// Scores 1 to `classes` by mid-rank: 1 + floor(classes (rank - 1/2) / n), so equal values always
// get the same score, whole classes may stay empty, and a score depends on ranks alone, never on
// the unit. `order` is ascending_order(values), or descending_order(values) backwards.
std::vector<std::uint8_t> tie_safe_scores(std::span<const std::int64_t> values,
                                          std::span<const std::uint32_t> order,
                                          unsigned classes = 5);
std::vector<std::uint8_t> tie_safe_scores(std::span<const std::int64_t> values,
                                          unsigned classes = 5);

}  // namespace clientele::stats
