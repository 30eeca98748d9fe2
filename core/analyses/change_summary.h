// The mergeable half of the section "change": customers and revenue by period against the one
// before, and what each customer did in the two periods compared.
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "analyses/analysis.h"
#include "analyses/change_effects.h"
#include "analyses/change_flows.h"
#include "analyses/change_periods.h"
#include "analyses/change_reasons.h"
#include "analyses/code_table.h"
#include "analyses/series.h"

namespace clientele {

// Customers with a positive line in a period. Of them: kept bought in the period before too, fresh
// never before, returned earlier but not in the period before. active = kept + fresh + returned;
// those of the period before who are not kept are lost.
struct ChangeCounts {
  std::uint64_t active = 0, kept = 0, fresh = 0, returned = 0;
  static auto parts(auto& s) { return std::tie(s.active, s.kept, s.fresh, s.returned); }
};

// Net revenue of a period, and each customer's difference from the period before under what the
// customer is: the six, with the difference of lines without a customer, sum to the difference of
// net.
struct ChangeMoney {
  Money net = 0, unattributed = 0;  // the second is part of the first
  Money fresh = 0, returned = 0, lost = 0, expansion = 0, contraction = 0;
  Money refunds = 0;  // of customers who bought in neither period
  static auto parts(auto& s) {
    return std::tie(s.net, s.unattributed, s.fresh, s.returned, s.lost, s.expansion, s.contraction,
                    s.refunds);
  }
};

struct ChangePeriod {
  ChangeCounts whole;
  ChangeCounts part;  // in as many first days as the last period has had
  ChangeMoney money;
  static auto parts(auto& s) { return std::tie(s.whole, s.part, s.money); }
};

enum class ChangeState : std::uint8_t { none, fresh, returned, kept, lost };

// By customer of the partition.
struct ChangePartition {
  std::vector<std::uint8_t> state;  // ChangeState in the compared period
  std::vector<Money> before, now;   // net in the period before and in the compared one
  // All the customer's scope up to the end of the period before, and of the compared one.
  struct Until {
    std::vector<Day> last;  // positive line; kNoDay: none by then
    std::vector<std::uint32_t> orders;
    std::vector<Money> net;
  };
  Until until_before, until_now;
  std::vector<std::uint32_t> orders_before;  // in the period before
  // At the end of the period before, and of the compared one; beside the scope's period.
  struct Habit {
    std::vector<std::uint16_t> recent_days;    // with a positive line in the days looked back
    std::vector<std::uint16_t> purchase_days;  // as models of buying count them, of all history
  };
  Habit habit_before, habit_now;
};

// What a product sold in the two periods: pieces and amount of positive lines.
struct ChangeProduct {
  std::uint64_t lines = 0, priced = 0;  // priced: lines with a quantity above 0
  Decimal before_pieces = 0, now_pieces = 0;
  Money before = 0, now = 0;
  bool empty() const { return lines == 0; }
  static auto parts(auto& s) {
    return std::tie(s.lines, s.priced, s.before_pieces, s.now_pieces, s.before, s.now);
  }
};

// A group of an attribute in the two periods.
struct ChangeGroup {
  std::uint64_t before = 0, now = 0, lost = 0, fresh = 0;  // customers
  Money before_net = 0, now_net = 0;
  static auto parts(auto& s) {
    return std::tie(s.before, s.now, s.lost, s.fresh, s.before_net, s.now_net);
  }
};

class ChangeSummary final : public Summary {
 public:
  void merge(const Summary& other) override;
  void save(ByteWriter& out) const override;
  static std::unique_ptr<ChangeSummary> load(ByteReader& in);  // null where bytes are not valid

  std::array<Series<ChangePeriod>, kPeriodMonths.size()> periods;
  std::map<std::uint32_t, ChangePartition> partitions;  // by index of the partition in the run
  CodeTable<ChangeProduct> products;
  std::map<std::string, std::map<std::string, ChangeGroup>> groups;  // by attribute, group key
  Series<std::uint64_t> second_after;  // customers by days from first to second purchase day
  Series<std::uint64_t> away;          // returns by days of silence, where longer than the window
  Series<ChangeFlow> flows;            // by month; nothing where the scope is a period
  CodeTable<ChangeEffect> effects;     // by product, or category
  ChangeReasons reasons;
};

// Fills in the habits of customers who bought in one of the two periods. Linear in their lines.
void collect_habits(const View& view, ChangePartition& into);

// Adds what the two periods brought by product. `of` says what became of each customer.
void collect_effects(const View& view, const CustomerBlock& facts, const ChangePartition& of,
                     ChangeSummary& into);

// Adds one partition. Linear in its lines.
void collect_change(const View& view, const CustomerBlock& facts, ChangeSummary& into);

}  // namespace clientele
