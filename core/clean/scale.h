// On which scale a rating column is answered, from how often each answer was given.
#pragma once

#include <cstdint>
#include <map>

#include "base/decimal.h"
#include "schema/role.h"

namespace clientele {

// Answers outside [low, high] are not answers: 0 "blank", 6 "not used", 11 "no answer".
struct RatingScale {
  int low = 1, high = 5;
  // An answer mapped linearly to 1-5.
  double on_five(double answer) const { return 1 + 4 * (answer - low) / (high - low); }
  bool operator==(const RatingScale&) const = default;
};

// 0-10 for `recommend`; else the usual scale (1-5, 1-7, 1-10, 0-100) that the answers fit, where
// one value just above it does not count as an answer.
RatingScale decide_scale(Role role, const std::map<Decimal, std::uint64_t>& answers);

}  // namespace clientele
