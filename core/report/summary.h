// The executive summary: key figures, the findings with most at stake, what to do first.
#pragma once

#include <vector>

#include "report/actions.h"
#include "report/report_json.h"

namespace clientele {

// Findings by stake times confidence, at most eight and two of a section; a section's second only
// where every section's first has its place. One that repeats another (folds_into) is left
// out where the other is there, and lends it its weight. Ties are ordered by id.
std::vector<Finding> rank_findings(const std::vector<Conclusion>& conclusions,
                                   const FigureMap& figures);

// {"text": what was bought, then the conclusions on value, satisfaction, churn and conversion,
// "key_figures", "findings": those given, "actions": ids of the first}
Json summary_json(const std::vector<Conclusion>& conclusions, const FigureMap& figures,
                  const std::vector<Finding>& findings, const std::vector<Action>& actions);

}  // namespace clientele
