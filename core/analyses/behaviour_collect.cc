// One pass over a partition's lines; what happens to each of ten million rows happens here.
#include <algorithm>

#include "analyses/behaviour_summary.h"
#include "ledger/column_reader.h"

namespace clientele {
namespace {

// A dictionary column, read row after row; none where the column is missing.
class Codes {
 public:
  explicit Codes(const Column* column)
      : dictionary_(column == nullptr ? nullptr : column->dictionary),
        reader_(dictionary_ == nullptr ? nullptr : column) {}
  const Dictionary* dictionary() const { return dictionary_; }
  Code operator()(std::size_t row) { return dictionary_ == nullptr ? kNoCode : reader_.code(row); }

 private:
  const Dictionary* dictionary_;
  ColumnReader reader_;
};

// The sums a column's texts go to; nothing where the column is missing.
class Ranking {
 public:
  Ranking(const Codes& codes, CodeTable<LineSums>& into) : into_(into) {
    if (codes.dictionary() == nullptr) return;
    into.prepare(*codes.dictionary());
    customer_.assign(codes.dictionary()->texts.size() + 1, 0);
  }
  // `customer` numbers the partition's customers from 1; 0 where the line has none.
  void add(Code code, Money net, Decimal quantity, std::uint32_t customer) {
    if (customer_.empty()) return;
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
  CodeTable<LineSums>& into_;
  std::vector<std::uint32_t> customer_;  // whose line was the last with this code
};

// Net revenue by week of a column's texts; lines without one are of no group.
class Weeks {
 public:
  Weeks(const Codes& codes, CodeTable<WeekRevenue>& into) : into_(into) {
    if (codes.dictionary() != nullptr) into.prepare(*codes.dictionary());
  }
  void add(Code code, std::int32_t week, Money net) {
    if (code == kNoCode) return;
    Money& sum = into_.of(code).net.at(week);
    sum = saturating_add(sum, net);
  }

 private:
  CodeTable<WeekRevenue>& into_;
};

// a / b of what is not negative; most of it is below 2^32, where dividing is faster.
std::int64_t quotient(std::int64_t a, std::int64_t b) {
  const bool narrow = static_cast<std::uint64_t>(a | b) <= 0xffffffffu;
  return narrow ? static_cast<std::uint32_t>(a) / static_cast<std::uint32_t>(b) : a / b;
}

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
        moment_(&lines_.moment),
        net_(&lines_.net),
        gross_(&lines_.gross),
        profit_(&lines_.profit),
        quantity_(&lines_.quantity),
        price_(&lines_.unit_price),
        order_(&lines_.order),
        channel_of_(lines_.table.find(Role::channel)),
        store_of_(lines_.table.find(Role::store)),
        category_of_(lines_.table.find(Role::category)),
        product_of_(product_column(lines_.table)),
        region_of_(lines_.table.find(Role::region)),
        channel_(channel_of_, into.channels),
        store_(store_of_, into.stores),
        category_(category_of_, into.categories),
        product_(product_of_, into.products),
        region_(region_of_, into.regions),
        channel_weeks_(channel_of_, into.channel_weeks),
        category_weeks_(category_of_, into.category_weeks) {
    static const Dictionary kNoCategories;
    if (into_.baskets.empty()) into_.baskets.resize(BehaviourSummary::kMostLines + 1);
    if (into_.intervals.empty()) into_.intervals.resize(BehaviourSummary::kLongestInterval + 1);
    const Dictionary* categories = category_of_.dictionary();
    into_.prices.prepare(categories == nullptr ? kNoCategories : *categories);
  }

  // `customer` numbers customers from 1; 0: lines without one.
  void add(View::Range range, std::uint32_t customer) {
    Day last_day = kNoDay;
    std::array<bool, 3> in_window{};
    month_end_ = kNoDay;
    for (std::size_t row = range.begin; row < range.end; ++row) {
      if (!view_.line_in(row)) continue;
      const Moment moment = moment_.moment(row);
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

  // After the last line: orders by how many they had, buyers by month.
  void finish() {
    for (const std::uint8_t lines : order_lines_) {
      if (lines > 0) ++into_.baskets[lines];
    }
    month_buyers_.each([&](int month, std::uint64_t buyers) {
      if (buyers > 0) into_.month_buyers[month] += buyers;
    });
  }

 private:
  bool add_line(std::size_t row, Moment moment, std::uint32_t customer) {
    const Money net = net_.decimal(row), gross = gross_.decimal(row);
    const bool positive = (lines_.flags[row] & line_flag::positive) != 0;
    const Decimal quantity = quantity_ ? quantity_.decimal(row) : kNoDecimal;
    const Decimal pieces = positive && quantity != kNoDecimal ? quantity : 0;
    const Code channel = channel_of_(row), category = category_of_(row);
    ++into_.lines;
    into_.net = saturating_add(into_.net, net);
    into_.gross = saturating_add(into_.gross, gross);
    if (customer == 0) into_.unattributed = saturating_add(into_.unattributed, net);
    if (profit_) add_profit(profit_.decimal(row));
    channel_.add(channel, net, pieces, customer);
    store_.add(store_of_(row), net, pieces, customer);
    category_.add(category, net, pieces, customer);
    product_.add(product_of_(row), net, pieces, customer);
    region_.add(region_of_(row), net, pieces, customer);
    if (!moment.missing()) {
      DaySums& day = into_.days.at(moment.day());
      day.net = saturating_add(day.net, net);
      day.gross = saturating_add(day.gross, gross);
      const std::int32_t week = week_of(moment.day());
      channel_weeks_.add(channel, week, net);
      category_weeks_.add(category, week, net);
    }
    if (!positive) return false;
    ++into_.positive_lines;
    into_.quantity_lines += quantity != kNoDecimal ? 1 : 0;
    into_.quantity = saturating_add(into_.quantity, pieces);
    add_price(row, category, gross, quantity, net);
    return true;
  }

  void add_profit(Money profit) {
    if (profit == kNoDecimal) return;
    into_.profit = saturating_add(into_.profit, profit);
    ++into_.profit_lines;
  }

  // The unit price where it stands; else of whole pieces, what a piece cost.
  void add_price(std::size_t row, Code category, Money gross, Decimal quantity, Money net) {
    Money price = price_ ? price_.decimal(row) : kNoDecimal;
    if (price == kNoDecimal && quantity >= kDecimalOne) {
      price = quantity == kDecimalOne ? gross : quotient(gross, quantity / kDecimalOne);
    }
    if (price <= 0) return;  // kNoDecimal included
    into_.prices.of(category).add(price, net);
  }

  // An order counts on its first positive line; without order numbers a customer's day is an order.
  void count_order(std::size_t row, Moment moment, bool same_day) {
    if (order_) {
      const auto order = order_.raw(row);
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
    ++month_buyers_.at(month);
  }

  const View& view_;
  const Lines& lines_;
  BehaviourSummary& into_;
  Windows windows_;
  std::vector<std::uint8_t> order_lines_;  // positive ones so far, at most kMostLines
  ColumnReader moment_, net_, gross_, profit_, quantity_, price_, order_;
  Codes channel_of_, store_of_, category_of_, product_of_, region_of_;
  Ranking channel_, store_, category_, product_, region_;
  Weeks channel_weeks_, category_weeks_;
  Day month_end_ = kNoDay;
  Series<std::uint64_t> month_buyers_;  // by month index
};

}  // namespace

void collect_behaviour(const View& view, const CustomerBlock& facts, BehaviourSummary& into) {
  collect_service(view, into.service);
  if (view.partition().lines.rows() == 0) return;
  Collector collector(view, into);
  for (std::size_t customer = 0; customer < facts.size(); ++customer) {
    collector.add(view.lines_of(customer), static_cast<std::uint32_t>(customer) + 1);
  }
  collector.add(view.unattributed_lines(), 0);
  collector.finish();
  collect_campaigns(view, into.campaigns);
}

}  // namespace clientele
