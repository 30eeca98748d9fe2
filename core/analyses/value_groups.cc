#include "analyses/value_groups.h"

namespace clientele {

ValueGroups value_groups(const ConcludeContext& context) {
  ValueGroups out;
  const auto& customers = context.customers;
  out.as_of = scope_as_of(context.ledger, context.options);
  out.segments = rank_customers(customers, context.options, out.as_of, context.ledger.customer_ids);
  for (std::size_t i = 0; i < customers.size(); ++i) {
    const auto& place = out.segments.of[i];
    if (!place.buying) continue;
    const auto& customer = customers[i];
    if (place.placed) {
      out.scores[place.r - 1u][place.f - 1u].add(customer, out.as_of);
      out.rfm[static_cast<std::size_t>(place.rfm)].add(customer, out.as_of);
    }
    out.abc[static_cast<std::size_t>(place.abc)].add(customer, out.as_of);
    out.tiers[static_cast<std::size_t>(place.tier)].add(customer, out.as_of);
    out.has_profit = out.has_profit || customer.profit != 0;
  }
  for (const auto& group : out.abc) out.all.add(group);

  const auto& ranking = out.segments.ranking;
  std::vector<std::int64_t> ascending;
  ascending.reserve(ranking.size());
  for (auto at = ranking.rbegin(); at != ranking.rend(); ++at) {
    ascending.push_back(customers[*at].net);
  }
  out.gini = stats::gini(ascending);
  out.lorenz = stats::lorenz(ascending);
  for (std::size_t i = 0; i < ranking.size() && i < 10; ++i) {
    out.top10 = saturating_add(out.top10, customers[ranking[i]].net);
  }
  return out;
}

}  // namespace clientele
