// Findings of the section "satisfaction".
#pragma once

#include "analyses/satisfaction_view.h"

namespace clientele {

Text difference_text(const ScoreDifference& difference);

void add_satisfaction_findings(const SatisfactionSummary& summary, const SatisfactionView& view,
                               const std::vector<ScoreDifference>& differences,
                               const ConcludeContext& context, Conclusion& out);

}  // namespace clientele
