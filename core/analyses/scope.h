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
// The last day that is looked at: the period's end, the as-of date where one is asked for, or what
// comes first; INT32_MAX where neither is. Without an asked one, answers and contacts after the
// last purchase count.
Day scope_last(const Options& options);

// What a filter's attribute speaks of: the role of that name, and what the files' columns of that
// header are.
struct FilterTarget {
  std::vector<Role> roles;
  std::string header;  // of attributes
  // The first such column that holds texts; null where the table has none.
  const Column* in(const Table& table) const;
};
FilterTarget filter_target(const Context& context, const std::string& attribute);

// The last days of calibration: what comes after one, up to the one before or the as-of date, tells
// models of buying apart. First the options', else the last third of the history, a year at most,
// is held out; then as long again before it, while the history left is as long and at least 16
// weeks.
CalibrationEnds scope_calibration_ends(const Context& context, const Options& options);

// One partition seen through a scope; the options must outlive it. A filter on a customer's
// attribute takes customers out; one on an attribute of lines (channel, store, …) takes lines out.
// An as-of date that is asked for takes out what came after it, as if the data ended there: rows,
// and customers that nothing shows before; and what has no date. Transactions: those with
// line_in(row).
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
  // Whether something of that day had not happened yet on the as-of date asked for.
  bool is_later(Day day) const { return options_->as_of && day > *options_->as_of; }

  // Whether the customer passes the filters on customer attributes, and was known by the as-of
  // date.
  bool customer_in(std::size_t customer) const {
    return (customers_.empty() || customers_[customer] != 0) &&
           (known_.empty() || known_[customer] != 0);
  }
  // Rows of the customer's lines in the period: a contiguous range, rows being ordered by date.
  // Rows without a date are outside every period, and inside when nothing is cut off.
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
  bool known_by(Day as_of, std::size_t customer) const;

  const Context* context_;
  const Partition* partition_;
  Day as_of_, first_, last_;
  CalibrationEnds calibration_ends_;
  const Options* options_;
  std::vector<FilterTarget> targets_;                    // of the options' filters, in their order
  std::vector<std::uint8_t> customers_, lines_, known_;  // empty: all in
  Range unattributed_{0, 0};
};

}  // namespace clientele
