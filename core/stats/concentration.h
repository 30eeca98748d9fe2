// How unequally an amount is spread over its holders.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace clientele::stats {

struct LorenzPoint {
  double holders;  // share of the holders, smallest first
  double amount;   // their share of the amount
};

// The Lorenz curve of ascending amounts at about `points` evenly spaced holders, ends included.
// Empty where the total is not positive. Holders with negative amounts make the curve dip below 0.
std::vector<LorenzPoint> lorenz(std::span<const std::int64_t> ascending, std::size_t points = 100);

// Gini coefficient of ascending amounts, negative ones counted as 0: 2 sum(i x_i) / (n sum x)
// - (n + 1) / n, in 0..1 - 1/n. NaN where the total is not positive.
double gini(std::span<const std::int64_t> ascending);

}  // namespace clientele::stats
