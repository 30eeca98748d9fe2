// One bucket's transaction lines while they are sealed: the rows, and what the steps of
// seal_lines() have settled so far. Every step is a function of its own; their order is that of
// this file.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "ledger/seal_rows.h"
#include "ledger/shard.h"

namespace clientele {

inline constexpr std::uint32_t kNoOrder = 0xffffffffu;

// The values of one role by row, in logical form; nothing where no file of the bucket has the role.
struct RoleValues {
  std::vector<std::int64_t> values;
  bool any() const { return !values.empty(); }
  std::int64_t operator[](std::size_t row) const {
    return values.empty() ? Column::kMissing : values[row];
  }
};

struct LineWork {
  LineWork(const Partial& partial, const Decisions& decisions, unsigned bucket,
           const CustomerIndex& customers, Partition& partition);

  const Decisions& decisions;
  const Context& context;
  Partition& partition;
  Lines& lines;  // the partition's
  RowSet rows;
  std::vector<std::uint32_t> moments;  // by row, settled bits, 0 = none
  std::vector<std::uint32_t> orders;   // by row, kNoOrder = none; empty without order columns
  std::vector<std::int64_t> net, gross, profit;  // by row; profit is empty where nothing tells it
  RoleValues quantity, price;                    // read by settle_amounts(), packed at the end
  bool fills = false;    // order-level fields may stand on the first row of an order only
  bool repeats = false;  // some rows repeat money that is counted elsewhere

  RoleValues values(Role role) const;
  void note(IssueKind kind, std::size_t row) const;
  // Without a `value`, the row's own of that role.
  void note(IssueKind kind, Role role, std::size_t row, std::string_view value = {}) const;
  // The same for what has been counted already.
  void list(IssueKind kind, int column, std::size_t row, std::string_view value) const;
  // The row counts in no figure, and as set aside, unless it did before.
  void set_aside(std::size_t row) const;
  // The row's number or text of a role as it was understood; empty for other kinds.
  std::string text_of(Role role, std::size_t row) const;

  // Calls visit(group, begin, end) for each customer's rows and, last, the rows without customer.
  template <typename Visit>
  void each_group(Visit visit) const {
    std::uint32_t group = 0;
    for (; group + 1 < rows.begin.size(); ++group) {
      if (rows.begin[group] != rows.begin[group + 1])
        visit(group, rows.begin[group], rows.begin[group + 1]);
    }
    if (rows.begin.back() != rows.size()) visit(group, rows.begin.back(), rows.size());
  }
};

// Orders are numbered within the bucket by (customer, order id) in order of first appearance.
void number_orders(LineWork& work);

// Order-level fields (date, status, channel, …) that some rows of an order lack are those of its
// first row that has them. Dates are filled here; other columns by fill_from_order when packed.
void fill_dates(LineWork& work);
void fill_from_order(const LineWork& work, std::vector<std::int64_t>& values);

// Money by every rule about amounts, and the flags of each line (core/docs/methods.md, Amounts).
void settle_amounts(LineWork& work);

// Rows of one customer and one moment that are the same row again; the first by place is none.
void flag_duplicates(LineWork& work);

// Cleaning rules switched to "exclude" take their lines out of every figure.
void exclude_flagged(LineWork& work);

// Everything as columns of the partition.
void pack_lines(const LineWork& work);

}  // namespace clientele
