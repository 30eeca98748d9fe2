// Count, mean and variance of values, from sums or value by value.
#pragma once

#include <algorithm>
#include <cmath>
#include <span>

namespace clientele::stats {

// What the tests and intervals of a mean need. `variance` is the sample's (n - 1).
struct Moments {
  double n = 0;
  double mean = 0;
  double variance = 0;
  double standard_error() const { return n > 0 ? std::sqrt(variance / n) : 0; }
};

// From n, the sum and the sum of squares. Exact integer sums lose nothing but the last rounding;
// a variance that rounding made negative is 0.
inline Moments moments_of_sums(double n, double sum, double squares) {
  Moments m;
  m.n = n;
  if (n <= 0) return m;
  m.mean = sum / n;
  if (n > 1) m.variance = std::max(0.0, (squares - sum * m.mean) / (n - 1));
  return m;
}

// One pass over values (Welford 1962).
Moments moments(std::span<const double> values);

// Mean and variance under weights that count repetitions or importance (same length, >= 0). n is
// Kish's effective size (sum w)^2 / sum w^2; variance sum w (x - mean)^2 / sum w * n / (n - 1).
// Kish, Survey Sampling (1965), 11.7.
Moments weighted_moments(std::span<const double> values, std::span<const double> weights);

}  // namespace clientele::stats
