// One pass over a partition's lines.
#include "analyses/customer_facts.h"

#include <algorithm>

#include "analyses/scope.h"

namespace clientele {
namespace {

// Months since year 0 of days that mostly rise: the calendar is asked once a month.
class MonthOf {
 public:
  int operator()(Day day) {
    if (day < begin_ || day >= end_) {
      month_ = month_index(day);
      begin_ = first_day_of_month(month_);
      end_ = first_day_of_month(month_ + 1);
    }
    return month_;
  }

 private:
  Day begin_ = 0, end_ = 0;
  int month_ = 0;
};

class Collector {
 public:
  explicit Collector(const View& view)
      : view_(view),
        lines_(view.partition().lines),
        seen_(lines_.orders, 0),
        has_order_(lines_.order.size() != 0),
        has_profit_(lines_.profit.size() != 0),
        has_quantity_(lines_.quantity.size() != 0) {}

  void add(std::size_t customer, CustomerFacts& facts) {
    const View::Range range = view_.lines_of(customer);
    Day last_day = kNoDay;
    int last_month = -1;
    for (std::size_t row = range.begin; row < range.end; ++row) {
      if (!view_.line_in(row)) continue;
      ++facts.lines;
      const Money net = lines_.net.decimal(row), gross = lines_.gross.decimal(row);
      facts.net = saturating_add(facts.net, net);
      facts.gross = saturating_add(facts.gross, gross);
      facts.refunds = saturating_add(facts.refunds, net - gross);
      if (has_profit_) {
        const Money profit = lines_.profit.decimal(row);
        if (profit != kNoDecimal) facts.profit = saturating_add(facts.profit, profit);
      }
      if ((lines_.flags[row] & line_flag::positive) == 0) continue;
      if (has_quantity_) {
        const Decimal quantity = lines_.quantity.decimal(row);
        if (quantity != kNoDecimal) facts.quantity = saturating_add(facts.quantity, quantity);
      }
      if (has_order_) count_order(row, facts);
      const Day day = lines_.moment.day(row);
      if (day == kNoDay || day == last_day) continue;
      last_day = day;
      ++facts.days;
      if (!has_order_) ++facts.orders;
      if (facts.first == kNoDay) facts.first = day;
      facts.last = day;
      if (day > view_.as_of() - 365 && day <= view_.as_of()) ++facts.days_last_year;
      if (const int month = month_of_(day); month != last_month) {
        last_month = month;
        ++facts.months;
      }
    }
  }

 private:
  // Orders belong to one customer, so a mark an order is enough. Lines without an order number are
  // no orders.
  void count_order(std::size_t row, CustomerFacts& facts) {
    const auto order = lines_.order.raw(row);
    if (order == Column::kMissing || seen_[static_cast<std::size_t>(order)] != 0) return;
    seen_[static_cast<std::size_t>(order)] = 1;
    ++facts.orders;
  }

  const View& view_;
  const Lines& lines_;
  std::vector<std::uint8_t> seen_;
  bool has_order_, has_profit_, has_quantity_;
  MonthOf month_of_;
};

}  // namespace

std::vector<CustomerFacts> collect_customer_facts(const View& view, std::uint32_t partition) {
  const Partition& source = view.partition();
  std::vector<CustomerFacts> facts(source.customers);
  Collector collector(view);
  for (std::size_t customer = 0; customer < source.customers; ++customer) {
    facts[customer].id = source.ids[customer];
    facts[customer].partition = partition;
    facts[customer].row = static_cast<std::uint32_t>(customer);
    facts[customer].in_scope = view.customer_in(customer);
    collector.add(customer, facts[customer]);
  }
  return facts;
}

}  // namespace clientele
