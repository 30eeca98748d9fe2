// The section "churn" while it is being written: each part adds its figures, blocks and findings.
#pragma once

#include "analyses/churn_model.h"
#include "analyses/words.h"

namespace clientele {

struct ChurnDraft {
  const ChurnSummary& summary;
  const ConcludeContext& context;
  Conclusion out;

  void add(std::string id, double value, Unit unit, std::optional<double> n = {},
           std::optional<stats::Range> ci = {});
  Section& section() { return *out.section; }
};

inline TableColumn churn_column(const std::string& id, Unit unit) {
  return table_column("churn", id, unit);
}
Block churn_block(Block::Kind kind, const std::string& id);

// By the flag column: the rate, by attribute, lifetimes, leaks, the model and its lists.
void add_flagged_churn(ChurnDraft& draft, const ChurnTable& table);
void add_churn_model(ChurnDraft& draft, const ChurnTable& table);
// By silence: active, dormant, lost; retention by period; net revenue retention.
void add_silent_churn(ChurnDraft& draft);

}  // namespace clientele
