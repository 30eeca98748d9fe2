#include "stats/clv/fit.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "stats/clv/minimise.h"

namespace clientele::stats {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kStartGroups = 1000;  // enough to tell a good start from a bad one
constexpr std::size_t kTries = 2;           // starts followed on all groups
constexpr std::size_t kNearGroups = 2000, kMostNearGroups = 10'000;  // to come near, and to lend
                                                                     // the curvature
constexpr double kRoughly = 1e-4, kFine = 1e-12;                     // gradient per customer
constexpr double kAcceptable = 1e-6;
constexpr double kFarthest = 13;  // logarithm of a parameter: beyond it runs away

// Minus the mean log-likelihood by the logarithms of the parameters, time scaled to its mean so
// that all are of order one: alpha (and Pareto's beta) are in mean ages.
class Scaled {
 public:
  Scaled(const ModelSpec& spec, const BuyerSample& sample)
      : spec_(spec), sample_(sample), scale_(std::max(1e-9, sample.mean_age())) {}

  Parameters parameters(const std::vector<double>& at) const {
    Parameters out{};
    for (std::size_t i = 0; i < at.size(); ++i) out[i] = std::exp(at[i]) * (timed(i) ? scale_ : 1);
    return out;
  }
  double operator()(const std::vector<double>& at, std::vector<double>& gradient) const {
    for (const double x : at) {
      if (!(std::abs(x) < kFarthest + 3)) return kNaN;
    }
    const auto p = parameters(at);
    Parameters by;
    const double value = log_likelihood(spec_, p, sample_, by);
    for (std::size_t i = 0; i < at.size(); ++i) gradient[i] = -by[i] * p[i] / sample_.customers();
    return -value / sample_.customers();
  }
  // A point of the same model on another sample in this one's scale: alpha in time carries over.
  std::vector<double> from(const Scaled& other, std::vector<double> at) const {
    const double shift = std::log(other.scale_ / scale_);
    for (std::size_t i = 0; i < at.size(); ++i) at[i] += timed(i) ? shift : 0;
    return at;
  }

 private:
  bool timed(std::size_t i) const {
    return i == 1 || (i == 3 && spec_.model == BuyingModel::pareto_nbd);
  }
  const ModelSpec& spec_;
  const BuyerSample& sample_;
  double scale_;
};

// Fast and slow buyers, early and late leavers.
std::vector<std::vector<double>> starts(const ModelSpec& spec, const BuyerSample& sample) {
  const double rate = std::log(sample.repeats() / sample.customers() * spec.k + 1e-6);
  // r / alpha is near the rate of purchases per mean age.
  std::vector<std::vector<double>> out;
  for (const double shape : {-0.7, 0.7}) {
    const double scale = std::clamp(shape - rate, -4.0, 4.0);
    if (spec.parameters() == 2) {
      out.push_back({shape, scale});
    } else if (spec.model == BuyingModel::pareto_nbd) {
      out.push_back({shape, scale, -0.7, -0.7});
      out.push_back({shape, scale, 0.7, 1.5});
    } else {
      out.push_back({shape, scale, -0.3, 0.9});
      out.push_back({shape, scale, -1.5, 0.5});
    }
  }
  return out;
}

FitFailure runaway(const ModelSpec& spec, const std::vector<double>& at) {
  constexpr double kFar = 9, kNothing = -9;
  if (spec.parameters() > 2) {
    if (at[2] < kNothing) return FitFailure::no_dropout;
    // Beta's mean a / (a + b): nobody leaves where b runs away alone.
    if (spec.beta_dropout() && at[3] - at[2] > kFar) return FitFailure::no_dropout;
    if (!spec.beta_dropout() && at[3] - at[2] > kFar) return FitFailure::no_dropout;
  }
  if (at[0] > kFar || at[1] > kFar) return FitFailure::identical;
  if (spec.parameters() > 2 && (at[2] > kFar || at[3] > kFar)) return FitFailure::identical;
  for (const double x : at) {
    if (x < kNothing) return FitFailure::at_bound;
  }
  return FitFailure::none;
}

// A density over days can be above 1, but not by any amount: with all intervals a day long the
// largest mean is ln(purchases per day) per purchase.
bool sane(double log_likelihood, const BuyerSample& sample) {
  const double most = sample.repeats() * (std::log(sample.unit_days() + 1) + 1) + 1;
  return std::isfinite(log_likelihood) && log_likelihood < most;
}

// Where the starts lead on a few groups, the best first; those that run away come last, for a ridge
// of so few can hide the summit of all.
std::vector<std::vector<double>> ranked_starts(const Scaled& objective, const ModelSpec& spec,
                                               const BuyerSample& sample, int& evaluations) {
  const BuyerSample few(thin(sample.groups(), kStartGroups), sample.unit_days());
  const Scaled rough(spec, few);
  std::vector<Minimum> found;
  for (auto& start : starts(spec, few)) {
    found.push_back(descend(std::cref(rough), std::move(start), kRoughly));
    evaluations += found.back().evaluations;
  }
  std::erase_if(found, [](const Minimum& m) { return !std::isfinite(m.value); });
  const auto away = [&](const Minimum& m) { return runaway(spec, m.at) != FitFailure::none; };
  std::stable_sort(found.begin(), found.end(), [&](const Minimum& a, const Minimum& b) {
    return away(a) != away(b) ? away(b) : a.value < b.value;
  });
  const auto same = [](const Minimum& a, const Minimum& b) {
    return std::equal(a.at.begin(), a.at.end(), b.at.begin(),
                      [](double x, double y) { return std::abs(x - y) < 0.1; });
  };
  found.erase(std::unique(found.begin(), found.end(), same), found.end());
  std::vector<std::vector<double>> out;
  for (auto& m : found) out.push_back(objective.from(rough, std::move(m.at)));
  return out;
}

// To the maximum on all groups. Where there are very many, first on thinned ones.
Minimum climb(const Scaled& objective, const ModelSpec& spec, const BuyerSample& sample,
              std::vector<double> start) {
  const std::size_t near_groups =
      std::clamp(sample.groups().size() / 10, kNearGroups, kMostNearGroups);
  if (sample.groups().size() < 2 * near_groups) {
    auto near = descend(std::cref(objective), std::move(start), kRoughly);
    auto found = polish(std::cref(objective), std::move(near.at), kFine);
    found.evaluations += near.evaluations;
    return found;
  }
  const BuyerSample few(thin(sample.groups(), near_groups), sample.unit_days());
  const Scaled rough(spec, few);
  auto near = descend(std::cref(rough), rough.from(objective, std::move(start)), kRoughly);
  auto nearer = polish(std::cref(rough), std::move(near.at), kRoughly);
  auto found = polish(std::cref(objective), objective.from(rough, std::move(nearer.at)), kFine,
                      std::move(nearer.hessian));
  found.evaluations += near.evaluations + nearer.evaluations;
  return found;
}

// Where a start leads on all groups.
void fit_from(std::vector<double> start, const Scaled& objective, const BuyerSample& sample,
              BuyingFit& out) {
  const auto found = climb(objective, out.spec, sample, std::move(start));
  out.evaluations += found.evaluations;
  out.parameters = objective.parameters(found.at);
  out.log_likelihood = -found.value * sample.customers();
  out.gradient_norm = found.gradient_norm;
  out.failure = runaway(out.spec, found.at);
  if (!out.ok()) return;
  if (!sane(out.log_likelihood, sample)) {
    out.failure = FitFailure::no_likelihood;
  } else if (!(found.gradient_norm < kAcceptable)) {
    out.failure = FitFailure::not_converged;
  } else if (found.covariance.empty()) {
    out.failure = FitFailure::not_a_maximum;
  } else {
    const std::size_t n = found.at.size();
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j)
        out.covariance[i * 4 + j] = found.covariance[i * n + j] / sample.customers();
      out.standard_errors[i] = out.parameters[i] * std::sqrt(out.covariance[i * 4 + i]);
    }
  }
}

bool one_kind(const BuyerSample& sample) { return sample.groups().size() == 1; }

}  // namespace

std::string_view failure_name(FitFailure failure) {
  constexpr std::array<std::string_view, 9> kNames = {
      "none",     "too_few",       "no_repeats",    "no_dropout",   "identical",
      "at_bound", "not_converged", "not_a_maximum", "no_likelihood"};
  return kNames[static_cast<std::size_t>(failure)];
}

BuyingFit fit_buying(const ModelSpec& spec, const BuyerSample& sample) {
  BuyingFit out;
  out.spec = spec;
  out.customers = sample.customers();
  out.repeats = sample.repeats();
  if (sample.customers() < kFewestBuyers) {
    out.failure = FitFailure::too_few;
  } else if (sample.repeats() == 0) {
    out.failure = FitFailure::no_repeats;
  } else if (one_kind(sample)) {
    out.failure = FitFailure::identical;
  }
  if (!out.ok()) return out;

  const Scaled objective(spec, sample);
  auto ranked = ranked_starts(objective, spec, sample, out.evaluations);
  if (ranked.empty()) out.failure = FitFailure::no_likelihood;
  BuyingFit first;
  for (std::size_t i = 0; i < std::min(ranked.size(), kTries); ++i) {
    fit_from(std::move(ranked[i]), objective, sample, out);
    if (out.ok()) return out;
    if (i == 0) first = out;
  }
  first.evaluations = out.evaluations;
  return ranked.empty() ? out : first;
}

}  // namespace clientele::stats
