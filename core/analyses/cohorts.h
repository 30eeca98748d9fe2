// Customers by the period of their first purchase, and what they did in each period after it.
#pragma once

#include <array>
#include <map>
#include <vector>

#include "analyses/analysis.h"
#include "analyses/summary_parts.h"

namespace clientele {

// One period of one cohort.
struct CohortCell {
  std::uint64_t customers = 0;  // with a positive line in the period
  std::uint64_t orders = 0;     // begun in it; purchase days where there are no order numbers
  Money net = 0;
  static auto parts(auto& s) { return std::tie(s.customers, s.orders, s.net); }
};

struct Cohort {
  std::uint64_t customers = 0;
  std::vector<CohortCell> cells;  // by periods since the first purchase
  static auto parts(auto& s) { return std::tie(s.customers, s.cells); }
};

// By period index: months since year 0 divided by the months of a period.
using Cohorts = std::map<int, Cohort>;

class CohortSummary final : public Summary {
 public:
  static constexpr std::array<int, 2> kPeriods = {1, 3};  // months: both are kept, one is shown
  std::array<Cohorts, kPeriods.size()> cohorts;

  void merge(const Summary& other) override { parts::merge(cohorts, cast(other).cohorts); }
  void save(ByteWriter& out) const override { parts::save(cohorts, out); }
  static std::unique_ptr<Summary> load(ByteReader& in);  // null where bytes are not valid

 private:
  static const CohortSummary& cast(const Summary& other) {
    return static_cast<const CohortSummary&>(other);
  }
};

// Adds one partition's customers. Linear in their lines.
void collect_cohorts(const View& view, const CustomerBlock& facts, CohortSummary& into);

}  // namespace clientele
