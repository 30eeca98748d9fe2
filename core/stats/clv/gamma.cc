#include "stats/clv/gamma.h"

#include <cmath>

namespace clientele::stats {
namespace {

constexpr double kStirlingFrom = 10;

}  // namespace

double log_gamma(double x) {
  double product = 1;
  while (x < kStirlingFrom) {
    product *= x;
    x += 1;
  }
  const double i = 1 / x, i2 = i * i;
  const double series =
      i *
      (1.0 / 12 +
       i2 * (-1.0 / 360 +
             i2 * (1.0 / 1260 + i2 * (-1.0 / 1680 + i2 * (1.0 / 1188 + i2 * (-691.0 / 360360 +
                                                                             i2 * (1.0 / 156)))))));
  constexpr double kHalfLogTwoPi = 0.91893853320467274178;
  return (x - 0.5) * std::log(x) - x + kHalfLogTwoPi + series - std::log(product);
}

double digamma(double x) {
  double below = 0;
  while (x < kStirlingFrom) {
    below += 1 / x;
    x += 1;
  }
  const double i = 1 / x, i2 = i * i;
  const double series =
      i2 * (1.0 / 12 -
            i2 * (1.0 / 120 -
                  i2 * (1.0 / 252 - i2 * (1.0 / 240 - i2 * (1.0 / 132 - i2 * 691.0 / 32760)))));
  return std::log(x) - 0.5 * i - series - below;
}

RisingLogs::RisingLogs(double p, std::size_t last) : value_(last + 1), slope_(last + 1) {
  for (std::size_t n = 0; n < last; ++n) {
    const double factor = p + static_cast<double>(n);
    value_[n + 1] = value_[n] + std::log(factor);
    slope_[n + 1] = slope_[n] + 1 / factor;
  }
}

}  // namespace clientele::stats
