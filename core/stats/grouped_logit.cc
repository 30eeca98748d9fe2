#include "stats/grouped_logit.h"

#include <cmath>

#include "stats/clv/minimise.h"
#include "stats/distributions.h"

namespace clientele::stats {
namespace {

constexpr double kPrior = 1 / (2.5 * 2.5);
constexpr int kMostSteps = 50;
constexpr double kClose = 1e-10;

// The last variable is the intercept, which has no prior.
struct Slopes {
  double value = 0;
  std::vector<double> gradient, hessian;
};

Slopes slopes_at(std::span<const LogitCell> cells, const std::vector<double>& at) {
  const std::size_t n = at.size();
  Slopes out{0, std::vector<double>(n), std::vector<double>(n * n)};
  for (const auto& cell : cells) {
    double margin = at[n - 1];
    for (const auto t : cell.terms) margin += at[t];
    const double size = std::abs(margin);
    const double log_whole = std::max(margin, 0.0) + std::log1p(std::exp(-size));
    const double p = 1 / (1 + std::exp(-margin));
    out.value += cell.trials * log_whole - cell.successes * margin;
    const double error = cell.trials * p - cell.successes;
    const double weight = cell.trials * p * (1 - p);
    const auto add = [&](std::size_t a) {
      out.gradient[a] += error;
      for (const auto b : cell.terms) out.hessian[a * n + b] += weight;
      out.hessian[a * n + n - 1] += weight;
    };
    for (const auto t : cell.terms) add(t);
    add(n - 1);
  }
  for (std::size_t i = 0; i + 1 < n; ++i) {
    out.value += kPrior * at[i] * at[i] / 2;
    out.gradient[i] += kPrior * at[i];
    out.hessian[i * n + i] += kPrior;
  }
  return out;
}

double largest(const std::vector<double>& v) {
  double out = 0;
  for (const double x : v) out = std::max(out, std::abs(x));
  return out;
}

}  // namespace

LogitFit fit_logit(std::span<const LogitCell> cells, std::size_t terms) {
  LogitFit out;
  double trials = 0, successes = 0;
  for (const auto& cell : cells) {
    trials += cell.trials;
    successes += cell.successes;
  }
  if (!(successes > 0) || !(successes < trials)) return out;
  const std::size_t n = terms + 1;
  std::vector<double> at(n);
  at[terms] = std::log(successes / (trials - successes));
  auto here = slopes_at(cells, at);
  std::vector<double> inverse;
  for (int step = 0; step < kMostSteps; ++step) {
    inverse = inverse_spd(here.hessian, n);
    if (inverse.empty()) return out;
    out.converged = largest(here.gradient) < kClose * trials;
    if (out.converged) break;
    std::vector<double> direction(n);
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) direction[i] -= inverse[i * n + j] * here.gradient[j];
    }
    for (double scale = 1; scale > 1e-6; scale /= 2) {
      auto next = at;
      for (std::size_t i = 0; i < n; ++i) next[i] += scale * direction[i];
      auto there = slopes_at(cells, next);
      if (!(there.value <= here.value + 1e-12 * std::abs(here.value))) continue;
      at = std::move(next);
      here = std::move(there);
      break;
    }
  }
  out.intercept = at[terms];
  out.weights.assign(at.begin(), at.end() - 1);
  for (std::size_t i = 0; i < terms; ++i) {
    out.standard_errors.push_back(std::sqrt(inverse[i * n + i]));
    for (std::size_t j = 0; j < terms; ++j) out.covariance.push_back(inverse[i * n + j]);
  }
  return out;
}

double LogitFit::p_value(std::size_t begin, std::size_t end) const {
  const std::size_t n = end - begin, all = weights.size();
  if (n == 0) return 1;
  std::vector<double> block;
  for (std::size_t i = begin; i < end; ++i) {
    for (std::size_t j = begin; j < end; ++j) block.push_back(covariance[i * all + j]);
  }
  const auto inverse = inverse_spd(block, n);
  if (inverse.empty()) return 1;
  double sum = 0;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j)
      sum += weights[begin + i] * inverse[i * n + j] * weights[begin + j];
  }
  return chi_square_upper(sum, static_cast<double>(n));
}

}  // namespace clientele::stats
