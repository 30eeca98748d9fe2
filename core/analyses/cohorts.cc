#include "analyses/cohorts.h"

#include <algorithm>

#include "analyses/first_purchase.h"

namespace clientele {
namespace {

// One customer's lines into the cells of the customer's cohort, in periods of `months`.
class CohortCollector {
 public:
  CohortCollector(const View& view, int months, Cohorts& into)
      : view_(view),
        lines_(view.partition().lines),
        months_(months),
        into_(into),
        seen_(lines_.orders, 0) {}

  void add(const CustomerFacts& customer, Day won) {
    const int first = month_index(won) / months_;
    Cohort& cohort = into_[first];
    ++cohort.customers;
    std::size_t last_active = SIZE_MAX;
    Day last_day = kNoDay;
    const auto range = view_.lines_of(customer.row);
    for (auto row = range.begin; row < range.end; ++row) {
      const Day day = lines_.moment.day(row);
      if (day == kNoDay || !view_.line_in(row)) continue;
      // A refund may stand before the first purchase: it belongs to the first period.
      const auto since = static_cast<std::size_t>(std::max(0, month_index(day) / months_ - first));
      if (cohort.cells.size() <= since) cohort.cells.resize(since + 1);
      CohortCell& cell = cohort.cells[since];
      cell.net = saturating_add(cell.net, lines_.net.decimal(row));
      if ((lines_.flags[row] & line_flag::positive) == 0) continue;
      cell.customers += since != last_active ? 1u : 0u;
      last_active = since;
      cell.orders += begins_order(row, day != last_day) ? 1u : 0u;
      last_day = day;
    }
  }

 private:
  bool begins_order(std::size_t row, bool new_day) {
    if (lines_.order.size() == 0) return new_day;
    const auto order = lines_.order.raw(row);
    if (order == Column::kMissing || seen_[static_cast<std::size_t>(order)] != 0) return false;
    seen_[static_cast<std::size_t>(order)] = 1;
    return true;
  }

  const View& view_;
  const Lines& lines_;
  int months_;
  Cohorts& into_;
  std::vector<std::uint8_t> seen_;
};

}  // namespace

std::unique_ptr<Summary> CohortSummary::load(ByteReader& in) {
  auto summary = std::make_unique<CohortSummary>();
  parts::load(summary->cohorts, in);
  if (in.bad()) return nullptr;
  return summary;
}

void collect_cohorts(const View& view, const CustomerBlock& facts, CohortSummary& into) {
  for (std::size_t i = 0; i < CohortSummary::kPeriods.size(); ++i) {
    CohortCollector collector(view, CohortSummary::kPeriods[i], into.cohorts[i]);
    for (const auto& customer : facts) {
      if (!customer.in_scope || !customer.buying()) continue;
      const Day won = first_purchase(view, customer.row);
      if (won_in_period(view, won)) collector.add(customer, won);
    }
  }
}

}  // namespace clientele
