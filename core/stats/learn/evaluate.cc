#include "stats/learn/evaluate.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "stats/distributions.h"
#include "stats/learn/logit.h"
#include "stats/quantiles.h"

namespace clientele::stats {
namespace {

// Rows, highest prediction first; equal predictions in order of row.
std::vector<std::uint32_t> descending(std::span<const double> predicted) {
  std::vector<std::uint32_t> order(predicted.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return predicted[a] > predicted[b]; });
  return order;
}

// Positives among the first k rows, for k = 0 … n; rows that tie share their positives equally.
std::vector<double> positives_within(std::span<const double> predicted,
                                     std::span<const std::uint8_t> labels) {
  const auto order = descending(predicted);
  std::vector<double> within{0};
  within.reserve(order.size() + 1);
  for (std::size_t i = 0; i < order.size();) {
    std::size_t end = i;
    double positives = 0;
    for (; end < order.size() && predicted[order[end]] == predicted[order[i]]; ++end) {
      positives += labels[order[end]];
    }
    const double before = within.back(), tied = static_cast<double>(end - i);
    for (std::size_t k = i; k < end; ++k) {
      within.push_back(before + positives * static_cast<double>(k + 1 - i) / tied);
    }
    i = end;
  }
  return within;
}

double variance_of(std::span<const double> values) { return moments(values).variance; }

}  // namespace

Range auc_interval(double value, double variance) {
  if (!(value > 0 && value < 1)) return {value > 0 ? value : 0, value > 0 ? 1 : value};
  const double reach =
      normal_quantile(0.975) * std::sqrt(variance) / (value * (1 - value));  // delta method
  return {logistic(log_odds(value) - reach), logistic(log_odds(value) + reach)};
}

Auc auc(std::span<const double> predicted, std::span<const std::uint8_t> labels) {
  Auc out;
  std::vector<double> positive, negative;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    (labels[i] != 0 ? positive : negative).push_back(predicted[i]);
  }
  const auto m = static_cast<double>(positive.size()), n = static_cast<double>(negative.size());
  out.positives = m;
  out.negatives = n;
  if (m == 0 || n == 0) return out;
  std::vector<double> all = positive;
  all.insert(all.end(), negative.begin(), negative.end());
  const auto ranks = mid_ranks(all);
  const auto own_positive = mid_ranks(positive), own_negative = mid_ranks(negative);
  // Placements: the share of the other outcome each row is ranked above (below).
  std::vector<double> v10(positive.size()), v01(negative.size());
  for (std::size_t i = 0; i < v10.size(); ++i) v10[i] = (ranks[i] - own_positive[i]) / n;
  for (std::size_t j = 0; j < v01.size(); ++j) {
    v01[j] = 1 - (ranks[positive.size() + j] - own_negative[j]) / m;
  }
  out.value = std::accumulate(v10.begin(), v10.end(), 0.0) / m;
  out.variance = variance_of(v10) / m + variance_of(v01) / n;
  out.interval = auc_interval(out.value, out.variance);
  return out;
}

double log_loss(std::span<const double> predicted, std::span<const std::uint8_t> labels) {
  constexpr double kLeast = 1e-12;
  double sum = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const double p = std::clamp(predicted[i], kLeast, 1 - kLeast);
    sum -= std::log(labels[i] != 0 ? p : 1 - p);
  }
  return labels.empty() ? 0 : sum / static_cast<double>(labels.size());
}

double brier(std::span<const double> predicted, std::span<const std::uint8_t> labels) {
  double sum = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const double miss = predicted[i] - labels[i];
    sum += miss * miss;
  }
  return labels.empty() ? 0 : sum / static_cast<double>(labels.size());
}

std::vector<CalibrationClass> calibration(std::span<const double> predicted,
                                          std::span<const std::uint8_t> labels,
                                          std::size_t classes) {
  auto order = descending(predicted);
  std::reverse(order.begin(), order.end());
  std::vector<CalibrationClass> out;
  for (std::size_t c = 0; c < classes; ++c) {
    const auto begin = static_cast<std::size_t>(std::uint64_t{order.size()} * c / classes);
    const auto end = static_cast<std::size_t>(std::uint64_t{order.size()} * (c + 1) / classes);
    if (begin == end) continue;
    CalibrationClass one;
    one.n = static_cast<double>(end - begin);
    for (std::size_t i = begin; i < end; ++i) {
      one.predicted += predicted[order[i]];
      one.observed += labels[order[i]];
    }
    one.interval = wilson(one.observed, one.n);
    one.predicted /= one.n;
    one.observed /= one.n;
    out.push_back(one);
  }
  return out;
}

double calibration_error(std::span<const CalibrationClass> classes) {
  double sum = 0, n = 0;
  for (const auto& one : classes) {
    sum += one.n * std::abs(one.predicted - one.observed);
    n += one.n;
  }
  return n > 0 ? sum / n : 0;
}

double lift(std::span<const double> predicted, std::span<const std::uint8_t> labels, double top) {
  const auto within = positives_within(predicted, labels);
  const auto n = static_cast<double>(labels.size());
  const auto k = static_cast<std::size_t>(std::floor(top * n + 0.5));
  if (k == 0 || within.back() == 0) return 0;
  return within[k] / static_cast<double>(k) / (within.back() / n);
}

std::vector<ProfitPoint> profit_curve(std::span<const double> predicted,
                                      std::span<const std::uint8_t> labels,
                                      const RetentionOffer& offer, std::size_t points) {
  const auto within = positives_within(predicted, labels);
  const std::size_t n = labels.size();
  std::vector<ProfitPoint> out;
  for (std::size_t i = 0; i <= points && n > 0; ++i) {
    const auto k = static_cast<std::size_t>(std::uint64_t{n} * i / points);
    const auto contacted = static_cast<double>(k), rows = static_cast<double>(n);
    out.push_back({contacted / rows, offer.profit(contacted, within[k]) / rows});
  }
  return out;
}

}  // namespace clientele::stats
