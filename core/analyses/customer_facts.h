// What every analysis wants to know of a customer, collected once per scope.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "base/decimal.h"
#include "base/moment.h"
#include "ledger/table.h"

namespace clientele {

// Last days of calibration, latest first; kNoDay where the history is too short for another.
inline constexpr std::size_t kCalibrations = 3;
using CalibrationEnds = std::array<Day, kCalibrations>;

// Purchases as models of lifetime value count them: customer-days with a line that is not cancelled
// and of quantity above 0, zero amounts included, up to the as-of date. A period does not cut its
// past off: who bought before it is not new in it.
struct PurchaseDays {
  struct Until {  // the same up to one of scope_calibration_ends; what comes after tells models
                  // apart
    Day last = kNoDay;
    std::uint32_t days = 0;
    float log_gaps = 0;
  };
  Day first = kNoDay, last = kNoDay;
  std::uint32_t days = 0;
  float log_gaps = 0;     // sum of ln(days between neighbouring ones)
  Money first_spend = 0;  // net of the first day's purchases
  Money spend = 0;        // net of all lines up to the as-of date, refunds included
  std::array<Until, kCalibrations> until;

  void add(Day day, Money net, const CalibrationEnds& ends, double log_gap) {
    if (days == 0) first = day;
    if (day == first) first_spend = saturating_add(first_spend, net);
    if (day == last) return;
    if (days > 0) log_gaps += static_cast<float>(log_gap);
    last = day;
    ++days;
    for (std::size_t i = 0; i < ends.size() && day <= ends[i]; ++i)
      until[i] = {last, days, log_gaps};
  }
  // Net revenue per repeat purchase day; 0 where there is none, or it is not positive.
  double repeat_mean() const {
    const Money repeat = spend - first_spend;
    return days < 2 || repeat <= 0 ? 0 : to_double(repeat) / (days - 1.0);
  }
};

// One customer in scope. Money and counts are of the scope's lines; where the files hold no lines,
// of the totals that a list of customers gives (facts_from_totals).
struct CustomerFacts {
  std::uint64_t id = 0;               // compact id: Context::customer_ids gives its text
  std::uint32_t row = 0;              // customer index in the partition
  std::uint16_t partition = 0;        // index of the partition in the run (0-255)
  bool in_scope = true;               // false: the filters leave this customer out
  bool bought = false;                // has a positive line, dated or not
  Money net = 0, gross = 0;           // net of refunds; of positive lines
  Money profit = 0;                   // sum where known
  Decimal quantity = 0;               // of positive lines
  Day first = kNoDay, last = kNoDay;  // first and last positive line
  // Distinct orders with a positive line; without order numbers customer-days, or one where no line
  // has a date.
  std::uint32_t orders = 0;
  std::uint32_t days = 0;            // distinct days with a positive line
  std::uint32_t months = 0;          // distinct calendar months with a positive line
  std::uint32_t days_last_year = 0;  // distinct days with a positive line in (as_of - 365, as_of]
  std::uint32_t lines = 0;           // lines in scope, refunds included
  Code name = kNoCode;               // of Context::names
  PurchaseDays purchases;
  bool buying() const { return bought || dated(); }
  // When it was bought is known: what looks at time leaves the others out.
  bool dated() const { return last != kNoDay; }
};

}  // namespace clientele
