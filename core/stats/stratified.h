// Two shares compared among like with like: within strata, then pooled.
#pragma once

#include <span>

#include "stats/tests.h"

namespace clientele::stats {

// In one stratum: of n1 and n2 those with the property.
struct SharesOfStratum {
  double successes1 = 0, n1 = 0;
  double successes2 = 0, n2 = 0;
};

struct StratifiedShares : Difference {
  double first = 0, second = 0;  // shares under the strata's weights; estimate = first - second
  double least_expected = 0;     // of the four cells, if there were no difference
};

// Weights n1 n2 / (n1 + n2), so strata without one of the groups say nothing. Test: Cochran-Mantel-
// Haenszel without continuity correction (Mantel & Haenszel, J. Natl. Cancer Inst. 22, 1959),
// statistic = chi-square on 1 degree. Interval of the difference: Greenland & Robins, Biometrics 41
// (1985), for few large strata.
StratifiedShares stratified_shares(std::span<const SharesOfStratum> strata);

}  // namespace clientele::stats
