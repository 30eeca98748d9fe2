// What a header says its numbers are counted in: "成交金额（万元）", "Revenue ($ in thousands)".
#pragma once

#include <string>
#include <string_view>

#include "schema/plan.h"

namespace clientele {

inline constexpr int kLeastPower = -2, kMostPower = 12;

struct HeaderUnit {
  int power = 0;         // a number counts 10^power: 4 under 万元, -2 under 分
  std::string currency;  // as take_currency() names it; empty where none is named
};

// The unit of a column of `kind`: of money and numbers; nothing for other kinds, whose headers may
// say 分 and mean a score. It stands in brackets of any width, after a mark or blank at the end of
// the header, or, as 万元, 千元 and 亿元, at the end. Units of measure (千克, km) are none.
HeaderUnit header_unit(std::string_view header, ValueKind kind);

// Writes into a column what its header says; of company sizes in bands ("500-1000") as well.
void set_unit(ColumnPlan& column);

}  // namespace clientele
