// Association of two series of equal length. Without variation, or with fewer than two values: NaN.
#pragma once

#include <span>

namespace clientele::stats {

double pearson(std::span<const double> x, std::span<const double> y);
// Pearson's of the mid-ranks.
double spearman(std::span<const double> x, std::span<const double> y);
// From sums over n pairs.
double pearson_of_sums(double n, double x, double y, double xx, double yy, double xy);
// Two-sided p of a correlation of n pairs: t with n - 2 degrees of freedom.
double correlation_p(double r, double n);

}  // namespace clientele::stats
