// Hypothesis tests. A test that cannot be made (too few values, no variation) has p = 1: it shows
// no difference.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "stats/intervals.h"
#include "stats/moments.h"

namespace clientele::stats {

struct TestResult {
  double statistic = 0;
  double degrees = 0;  // of freedom, 0 for the normal
  double p = 1;        // two-sided
};

struct Difference : TestResult {
  double estimate = 0;  // first minus second
  Range interval;       // 95%
};

// Two shares: pooled z test; interval by Newcombe's hybrid score method (Statistics in Medicine 17,
// 1998, method 10).
Difference two_proportions(double successes1, double n1, double successes2, double n2);

// Two means with unequal variances. Welch, Biometrika 34 (1947).
Difference welch(const Moments& first, const Moments& second);

// More than two means with unequal variances. Welch, Biometrika 38 (1951). `degrees` is the
// denominator's. Groups with n < 2 are left out.
TestResult welch_anova(std::span<const Moments> groups);

// Independence of rows and columns of a table of counts (row by row, `columns` wide). Pearson.
TestResult chi_square(std::span<const double> counts, std::size_t columns);

// Equal distributions in several groups, by ranks with the correction for ties, from counts of each
// group (rows) in each ordered class of values (columns). Kruskal & Wallis, JASA 47 (1952).
TestResult kruskal_wallis(const std::vector<std::vector<std::uint64_t>>& counts);

// Whether a series goes up or down: Kendall's S against its order, ties corrected, continuity
// corrected. Mann, Econometrica 13 (1945); Kendall, Rank Correlation Methods (1975). `statistic` is
// z, positive for upward.
TestResult mann_kendall(std::span<const double> series);

}  // namespace clientele::stats
