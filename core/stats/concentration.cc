#include "stats/concentration.h"

#include <algorithm>
#include <limits>

namespace clientele::stats {

std::vector<LorenzPoint> lorenz(std::span<const std::int64_t> ascending, std::size_t points) {
  double total = 0;
  for (const auto amount : ascending) total += static_cast<double>(amount);
  if (ascending.empty() || total <= 0 || points == 0) return {};
  const std::size_t n = ascending.size();
  std::vector<LorenzPoint> curve{{0, 0}};
  std::size_t done = 0;
  double sum = 0;
  const auto steps = std::min(points, n);
  for (std::size_t step = 1; step <= steps; ++step) {
    const auto until = static_cast<std::size_t>(static_cast<std::uint64_t>(n) * step / steps);
    for (; done < until; ++done) sum += static_cast<double>(ascending[done]);
    curve.push_back({static_cast<double>(done) / static_cast<double>(n), sum / total});
  }
  return curve;
}

double gini(std::span<const std::int64_t> ascending) {
  double total = 0, weighted = 0;
  for (std::size_t i = 0; i < ascending.size(); ++i) {
    const auto amount = static_cast<double>(std::max<std::int64_t>(0, ascending[i]));
    total += amount;
    weighted += static_cast<double>(i + 1) * amount;
  }
  if (total <= 0) return std::numeric_limits<double>::quiet_NaN();
  const auto n = static_cast<double>(ascending.size());
  return 2 * weighted / (n * total) - (n + 1) / n;
}

}  // namespace clientele::stats
