// What customers' changes did to each product: net revenue of the two periods, by what became of
// its buyers.
#pragma once

#include <array>
#include <tuple>

#include "analyses/code_table.h"

namespace clientele {

// The steps of the bridge of revenue; other: refunds of customers who bought in neither period, and
// lines without a customer.
enum class Effect : std::uint8_t { fresh, returned, lost, expansion, contraction, other };
inline constexpr std::size_t kEffects = 6;

struct ChangeEffect {
  std::uint64_t lines_before = 0, lines_now = 0;  // positive ones
  std::uint64_t rows = 0;                         // all, refunds included
  Money before = 0, now = 0;
  Money profit_before = 0, profit_now = 0;  // where known
  std::array<Money, kEffects> change{};     // sums to now - before
  bool empty() const { return rows == 0; }
  static auto parts(auto& s) {
    return std::tie(s.lines_before, s.lines_now, s.rows, s.before, s.now, s.profit_before,
                    s.profit_now, s.change);
  }
};

}  // namespace clientele
