#include "stats/clv/gamma_gamma.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "stats/clv/gamma.h"
#include "stats/clv/minimise.h"
#include "stats/distributions.h"

namespace clientele::stats {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kRoughly = 1e-4, kFine = 1e-12, kAcceptable = 1e-6, kFar = 9;
constexpr std::size_t kStartSpenders = 3000;

// Spenders with the same number of purchases share their gamma functions.
struct Class {
  double purchases, customers = 0, log_means = 0;
  std::vector<double> sums;  // purchases × mean, in the mean of all
};

std::vector<Class> classes_of(std::span<const Spender> spenders, double unit, std::size_t stride) {
  std::uint32_t most = 0;
  for (const auto& s : spenders) most = std::max(most, s.purchases);
  std::vector<std::uint32_t> place(most + 1, UINT32_MAX);
  std::vector<Class> out;
  for (std::size_t i = 0; i < spenders.size(); i += stride) {
    auto& at = place[spenders[i].purchases];
    if (at == UINT32_MAX) {
      at = static_cast<std::uint32_t>(out.size());
      out.push_back({static_cast<double>(spenders[i].purchases), 0, 0, {}});
    }
    auto& entry = out[at];
    const double mean = spenders[i].mean / unit;
    entry.customers += 1;
    entry.log_means += std::log(mean);
    entry.sums.push_back(entry.purchases * mean);
  }
  return out;
}

// Equation 1a: sum of ln Γ(px+q) - ln Γ(px) - ln Γ(q) + q ln γ + (px-1) ln m + px ln x
// - (px+q) ln(γ + m x); gradient by p, q, γ.
double likelihood(const std::vector<Class>& classes, const std::array<double, 3>& at,
                  std::array<double, 3>& by) {
  const auto [p, q, gamma] = at;
  by = {};
  double total = 0;
  const double log_gamma_q = log_gamma(q), psi_q = digamma(q), log_scale = std::log(gamma);
  for (const auto& c : classes) {
    const double x = c.purchases, n = c.customers, px = p * x;
    double logs = 0, inverses = 0;
    // Products of a few sums share one logarithm; scale and sums are of order one to 1e6.
    double product = 1;
    int held = 0;
    for (const double sum : c.sums) {
      const double whole = gamma + sum;
      inverses += 1 / whole;
      product *= whole;
      if (++held == 8) {
        logs += std::log(product);
        product = 1;
        held = 0;
      }
    }
    logs += std::log(product);
    const double psi_all = digamma(px + q), log_x = std::log(x);
    total += n * (log_gamma(px + q) - log_gamma(px) - log_gamma_q + q * log_scale + px * log_x) +
             (px - 1) * c.log_means - (px + q) * logs;
    by[0] += x * (n * (psi_all - digamma(px) + log_x) + c.log_means - logs);
    by[1] += n * (psi_all - psi_q + log_scale) - logs;
    by[2] += n * q / gamma - (px + q) * inverses;
  }
  return total;
}

Objective objective_of(const std::vector<Class>& classes, double n) {
  return [&classes, n](const std::vector<double>& at, std::vector<double>& gradient) -> double {
    std::array<double, 3> p{}, by;
    for (std::size_t i = 0; i < 3; ++i) {
      if (!(std::abs(at[i]) < 16)) return kNaN;
      p[i] = std::exp(at[i]);
    }
    const double value = likelihood(classes, p, by);
    for (std::size_t i = 0; i < 3; ++i) gradient[i] = -by[i] * p[i] / n;
    return -value / n;
  };
}

std::vector<double> best_start(const std::vector<Class>& classes, double n, int& evaluations) {
  const auto objective = objective_of(classes, n);
  Minimum best;
  best.value = kInfinity;
  for (const auto& start :
       {std::vector{1.0, 1.0, 0.0}, std::vector{2.0, 1.5, 0.5}, std::vector{0.0, 1.5, 1.0}}) {
    auto found = descend(objective, start, kRoughly);
    evaluations += found.evaluations;
    if (found.value < best.value) best = std::move(found);
  }
  return best.at;
}

}  // namespace

double SpendFit::expected(double purchases, double mean) const {
  const double weight = p * purchases + q - 1;
  if (!(weight > 0)) return kNaN;
  return p * (gamma + purchases * mean) / weight;
}

SpendFit::Spread SpendFit::spread(double purchases, double mean) const {
  const double shape = p * purchases + q, scale = gamma + purchases * mean;
  if (!(shape > 2)) return {kInfinity, kInfinity};
  const double inverse_square = scale * scale / ((shape - 1) * (shape - 2));  // E[1 / nu²]
  return {p * inverse_square, p * p * inverse_square / (shape - 1)};
}

MoneyRange money_range(const SpendFit& fit, double purchases, double mean,
                       std::span<const double> tail, double level) {
  const double scale = fit.gamma + purchases * mean, shape = fit.q + fit.p * purchases;
  const auto below = [&](double money) {
    double sum = 0;
    for (std::size_t n = 0; n < tail.size(); ++n) {
      const double chance = tail[n] - (n + 1 < tail.size() ? tail[n + 1] : 0);
      const double within =
          n == 0 ? 1 : beta_cdf(money / (money + scale), fit.p * static_cast<double>(n), shape);
      sum += chance * within;
    }
    return sum;
  };
  const auto quantile = [&](double p) {
    if (below(0) >= p) return 0.0;
    double high = scale;
    while (below(high) < p && high < 1e15) high *= 2;
    double low = 0;
    for (int i = 0; i < 60; ++i) {
      const double middle = (low + high) / 2;
      (below(middle) < p ? low : high) = middle;
    }
    return high;
  };
  return {quantile((1 - level) / 2), quantile((1 + level) / 2)};
}

SpendFit fit_spend(std::span<const Spender> spenders) {
  SpendFit out;
  out.customers = static_cast<double>(spenders.size());
  if (out.customers < kFewestBuyers) {
    out.failure = FitFailure::too_few;
    return out;
  }
  double unit = 0;
  for (const auto& s : spenders) unit += s.mean / out.customers;
  const bool same = std::all_of(spenders.begin(), spenders.end(), [&](const Spender& s) {
    return std::abs(s.mean / spenders[0].mean - 1) < 1e-12;
  });
  if (same) {
    out.failure = FitFailure::identical;
    return out;
  }
  const auto classes = classes_of(spenders, unit, 1);
  const std::size_t stride = 1 + spenders.size() / kStartSpenders;
  const auto few = classes_of(spenders, unit, stride);
  double few_customers = 0;
  for (const auto& c : few) few_customers += c.customers;
  auto start = best_start(few, few_customers, out.evaluations);
  if (start.empty()) {
    out.failure = FitFailure::no_likelihood;
    return out;
  }
  const auto objective = objective_of(classes, out.customers);
  const auto near = descend(objective, std::move(start), kRoughly);
  const auto found = polish(objective, near.at, kFine);
  out.evaluations += near.evaluations + found.evaluations;
  out.p = std::exp(found.at[0]);
  out.q = std::exp(found.at[1]);
  out.gamma = std::exp(found.at[2]) * unit;
  // Means were measured in `unit`: each density carries its inverse.
  out.log_likelihood = -found.value * out.customers - out.customers * std::log(unit);
  out.gradient_norm = found.gradient_norm;
  if (std::any_of(found.at.begin(), found.at.end(), [](double x) { return std::abs(x) > kFar; })) {
    out.failure = FitFailure::identical;
  } else if (!std::isfinite(out.log_likelihood)) {
    out.failure = FitFailure::no_likelihood;
  } else if (!(found.gradient_norm < kAcceptable)) {
    out.failure = FitFailure::not_converged;
  } else if (found.covariance.empty()) {
    out.failure = FitFailure::not_a_maximum;
  } else {
    const std::array<double, 3> values = {out.p, out.q, out.gamma};
    for (std::size_t i = 0; i < 9; ++i) out.covariance[i] = found.covariance[i] / out.customers;
    for (std::size_t i = 0; i < 3; ++i)
      out.standard_errors[i] = values[i] * std::sqrt(out.covariance[i * 4]);
  }
  return out;
}

}  // namespace clientele::stats
