// One pass over a partition's lines.
#include "analyses/customer_facts.h"

#include <algorithm>
#include <array>
#include <cmath>

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

// Logarithms of gaps in days, most of which come again and again.
class LogDays {
 public:
  double operator()(Day gap) {
    if (gap <= 1) return 0;
    const auto at = static_cast<std::size_t>(gap);
    if (at >= known_.size()) return std::log(gap);
    if (known_[at] == 0) known_[at] = std::log(gap);
    return known_[at];
  }

 private:
  std::array<double, 1024> known_{};
};

class Collector {
 public:
  explicit Collector(const View& view)
      : view_(view),
        lines_(view.partition().lines),
        calibration_ends_(view.calibration_ends()),
        seen_(lines_.orders, 0),
        has_order_(lines_.order.size() != 0),
        has_profit_(lines_.profit.size() != 0),
        has_quantity_(lines_.quantity.size() != 0) {}

  void add(std::size_t customer, CustomerFacts& facts) {
    const View::Range range = view_.lines_of(customer);
    add_purchases(customer, facts.purchases);
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

  // Of all the history up to the as-of date, also what is before the period.
  void add_purchases(std::size_t customer, PurchaseDays& purchases) {
    if (!view_.customer_in(customer)) return;
    const auto end = lines_.table.end(customer);
    for (auto row = lines_.table.begin(customer); row < end; ++row) {
      if (!view_.line_in(row)) continue;
      const Day day = lines_.moment.day(row);
      if (day > view_.as_of()) break;
      const Money net = lines_.net.decimal(row);
      purchases.spend = saturating_add(purchases.spend, net);
      if (day != kNoDay && (lines_.flags[row] & line_flag::purchase) != 0)
        count_purchase(day, net, purchases);
    }
  }

  void count_purchase(Day day, Money net, PurchaseDays& purchases) {
    const Day gap = purchases.days == 0 ? 0 : day - purchases.last;
    purchases.add(day, net, calibration_ends_, log_days_(gap));
  }

  const View& view_;
  const Lines& lines_;
  CalibrationEnds calibration_ends_;
  LogDays log_days_;
  std::vector<std::uint8_t> seen_;
  bool has_order_, has_profit_, has_quantity_;
  MonthOf month_of_;
};

}  // namespace

std::vector<CustomerFacts> collect_customer_facts(const View& view, std::uint32_t partition) {
  const Partition& source = view.partition();
  std::vector<CustomerFacts> facts(source.customers);
  Collector collector(view);
  const Column* name = source.profile.find(Role::name);
  for (std::size_t customer = 0; customer < source.customers; ++customer) {
    facts[customer].id = source.ids[customer];
    facts[customer].partition = partition;
    facts[customer].row = static_cast<std::uint32_t>(customer);
    if (name != nullptr) facts[customer].name = name->code(customer);
    facts[customer].in_scope = view.customer_in(customer);
    collector.add(customer, facts[customer]);
  }
  return facts;
}

}  // namespace clientele
