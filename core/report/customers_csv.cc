#include "report/customers_csv.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string_view>
#include <utility>

#include "analyses/segments.h"
#include "base/decimal.h"
#include "ledger/context.h"
#include "report/catalogue.h"
#include "report/csv.h"
#include "schema/role.h"

namespace clientele {
namespace {

// Two decimals, or four where two would lose something.
std::string money_text(Money value) {
  const auto magnitude =
      value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  std::string decimals = std::to_string(10'000 + magnitude % 10'000).substr(1);
  if (decimals.ends_with("00")) decimals.resize(2);
  std::string out = value < 0 ? "-" : "";
  out += std::to_string(magnitude / 10'000);
  out += '.';
  return out + decimals;
}

void write_count(CsvWriter& csv, std::uint64_t value) { csv.number(std::to_string(value)); }

void write_day(CsvWriter& csv, Day day) {
  if (day == kNoDay) {
    csv.empty();
  } else {
    csv.number(iso_date(day));
  }
}

// net / orders, rounded half away from zero.
Money average(Money net, std::uint32_t orders) {
  const auto count = static_cast<Money>(orders);
  const Money half = net < 0 ? -count / 2 : count / 2;
  return (net + half) / count;
}

// Single precision holds seven digits: no more are written.
std::string number_text(float value, Unit unit) {
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, unit == Unit::money ? "%.2f" : "%.7g",
                static_cast<double>(value));
  return buffer;
}

void write_value(CsvWriter& csv, const CustomerColumn& column, float value) {
  if (!std::isfinite(value)) return csv.empty();
  switch (column.kind) {
    case CustomerColumn::Kind::number:
      if (column.unit == Unit::date) return csv.number(iso_date(static_cast<Day>(value)));
      return csv.number(number_text(value, column.unit));
    case CustomerColumn::Kind::label:
      return csv.text(label_id(column.labels.at(static_cast<std::size_t>(value))));
    case CustomerColumn::Kind::flags:
      break;
  }
  std::string set;
  for (std::size_t flag = 0; flag < column.labels.size(); ++flag) {
    if ((static_cast<std::uint32_t>(value) >> flag & 1) == 0) continue;
    if (!set.empty()) set += ';';
    set += label_id(column.labels[flag]);
  }
  csv.text(set);
}

}  // namespace

std::string label_id(const Text& label) {
  if (label.key == "data.text") return render(label, Language::zh);
  return label.key.substr(label.key.rfind('.') + 1);
}

std::string_view customer_name(const Context& context, const CustomerFacts& customer) {
  return context.names == nullptr ? std::string_view() : context.names->text(customer.name);
}

std::string customers_csv(const Context& context, const Customers& customers,
                          const Options& options, Day as_of,
                          const std::vector<CustomerColumn>& more) {
  const Segments segments = rank_customers(customers, options, as_of, context.customer_ids);
  std::vector<std::pair<std::string, std::size_t>> ordered;
  for (std::size_t i = 0; i < customers.size(); ++i) {
    if (customers[i].in_scope) {
      ordered.emplace_back(context.customer_ids.text(customers[i].id), i);
    }
  }
  std::sort(ordered.begin(), ordered.end());

  const bool knows_profit = context.has(TableKind::transactions, Role::profit) ||
                            context.has(TableKind::transactions, Role::cost);
  CsvWriter csv;
  for (const auto* name : {"id", "name", "first_date", "last_date", "recency_days", "orders",
                           "lines", "revenue_net", "profit", "average_order", "r_score", "f_score",
                           "m_score", "rfm_segment", "abc_class", "tier"}) {
    csv.text(name);
  }
  for (const auto& column : more) csv.text(column.id);
  csv.end_row();
  for (const auto& [id, index] : ordered) {
    const CustomerFacts& customer = customers[index];
    const CustomerSegment& segment = segments.of[index];
    csv.text(id);
    csv.text(customer_name(context, customer));
    write_day(csv, customer.first);
    write_day(csv, customer.last);
    if (customer.dated() && as_of >= customer.last) {
      write_count(csv, static_cast<std::uint64_t>(as_of - customer.last));
    } else {
      csv.empty();
    }
    write_count(csv, customer.orders);
    write_count(csv, customer.lines);
    csv.number(money_text(customer.net));
    knows_profit ? csv.number(money_text(customer.profit)) : csv.empty();
    customer.orders > 0 ? csv.number(money_text(average(customer.net, customer.orders)))
                        : csv.empty();
    for (const auto score : {segment.r, segment.f, segment.m})
      segment.placed ? write_count(csv, score) : csv.empty();
    segment.placed ? csv.text(rfm_id(segment.rfm)) : csv.empty();
    for (const auto text : {abc_id(segment.abc), tier_id(segment.tier)})
      segment.buying ? csv.text(text) : csv.empty();
    for (const auto& column : more) write_value(csv, column, column.values.at(index));
    csv.end_row();
  }
  return csv.take();
}

}  // namespace clientele
