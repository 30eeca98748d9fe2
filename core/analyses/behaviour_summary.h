// What the behaviour section keeps of the lines: sums by day, weekday and hour, category, channel,
// product; intervals between purchases.
#pragma once

#include <array>
#include <map>
#include <vector>

#include "analyses/analysis.h"
#include "analyses/code_sums.h"

namespace clientele {

struct DaySums {
  Money net = 0, gross = 0;
  std::uint64_t orders = 0;  // that begin on the day
  void add(const DaySums& other) {
    net = saturating_add(net, other.net);
    gross = saturating_add(gross, other.gross);
    orders += other.orders;
  }
};

// Windows of equal length: the last month so far, the same days of the month before, and of the same
// month a year before.
struct Windows {
  struct Window {
    Day first = kNoDay, last = kNoDay;
    bool contains(Day day) const { return day >= first && day <= last; }
  };
  std::array<Window, 3> of;
  bool incomplete = false;  // the last month is not over
};
Windows comparison_windows(Day as_of);

class BehaviourSummary final : public Summary {
 public:
  static constexpr std::size_t kLongestInterval = 1'500;  // days; longer ones count as this
  static constexpr std::size_t kNoHour = 24;

  // Sums of lines in scope; `unattributed` those of lines without a customer.
  Money net = 0, gross = 0, profit = 0, unattributed = 0;
  std::uint64_t lines = 0, profit_lines = 0, positive_lines = 0;
  Decimal quantity = 0;
  std::uint64_t unattributed_orders = 0;
  std::array<std::uint64_t, 3> buyers{};      // customers who bought, by window
  std::map<int, std::uint64_t> month_buyers;  // by month index
  std::map<Day, DaySums> days;
  std::array<std::array<std::uint64_t, 25>, 7> hours{};  // orders by weekday and hour
  std::vector<std::uint64_t> intervals;       // by days between purchase days
  std::map<std::int32_t, LineSums> prices;    // by price step: 2^(step / 8) units
  CodeSums channels, categories, products, regions;

  void merge(const Summary& other) override;
  void save(ByteWriter& out) const override;
  static std::unique_ptr<Summary> load(ByteReader& in);  // null where bytes are not valid
};

// Adds one partition's lines.
void collect_behaviour(const View& view, const std::vector<CustomerFacts>& facts, BehaviourSummary& into);

}  // namespace clientele
