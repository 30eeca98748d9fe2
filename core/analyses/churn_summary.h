// The mergeable half of the section "churn": who left, by a column of the customer file, and what
// was known of each customer; for buyers, who was active at each month's start and who stayed.
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "analyses/analysis.h"
#include "analyses/churn_history.h"
#include "analyses/churn_signs.h"
#include "analyses/churn_traits.h"
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

// By customer of the partition where nothing else is said.
struct ChurnPartition {
  std::vector<std::uint8_t> left;              // 0 stayed, 1 left, 2 unknown; empty: no such column
  std::map<std::string, ChurnColumn> columns;  // by header
  std::vector<float> tenure;  // months from signup to the contract's end or the as-of date; NaN
                              // where unknown; empty: the outcome is not the contract's
  std::vector<std::uint16_t> signs;   // bits by ChurnSign; empty: nobody bought
  std::vector<std::uint16_t> rhythm;  // own_rhythm
  std::vector<float> before;          // net before the last window of customers active at
                                      // its start, NaN of all others; empty: no such window
  std::vector<std::uint32_t> open;    // customers who bought in the last two windows
  std::vector<ChurnFeatures> known;   // of them, at the as-of date
  ChurnTraits traits;
};

// Customers active one window ago, and those of them who bought nothing since.
struct ChurnCount {
  std::uint64_t active = 0, lost = 0;
  static auto parts(auto& s) { return std::tie(s.active, s.lost); }
};

class ChurnSummary final : public Summary {
 public:
  static constexpr std::uint8_t kUnknown = 2;

  void merge(const Summary& other) override;
  void save(ByteWriter& out) const override;
  static std::unique_ptr<ChurnSummary> load(ByteReader& in);  // null where bytes are not valid

  void add_flagged(const View& view, const CustomerBlock& facts);
  void add_buyers(const View& view, const CustomerBlock& facts);

  TextTable texts;
  std::map<std::uint32_t, ChurnPartition> partitions;  // by index of the partition in the run
  Series<ChurnPeriod> months, quarters, years;         // by month_index, month_index / 3, year
  std::array<Series<std::uint64_t>, kRhythmClasses> intervals;      // by days
  std::map<std::string, std::map<std::string, ChurnCount>> groups;  // by attribute and group key
  ChurnSample sample;

 private:
  void add_groups(const View& view, const ChurnPartition& partition, const CustomerBlock& facts);
};

}  // namespace clientele
