// Relative importance: how the explained variance of a linear regression is shared out between
// correlated predictors. Association, never cause.
#pragma once

#include <optional>
#include <vector>

namespace clientele::stats {

// A correlation matrix, row by row: predictors first, the response last. `size` counts all of them.
struct CorrelationMatrix {
  std::size_t size = 0;
  std::vector<double> values;
  double at(std::size_t i, std::size_t j) const { return values[i * size + j]; }
  double& at(std::size_t i, std::size_t j) { return values[i * size + j]; }
};

struct Importance {
  double r_squared = 0;
  std::vector<double> shares;  // one a predictor, in order; they sum to r_squared
};

// Predictors at most for which LMG is worked out: 2^n regressions.
inline constexpr std::size_t kLmgPredictors = 12;

// Average increase of R² over all orders of entry (Shapley value): Lindeman, Merenda & Gold (1980);
// Grömping, JSS 17 (2006). Nothing for more than kLmgPredictors, or where the predictors'
// correlations are not positive definite.
std::optional<Importance> lmg(const CorrelationMatrix& correlations);

// Johnson's relative weights: Multivariate Behavioral Research 35 (2000). O(n^3); nothing where
// the predictors' correlations are not positive definite.
std::optional<Importance> relative_weights(const CorrelationMatrix& correlations);

}  // namespace clientele::stats
