#include "stats/tests.h"

#include <algorithm>
#include <cmath>

#include "stats/distributions.h"

namespace clientele::stats {

Difference two_proportions(double successes1, double n1, double successes2, double n2) {
  Difference out;
  out.interval = {-1, 1};
  if (n1 <= 0 || n2 <= 0) return out;
  const double p1 = successes1 / n1, p2 = successes2 / n2;
  out.estimate = p1 - p2;
  const auto w1 = wilson(successes1, n1), w2 = wilson(successes2, n2);
  out.interval = {out.estimate - std::hypot(p1 - w1.low, w2.high - p2),
                  out.estimate + std::hypot(w1.high - p1, p2 - w2.low)};
  const double pooled = (successes1 + successes2) / (n1 + n2);
  const double variance = pooled * (1 - pooled) * (1 / n1 + 1 / n2);
  if (variance <= 0) return out;
  out.statistic = out.estimate / std::sqrt(variance);
  out.p = normal_two_sided(out.statistic);
  return out;
}

Difference welch(const Moments& first, const Moments& second) {
  Difference out;
  out.estimate = first.mean - second.mean;
  out.interval = t_interval(Moments{});
  if (first.n < 2 || second.n < 2) return out;
  const double v1 = first.variance / first.n, v2 = second.variance / second.n;
  if (v1 + v2 <= 0) return out;
  out.degrees = (v1 + v2) * (v1 + v2) / (v1 * v1 / (first.n - 1) + v2 * v2 / (second.n - 1));
  out.statistic = out.estimate / std::sqrt(v1 + v2);
  out.p = t_two_sided(out.statistic, out.degrees);
  const double half = t_quantile(0.975, out.degrees) * std::sqrt(v1 + v2);
  out.interval = {out.estimate - half, out.estimate + half};
  return out;
}

TestResult welch_anova(std::span<const Moments> groups) {
  TestResult out;
  std::vector<Moments> used;
  for (const auto& group : groups) {
    if (group.n >= 2 && group.variance > 0) used.push_back(group);
  }
  const auto k = static_cast<double>(used.size());
  if (k < 2) return out;
  double weights = 0, mean = 0;
  for (const auto& g : used) {
    weights += g.n / g.variance;
    mean += g.n / g.variance * g.mean;
  }
  mean /= weights;
  double between = 0, lambda = 0;
  for (const auto& g : used) {
    const double w = g.n / g.variance;
    between += w * (g.mean - mean) * (g.mean - mean);
    lambda += (1 - w / weights) * (1 - w / weights) / (g.n - 1);
  }
  if (lambda <= 0) return out;
  out.degrees = (k * k - 1) / (3 * lambda);
  out.statistic = between / (k - 1) / (1 + 2 * (k - 2) / (k * k - 1) * lambda);
  out.p = f_upper(out.statistic, k - 1, out.degrees);
  return out;
}

TestResult chi_square(std::span<const double> counts, std::size_t columns) {
  TestResult out;
  if (columns == 0) return out;
  const std::size_t rows = counts.size() / columns;
  std::vector<double> row_sums(rows, 0), column_sums(columns, 0);
  double total = 0;
  for (std::size_t i = 0; i < rows * columns; ++i) {
    row_sums[i / columns] += counts[i];
    column_sums[i % columns] += counts[i];
    total += counts[i];
  }
  const auto filled = [](const std::vector<double>& sums) {
    return static_cast<double>(
        std::count_if(sums.begin(), sums.end(), [](double s) { return s > 0; }));
  };
  out.degrees = (filled(row_sums) - 1) * (filled(column_sums) - 1);
  if (out.degrees < 1) return {};
  for (std::size_t i = 0; i < rows * columns; ++i) {
    const double expected = row_sums[i / columns] * column_sums[i % columns] / total;
    if (expected > 0) out.statistic += (counts[i] - expected) * (counts[i] - expected) / expected;
  }
  out.p = chi_square_upper(out.statistic, out.degrees);
  return out;
}

TestResult kruskal_wallis(const std::vector<std::vector<std::uint64_t>>& counts) {
  TestResult out;
  std::size_t classes = 0;
  for (const auto& group : counts) classes = std::max(classes, group.size());
  std::vector<double> class_sums(classes, 0);
  double n = 0, groups = 0;
  for (const auto& group : counts) {
    double size = 0;
    for (std::size_t c = 0; c < group.size(); ++c) {
      class_sums[c] += static_cast<double>(group[c]);
      size += static_cast<double>(group[c]);
    }
    n += size;
    if (size > 0) groups += 1;
  }
  if (groups < 2 || n < 3) return out;
  std::vector<double> rank(classes, 0);  // mid-rank less the mean rank: small numbers cancel less
  double before = 0, ties = 0;
  for (std::size_t c = 0; c < classes; ++c) {
    rank[c] = before + (class_sums[c] + 1) / 2 - (n + 1) / 2;
    before += class_sums[c];
    ties += class_sums[c] * (class_sums[c] * class_sums[c] - 1);
  }
  const double correction = 1 - ties / (n * (n * n - 1));
  if (correction <= 1e-12) return out;  // one value only
  double h = 0;
  for (const auto& group : counts) {
    double size = 0, ranks = 0;
    for (std::size_t c = 0; c < group.size(); ++c) {
      size += static_cast<double>(group[c]);
      ranks += static_cast<double>(group[c]) * rank[c];
    }
    if (size > 0) h += ranks * ranks / size;
  }
  out.statistic = 12 * h / (n * (n + 1)) / correction;
  out.degrees = groups - 1;
  out.p = chi_square_upper(out.statistic, out.degrees);
  return out;
}

TestResult mann_kendall(std::span<const double> series) {
  TestResult out;
  const auto n = static_cast<double>(series.size());
  if (series.size() < 4) return out;
  double s = 0;
  for (std::size_t i = 0; i < series.size(); ++i) {
    for (std::size_t j = i + 1; j < series.size(); ++j) {
      s += (series[j] > series[i] ? 1 : 0) - (series[j] < series[i] ? 1 : 0);
    }
  }
  std::vector<double> sorted(series.begin(), series.end());
  std::sort(sorted.begin(), sorted.end());
  double variance = n * (n - 1) * (2 * n + 5);
  for (std::size_t i = 0; i < sorted.size();) {
    std::size_t j = i;
    while (j < sorted.size() && !(sorted[i] < sorted[j])) ++j;
    const auto t = static_cast<double>(j - i);
    variance -= t * (t - 1) * (2 * t + 5);
    i = j;
  }
  variance /= 18;
  if (variance <= 0) return out;
  const double step = s > 0 ? 1 : s < 0 ? -1 : 0;
  out.statistic = (s - step) / std::sqrt(variance);
  out.p = normal_two_sided(out.statistic);
  return out;
}

}  // namespace clientele::stats
