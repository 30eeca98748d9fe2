#include "stats/clv/minimise.h"

#include <algorithm>
#include <cmath>

namespace clientele::stats {
namespace {

constexpr double kLongestStep = 2;
constexpr int kMostIterations = 200;
constexpr int kMostHalvings = 30;
constexpr double kRounding = 1e-13, kFalls = 0.5;

double largest(const std::vector<double>& v) {
  double out = 0;
  for (const double x : v) out = std::isnan(x) ? x : std::max(out, std::abs(x));
  return out;
}

double dot(const std::vector<double>& a, const std::vector<double>& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

std::vector<double> times(const std::vector<double>& matrix, const std::vector<double>& v) {
  const std::size_t n = v.size();
  std::vector<double> out(n, 0.0);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) out[i] += matrix[i * n + j] * v[j];
  }
  return out;
}

std::vector<double> identity(std::size_t n) {
  std::vector<double> out(n * n, 0.0);
  for (std::size_t i = 0; i < n; ++i) out[i * n + i] = 1;
  return out;
}

struct Point {
  std::vector<double> at, gradient;
  double value = 0;
};

Point evaluate(const Objective& objective, std::vector<double> at, int& evaluations) {
  Point point{std::move(at), {}, 0};
  point.gradient.assign(point.at.size(), 0.0);
  point.value = objective(point.at, point.gradient);
  ++evaluations;
  return point;
}

// Along `direction` until the value falls enough (Armijo), or, where its fall is lost in rounding,
// until the gradient does (as Hager & Zhang, SIAM J. Optim. 16 (2005), section 1); the same point
// where neither ever happens.
Point search(const Objective& objective, const Point& from, std::vector<double> direction,
             int& evaluations) {
  const double slope = dot(from.gradient, direction);
  double step = std::min(1.0, kLongestStep / std::max(1e-300, largest(direction)));
  for (int i = 0; i < kMostHalvings; ++i, step /= 2) {
    auto at = from.at;
    for (std::size_t j = 0; j < at.size(); ++j) at[j] += step * direction[j];
    auto next = evaluate(objective, std::move(at), evaluations);
    const double gradient = largest(next.gradient);
    if (!std::isfinite(next.value) || !std::isfinite(gradient)) continue;
    if (next.value <= from.value + 1e-4 * step * slope) return next;
    if (next.value <= from.value + kRounding * std::abs(from.value) &&
        gradient < kFalls * largest(from.gradient))
      return next;
  }
  return from;
}

// BFGS update of the inverse Hessian, Nocedal & Wright eq. 6.17.
void update(std::vector<double>& inverse, const Point& from, const Point& to, bool first) {
  const std::size_t n = from.at.size();
  std::vector<double> s(n), y(n);
  for (std::size_t i = 0; i < n; ++i) {
    s[i] = to.at[i] - from.at[i];
    y[i] = to.gradient[i] - from.gradient[i];
  }
  const double sy = dot(s, y);
  if (!(sy > 1e-14 * std::sqrt(dot(s, s) * dot(y, y)))) return;
  if (first) {
    for (std::size_t i = 0; i < n; ++i) inverse[i * n + i] = sy / dot(y, y);
  }
  const auto hy = times(inverse, y);
  const double factor = (1 + dot(y, hy) / sy) / sy;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j)
      inverse[i * n + j] += factor * s[i] * s[j] - (hy[i] * s[j] + s[i] * hy[j]) / sy;
  }
}

std::vector<double> hessian_at(const Objective& objective, const std::vector<double>& at,
                               int& evaluations) {
  constexpr double kStep = 1e-4;  // variables are logarithms
  const std::size_t n = at.size();
  std::vector<double> out(n * n);
  for (std::size_t i = 0; i < n; ++i) {
    auto up = at, down = at;
    up[i] += kStep;
    down[i] -= kStep;
    const auto high = evaluate(objective, std::move(up), evaluations);
    const auto low = evaluate(objective, std::move(down), evaluations);
    for (std::size_t j = 0; j < n; ++j)
      out[i * n + j] = (high.gradient[j] - low.gradient[j]) / (2 * kStep);
  }
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < i; ++j)
      out[i * n + j] = out[j * n + i] = (out[i * n + j] + out[j * n + i]) / 2;
  }
  return out;
}

}  // namespace

std::vector<double> inverse_spd(std::span<const double> matrix, std::size_t n) {
  std::vector<double> lower(n * n, 0.0);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      double sum = matrix[i * n + j];
      for (std::size_t k = 0; k < j; ++k) sum -= lower[i * n + k] * lower[j * n + k];
      if (i != j) {
        lower[i * n + j] = sum / lower[j * n + j];
      } else if (sum > 1e-12 * std::abs(matrix[i * n + i]) && std::isfinite(sum)) {
        lower[i * n + i] = std::sqrt(sum);
      } else {
        return {};
      }
    }
  }
  std::vector<double> out(n * n, 0.0);
  for (std::size_t c = 0; c < n; ++c) {
    std::vector<double> v(n, 0.0);
    v[c] = 1;
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t k = 0; k < i; ++k) v[i] -= lower[i * n + k] * v[k];
      v[i] /= lower[i * n + i];
    }
    for (std::size_t i = n; i-- > 0;) {
      for (std::size_t k = i + 1; k < n; ++k) v[i] -= lower[k * n + i] * v[k];
      v[i] /= lower[i * n + i];
    }
    for (std::size_t i = 0; i < n; ++i) out[i * n + c] = v[i];
  }
  return out;
}

Minimum descend(const Objective& objective, std::vector<double> start, double tolerance) {
  Minimum out;
  const std::size_t n = start.size();
  auto point = evaluate(objective, std::move(start), out.evaluations);
  auto inverse = identity(n);
  bool first = true;
  for (int i = 0; i < kMostIterations && std::isfinite(point.value); ++i) {
    if (largest(point.gradient) < tolerance) break;
    auto direction = times(inverse, point.gradient);
    for (double& d : direction) d = -d;
    if (!(dot(direction, point.gradient) < 0)) {
      inverse = identity(n);
      first = true;
      direction = point.gradient;
      for (double& d : direction) d = -d;
    }
    auto next = search(objective, point, std::move(direction), out.evaluations);
    if (next.at == point.at) break;
    update(inverse, point, next, first);
    first = false;
    point = std::move(next);
  }
  out.gradient_norm = largest(point.gradient);
  out.at = std::move(point.at);
  out.value = point.value;
  return out;
}

Minimum polish(const Objective& objective, std::vector<double> start, double tolerance,
               std::vector<double> hessian) {
  constexpr int kMostSteps = 12;
  constexpr double kServes = 0.25;  // of the gradient may be left after a step with a lent Hessian
  Minimum out;
  const std::size_t n = start.size();
  auto point = evaluate(objective, std::move(start), out.evaluations);
  bool lent = !hessian.empty();
  out.hessian = lent ? std::move(hessian) : hessian_at(objective, point.at, out.evaluations);
  for (int i = 0; i < kMostSteps; ++i) {
    const double gradient = largest(point.gradient);
    if (!(gradient >= tolerance)) break;
    const auto inverse = inverse_spd(out.hessian, n);
    if (inverse.empty()) break;
    auto direction = times(inverse, point.gradient);
    for (double& d : direction) d = -d;
    const double length = largest(direction);
    auto next = search(objective, point, std::move(direction), out.evaluations);
    const bool stuck = next.at == point.at;
    if (stuck && !lent) break;
    point = std::move(next);
    // A short step hardly changes the curvature: the Hessian in hand serves on.
    if (lent ? stuck || largest(point.gradient) > kServes * gradient : length > 1e-3) {
      out.hessian = hessian_at(objective, point.at, out.evaluations);
      lent = false;
    }
  }
  if (lent) out.hessian = hessian_at(objective, point.at, out.evaluations);
  out.covariance = inverse_spd(out.hessian, n);
  out.gradient_norm = largest(point.gradient);
  out.at = std::move(point.at);
  out.value = point.value;
  return out;
}

}  // namespace clientele::stats
