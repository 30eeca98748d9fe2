#include "stats/moments.h"

namespace clientele::stats {

Moments moments(std::span<const double> values) {
  Moments m;
  double squares = 0;
  for (const double value : values) {
    m.n += 1;
    const double delta = value - m.mean;
    m.mean += delta / m.n;
    squares += delta * (value - m.mean);
  }
  if (m.n > 1) m.variance = squares / (m.n - 1);
  return m;
}

Moments weighted_moments(std::span<const double> values, std::span<const double> weights) {
  Moments m;
  double total = 0, total_squares = 0, sum = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    total += weights[i];
    total_squares += weights[i] * weights[i];
    sum += weights[i] * values[i];
  }
  if (total <= 0) return m;
  m.n = total * total / total_squares;
  m.mean = sum / total;
  double squares = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double delta = values[i] - m.mean;
    squares += weights[i] * delta * delta;
  }
  if (m.n > 1) m.variance = squares / total * m.n / (m.n - 1);
  return m;
}

}  // namespace clientele::stats
