// The mergeable half of the section "churn": who left, by a column of the customer file, and what
// was known of each customer; for buyers, who was active at each month's start and who stayed.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "analyses/analysis.h"
#include "analyses/series.h"
#include "analyses/text_table.h"

namespace clientele {

// Customers active at a period's start (a purchase in the churn window before it), those of them
// still active at its end, and the revenue of both periods of those who bought in the one before.
struct ChurnPeriod {
  std::uint64_t active = 0, retained = 0;
  Decimal before = 0, now = 0;  // net of customers with purchases in the period before
  static auto parts(auto& s) { return std::tie(s.active, s.retained, s.before, s.now); }
};

// One column of the customer file, as single-precision numbers: a number as it is (NaN where
// missing), a text by its number in ChurnSummary::texts (0 where missing).
struct ChurnColumn {
  bool category = false;
  std::vector<float> values;  // by customer of the partition
};

struct ChurnPartition {
  std::vector<std::uint8_t> left;              // 0 stayed, 1 left, 2 unknown; empty: no such column
  std::map<std::string, ChurnColumn> columns;  // by header
};

class ChurnSummary final : public Summary {
 public:
  static constexpr std::uint8_t kUnknown = 2;

  void merge(const Summary& other) override;
  void save(ByteWriter& out) const override;
  static std::unique_ptr<ChurnSummary> load(ByteReader& in);  // null where bytes are not valid

  void add_flagged(const View& view, const std::vector<CustomerFacts>& facts);
  void add_buyers(const View& view, const std::vector<CustomerFacts>& facts);

  TextTable texts;
  std::map<std::uint32_t, ChurnPartition> partitions;  // by index of the partition in the run
  Series<ChurnPeriod> months, quarters, years;         // by month_index, month_index / 3, year
};

// The first day of the churn window that ends before `day`: as many calendar months back.
Day churn_window_begin(Day day, int months);

}  // namespace clientele
