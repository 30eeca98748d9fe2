// One pass over a partition's lines; what happens to each of ten million rows happens here.
#include <algorithm>

#include "analyses/behaviour_summary.h"

namespace clientele {
namespace {

// A dictionary column and the sums it goes to; nothing where the column is missing.
class Ranking {
 public:
  Ranking(const Column* column, CodeTable<LineSums>& into) : into_(into) {
    if (column == nullptr || column->dictionary == nullptr) return;
    column_ = column;
    into.prepare(*column->dictionary);
    customer_.assign(column->dictionary->texts.size() + 1, 0);
  }
  // `customer` numbers the partition's customers from 1; 0 where the line has none.
  void add(std::size_t row, Money net, Decimal quantity, std::uint32_t customer) {
    if (column_ == nullptr) return;
    const Code code = column_->code(row);
    LineSums& sums = into_.of(code);
    sums.net = saturating_add(sums.net, net);
    sums.quantity = saturating_add(sums.quantity, quantity);
    ++sums.lines;
    if (customer_[code] != customer) {
      customer_[code] = customer;
      sums.customers += customer != 0 ? 1 : 0;
    }
  }

 private:
  const Column* column_ = nullptr;
  CodeTable<LineSums>& into_;
  std::vector<std::uint32_t> customer_;  // whose line was the last with this code
};

// Net revenue by week of a dictionary column's texts; lines without one are of no group.
class Weeks {
 public:
  Weeks(const Column* column, CodeTable<WeekRevenue>& into) : into_(into) {
    if (column == nullptr || column->dictionary == nullptr) return;
    column_ = column;
    into.prepare(*column->dictionary);
  }
  void add(std::size_t row, std::int32_t week, Money net) {
    if (column_ == nullptr) return;
    const Code code = column_->code(row);
    if (code == kNoCode) return;
    Money& sum = into_.of(code).net.at(week);
    sum = saturating_add(sum, net);
  }

 private:
  const Column* column_ = nullptr;
  CodeTable<WeekRevenue>& into_;
};

const Column* product_column(const Table& table) {
  const Column* name = table.find(Role::product_name);
  return name != nullptr ? name : table.find(Role::product);
}

class Collector {
 public:
  Collector(const View& view, BehaviourSummary& into)
      : view_(view),
        lines_(view.partition().lines),
        into_(into),
        windows_(comparison_windows(view.as_of())),
        order_lines_(lines_.orders, 0),
        channel_(lines_.table.find(Role::channel), into.channels),
        store_(lines_.table.find(Role::store), into.stores),
        category_(lines_.table.find(Role::category), into.categories),
        product_(product_column(lines_.table), into.products),
        region_(lines_.table.find(Role::region), into.regions),
        channel_weeks_(lines_.table.find(Role::channel), into.channel_weeks),
        category_weeks_(lines_.table.find(Role::category), into.category_weeks),
        price_group_(lines_.table.find(Role::category)),
        has_quantity_(lines_.quantity.size() != 0),
        has_price_(lines_.unit_price.size() != 0),
        has_profit_(lines_.profit.size() != 0) {
    static const Dictionary kNoCategories;
    if (into_.baskets.empty()) into_.baskets.resize(BehaviourSummary::kMostLines + 1);
    if (into_.intervals.empty()) into_.intervals.resize(BehaviourSummary::kLongestInterval + 1);
    if (price_group_ != nullptr && price_group_->dictionary == nullptr) price_group_ = nullptr;
    into_.prices.prepare(price_group_ == nullptr ? kNoCategories : *price_group_->dictionary);
  }

  // `customer` numbers customers from 1; 0: lines without one.
  void add(View::Range range, std::uint32_t customer) {
    Day last_day = kNoDay;
    std::array<bool, 3> in_window{};
    month_end_ = kNoDay;
    for (std::size_t row = range.begin; row < range.end; ++row) {
      if (!view_.line_in(row)) continue;
      const Moment moment = lines_.moment.moment(row);
      const bool positive = add_line(row, moment, customer);
      if (!positive) continue;
      const Day day = moment.missing() ? kNoDay : moment.day();
      count_order(row, moment, customer != 0 && day == last_day);
      if (customer == 0 || day == kNoDay || day == last_day) continue;
      if (last_day != kNoDay) {
        const auto interval = static_cast<std::size_t>(day - last_day);
        ++into_.intervals[std::min(interval, BehaviourSummary::kLongestInterval)];
      }
      last_day = day;
      for (std::size_t w = 0; w < 3; ++w)
        in_window[w] = in_window[w] || windows_.of[w].contains(day);
      count_month(day);
    }
    for (std::size_t w = 0; w < 3; ++w) into_.buyers[w] += in_window[w] ? 1u : 0u;
  }

  // After the last line: orders by how many they had.
  void count_baskets() {
    for (const std::uint8_t lines : order_lines_) {
      if (lines > 0) ++into_.baskets[lines];
    }
  }

 private:
  bool add_line(std::size_t row, Moment moment, std::uint32_t customer) {
    const Money net = lines_.net.decimal(row), gross = lines_.gross.decimal(row);
    const bool positive = (lines_.flags[row] & line_flag::positive) != 0;
    const Decimal quantity = has_quantity_ ? lines_.quantity.decimal(row) : kNoDecimal;
    const Decimal pieces = positive && quantity != kNoDecimal ? quantity : 0;
    ++into_.lines;
    into_.net = saturating_add(into_.net, net);
    into_.gross = saturating_add(into_.gross, gross);
    if (customer == 0) into_.unattributed = saturating_add(into_.unattributed, net);
    if (has_profit_) add_profit(lines_.profit.decimal(row));
    channel_.add(row, net, pieces, customer);
    store_.add(row, net, pieces, customer);
    category_.add(row, net, pieces, customer);
    product_.add(row, net, pieces, customer);
    region_.add(row, net, pieces, customer);
    if (!moment.missing()) {
      DaySums& day = into_.days.at(moment.day());
      day.net = saturating_add(day.net, net);
      day.gross = saturating_add(day.gross, gross);
      const std::int32_t week = week_of(moment.day());
      channel_weeks_.add(row, week, net);
      category_weeks_.add(row, week, net);
    }
    if (!positive) return false;
    ++into_.positive_lines;
    into_.quantity_lines += quantity != kNoDecimal ? 1 : 0;
    into_.quantity = saturating_add(into_.quantity, pieces);
    add_price(row, gross, quantity, net);
    return true;
  }

  void add_profit(Money profit) {
    if (profit == kNoDecimal) return;
    into_.profit = saturating_add(into_.profit, profit);
    ++into_.profit_lines;
  }

  // The unit price where it stands; else of whole pieces, what a piece cost.
  void add_price(std::size_t row, Money gross, Decimal quantity, Money net) {
    Money price = has_price_ ? lines_.unit_price.decimal(row) : kNoDecimal;
    if (price == kNoDecimal && quantity >= kDecimalOne) {
      price = quantity == kDecimalOne ? gross : gross / (quantity / kDecimalOne);
    }
    if (price <= 0) return;  // kNoDecimal included
    into_.prices.of(price_group_ == nullptr ? kNoCode : price_group_->code(row)).add(price, net);
  }

  // An order counts on its first positive line; without order numbers a customer's day is an order.
  void count_order(std::size_t row, Moment moment, bool same_day) {
    if (lines_.order.size() != 0) {
      const auto order = lines_.order.raw(row);
      if (order == Column::kMissing) return;
      std::uint8_t& lines = order_lines_[static_cast<std::size_t>(order)];
      if (lines < BehaviourSummary::kMostLines) ++lines;
      if (lines > 1) return;
    } else if (moment.missing() || same_day || row >= lines_.table.attributed()) {
      return;
    }
    if (row >= lines_.table.attributed()) ++into_.unattributed_orders;
    if (moment.missing()) return;
    ++into_.days.at(moment.day()).orders;
    const auto hour = moment.minute() < 0 ? BehaviourSummary::kNoHour
                                          : static_cast<std::size_t>(moment.minute() / 60);
    ++into_.hours[static_cast<std::size_t>(weekday(moment.day()))][hour];
  }

  // A customer's days rise, so the calendar is asked once a month.
  void count_month(Day day) {
    if (month_end_ != kNoDay && day < month_end_) return;
    const int month = month_index(day);
    month_end_ = first_day_of_month(month + 1);
    ++into_.month_buyers[month];
  }

  const View& view_;
  const Lines& lines_;
  BehaviourSummary& into_;
  Windows windows_;
  std::vector<std::uint8_t> order_lines_;  // positive ones so far, at most kMostLines
  Ranking channel_, store_, category_, product_, region_;
  Weeks channel_weeks_, category_weeks_;
  const Column* price_group_;
  bool has_quantity_, has_price_, has_profit_;
  Day month_end_ = kNoDay;
};

}  // namespace

void collect_behaviour(const View& view, const std::vector<CustomerFacts>& facts,
                       BehaviourSummary& into) {
  collect_service(view, into.service);
  if (view.partition().lines.rows() == 0) return;
  Collector collector(view, into);
  for (std::size_t customer = 0; customer < facts.size(); ++customer) {
    collector.add(view.lines_of(customer), static_cast<std::uint32_t>(customer) + 1);
  }
  collector.add(view.unattributed_lines(), 0);
  collector.count_baskets();
  collect_campaigns(view, into.campaigns);
}

}  // namespace clientele
