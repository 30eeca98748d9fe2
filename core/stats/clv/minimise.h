// Minimum of a smooth function of a few variables, and whether it is one.
#pragma once

#include <functional>
#include <span>
#include <vector>

namespace clientele::stats {

// Value at `at`; fills the gradient. May give NaN or infinity outside its domain.
using Objective =
    std::function<double(const std::vector<double>& at, std::vector<double>& gradient)>;

struct Minimum {
  std::vector<double> at;
  double value = 0;
  double gradient_norm = 0;        // largest component
  std::vector<double> hessian;     // row by row; empty where it was not worked out
  std::vector<double> covariance;  // its inverse; empty where it is not positive definite
  int evaluations = 0;
};

// BFGS with backtracking, steps of at most 2 in any variable (Nocedal & Wright, Numerical
// Optimization, 2006, ch. 6), from one start.
Minimum descend(const Objective& objective, std::vector<double> start, double tolerance);

// Newton steps with the Hessian from central differences of the gradient, from a point near the
// minimum; then the Hessian there and its inverse. `hessian`, where given, is one of nearly the
// same function: steps are made with it as long as they serve, for it costs no evaluations.
Minimum polish(const Objective& objective, std::vector<double> start, double tolerance,
               std::vector<double> hessian = {});

// Inverse of a symmetric positive definite matrix by Cholesky's method; empty where it is not.
std::vector<double> inverse_spd(std::span<const double> matrix, std::size_t n);

}  // namespace clientele::stats
