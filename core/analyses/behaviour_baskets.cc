// How much an order holds: lines and pieces on average, orders by their number of lines.
#include <numeric>

#include "analyses/behaviour_draft.h"

namespace clientele {

void write_basket_size(BehaviourDraft& draft, double orders) {
  const BehaviourSummary& s = draft.summary;
  draft.add("behaviour.lines_per_order", static_cast<double>(s.positive_lines) / orders,
            Unit::number, orders);
  if (s.quantity_lines == s.positive_lines) {
    draft.add("behaviour.pieces_per_order", to_double(s.quantity) / orders, Unit::number, orders);
  }
}

void write_baskets(BehaviourDraft& draft) {
  const auto& baskets = draft.summary.baskets;
  const auto orders = std::accumulate(baskets.begin(), baskets.end(), std::uint64_t{0});
  if (orders == 0 || baskets[1] == orders) return;  // no order numbers, or no order of two lines
  Block& block = draft.add_block(Block::Kind::chart, "behaviour.baskets");
  block.table.columns = {table_column("behaviour", "lines_in_order", Unit::label),
                         common_column("orders", Unit::count), common_column("share", Unit::share)};
  const auto all = static_cast<double>(orders);
  std::size_t last = baskets.size() - 1;
  while (baskets[last] == 0) --last;
  for (std::size_t lines = 1; lines <= last; ++lines) {
    const auto count = static_cast<double>(baskets[lines]);
    Cell name = std::to_string(lines);
    if (lines == BehaviourSummary::kMostLines)
      name = say("behaviour.baskets.more", {{"n", as_count(static_cast<double>(lines))}});
    block.table.rows.push_back({std::move(name), count, count / all});
  }
  block.chart = ChartSpec{"histogram", "lines_in_order", {"orders"}, {}, {}, {}};
  const auto lines = static_cast<double>(draft.summary.positive_lines);
  block.takeaway =
      say("behaviour.baskets.takeaway", {{"n", as_count(all)},
                                         {"share", as_share(static_cast<double>(baskets[1]) / all)},
                                         {"mean", as_number(lines / all)}});
}

}  // namespace clientele
