// Orders whose money does not stand on each of their lines: a total on the first line, the same
// total on all of them, or a total in a file of orders beside a file of lines. It counts once, and
// the lines share it in proportion to quantity x price, so that products and orders both add up.
#pragma once

#include <cstdint>
#include <vector>

#include "ledger/line_work.h"

namespace clientele {

// What is done with the money of a row.
namespace money_part {
inline constexpr std::uint8_t none = 1;      // it tells again what another row says: no money
inline constexpr std::uint8_t gives = 2;     // its money goes to the order's rows that share
inline constexpr std::uint8_t shares = 4;    // it gets a part, by its weight
inline constexpr std::uint8_t repeated = 8;  // and an amount that stood on it does not count
inline constexpr std::uint8_t out = 16;      // the row is an order, whose lines are other rows
}  // namespace money_part

struct RowAmounts {
  const RoleValues &amount, &gross, &quantity, &price;
};

class OrderTotals {
 public:
  // Rows are in the order of the ledger, their orders numbered.
  OrderTotals(const LineWork& work, const RowAmounts& amounts);

  bool any() const { return !part_.empty(); }
  std::uint8_t part(std::size_t row) const { return part_.empty() ? std::uint8_t{0} : part_[row]; }
  // Divides the money of rows that give among those of their order that share; sums stay the same
  // to the last ten-thousandth.
  void share_out(std::vector<Money>& money) const;

 private:
  Money weight_of(std::size_t row) const;
  void find_totals();
  void find_totals_of(std::uint32_t file);
  void join_files();
  void mark(std::size_t row, unsigned parts) {
    part_[row] = static_cast<std::uint8_t>(part_[row] | parts);
  }

  const LineWork& work_;
  const RowAmounts amounts_;
  std::vector<std::uint8_t> part_;  // by row; empty: every row keeps its own
  std::vector<Money> weight_;       // by row that shares
};

}  // namespace clientele
