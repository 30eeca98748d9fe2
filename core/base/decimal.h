// Exact numbers: int64 in 1/10,000 of a unit. All money, quantities and ratings of input are kept
// this way from the decimal text on, and summed as integers; floating point begins only in the
// statistics.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>

namespace clientele {

using Decimal = std::int64_t;  // value * 10,000
using Money = Decimal;         // value * 10,000 of the currency unit

inline constexpr Decimal kDecimalOne = 10'000;
// "No value". Never the result of a sum or a product.
inline constexpr Decimal kNoDecimal = std::numeric_limits<Decimal>::min();

inline constexpr double to_double(Decimal v) { return static_cast<double>(v) / 10'000.0; }

// Sum that stops at the ends of the range instead of wrapping. The ends are 9.2e14 units away.
inline Decimal saturating_add(Decimal a, Decimal b) {
  Decimal out;
  if (__builtin_add_overflow(a, b, &out)) {
    return a < 0 ? -std::numeric_limits<Decimal>::max() : std::numeric_limits<Decimal>::max();
  }
  return out;
}

// a * b, both in 1/10,000, rounded half to even; nothing where the product does not fit.
std::optional<Decimal> multiply(Decimal a, Decimal b);

// Digits without exponent or separators, no needless zeros: "-12.5". Empty for kNoDecimal.
std::string decimal_text(Decimal value);

}  // namespace clientele
