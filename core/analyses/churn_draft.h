// The section "churn" while it is being written: each part adds its figures, blocks and findings.
#pragma once

#include <array>

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

// Whom to contact: a customer's risk times what the customer is worth, against the cost.
struct ChurnContacts {
  stats::RetentionOffer offer;  // of a customer of mean worth
  std::vector<double> scores;   // by row of the table
  std::vector<double> worth;    // of the mean; 1 where no value to come is known
  bool has_worth = false;
  double mean_worth = 1;                         // money
  double limit = 0;                              // risk from which on contact may pay
  double customers = 0, leaving = 0, stake = 0;  // worth contacting; expected to leave; money
  bool pays(std::size_t row) const {
    return scores[row] >= limit && offer.success * scores[row] * worth[row] >= offer.cost;
  }
  // Index into kRiskGroups.
  std::size_t group(std::size_t row) const { return pays(row) ? 0 : scores[row] >= limit ? 1 : 2; }
};
inline constexpr std::array<const char*, 3> kRiskGroups = {"contact", "watch", "low"};

// By the flag column: the rate, by attribute, lifetimes.
void add_flagged_churn(ChurnDraft& draft, const ChurnTable& table);
// Leaks and the model; false where there is too little to learn from.
bool add_flag_model(ChurnDraft& draft, const ChurnTable& table);
// By silence: active, dormant, lost; retention by period; net revenue retention.
void add_silent_churn(ChurnDraft& draft, const ChurnTable& table);
void add_definitions(ChurnDraft& draft, const ChurnTable& table, ChurnDefinition in_force);
void add_silent_groups(ChurnDraft& draft);
void add_signs(ChurnDraft& draft);
void add_silence_model(ChurnDraft& draft);

// Parts of a model's report.
void add_leaks(ChurnDraft& draft, const ChurnTable& table, const std::vector<Leak>& leaks);
void add_accuracy(ChurnDraft& draft, const ChurnModel& model);
void add_curves(ChurnDraft& draft, const ChurnModel& model, const ChurnContacts& contacts);
void add_model(ChurnDraft& draft, const ChurnTable& table, const ChurnModel& model);

}  // namespace clientele
