#include "analyses/satisfaction_view.h"

#include <algorithm>
#include <cmath>

#include "stats/correction.h"
#include "stats/correlation.h"
#include "stats/distributions.h"
#include "stats/importance.h"

namespace clientele {
namespace {

constexpr double kEnoughPairs = 30;   // answers to both questions for a correlation
constexpr double kPerPredictor = 10;  // answers a predictor for relative weights
constexpr std::int32_t kTop = 35'000, kBottom = 25'000;  // nearest answer 4 or 5; 1 or 2
constexpr std::int32_t kPromoter = 90'000, kDetractor = 60'000;

PairSums pair_of(const SatisfactionSummary& summary, const std::string& a, const std::string& b) {
  const auto at = summary.pairs.find(a < b ? std::pair(a, b) : std::pair(b, a));
  return at == summary.pairs.end() ? PairSums() : at->second;
}

double correlation(const PairSums& s) {
  const auto d = [](std::int64_t v) { return static_cast<double>(v); };
  return stats::pearson_of_sums(d(s.n), d(s.x), d(s.y), d(s.xx), d(s.yy), d(s.xy));
}

// The question that importance is measured against: overall satisfaction, else recommendation.
std::string response_of(const SatisfactionSummary& summary) {
  for (const char* key : {"satisfaction", "recommend", "loyalty"}) {
    const auto at = summary.answers.find(key);
    if (at == summary.answers.end()) continue;
    if (static_cast<double>(count_answers(at->second)) >= kEnoughPairs) return key;
  }
  return {};
}

void add_correlations(const SatisfactionSummary& summary, SatisfactionView& view) {
  view.importance_of = response_of(summary);
  if (view.importance_of.empty()) return;
  std::vector<double> p;
  for (auto& aspect : view.aspects) {
    const auto sums = pair_of(summary, aspect.key, view.importance_of);
    const double r = correlation(sums);
    p.push_back(1);
    if (std::isnan(r) || static_cast<double>(sums.n) < kEnoughPairs) continue;
    aspect.correlation = r;
    aspect.correlation_n = static_cast<double>(sums.n);
    p.back() = stats::correlation_p(r, aspect.correlation_n);
  }
  const auto corrected = stats::holm(p);
  for (std::size_t i = 0; i < corrected.size(); ++i) view.aspects[i].correlation_p = corrected[i];
}

// Relative weights from pairwise correlations, where every pair has enough answers.
void add_weights(const SatisfactionSummary& summary, SatisfactionView& view) {
  const std::size_t n = view.aspects.size();
  if (n < 2 || view.importance_of.empty()) return;
  std::vector<std::string> keys;
  for (const auto& aspect : view.aspects) keys.push_back(aspect.key);
  keys.push_back(view.importance_of);
  stats::CorrelationMatrix matrix{n + 1, std::vector<double>((n + 1) * (n + 1), 1)};
  for (std::size_t i = 0; i <= n; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const auto sums = pair_of(summary, keys[i], keys[j]);
      const double r = correlation(sums);
      const double needed = std::max(kEnoughPairs, kPerPredictor * static_cast<double>(n));
      if (std::isnan(r) || static_cast<double>(sums.n) < needed) return;
      matrix.at(i, j) = matrix.at(j, i) = r;
    }
  }
  const auto weights = stats::relative_weights(matrix);
  // Correlations from different respondents need not fit together: more than all is explained.
  if (!weights || weights->r_squared > 1) return;
  view.explained = weights->r_squared;
  for (std::size_t i = 0; i < n; ++i) view.aspects[i].weight = weights->shares[i];
}

void set_csi_weights(const Options& options, std::vector<RatedQuestion>& aspects) {
  double total = 0;
  for (auto& aspect : aspects) {
    aspect.csi_weight = 1;
    if (!options.aspect_weights.empty()) {
      const auto name = aspect.key.substr(std::string(kAspectPrefix).size());
      const auto at = options.aspect_weights.find(name);
      aspect.csi_weight = at == options.aspect_weights.end() ? 0 : std::max(0.0, at->second);
    }
    total += aspect.csi_weight;
  }
  for (auto& aspect : aspects) aspect.csi_weight = total > 0 ? aspect.csi_weight / total : 0;
}

// Var(sum w_i mean_i) with respondents answering different aspects: covariance of two means is
// cov_ij n_ij / (n_i n_j).
std::optional<Index> index_of(const SatisfactionSummary& summary, const SatisfactionView& view) {
  const auto value = csi_of(summary.answers, view.aspects);
  if (!value) return std::nullopt;
  double variance = 0;
  Index out;
  out.value = *value;
  for (const auto& a : view.aspects) {
    if (a.csi_weight <= 0) continue;
    out.n = out.n == 0 ? a.moments.n : std::min(out.n, a.moments.n);
    for (const auto& b : view.aspects) {
      if (b.csi_weight <= 0) continue;
      double covariance = a.moments.variance / a.moments.n;
      if (a.key != b.key) {
        const auto sums = pair_of(summary, a.key, b.key);
        const double r = correlation(sums);
        covariance = std::isnan(r) ? 0
                                   : r * std::sqrt(a.moments.variance * b.moments.variance) *
                                         static_cast<double>(sums.n) / (a.moments.n * b.moments.n);
      }
      variance += a.csi_weight * b.csi_weight * covariance;
    }
  }
  const double half = stats::normal_quantile(0.975) * std::sqrt(std::max(0.0, variance)) * 25;
  out.interval = {std::max(0.0, out.value - half), std::min(100.0, out.value + half)};
  return out;
}

}  // namespace

RatedQuestion rate_question(const std::string& key, const Answers& answers) {
  RatedQuestion out;
  out.key = key;
  out.moments = moments_of(answers);
  out.interval = stats::t_interval(out.moments);
  out.interval.low = std::max(1.0, out.interval.low);
  out.interval.high = std::min(5.0, out.interval.high);
  double top = 0, bottom = 0;
  for (const auto& [value, count] : answers) {
    if (value >= kTop) top += static_cast<double>(count);
    if (value < kBottom) bottom += static_cast<double>(count);
  }
  if (out.moments.n > 0) {
    out.top2 = top / out.moments.n;
    out.bottom2 = bottom / out.moments.n;
  }
  return out;
}

NetPromoter net_promoter(const Answers& recommend) {
  NetPromoter out;
  for (const auto& [value, count] : recommend) {
    auto& part = value >= kPromoter    ? out.promoters
                 : value <= kDetractor ? out.detractors
                                       : out.passives;
    part += static_cast<double>(count);
  }
  return out;
}

std::optional<double> csi_of(const std::map<std::string, Answers>& answers,
                             const std::vector<RatedQuestion>& aspects) {
  double sum = 0, weights = 0;
  for (const auto& aspect : aspects) {
    if (aspect.csi_weight <= 0) continue;
    const auto at = answers.find(aspect.key);
    if (at == answers.end() || at->second.empty()) continue;
    sum += aspect.csi_weight * (moments_of(at->second).mean - 1) / 4;
    weights += aspect.csi_weight;
  }
  if (weights <= 0) return std::nullopt;
  return 100 * sum / weights;
}

SatisfactionView view_satisfaction(const SatisfactionSummary& summary, const Options& options) {
  SatisfactionView view;
  for (const auto& [key, answers] : summary.answers) {
    if (answers.empty()) continue;
    if (key == "satisfaction") view.overall = rate_question(key, answers);
    if (key == "loyalty") view.loyalty = rate_question(key, answers);
    if (key == "recommend") view.nps = net_promoter(answers);
    if (key.starts_with(kAspectPrefix)) view.aspects.push_back(rate_question(key, answers));
  }
  std::stable_sort(view.aspects.begin(), view.aspects.end(),
                   [](const auto& a, const auto& b) { return a.moments.mean > b.moments.mean; });
  set_csi_weights(options, view.aspects);
  add_correlations(summary, view);
  add_weights(summary, view);
  view.csi = index_of(summary, view);
  return view;
}

}  // namespace clientele
