// The list's columns, from the facts, the segments and the analyses.
#include "engine/customer_list.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <utility>

#include "analyses/segments.h"
#include "ledger/context.h"
#include "report/customers_csv.h"
#include "schema/role.h"

namespace clientele {
namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

double money(Money value) { return static_cast<double>(value) / 10'000; }

}  // namespace

CustomerList::CustomerList(const Context& context, const Options& options, Day as_of,
                           Customers customers, std::vector<CustomerColumn> more)
    : context_(context),
      options_(options),
      as_of_(as_of),
      customers_(std::move(customers)),
      more_(std::move(more)) {
  std::vector<std::pair<std::string, std::uint32_t>> ordered;
  for (std::size_t i = 0; i < customers_.size(); ++i) {
    if (customers_[i].in_scope) {
      ordered.emplace_back(context_.customer_ids.text(customers_[i].id),
                           static_cast<std::uint32_t>(i));
    }
  }
  std::sort(ordered.begin(), ordered.end());
  by_id_.reserve(ordered.size());
  for (const auto& [id, index] : ordered) by_id_.push_back(index);
  add_facts();
  add_segments();
  add_more();
}

void CustomerList::add_facts() {
  const auto add = [&](std::string id, Unit unit, auto value) {
    columns_.push_back({std::move(id),
                        CustomerColumn::Kind::number,
                        unit,
                        {},
                        [this, value](std::size_t i) -> double { return value(customers_[i]); }});
  };
  const auto day = [](Day value) { return value == kNoDay ? kNothing : double{1} * value; };
  add("first_date", Unit::date, [day](const CustomerFacts& c) { return day(c.first); });
  add("last_date", Unit::date, [day](const CustomerFacts& c) { return day(c.last); });
  add("recency_days", Unit::days, [as_of = as_of_](const CustomerFacts& c) {
    return c.dated() && as_of >= c.last ? double{1} * (as_of - c.last) : kNothing;
  });
  add("orders", Unit::count, [](const CustomerFacts& c) { return double{1} * c.orders; });
  add("revenue_net", Unit::money, [](const CustomerFacts& c) { return money(c.net); });
  if (context_.has(TableKind::transactions, Role::profit) ||
      context_.has(TableKind::transactions, Role::cost)) {
    add("profit", Unit::money, [](const CustomerFacts& c) { return money(c.profit); });
  }
  add("average_order", Unit::money,
      [](const CustomerFacts& c) { return c.orders > 0 ? money(c.net) / c.orders : kNothing; });
}

void CustomerList::add_segments() {
  const auto segments = std::make_shared<const std::vector<CustomerSegment>>(
      rank_customers(customers_, options_, as_of_, context_.customer_ids).of);
  using Holds = bool CustomerSegment::*;
  const auto add = [&](std::string id, Holds holds, std::vector<Text> labels, auto value) {
    const auto kind = labels.empty() ? CustomerColumn::Kind::number : CustomerColumn::Kind::label;
    columns_.push_back({std::move(id), kind, labels.empty() ? Unit::count : Unit::label,
                        std::move(labels), [segments, holds, value](std::size_t i) -> double {
                          const auto& place = (*segments)[i];
                          return place.*holds ? static_cast<double>(value(place)) : kNothing;
                        }});
  };
  constexpr Holds kBuying = &CustomerSegment::buying, kPlaced = &CustomerSegment::placed;
  add("r_score", kPlaced, {}, [](const CustomerSegment& s) { return s.r; });
  add("f_score", kPlaced, {}, [](const CustomerSegment& s) { return s.f; });
  add("m_score", kPlaced, {}, [](const CustomerSegment& s) { return s.m; });
  std::vector<Text> rfm, abc, tiers;
  for (std::size_t s = 0; s < kRfmSegments; ++s)
    rfm.push_back({rfm_name_key(options_.rfm_scheme, static_cast<RfmSegment>(s)), {}});
  for (std::size_t c = 0; c < kAbcClasses; ++c)
    abc.push_back({"value.abc." + std::string(abc_id(static_cast<AbcClass>(c))), {}});
  for (std::size_t t = 0; t < kTiers; ++t)
    tiers.push_back({"value.tier." + std::string(tier_id(static_cast<Tier>(t))), {}});
  add("rfm", kPlaced, std::move(rfm),
      [](const CustomerSegment& s) { return static_cast<int>(s.rfm); });
  add("abc", kBuying, std::move(abc),
      [](const CustomerSegment& s) { return static_cast<int>(s.abc); });
  add("tier", kBuying, std::move(tiers),
      [](const CustomerSegment& s) { return static_cast<int>(s.tier); });
}

void CustomerList::add_more() {
  for (const auto& column : more_) {
    if (column.values.size() != customers_.size()) continue;
    columns_.push_back({column.id, column.kind, column.unit, column.labels,
                        [&values = column.values](std::size_t i) -> double {
                          return static_cast<double>(values[i]);
                        }});
  }
}

std::string_view CustomerList::name_of(std::size_t index) const {
  return customer_name(context_, customers_[index]);
}

std::string CustomerList::csv() const {
  return customers_csv(context_, customers_, options_, as_of_, more_);
}

}  // namespace clientele
