// What a purchase is worth, by customer: Fader & Hardie, "The Gamma-Gamma model of monetary value"
// (2013, brucehardie.com/notes/025).
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "stats/clv/fit.h"

namespace clientele::stats {

struct Spender {
  std::uint32_t purchases;  // of which `mean` is the mean, at least 1
  double mean;              // above 0
};

struct SpendFit {
  FitFailure failure = FitFailure::none;
  double p = 0, q = 0, gamma = 0;
  std::array<double, 3> standard_errors{};
  std::array<double, 9> covariance{};  // of the parameters' logarithms, row by row
  double log_likelihood = 0, gradient_norm = 0, customers = 0;
  int evaluations = 0;
  bool ok() const { return failure == FitFailure::none; }

  // The mean of a customer nothing is known of does not exist with q <= 1.
  bool has_mean() const { return q > 1; }
  // Mean value of a customer's purchases given `purchases` with mean `mean`; NaN where it does not
  // exist (p x + q <= 1). Equation 5 of the note.
  double expected(double purchases, double mean) const;
  // How far single values fall from the customer's mean, and that mean from expected(), as
  // variances: with a rate nu ~ Gamma(px + q, gamma + x m), E[p / nu²] and Var(p / nu). Infinite
  // where px + q <= 2.
  struct Spread {
    double within, between;
  };
  Spread spread(double purchases, double mean) const;
};

// Where the money of a customer's next purchases itself falls with `level`: their number has
// P(at least n) = tail[n], and given n the sum of gamma values with a gamma rate is beta prime:
// S / (S + gamma + x mean) ~ Beta(p n, q + p x). Undiscounted.
struct MoneyRange {
  double low = 0, high = 0;
};
MoneyRange money_range(const SpendFit& fit, double purchases, double mean,
                       std::span<const double> tail, double level = 0.95);

// Customers with no positive spend do not belong here: leave them out, and say so.
SpendFit fit_spend(std::span<const Spender> spenders);

}  // namespace clientele::stats
