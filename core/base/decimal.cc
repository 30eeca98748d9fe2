#include "base/decimal.h"

namespace clientele {
namespace {

struct Wide {  // 128-bit magnitude, for the one product that needs it
  std::uint64_t high, low;
};

Wide multiply_wide(std::uint64_t a, std::uint64_t b) {
  const std::uint64_t a_low = a & 0xffffffffu, a_high = a >> 32;
  const std::uint64_t b_low = b & 0xffffffffu, b_high = b >> 32;
  const std::uint64_t low = a_low * b_low;
  const std::uint64_t middle = a_high * b_low + (low >> 32);
  const std::uint64_t middle2 = a_low * b_high + (middle & 0xffffffffu);
  return {a_high * b_high + (middle >> 32) + (middle2 >> 32),
          (middle2 << 32) | (low & 0xffffffffu)};
}

std::uint64_t magnitude(Decimal v) {
  return v < 0 ? 0 - static_cast<std::uint64_t>(v) : static_cast<std::uint64_t>(v);
}

}  // namespace

std::optional<Decimal> multiply(Decimal a, Decimal b) {
  constexpr std::uint64_t kHalfWord = 0xffffffffu;
  if (magnitude(a) <= kHalfWord && magnitude(b) <= kHalfWord) {  // nearly always: one word will do
    const std::uint64_t product = magnitude(a) * magnitude(b);
    std::uint64_t quotient = product / 10'000;
    const std::uint64_t remainder = product % 10'000;
    if (remainder > 5'000 || (remainder == 5'000 && (quotient & 1) != 0)) ++quotient;
    const auto value = static_cast<Decimal>(quotient);
    return (a < 0) != (b < 0) ? -value : value;
  }
  const Wide wide = multiply_wide(magnitude(a), magnitude(b));
  // The quotient by 10,000 must stay below 2^63, so the high word must be below 10,000 / 2.
  if (wide.high >= 5'000) return std::nullopt;
  // Schoolbook division of the 128-bit value by 10,000, 32 bits at a time.
  std::uint64_t remainder = wide.high % 10'000;
  std::uint64_t quotient = wide.high / 10'000;
  for (int shift = 32; shift >= 0; shift -= 32) {
    const std::uint64_t part = (remainder << 32) | ((wide.low >> shift) & 0xffffffffu);
    quotient = (quotient << 32) | (part / 10'000);
    remainder = part % 10'000;
  }
  if (remainder > 5'000 || (remainder == 5'000 && (quotient & 1) != 0)) ++quotient;
  if (quotient > static_cast<std::uint64_t>(std::numeric_limits<Decimal>::max()))
    return std::nullopt;
  const auto value = static_cast<Decimal>(quotient);
  return (a < 0) != (b < 0) ? -value : value;
}

std::string decimal_text(Decimal value) {
  if (value == kNoDecimal) return {};
  const std::uint64_t size = magnitude(value);
  std::string text = (value < 0 ? "-" : "") + std::to_string(size / kDecimalOne);
  std::uint64_t rest = size % kDecimalOne;
  if (rest == 0) return text;
  text += '.';
  for (std::uint64_t unit = kDecimalOne / 10; rest != 0; unit /= 10) {
    text += static_cast<char>('0' + rest / unit);
    rest %= unit;
  }
  return text;
}

}  // namespace clientele
