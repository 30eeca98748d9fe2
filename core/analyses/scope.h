// A cheap view of a shard: the rows and customers that pass the period and the filters.
#pragma once

#include <cstdint>
#include <vector>

#include "analyses/customer_facts.h"
#include "analyses/options.h"
#include "ledger/context.h"
#include "ledger/shard.h"

namespace clientele {

// The day the analyses look back from: the options', else the ledger's, not after the period's end.
Day scope_as_of(const Context& context, const Options& options);

// The last days of calibration: what comes after one, up to the one before or the as-of date, tells
// models of buying apart. First the options', else the last third of the history, a year at most,
// is held out; then as long again before it, while the history left is as long and at least 16
// weeks.
CalibrationEnds scope_calibration_ends(const Context& context, const Options& options);

// One partition seen through a scope; the options must outlive it. A filter on a customer's
// attribute takes customers out; one on an attribute of lines (channel, store, …) takes lines out.
// Rows of transactions are those with line_in(row).
class View {
 public:
  View(const Context& context, const Partition& partition, const Options& options);

  const Context& context() const { return *context_; }
  const Partition& partition() const { return *partition_; }
  const Options& options() const { return *options_; }
  Day as_of() const { return as_of_; }  // scope_as_of
  const CalibrationEnds& calibration_ends() const { return calibration_ends_; }
  Day first() const { return first_; }  // period, or INT32_MIN / INT32_MAX
  Day last() const { return last_; }

  // Whether the customer passes the filters on customer attributes.
  bool customer_in(std::size_t customer) const {
    return customers_.empty() || customers_[customer] != 0;
  }
  // Rows of the customer's lines in the period: a contiguous range, rows being ordered by date.
  // Rows without a date are outside every period, and inside when there is none.
  struct Range {
    std::size_t begin, end;
  };
  Range lines_of(std::size_t customer) const;
  Range unattributed_lines() const {
    return unattributed_;
  }  // empty under a customer filter;
     // ordered by date like a customer's
  // Filters on line attributes (channel, store, …), and `excluded`. Check it for each row.
  bool line_in(std::size_t row) const {
    return (partition_->lines.flags[row] & line_flag::excluded) == 0 &&
           (lines_.empty() || lines_[row] != 0);
  }
  // Rows of another table in the period (feedback, contacts, leads, spend), filters applied.
  bool row_in(const Table& table, std::size_t row) const;

 private:
  Range in_period(std::size_t begin, std::size_t end) const;

  const Context* context_;
  const Partition* partition_;
  Day as_of_, first_, last_;
  CalibrationEnds calibration_ends_;
  const Options* options_;
  std::vector<std::uint8_t> customers_, lines_;  // empty: all in
  Range unattributed_{0, 0};
};

}  // namespace clientele
