// Fitting a model of repeat buying by maximum likelihood, and saying when it cannot be done.
#pragma once

#include <cstdint>

#include "stats/clv/models.h"

namespace clientele::stats {

enum class FitFailure : std::uint8_t {
  none,
  too_few,        // fewer than kFewestBuyers customers
  no_repeats,     // all bought once, or on one day
  no_dropout,     // a (or s) runs to 0: the data show nobody leaving
  identical,      // customers hardly differ: a parameter runs to infinity
  at_bound,       // another parameter runs away
  not_converged,  // the gradient is not 0 at the best point found
  not_a_maximum,  // the Hessian there is not positive definite
  no_likelihood,  // the likelihood is not a number a sample of this size can have
};
inline constexpr double kFewestBuyers = 30;
std::string_view failure_name(FitFailure failure);  // as above; "none"

struct BuyingFit {
  ModelSpec spec;
  FitFailure failure = FitFailure::none;
  Parameters parameters{}, standard_errors{};  // delta method from the Hessian by logarithms
  std::array<double, 16> covariance{};         // of the parameters' logarithms, row by row
  double log_likelihood = 0;                   // CNBD-k: without regularity_constant
  double gradient_norm = 0;                    // per customer, by logarithms
  double customers = 0, repeats = 0;
  int evaluations = 0;
  bool ok() const { return failure == FitFailure::none; }
  // 2 k - 2 ln L, smaller is better. Akaike, IEEE Trans. Automatic Control 19 (1974).
  double aic() const { return 2 * static_cast<double>(spec.parameters()) - 2 * log_likelihood; }
};

// Several fixed starts on thinned groups, the best one on all groups, where it runs away the next:
// BFGS, then Newton. The same input gives the same fit. A failed fit keeps its last parameters for
// inspection only.
BuyingFit fit_buying(const ModelSpec& spec, const BuyerSample& sample);

}  // namespace clientele::stats
