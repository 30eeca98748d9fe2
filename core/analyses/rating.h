// Answers to a rated question on one scale, so that questions and companies compare.
#pragma once

#include <cstdint>

#include "base/decimal.h"
#include "clean/scale.h"

namespace clientele {

// Answers outside the scale are none: 0 "blank", 6 "not used".
inline bool is_answer(const RatingScale& scale, Decimal answer) {
  return answer >= scale.low * kDecimalOne && answer <= scale.high * kDecimalOne;
}

// Mapped linearly to 1-5, rounded half up. `scale.high` above `scale.low`.
inline std::int32_t on_five(const RatingScale& scale, Decimal answer) {
  const std::int64_t width = scale.high - scale.low;
  const std::int64_t above = 4 * (answer - scale.low * kDecimalOne);
  return static_cast<std::int32_t>(kDecimalOne + (2 * above + width) / (2 * width));
}

}  // namespace clientele
