// Gamma functions of positive arguments, made of +, *, / and log alone, so that every platform
// gives the same value to the last few bits.
#pragma once

#include <cstddef>
#include <vector>

namespace clientele::stats {

// ln Γ(x) and ψ(x) = d/dx ln Γ(x), x > 0. Absolute error below 1e-14 (1 + |value|). Recurrence up
// to 10, then Stirling's series: Abramowitz & Stegun 6.1.40, 6.3.18.
double log_gamma(double x);
double digamma(double x);

// ln Γ(p + n) - ln Γ(p) and ψ(p + n) - ψ(p) for n = 0 … last: rising factorials, whose arguments
// are integers apart, need no gamma function at all.
class RisingLogs {
 public:
  RisingLogs(double p, std::size_t last);
  double value(std::size_t n) const { return value_[n]; }
  double slope(std::size_t n) const { return slope_[n]; }

 private:
  std::vector<double> value_, slope_;
};

}  // namespace clientele::stats
