// How long customers stay, where some have not left yet.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "stats/intervals.h"
#include "stats/tests.h"

namespace clientele::stats {

// How many left, and how many were last seen still there, after a whole number of time units.
struct Exits {
  double left = 0, censored = 0;
};
// exits[t], t = 0, 1, 2, …
using ExitTable = std::vector<Exits>;

struct SurvivalPoint {
  double time = 0;
  double at_risk = 0, left = 0;
  double survival = 1;
  Range interval{0, 1};  // 95%
};

// One point for each time at which someone left, and one at the last time seen. Kaplan & Meier,
// JASA 53 (1958); variance by Greenwood (1926), interval on the log(-log) scale (Kalbfleisch &
// Prentice, 1980), which stays within 0-1.
std::vector<SurvivalPoint> kaplan_meier(const ExitTable& exits);

// The earliest time at which at most half remain; nothing where more than half remain to the end.
// Its interval: the times at which the curve's interval holds one half (Brookmeyer & Crowley,
// Biometrics 38, 1982); no upper end where it never falls below.
struct MedianLifetime {
  double median = 0;
  double low = 0;
  std::optional<double> high;
};
std::optional<MedianLifetime> median_lifetime(std::span<const SurvivalPoint> curve);

// Survival at `time`, 1 before the first exit.
SurvivalPoint survival_at(std::span<const SurvivalPoint> curve, double time);

// Whether groups leave at equal rates: Mantel, Cancer Chemotherapy Reports 50 (1966); Peto & Peto,
// JRSS A 135 (1972). degrees = groups - 1.
TestResult log_rank(std::span<const ExitTable> groups);

}  // namespace clientele::stats
