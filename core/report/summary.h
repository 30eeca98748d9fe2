// The executive summary: key figures, the findings with most at stake, what to do first.
#pragma once

#include <vector>

#include "report/actions.h"
#include "report/report_json.h"

namespace clientele {

// Findings by stake times confidence, at most eight; those folded into a chosen one are left out.
std::vector<Finding> rank_findings(const std::vector<Conclusion>& conclusions, const FigureMap& figures);

// {"text": a paragraph of the analyses' sentences, "key_figures": […], "findings": […]}
Json summary_json(const std::vector<Conclusion>& conclusions, const FigureMap& figures);

}  // namespace clientele
