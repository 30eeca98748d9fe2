// Tables and charts of the behaviour section, and the quantiles they and the figures share.
#pragma once

#include <optional>

#include "analyses/behaviour_summary.h"

namespace clientele {

void add_behaviour_blocks(const BehaviourSummary& summary, const ConcludeContext& run, Section& section);

// The p-quantile of the days between purchases: the least number of days that at least a share p of
// the intervals does not exceed. Nothing without intervals.
std::optional<double> interval_quantile(const std::vector<std::uint64_t>& intervals, double p);

// Revenue share of lines whose price is above the p-quantile of all lines' prices; nothing without
// prices or revenue.
std::optional<double> premium_share(const std::map<std::int32_t, LineSums>& prices, double p);

}  // namespace clientele
