// How often customers buy: repurchase, purchases and spend a month, the most frequent fifth, the
// days between purchases.
#include <algorithm>
#include <cmath>

#include "analyses/behaviour_draft.h"
#include "stats/intervals.h"

namespace clientele {
namespace {

struct Totals {
  std::uint64_t buying = 0;
  Money net = 0;  // of buying customers
  // Of those whose purchases have a date.
  std::uint64_t dated = 0, repeat = 0, months = 0, orders = 0;
  Money dated_net = 0;
};

Totals totals_of(const Customers& customers) {
  Totals t;
  for (const auto& customer : customers) {
    if (!customer.buying()) continue;
    ++t.buying;
    t.net = saturating_add(t.net, customer.net);
    if (!customer.dated()) continue;
    ++t.dated;
    t.orders += customer.orders;
    t.repeat += customer.days >= 2 ? 1u : 0u;
    t.months += customer.months;
    t.dated_net = saturating_add(t.dated_net, customer.net);
  }
  return t;
}

struct Top {
  std::size_t customers = 0;
  Money net = 0;
};

// The 20% of buying customers with most orders, rounded half up: ties by revenue, then by id.
Top most_frequent(const Customers& customers, std::uint64_t buying) {
  std::vector<const CustomerFacts*> order;
  order.reserve(static_cast<std::size_t>(buying));
  for (const auto& customer : customers) {
    if (customer.buying()) order.push_back(&customer);
  }
  const auto more = [](const CustomerFacts* a, const CustomerFacts* b) {
    if (a->orders != b->orders) return a->orders > b->orders;
    if (a->net != b->net) return a->net > b->net;
    return a->id < b->id;  // ids ascend with their texts within a pattern, and patterns by text
  };
  Top top;
  top.customers = (order.size() * 2 + 5) / 10;
  if (top.customers == 0) return top;
  const auto last = order.begin() + static_cast<std::ptrdiff_t>(top.customers) - 1;
  std::nth_element(order.begin(), last, order.end(), more);
  for (std::size_t i = 0; i < top.customers; ++i) top.net = saturating_add(top.net, order[i]->net);
  return top;
}

void write_intervals(BehaviourDraft& draft) {
  const auto& intervals = draft.summary.intervals;
  const auto median = interval_quantile(intervals, 0.5);
  if (!median) return;
  std::uint64_t n = 0;
  for (const auto count : intervals) n += count;
  const auto count = static_cast<double>(n);
  draft.add("behaviour.interval_p25", *interval_quantile(intervals, 0.25), Unit::days, count);
  draft.add("behaviour.interval_median", *median, Unit::days, count);
  draft.add("behaviour.interval_p75", *interval_quantile(intervals, 0.75), Unit::days, count);
}

}  // namespace

void write_customer_figures(BehaviourDraft& draft) {
  const Totals t = totals_of(draft.run.customers);
  const auto buying = static_cast<double>(t.buying), repeat = static_cast<double>(t.repeat);
  const auto dated = static_cast<double>(t.dated);
  draft.add("customers.buying", buying, Unit::count);
  if (t.buying == 0) return;
  if (t.dated < t.buying) {
    draft.section().missing.push_back(say(
        "behaviour.missing.dates", {{"n", as_count(buying - dated)}, {"all", as_count(buying)}}));
  }
  if (t.dated > 0) {
    const auto interval = stats::wilson(repeat, dated);
    draft.add("behaviour.repurchase_rate", repeat / dated, Unit::share, dated,
              Interval{interval.low, interval.high});
  }
  if (t.months > 0) {
    const auto months = static_cast<double>(t.months);
    draft.add("behaviour.orders_per_customer_month", static_cast<double>(t.orders) / months,
              Unit::number, months);
    if (draft.valued())
      draft.add("behaviour.spend_per_customer_month", to_double(t.dated_net) / months, Unit::money,
                months);
  }
  write_intervals(draft);
  const Top top = most_frequent(draft.run.customers, t.buying);
  const double share = t.net > 0 ? to_double(top.net) / to_double(t.net) : 0;
  if (t.net > 0) draft.add("behaviour.top20_revenue_share", share, Unit::share, buying);
  if (dated >= kEnough) {
    Finding& finding = draft.find("behaviour.repurchase",
                                  {{"repeat", as_count(repeat)},
                                   {"n", as_count(dated)},
                                   {"rate", as_share(repeat / dated)},
                                   {"once", as_count(dated - repeat)}},
                                  {"behaviour.repurchase_rate"});
    finding.customers = dated - repeat;
  }
  if (buying < kEnough || share <= 0.5) return;
  Finding& frequent = draft.find(
      "behaviour.top20",
      {{"share", as_share(share)}, {"customers", as_count(static_cast<double>(top.customers))}},
      {"behaviour.top20_revenue_share"});
  frequent.money = to_double(top.net);
  frequent.customers = static_cast<double>(top.customers);
  frequent.folds_into = "value.concentration";
}

std::optional<double> interval_quantile(const std::vector<std::uint64_t>& intervals, double p) {
  std::uint64_t all = 0;
  for (const auto count : intervals) all += count;
  if (all == 0) return std::nullopt;
  std::uint64_t below = 0;
  for (std::size_t days = 0; days < intervals.size(); ++days) {
    below += intervals[days];
    if (static_cast<double>(below) >= p * static_cast<double>(all))
      return static_cast<double>(days);
  }
  return static_cast<double>(intervals.size() - 1);
}

}  // namespace clientele
