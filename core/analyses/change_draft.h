// The section on change while it is being written, and the parts it is written by.
#pragma once

#include <string>

#include "analyses/change_summary.h"
#include "analyses/words.h"

namespace clientele {

inline constexpr double kChangeEnough = 30;  // customers before a rate is told

// The compared period's customers and revenue: both sides of each sum to the cent.
struct ChangeBridge {
  ChangeCounts counts;
  ChangeMoney money;
  std::uint64_t opening = 0, lost = 0;
  Money opening_net = 0;
  Money unattributed_change = 0;
  double lost_rate() const { return static_cast<double>(lost) / static_cast<double>(opening); }
};

struct ChangeDraft {
  const ChangeSummary& summary;
  const ConcludeContext& context;
  ComparedPeriod compared;
  Day as_of;
  ChangeBridge bridge, before;  // of the compared period, and of the one before it
  Conclusion out;

  Section& section() { return *out.section; }
  bool has_amounts() const { return context.ledger.amount_rule != AmountRule::no_amounts; }
  void add_figure(std::pair<std::string, Figure> figure, bool show = true) {
    if (show) section().figures.push_back(figure.first);
    out.figures.push_back(std::move(figure));
  }
  // The customer's values in the compared periods; null where the partition has none.
  const ChangePartition* of(const CustomerFacts& customer) const {
    const auto found = summary.partitions.find(customer.partition);
    if (found == summary.partitions.end() || customer.row >= found->second.state.size())
      return nullptr;
    return &found->second;
  }
};

inline TableColumn change_column(const std::string& id, Unit unit) {
  return table_column("change", id, unit);
}
// The least number of days that half of the counted ones do not exceed; 0 where none are counted.
double change_median(const Series<std::uint64_t>& days);
// Appends a block "change.<id>" to the section; its title is the message of that name.
Block& add_change_block(ChangeDraft& draft, Block::Kind kind, const std::string& id);

ChangeBridge change_bridge(const Series<ChangePeriod>& periods, int period);
// "2024-03", "2024 Q1", "2024"
std::string change_period_name(int period, std::size_t kind);
inline constexpr std::array<const char*, 3> kPeriodIds = {"month", "quarter", "year"};

void add_change_bridges(ChangeDraft& draft);
void add_change_periods(ChangeDraft& draft);
void add_change_prices(ChangeDraft& draft);     // price, volume, mix
void add_change_moves(ChangeDraft& draft);      // between tiers of spending
void add_change_segments(ChangeDraft& draft);   // between RFM segments
void add_change_weight(ChangeDraft& draft);     // of the largest customers
void add_change_structure(ChangeDraft& draft);  // shares of groups, now against before
void add_change_standing(ChangeDraft& draft);   // loyalty, spending power, potential value
void add_change_reasons(ChangeDraft& draft);    // what goes with leaving
void add_change_stages(ChangeDraft& draft);     // lifecycle
void add_change_flows(ChangeDraft& draft);      // by month, and how long silences last
void add_change_effects(ChangeDraft& draft);    // by product
void find_changes(ChangeDraft& draft);

}  // namespace clientele
