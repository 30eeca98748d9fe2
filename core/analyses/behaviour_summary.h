// What the behaviour section keeps of the lines: sums by day, weekday and hour, channel, category,
// product and price; intervals between purchases; campaigns and service times.
#pragma once

#include <array>
#include <bit>
#include <map>
#include <vector>

#include "analyses/analysis.h"
#include "analyses/campaign_effect.h"
#include "analyses/code_table.h"
#include "analyses/series.h"
#include "analyses/service_times.h"

namespace clientele {

struct DaySums {
  Money net = 0, gross = 0;
  std::uint64_t orders = 0;  // that begin on the day
  static auto parts(auto& s) { return std::tie(s.net, s.gross, s.orders); }
};

using DaySeries = Series<DaySums>;
std::map<int, DaySums> months_of(const DaySeries& days);  // by month index, without gaps

struct LineSums {
  Money net = 0;
  Decimal quantity = 0;
  std::uint64_t lines = 0;
  std::uint64_t customers = 0;  // with a line
  static auto parts(auto& s) { return std::tie(s.net, s.quantity, s.lines, s.customers); }
  bool empty() const { return lines == 0; }
};

// Net revenue by week, for what is compared over time; weeks begin on Monday.
struct WeekRevenue {
  Series<Money> net;
  static auto parts(auto& s) { return std::tie(s.net); }
  bool empty() const { return net.empty(); }
};

// Lines by price, eight classes to each doubling: a quantile is true within an eighth.
struct PriceClasses {
  struct Class {
    std::uint64_t lines = 0;
    Money net = 0;
    static auto parts(auto& s) { return std::tie(s.lines, s.net); }
  };
  std::vector<Class> classes;  // by class_of
  static auto parts(auto& s) { return std::tie(s.classes); }
  bool empty() const { return classes.empty(); }

  static std::size_t class_of(Money price) {  // price > 0
    const auto bits = static_cast<std::uint64_t>(price);
    const int exponent = 63 - std::countl_zero(bits);
    const std::uint64_t eighth =
        exponent >= 3 ? (bits >> (exponent - 3)) & 7 : (bits << (3 - exponent)) & 7;
    return static_cast<std::size_t>(exponent) * 8 + static_cast<std::size_t>(eighth);
  }
  void add(Money price, Money net) {
    const std::size_t at = class_of(price);
    if (classes.size() <= at) classes.resize(at + 1);
    ++classes[at].lines;
    classes[at].net = saturating_add(classes[at].net, net);
  }
};

// Windows of equal length: the last month so far, the same days of the month before, and of the
// same month a year before.
struct Windows {
  struct Window {
    Day first = kNoDay, last = kNoDay;
    bool contains(Day day) const { return day >= first && day <= last; }
    Day days() const { return last - first + 1; }
  };
  std::array<Window, 3> of;
  bool incomplete = false;  // the last month is not over
};
Windows comparison_windows(Day as_of);

class BehaviourSummary final : public Summary {
 public:
  static constexpr std::size_t kLongestInterval = 1'500;  // days; longer ones count as this
  static constexpr std::size_t kNoHour = 24;
  static constexpr std::size_t kMostLines = 20;  // of an order; more count as this

  // Sums of lines in scope; `unattributed` those of lines without a customer.
  Money net = 0, gross = 0, profit = 0, unattributed = 0;
  Decimal quantity = 0;  // of positive lines
  std::uint64_t lines = 0, profit_lines = 0, positive_lines = 0, quantity_lines = 0;
  std::uint64_t unattributed_orders = 0;
  std::array<std::uint64_t, 3> buyers{};      // customers who bought, by window
  std::map<int, std::uint64_t> month_buyers;  // by month index
  DaySeries days;
  std::array<std::array<std::uint64_t, 25>, 7> hours{};  // orders by weekday and hour
  std::vector<std::uint64_t> intervals;                  // by days between purchase days
  std::vector<std::uint64_t> baskets;                    // orders by positive lines
  CodeTable<LineSums> channels, stores, categories, products, regions;
  CodeTable<WeekRevenue> channel_weeks, category_weeks;
  CodeTable<PriceClasses> prices;  // by category; "" where there is none
  CampaignSums campaigns;
  ServiceSums service;

  static auto parts(auto& s) {
    return std::tie(s.net, s.gross, s.profit, s.unattributed, s.quantity, s.lines, s.profit_lines,
                    s.positive_lines, s.quantity_lines, s.unattributed_orders, s.buyers,
                    s.month_buyers, s.days, s.hours, s.intervals, s.baskets, s.channels, s.stores,
                    s.categories, s.products, s.regions, s.channel_weeks, s.category_weeks,
                    s.prices, s.campaigns, s.service);
  }
  void merge(const Summary& other) override;
  void save(ByteWriter& out) const override;
  static std::unique_ptr<Summary> load(ByteReader& in);  // null where bytes are not valid
};

// Adds one partition's lines and service records. Linear in them.
void collect_behaviour(const View& view, const CustomerBlock& facts, BehaviourSummary& into);

}  // namespace clientele
