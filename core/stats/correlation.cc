#include "stats/correlation.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "stats/distributions.h"
#include "stats/quantiles.h"

namespace clientele::stats {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

}  // namespace

double pearson(std::span<const double> x, std::span<const double> y) {
  const auto n = static_cast<double>(x.size());
  if (x.size() < 2) return kNaN;
  double mean_x = 0, mean_y = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    mean_x += x[i];
    mean_y += y[i];
  }
  mean_x /= n;
  mean_y /= n;
  double xx = 0, yy = 0, xy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    xx += (x[i] - mean_x) * (x[i] - mean_x);
    yy += (y[i] - mean_y) * (y[i] - mean_y);
    xy += (x[i] - mean_x) * (y[i] - mean_y);
  }
  if (xx <= 0 || yy <= 0) return kNaN;
  return std::clamp(xy / std::sqrt(xx * yy), -1.0, 1.0);
}

double spearman(std::span<const double> x, std::span<const double> y) {
  return pearson(mid_ranks(x), mid_ranks(y));
}

double pearson_of_sums(double n, double x, double y, double xx, double yy, double xy) {
  if (n < 2) return kNaN;
  const double vx = xx - x * x / n, vy = yy - y * y / n;
  if (vx <= xx * 1e-12 || vy <= yy * 1e-12) return kNaN;
  return std::clamp((xy - x * y / n) / std::sqrt(vx * vy), -1.0, 1.0);
}

double correlation_p(double r, double n) {
  if (std::isnan(r) || n < 3) return 1;
  if (std::abs(r) >= 1) return 0;
  return t_two_sided(r * std::sqrt((n - 2) / (1 - r * r)), n - 2);
}

}  // namespace clientele::stats
