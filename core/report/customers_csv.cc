#include "report/customers_csv.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/decimal.h"
#include "ledger/context.h"
#include "report/csv.h"
#include "schema/role.h"

namespace clientele {
namespace {

class Row {
 public:
  explicit Row(CsvWriter& csv) : csv_(csv) {}
  ~Row() { csv_.end_row(); }
  Row(const Row&) = delete;
  Row& operator=(const Row&) = delete;

  Row& empty() {
    csv_.empty();
    return *this;
  }
  Row& number(std::uint64_t value) {
    csv_.number(std::to_string(value));
    return *this;
  }
  // Two decimals, or four where two would lose something.
  Row& money(Money value) {
    const auto magnitude =
        value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
    std::string decimals = std::to_string(10'000 + magnitude % 10'000).substr(1);
    if (decimals.ends_with("00")) decimals.resize(2);
    csv_.number((value < 0 ? "-" : "") + std::to_string(magnitude / 10'000) + "." + decimals);
    return *this;
  }
  Row& day(Day day) {
    csv_.number(day == kNoDay ? std::string() : iso_date(day));
    return *this;
  }
  Row& text(std::string_view text) {
    csv_.text(text);
    return *this;
  }

 private:
  CsvWriter& csv_;
};

// net / orders, rounded half away from zero.
Money average(Money net, std::uint32_t orders) {
  const auto count = static_cast<Money>(orders);
  const Money half = net < 0 ? -count / 2 : count / 2;
  return (net + half) / count;
}

}  // namespace

std::string customers_csv(const Shard& shard, std::span<const CustomerFacts> customers, Day as_of) {
  const Context& context = *shard.context;
  std::vector<std::pair<std::string, const CustomerFacts*>> ordered;
  for (const auto& customer : customers) {
    if (customer.in_scope) {
      ordered.emplace_back(context.customer_ids.text(customer.id), &customer);
    }
  }
  std::sort(ordered.begin(), ordered.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });

  const bool knows_profit = context.has(TableKind::transactions, Role::profit) ||
                            context.has(TableKind::transactions, Role::cost);
  CsvWriter out;
  for (const auto column : {"id", "name", "first_date", "last_date", "recency_days", "orders",
                            "lines", "revenue_net", "profit", "average_order"}) {
    out.text(column);
  }
  out.end_row();
  for (const auto& [id, customer] : ordered) {
    const Partition& partition = shard.partitions[customer->partition];
    const Column* name = partition.profile.find(Role::name);
    Row row(out);
    row.text(id)
        .text(name == nullptr ? std::string_view() : name->text(customer->row))
        .day(customer->first)
        .day(customer->last);
    if (customer->buying() && as_of != kNoDay && as_of >= customer->last) {
      row.number(static_cast<std::uint64_t>(as_of - customer->last));
    } else {
      row.empty();
    }
    row.number(customer->orders).number(customer->lines).money(customer->net);
    if (knows_profit) {
      row.money(customer->profit);
    } else {
      row.empty();
    }
    if (customer->orders > 0) {
      row.money(average(customer->net, customer->orders));
    } else {
      row.empty();
    }
  }
  return out.take();
}

}  // namespace clientele
