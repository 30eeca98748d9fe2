// Confidence intervals. `level` is the coverage aimed at, 0.95 by default.
#pragma once

#include "stats/moments.h"

namespace clientele::stats {

struct Range {
  double low = 0, high = 0;
  bool contains(double value) const { return low <= value && value <= high; }
};

// A share of n trials (n > 0, else 0-1): Wilson's score interval. Wilson, JASA 22 (1927).
Range wilson(double successes, double n, double level = 0.95);

// A mean: Student's t on n - 1 degrees of freedom. With n < 2 the interval is unbounded.
Range t_interval(const Moments& sample, double level = 0.95);

// Net promoter score in -100..100 (promoters less detractors, in percent of the answers), and its
// adjusted-Wald interval: 3/4 added to promoters and detractors and 3/2 to passives, which keeps
// the coverage near its level from n = 10 on. Rocks, "Interval estimation for the net promoter
// score", The American Statistician 70 (2016). No answers: -100..100.
double nps(double promoters, double passives, double detractors);
Range nps_interval(double promoters, double passives, double detractors, double level = 0.95);

}  // namespace clientele::stats
