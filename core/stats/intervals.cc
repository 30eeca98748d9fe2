#include "stats/intervals.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "stats/distributions.h"

namespace clientele::stats {

Range wilson(double successes, double n, double level) {
  if (n <= 0) return {0, 1};
  const double z = normal_quantile(0.5 + level / 2);
  const double p = successes / n;
  const double centre = p + z * z / (2 * n);
  const double half = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
  const double scale = 1 + z * z / n;
  return {successes <= 0 ? 0 : (centre - half) / scale,
          successes >= n ? 1 : (centre + half) / scale};
}

Range t_interval(const Moments& sample, double level) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  if (sample.n < 2) return {-kInfinity, kInfinity};
  const double half = t_quantile(0.5 + level / 2, sample.n - 1) * sample.standard_error();
  return {sample.mean - half, sample.mean + half};
}

double nps(double promoters, double passives, double detractors) {
  const double n = promoters + passives + detractors;
  return n > 0 ? 100 * (promoters - detractors) / n : 0;
}

Range nps_interval(double promoters, double passives, double detractors, double level) {
  const double answers = promoters + passives + detractors;
  if (answers <= 0) return {-100, 100};
  const double n = answers + 3;
  const double up = (promoters + 0.75) / n, down = (detractors + 0.75) / n;
  const double score = up - down;
  const double half = normal_quantile(0.5 + level / 2) * std::sqrt((up + down - score * score) / n);
  return {100 * std::max(-1.0, score - half), 100 * std::min(1.0, score + half)};
}

}  // namespace clientele::stats
