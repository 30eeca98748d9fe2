#include "analyses/lifetime_holdout.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "stats/clv/predict.h"

namespace clientele {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kFewest = 50;  // purchases
constexpr double kTie = 0.01;   // of the squared error: not worth a preference

// To five significant digits. Powers of ten by multiplication: pow differs between platforms.
double five_digits(double value) {
  if (!std::isfinite(value) || value == 0) return value;
  double scale = 1;
  while (std::abs(value) * scale < 1e4) scale *= 10;
  while (std::abs(value) * scale >= 1e5) scale /= 10;
  return std::round(value * scale) / scale;
}

void judge(ModelTrial& trial, const HoldoutData& data, const stats::BuyerGroups& groups,
           double unit_days) {
  const stats::Predictor predictor(trial.fit.spec, trial.fit.parameters, unit_days);
  std::vector<double> expected;
  for (const auto& group : groups.groups)
    expected.push_back(predictor.expected(group.buyer, data.until - data.end));
  double squares = 0;
  for (std::size_t i = 0; i < data.after.size(); ++i) {
    const double e = expected[groups.group_of[i]], error = e - data.after[i];
    trial.expected += e;
    trial.mean_absolute += std::abs(error);
    squares += error * error;
  }
  const double n = std::max(1.0, static_cast<double>(data.after.size()));
  trial.mean_absolute /= n;
  trial.root_mean_square = std::sqrt(squares / n);
  // Where the likelihood is flat, the last bits of a fit are the platform's: they must neither
  // choose the model nor be shown.
  for (double* value : {&trial.expected, &trial.mean_absolute, &trial.root_mean_square})
    *value = five_digits(*value);
}

// A candidate's squared error as a multiple of the least, mean over the holdouts.
double squares_of(std::span<const Holdout> holdouts, std::size_t candidate) {
  double sum = 0, n = 0;
  for (const auto& holdout : holdouts) {
    const auto& trial = holdout.trials[candidate];
    if (!holdout.enough() || !trial.fit.ok()) continue;
    double least = kInfinity;
    for (const auto& other : holdout.trials) {
      if (other.fit.ok()) least = std::min(least, other.root_mean_square);
    }
    const double ratio = least > 0 ? trial.root_mean_square / least : 1;
    sum += ratio * ratio;
    n += 1;
  }
  return n > 0 ? sum / n : 1;
}

double aic_of(const ModelTrial& trial) {
  return 2 * static_cast<double>(trial.fit.spec.parameters()) - 2 * trial.log_likelihood;
}

}  // namespace

bool Holdout::enough() const { return actual >= kFewest; }

Holdout hold_out(const HoldoutData& data, std::span<const stats::ModelSpec> candidates,
                 double unit_days) {
  Holdout out;
  out.end = data.end;
  out.until = data.until;
  out.customers = static_cast<double>(data.buyers.size());
  for (const double n : data.after) out.actual += n;
  const auto groups = stats::group_buyers(data.buyers);
  const stats::BuyerSample sample(groups.groups, unit_days);
  for (const auto& spec : candidates) {
    ModelTrial trial;
    trial.fit = stats::fit_buying(spec, sample);
    if (trial.fit.ok()) {
      trial.log_likelihood =
          trial.fit.log_likelihood +
          stats::regularity_constant(spec.k, data.log_gaps - sample.repeats() * std::log(unit_days),
                                     sample.repeats());
      judge(trial, data, groups, unit_days);
    }
    out.trials.push_back(std::move(trial));
  }
  return out;
}

std::size_t choose(std::span<const Holdout> holdouts) {
  // One that cannot be fitted to the latest history is of no use.
  const auto& latest = holdouts.front().trials;
  std::vector<double> squares;
  double least = kInfinity;
  for (std::size_t i = 0; i < latest.size(); ++i) {
    squares.push_back(latest[i].fit.ok() ? squares_of(holdouts, i) : kInfinity);
    least = std::min(least, squares.back());
  }
  std::size_t best = 0;
  double smallest = kInfinity;
  for (std::size_t i = 0; i < latest.size(); ++i) {
    if (!latest[i].fit.ok() || squares[i] > least * (1 + kTie)) continue;
    if (!(aic_of(latest[i]) < smallest)) continue;
    smallest = aic_of(latest[i]);
    best = i;
  }
  return best;
}

double total_error(std::span<const Holdout> holdouts, std::size_t chosen) {
  double squares = 0, n = 0;
  for (const auto& holdout : holdouts) {
    const auto& trial = holdout.trials[chosen];
    if (!holdout.enough() || !trial.fit.ok()) continue;
    const double error = trial.expected / holdout.actual - 1;
    squares += error * error;
    n += 1;
  }
  return std::sqrt(squares / n);
}

}  // namespace clientele
