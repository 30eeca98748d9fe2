// One pass over a partition's lines.
#include "analyses/customer_facts.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "analyses/customer_block.h"
#include "analyses/customer_totals.h"
#include "analyses/scope.h"
#include "ledger/column_reader.h"

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
        moment_(&lines_.moment),
        net_(&lines_.net),
        gross_(&lines_.gross),
        profit_(&lines_.profit),
        quantity_(&lines_.quantity),
        order_(&lines_.order) {}

  // Purchases are those of all the history up to the as-of date, also what is before the period;
  // the rest is what is in it. Both are read in one pass.
  void add(std::size_t customer, CustomerFacts& facts) {
    const View::Range range = view_.lines_of(customer);
    const bool counted = view_.customer_in(customer);
    const std::size_t begin = counted ? lines_.table.begin(customer) : range.begin;
    const std::size_t end = counted ? lines_.table.end(customer) : range.end;
    bool bought = counted;  // until the as-of date
    last_day_ = kNoDay;
    last_month_ = -1;
    for (std::size_t row = begin; row < end; ++row) {
      if (!view_.line_in(row)) continue;
      const Moment moment = moment_.moment(row);
      const Day day = moment.missing() ? kNoDay : moment.day();
      const Money net = net_.decimal(row);
      bought = bought && day <= view_.as_of();
      if (bought) {
        PurchaseDays& purchases = facts.purchases;
        purchases.spend = saturating_add(purchases.spend, net);
        if (day != kNoDay && (lines_.flags[row] & line_flag::purchase) != 0)
          count_purchase(day, net, purchases);
      }
      if (row >= range.begin && row < range.end) add_line(row, day, net, facts);
    }
    if (!order_ && facts.bought && facts.orders == 0) facts.orders = 1;
  }

 private:
  void add_line(std::size_t row, Day day, Money net, CustomerFacts& facts) {
    ++facts.lines;
    const Money gross = gross_.decimal(row);
    facts.net = saturating_add(facts.net, net);
    facts.gross = saturating_add(facts.gross, gross);
    if (profit_) {
      const Money profit = profit_.decimal(row);
      if (profit != kNoDecimal) facts.profit = saturating_add(facts.profit, profit);
    }
    if ((lines_.flags[row] & line_flag::positive) == 0) return;
    facts.bought = true;
    if (quantity_) {
      const Decimal quantity = quantity_.decimal(row);
      if (quantity != kNoDecimal) facts.quantity = saturating_add(facts.quantity, quantity);
    }
    if (order_) count_order(row, facts);
    if (day == kNoDay || day == last_day_) return;
    last_day_ = day;
    ++facts.days;
    if (!order_) ++facts.orders;
    if (facts.first == kNoDay) facts.first = day;
    facts.last = day;
    if (day > view_.as_of() - 365 && day <= view_.as_of()) ++facts.days_last_year;
    if (const int month = month_of_(day); month != last_month_) {
      last_month_ = month;
      ++facts.months;
    }
  }

  // Orders belong to one customer, so a mark an order is enough. Lines without an order number are
  // no orders.
  void count_order(std::size_t row, CustomerFacts& facts) {
    const auto order = order_.raw(row);
    if (order == Column::kMissing || seen_[static_cast<std::size_t>(order)] != 0) return;
    seen_[static_cast<std::size_t>(order)] = 1;
    ++facts.orders;
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
  ColumnReader moment_, net_, gross_, profit_, quantity_, order_;
  MonthOf month_of_;
  Day last_day_ = kNoDay;  // of this customer's positive lines
  int last_month_ = -1;
};

}  // namespace

CustomerBlock collect_customer_facts(const View& view, std::uint32_t partition) {
  const Partition& source = view.partition();
  CustomerBlock facts(source.customers);
  Collector collector(view);
  const Column* name = source.profile.find(Role::name);
  const bool totals = uses_totals(view.context(), view.options());
  for (std::size_t customer = 0; customer < source.customers; ++customer) {
    CustomerFacts& into = facts[customer];
    into.id = source.ids[customer];
    into.partition = static_cast<std::uint16_t>(partition);
    into.row = static_cast<std::uint32_t>(customer);
    if (name != nullptr) into.name = name->code(customer);
    into.in_scope = view.customer_in(customer);
    if (totals) {
      if (into.in_scope) facts_from_totals(source.profile, customer, into);
      continue;
    }
    collector.add(customer, into);
  }
  return facts;
}

}  // namespace clientele
