// The behaviour section while it is written: what is known, and what has been said so far. Each
// file behaviour_*.cc writes one part of it.
#pragma once

#include <optional>
#include <string>

#include "analyses/behaviour_summary.h"
#include "analyses/words.h"

namespace clientele {

// Customers or orders below which nothing is concluded.
inline constexpr double kEnough = 30;

struct BehaviourDraft {
  const BehaviourSummary& summary;
  const ConcludeContext& run;
  Conclusion out;

  Section& section() { return *out.section; }
  // Whether there is any column of money: without one nothing is said of revenue.
  bool valued() const { return run.ledger.amount_rule != AmountRule::no_amounts; }
  // A figure that the section shows.
  void add(const std::string& id, double value, Unit unit, std::optional<double> n = {},
           std::optional<Interval> ci = {}, std::optional<Text> note = {}) {
    out.figures.push_back(figure(id, value, unit, n, ci, std::move(note)));
    section().figures.push_back(id);
  }
  Finding& find(const std::string& id, TextArgs args, std::vector<std::string> figures) {
    Finding finding;
    finding.id = id;
    finding.text = say("finding." + id, std::move(args));
    finding.section = "behaviour";
    finding.figures = std::move(figures);
    out.findings.push_back(std::move(finding));
    return out.findings.back();
  }
  Block& add_block(Block::Kind kind, const std::string& id) {
    Block block;
    block.kind = kind;
    block.id = id;
    block.title = say(id);
    section().blocks.push_back(std::move(block));
    return section().blocks.back();
  }
};

void write_customer_figures(BehaviourDraft& draft);            // behaviour_customers.cc
void write_changes(BehaviourDraft& draft);                     // behaviour_changes.cc
void write_basket_size(BehaviourDraft& draft, double orders);  // behaviour_baskets.cc
void write_baskets(BehaviourDraft& draft);                     // behaviour_baskets.cc
void write_times(BehaviourDraft& draft);                       // behaviour_times.cc
void write_rankings(BehaviourDraft& draft);                    // behaviour_rankings.cc
void write_declines(BehaviourDraft& draft);                    // behaviour_declines.cc
void write_campaigns(BehaviourDraft& draft);                   // behaviour_contacts.cc
void write_service(BehaviourDraft& draft);                     // behaviour_contacts.cc

// The least number of days that at least a share p of the intervals does not exceed; nothing
// without intervals.
std::optional<double> interval_quantile(const std::vector<std::uint64_t>& intervals, double p);

// Of lines with a price: the net revenue of those whose price reaches into the part of their
// category's lines above p, and stays above half of them, as a share of all. Nothing without prices
// or revenue.
struct PremiumShare {
  double share = 0;
  std::uint64_t lines = 0;  // with a price
};
std::optional<PremiumShare> premium_share(const std::map<std::string, PriceClasses>& prices,
                                          double p);

}  // namespace clientele
