// Bands of numbers, as company sizes are often given: "<5000万", "500-1000万", "1000人以上".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/decimal.h"

namespace clientele {

struct NumberBand {
  Decimal low = 0;
  std::optional<Decimal> high;  // none: no upper end
};

// The band that `text` names, whose numbers count 10^power unless they name their own unit (the
// first of two has that of the second: "500-1000万"); a single number, perhaps of people ("500人"),
// is a band of no width. Nothing where it is neither, or its ends are exchanged or below 0.
std::optional<NumberBand> read_band(std::string_view text, int power);

// The text of a band with the unit written into it where it names none: "500-1000" that counts 10^4
// is "500-1000万".
std::string with_unit(std::string_view text, int power);

}  // namespace clientele
