// Collecting, merging and saving.
#include "analyses/behaviour_summary.h"

#include <algorithm>
#include <cmath>

namespace clientele {
namespace {

template <typename K, typename V>
void save_map(ByteWriter& out, const std::map<K, V>& map) {
  out.put<std::uint64_t>(map.size());
  for (const auto& [key, value] : map) {
    out.put(key);
    out.put(value);
  }
}

template <typename K, typename V>
void load_map(ByteReader& in, std::map<K, V>& map) {
  for (std::size_t n = in.count(sizeof(K) + sizeof(V)); n > 0 && !in.bad(); --n) {
    const auto key = in.get<K>();
    map[key] = in.get<V>();
  }
}

// Eight steps to each doubling of the price: within 4.5% of the true quantile.
std::int32_t price_step(Money price) {
  int exponent = 0;
  const double mantissa = std::frexp(to_double(price), &exponent);
  // Steps within a doubling by comparison, not by log2: equal on every platform.
  static constexpr double kSteps[] = {0.5452538663326288, 0.5946035575013605, 0.6484197773255048, 0.7071067811865476,
                                      0.7711054127039704, 0.8408964152537145, 0.9170040432046712};
  int step = 0;
  while (step < 7 && mantissa >= kSteps[step]) ++step;
  return exponent * 8 + step;
}

class Collector {
 public:
  Collector(const View& view, BehaviourSummary& into)
      : view_(view), lines_(view.partition().lines), into_(into), windows_(comparison_windows(view.as_of())),
        seen_(lines_.orders, 0), channel_(lines_.table.find(Role::channel)), category_(lines_.table.find(Role::category)),
        product_(lines_.table.find(Role::product_name)), region_(lines_.table.find(Role::region)) {
    if (product_ == nullptr) product_ = lines_.table.find(Role::product);
    if (into_.intervals.empty()) into_.intervals.resize(BehaviourSummary::kLongestInterval + 1);
    if (channel_ != nullptr) into_.channels.prepare(*channel_);
    if (category_ != nullptr) into_.categories.prepare(*category_);
    if (product_ != nullptr) into_.products.prepare(*product_);
    if (region_ != nullptr) into_.regions.prepare(*region_);
  }

  void add(View::Range range, bool owned) {
    Day last_day = kNoDay, bought = kNoDay;
    int last_month = -1;
    std::array<bool, 3> in_window{};
    for (std::size_t row = range.begin; row < range.end; ++row) {
      if (!view_.line_in(row)) continue;
      const bool positive = add_line(row, owned);
      if (!positive) continue;
      const Moment moment = lines_.moment.moment(row);
      if (moment.missing()) {
        count_order(row, moment, bought);
        continue;
      }
      const Day day = moment.day();
      count_order(row, moment, bought);
      if (day == bought || !owned) {
        if (!owned) bought = day;
        continue;
      }
      if (last_day != kNoDay) {
        const auto interval = static_cast<std::size_t>(day - last_day);
        ++into_.intervals[std::min(interval, BehaviourSummary::kLongestInterval)];
      }
      last_day = bought = day;
      for (std::size_t w = 0; w < 3; ++w) in_window[w] = in_window[w] || windows_.of[w].contains(day);
      if (const int month = month_index(day); month != last_month) {
        last_month = month;
        ++into_.month_buyers[month];
      }
    }
    for (std::size_t w = 0; w < 3; ++w) into_.buyers[w] += in_window[w] ? 1u : 0u;
  }

 private:
  bool add_line(std::size_t row, bool owned) {
    const Money net = lines_.net.decimal(row), gross = lines_.gross.decimal(row);
    ++into_.lines;
    into_.net = saturating_add(into_.net, net);
    into_.gross = saturating_add(into_.gross, gross);
    if (!owned) into_.unattributed = saturating_add(into_.unattributed, net);
    if (lines_.profit.size() != 0) {
      if (const Money profit = lines_.profit.decimal(row); profit != kNoDecimal) {
        into_.profit = saturating_add(into_.profit, profit);
        ++into_.profit_lines;
      }
    }
    const bool positive = (lines_.flags[row] & line_flag::positive) != 0;
    Decimal quantity = kNoDecimal;
    if (lines_.quantity.size() != 0) quantity = lines_.quantity.decimal(row);
    LineSums sums{net, positive && quantity != kNoDecimal ? quantity : 0, 1, 0};
    if (channel_ != nullptr) into_.channels.of(channel_->code(row)).add(sums);
    if (category_ != nullptr) into_.categories.of(category_->code(row)).add(sums);
    if (product_ != nullptr) into_.products.of(product_->code(row)).add(sums);
    if (region_ != nullptr) into_.regions.of(region_->code(row)).add(sums);
    if (const Moment moment = lines_.moment.moment(row); !moment.missing()) {
      DaySums& day = day_of(moment.day());
      day.net = saturating_add(day.net, net);
      day.gross = saturating_add(day.gross, gross);
    }
    if (!positive) return false;
    ++into_.positive_lines;
    into_.quantity = saturating_add(into_.quantity, sums.quantity);
    add_price(row, gross, quantity, sums);
    return true;
  }

  void add_price(std::size_t row, Money gross, Decimal quantity, const LineSums& sums) {
    Money price = lines_.unit_price.size() != 0 ? lines_.unit_price.decimal(row) : kNoDecimal;
    if (price == kNoDecimal && quantity != kNoDecimal && quantity >= kDecimalOne) price = gross / (quantity / kDecimalOne);
    if (price != kNoDecimal && price > 0) into_.prices[price_step(price)].add(sums);
  }

  // An order counts on its first positive line; without order numbers a customer's day is an order.
  void count_order(std::size_t row, Moment moment, Day bought) {
    if (lines_.order.size() != 0) {
      const auto order = lines_.order.raw(row);
      if (order == Column::kMissing || seen_[static_cast<std::size_t>(order)] != 0) return;
      seen_[static_cast<std::size_t>(order)] = 1;
    } else if (moment.missing() || moment.day() == bought) {
      return;
    }
    if (row >= lines_.table.attributed()) ++into_.unattributed_orders;
    if (moment.missing()) return;
    ++day_of(moment.day()).orders;
    const auto hour = moment.minute() < 0 ? BehaviourSummary::kNoHour : static_cast<std::size_t>(moment.minute() / 60);
    ++into_.hours[static_cast<std::size_t>(weekday(moment.day()))][hour];
  }

  // A customer's lines come by day, so the last day's sums are remembered.
  DaySums& day_of(Day day) {
    if (cached_ == nullptr || day != cached_day_) {
      cached_ = &into_.days[day];
      cached_day_ = day;
    }
    return *cached_;
  }

  const View& view_;
  const Lines& lines_;
  BehaviourSummary& into_;
  Windows windows_;
  std::vector<std::uint8_t> seen_;
  const Column *channel_, *category_, *product_, *region_;
  DaySums* cached_ = nullptr;
  Day cached_day_ = kNoDay;
};

}  // namespace

Windows comparison_windows(Day as_of) {
  Windows windows;
  if (as_of == kNoDay) return windows;
  const int month = month_index(as_of);
  const Day first = first_day_of_month(month);
  const Day length = as_of - first;
  windows.incomplete = as_of + 1 != first_day_of_month(month + 1);
  const std::array<int, 3> months = {month, month - 1, month - 12};
  for (std::size_t w = 0; w < 3; ++w) {
    const Day begin = first_day_of_month(months[w]);
    const Day end = first_day_of_month(months[w] + 1) - 1;
    windows.of[w] = {begin, windows.incomplete ? std::min(begin + length, end) : end};
  }
  return windows;
}

void collect_behaviour(const View& view, const std::vector<CustomerFacts>& facts, BehaviourSummary& into) {
  if (view.partition().lines.rows() == 0) return;
  Collector collector(view, into);
  for (std::size_t customer = 0; customer < facts.size(); ++customer) {
    collector.add(view.lines_of(customer), true);
  }
  collector.add(view.unattributed_lines(), false);
}

void BehaviourSummary::merge(const Summary& base) {
  const auto& other = static_cast<const BehaviourSummary&>(base);
  net = saturating_add(net, other.net);
  gross = saturating_add(gross, other.gross);
  profit = saturating_add(profit, other.profit);
  unattributed = saturating_add(unattributed, other.unattributed);
  quantity = saturating_add(quantity, other.quantity);
  lines += other.lines;
  profit_lines += other.profit_lines;
  positive_lines += other.positive_lines;
  unattributed_orders += other.unattributed_orders;
  for (std::size_t w = 0; w < 3; ++w) buyers[w] += other.buyers[w];
  for (const auto& [month, count] : other.month_buyers) month_buyers[month] += count;
  for (const auto& [day, sums] : other.days) days[day].add(sums);
  for (std::size_t d = 0; d < 7; ++d) {
    for (std::size_t h = 0; h < 25; ++h) hours[d][h] += other.hours[d][h];
  }
  if (intervals.size() < other.intervals.size()) intervals.resize(other.intervals.size());
  for (std::size_t i = 0; i < other.intervals.size(); ++i) intervals[i] += other.intervals[i];
  for (const auto& [step, sums] : other.prices) prices[step].add(sums);
  channels.merge(other.channels);
  categories.merge(other.categories);
  products.merge(other.products);
  regions.merge(other.regions);
}

void BehaviourSummary::save(ByteWriter& out) const {
  for (const auto value : {net, gross, profit, unattributed, quantity}) out.put(value);
  for (const auto value : {lines, profit_lines, positive_lines, unattributed_orders}) out.put(value);
  out.put(buyers);
  save_map(out, month_buyers);
  save_map(out, days);
  out.put(hours);
  out.array(intervals);
  save_map(out, prices);
  channels.save(out);
  categories.save(out);
  products.save(out);
  regions.save(out);
}

std::unique_ptr<Summary> BehaviourSummary::load(ByteReader& in) {
  auto summary = std::make_unique<BehaviourSummary>();
  for (auto* value : {&summary->net, &summary->gross, &summary->profit, &summary->unattributed, &summary->quantity}) {
    *value = in.get<Money>();
  }
  for (auto* value : {&summary->lines, &summary->profit_lines, &summary->positive_lines, &summary->unattributed_orders}) {
    *value = in.get<std::uint64_t>();
  }
  summary->buyers = in.get<std::array<std::uint64_t, 3>>();
  load_map(in, summary->month_buyers);
  load_map(in, summary->days);
  summary->hours = in.get<std::array<std::array<std::uint64_t, 25>, 7>>();
  summary->intervals = in.array<std::uint64_t>();
  load_map(in, summary->prices);
  summary->channels = CodeSums::load(in);
  summary->categories = CodeSums::load(in);
  summary->products = CodeSums::load(in);
  summary->regions = CodeSums::load(in);
  if (in.bad() || summary->intervals.size() > kLongestInterval + 1) return nullptr;
  return summary;
}

}  // namespace clientele
