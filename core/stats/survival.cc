#include "stats/survival.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

#include "stats/distributions.h"

namespace clientele::stats {
namespace {

double total(const ExitTable& exits) {
  double sum = 0;
  for (const auto& e : exits) sum += e.left + e.censored;
  return sum;
}

Range log_log_interval(double survival, double greenwood) {
  if (survival <= 0 || survival >= 1) return {survival, survival};
  const double reach = normal_quantile(0.975) * std::sqrt(greenwood) / std::abs(std::log(survival));
  return {std::pow(survival, std::exp(reach)), std::pow(survival, std::exp(-reach))};
}

}  // namespace

std::vector<SurvivalPoint> kaplan_meier(const ExitTable& exits) {
  std::vector<SurvivalPoint> curve;
  double at_risk = total(exits), survival = 1, greenwood = 0, last = 0;
  SurvivalPoint end;
  for (std::size_t t = 0; t < exits.size(); ++t) {
    const auto& e = exits[t];
    if (e.left + e.censored <= 0) continue;
    last = static_cast<double>(t);
    if (e.left > 0) {
      survival *= 1 - e.left / at_risk;
      greenwood += at_risk > e.left ? e.left / (at_risk * (at_risk - e.left)) : 0;
      curve.push_back({last, at_risk, e.left, survival, log_log_interval(survival, greenwood)});
    }
    end = {last, at_risk, e.left, survival, log_log_interval(survival, greenwood)};
    at_risk -= e.left + e.censored;
  }
  if (last > 0 && (curve.empty() || curve.back().time < last)) curve.push_back(end);
  return curve;
}

std::optional<MedianLifetime> median_lifetime(std::span<const SurvivalPoint> curve) {
  std::optional<MedianLifetime> out;
  std::optional<double> low;
  for (const auto& point : curve) {
    if (!low && point.interval.low <= 0.5) low = point.time;
    if (!out && point.survival <= 0.5)
      out = MedianLifetime{point.time, low.value_or(point.time), {}};
    if (out && !out->high && point.interval.high <= 0.5) out->high = point.time;
  }
  return out;
}

SurvivalPoint survival_at(std::span<const SurvivalPoint> curve, double time) {
  SurvivalPoint out;
  out.interval = {1, 1};
  for (const auto& point : curve) {
    if (point.time > time) break;
    out = point;
  }
  return out;
}

TestResult log_rank(std::span<const ExitTable> groups) {
  std::vector<double> at_risk;
  std::size_t end = 0;
  for (const auto& group : groups) {
    at_risk.push_back(total(group));
    end = std::max(end, group.size());
  }
  const auto k = static_cast<Eigen::Index>(groups.size());
  TestResult out;
  if (k < 2) return out;
  Eigen::VectorXd excess = Eigen::VectorXd::Zero(k);
  Eigen::MatrixXd covariance = Eigen::MatrixXd::Zero(k, k);
  for (std::size_t t = 0; t < end; ++t) {
    double left = 0, all = 0;
    for (std::size_t g = 0; g < groups.size(); ++g) {
      left += t < groups[g].size() ? groups[g][t].left : 0;
      all += at_risk[g];
    }
    if (left > 0) {
      const double spread = all > 1 ? left * (all - left) / (all - 1) : 0;
      for (Eigen::Index i = 0; i < k; ++i) {
        const auto g = static_cast<std::size_t>(i);
        const double share = at_risk[g] / all;
        excess(i) += (t < groups[g].size() ? groups[g][t].left : 0) - left * share;
        for (Eigen::Index j = 0; j < k; ++j) {
          const double other = at_risk[static_cast<std::size_t>(j)] / all;
          covariance(i, j) += spread * share * ((i == j ? 1 : 0) - other);
        }
      }
    }
    for (std::size_t g = 0; g < groups.size(); ++g) {
      if (t < groups[g].size()) at_risk[g] -= groups[g][t].left + groups[g][t].censored;
    }
  }
  // The excesses sum to 0: one group is left out.
  const Eigen::LDLT<Eigen::MatrixXd> solver(covariance.topLeftCorner(k - 1, k - 1));
  if (solver.info() != Eigen::Success || !(solver.vectorD().minCoeff() > 1e-12)) return out;
  const Eigen::VectorXd head = excess.head(k - 1);
  out.statistic = head.dot(solver.solve(head));
  out.degrees = static_cast<double>(k - 1);
  out.p = chi_square_upper(out.statistic, out.degrees);
  return out;
}

}  // namespace clientele::stats
