// Logistic regression on counts by combination of levels: which levels go with success, each with
// the others held equal.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace clientele::stats {

// Trials that share their terms: indicators, by number, ascending.
struct LogitCell {
  std::vector<std::uint32_t> terms;
  double trials = 0, successes = 0;
};

struct LogitFit {
  bool converged = false;
  double intercept = 0;
  std::vector<double> weights;          // log-odds of each term
  std::vector<double> standard_errors;  // of the weights
  std::vector<double> covariance;       // of the weights, row by row

  // Wald's chi-square that the terms in [begin, end) are all 0, as a p-value.
  double p_value(std::size_t begin, std::size_t end) const;
};

// Newton's method, each weight with a normal prior of mean 0 and standard deviation 2.5 (as weak as
// Gelman et al., Annals of Applied Statistics 2 (2008), have it): a level that always or never
// succeeds keeps a finite weight. O(steps × (cells × terms of a cell² + terms³)).
LogitFit fit_logit(std::span<const LogitCell> cells, std::size_t terms);

}  // namespace clientele::stats
