// Conclusions to the report JSON (core/report/report.schema.json). Texts are written in both
// languages; figures, cells and findings keep their full precision.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "analyses/options.h"
#include "analyses/result.h"
#include "ledger/context.h"

namespace clientele {

// The analyst's own words and choices, from the settings.
struct ReportHead {
  std::string company, goal, audience;
  std::map<std::string, std::string> notes;  // section id -> text
  std::string language = "zh-CN";            // shown first
};

// Deterministic: equal conclusions give equal bytes. Holds no clock time, path or thread count.
std::string build_report(const Context& context, const Options& options, const ReportHead& head,
                         std::vector<Conclusion> conclusions);

}  // namespace clientele
