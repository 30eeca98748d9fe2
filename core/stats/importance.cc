#include "stats/importance.h"

#include <Eigen/Dense>

namespace clientele::stats {
namespace {

using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;
constexpr double kSmallestEigenvalue = 1e-8;

Eigen::Index index(std::size_t i) { return static_cast<Eigen::Index>(i); }

// Correlations between predictors, and of each with the response.
std::pair<Matrix, Vector> take_apart(const CorrelationMatrix& c) {
  const std::size_t n = c.size - 1;
  Matrix between(index(n), index(n));
  Vector with(index(n));
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) between(index(i), index(j)) = c.at(i, j);
    with(index(i)) = c.at(i, n);
  }
  return {std::move(between), std::move(with)};
}

// R² of the regression on the predictors in the set.
double r_squared(const Matrix& between, const Vector& with, unsigned set) {
  std::vector<Eigen::Index> chosen;
  for (Eigen::Index i = 0; i < with.size(); ++i) {
    if ((set >> i & 1u) != 0) chosen.push_back(i);
  }
  const Vector response = with(chosen);
  return response.dot(between(chosen, chosen).llt().solve(response));
}

}  // namespace

std::optional<Importance> lmg(const CorrelationMatrix& correlations) {
  if (correlations.size < 2 || correlations.size - 1 > kLmgPredictors) return std::nullopt;
  const auto [between, with] = take_apart(correlations);
  const Eigen::SelfAdjointEigenSolver<Matrix> eigen(between, Eigen::EigenvaluesOnly);
  if (eigen.info() != Eigen::Success || eigen.eigenvalues()(0) < kSmallestEigenvalue) return {};
  const std::size_t n = correlations.size - 1;
  const unsigned sets = 1u << n;
  std::vector<double> fit(sets, 0);
  for (unsigned set = 1; set < sets; ++set) fit[set] = r_squared(between, with, set);
  // Weight of a set of size s that a predictor joins: s! (n - 1 - s)! / n!.
  std::vector<double> weight(n);
  weight[0] = 1 / static_cast<double>(n);
  for (std::size_t s = 1; s < n; ++s) {
    weight[s] = weight[s - 1] * static_cast<double>(s) / static_cast<double>(n - s);
  }
  Importance out;
  out.r_squared = fit[sets - 1];
  out.shares.assign(n, 0);
  for (unsigned set = 0; set < sets; ++set) {
    for (std::size_t i = 0; i < n; ++i) {
      if ((set >> i & 1u) != 0) continue;
      const auto size = static_cast<std::size_t>(__builtin_popcount(set));
      out.shares[i] += weight[size] * (fit[set | 1u << i] - fit[set]);
    }
  }
  return out;
}

std::optional<Importance> relative_weights(const CorrelationMatrix& correlations) {
  if (correlations.size < 2) return std::nullopt;
  const auto [between, with] = take_apart(correlations);
  const Eigen::SelfAdjointEigenSolver<Matrix> eigen(between);
  if (eigen.info() != Eigen::Success || eigen.eigenvalues()(0) < kSmallestEigenvalue) return {};
  // Lambda: correlations of the predictors with their best orthogonal stand-ins; beta: the
  // response on those. Weights are Lambda^2 beta^2.
  const Matrix root = eigen.eigenvectors() * eigen.eigenvalues().cwiseSqrt().asDiagonal() *
                      eigen.eigenvectors().transpose();
  const Vector beta = root.llt().solve(with);
  const Vector weights = root.cwiseAbs2() * beta.cwiseAbs2();
  Importance out;
  out.shares.assign(weights.data(), weights.data() + weights.size());
  out.r_squared = beta.squaredNorm();
  return out;
}

}  // namespace clientele::stats
