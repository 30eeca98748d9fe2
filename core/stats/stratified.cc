#include "stats/stratified.h"

#include <algorithm>
#include <cmath>

#include "stats/distributions.h"

namespace clientele::stats {

StratifiedShares stratified_shares(std::span<const SharesOfStratum> strata) {
  StratifiedShares out;
  double weights = 0, null_variance = 0, variance = 0;
  double cells[4] = {0, 0, 0, 0};  // expected: with and without, of the first and the second
  for (const auto& s : strata) {
    const double n = s.n1 + s.n2;
    if (s.n1 <= 0 || s.n2 <= 0) continue;
    const double weight = s.n1 * s.n2 / n, with = s.successes1 + s.successes2;
    const double p1 = s.successes1 / s.n1, p2 = s.successes2 / s.n2;
    weights += weight;
    out.first += weight * p1;
    out.second += weight * p2;
    null_variance += weight * with * (n - with) / (n * (n - 1));
    variance += weight * weight * (p1 * (1 - p1) / s.n1 + p2 * (1 - p2) / s.n2);
    cells[0] += s.n1 * with / n;
    cells[1] += s.n1 * (n - with) / n;
    cells[2] += s.n2 * with / n;
    cells[3] += s.n2 * (n - with) / n;
  }
  if (weights <= 0) return out;
  out.least_expected = *std::min_element(std::begin(cells), std::end(cells));
  const double numerator = out.first - out.second;
  out.first /= weights;
  out.second /= weights;
  out.estimate = numerator / weights;
  const double half = normal_quantile(0.975) * std::sqrt(variance) / weights;
  out.interval = {std::max(-1.0, out.estimate - half), std::min(1.0, out.estimate + half)};
  if (null_variance <= 0) return out;
  out.statistic = numerator * numerator / null_variance;
  out.degrees = 1;
  out.p = normal_two_sided(std::sqrt(out.statistic));
  return out;
}

}  // namespace clientele::stats
