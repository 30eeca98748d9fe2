// Rating scales from histograms of answers.
#include "clean/scale.h"

namespace clientele {
namespace {

double share_inside(const std::map<Decimal, std::uint64_t>& answers, int low, int high) {
  std::uint64_t inside = 0, all = 0;
  for (const auto& [answer, count] : answers) {
    all += count;
    if (answer >= low * kDecimalOne && answer <= high * kDecimalOne) inside += count;
  }
  return all == 0 ? 1 : static_cast<double>(inside) / static_cast<double>(all);
}

}  // namespace

RatingScale decide_scale(Role role, const std::map<Decimal, std::uint64_t>& answers) {
  if (role == Role::recommend) return {0, 10};
  const Decimal largest = answers.empty() ? 0 : answers.rbegin()->first / kDecimalOne;
  // A column whose largest answer is 6 is 1-5 with 6 = "not used": six-point scales are rare, the
  // code is common. In the same way 8 is read as 1-7 and 11 as 1-10.
  if (largest <= 6) return {1, 5};
  if (largest <= 8 && share_inside(answers, 1, 7) > 0.5) return {1, 7};
  if (largest <= 11) return {1, 10};
  if (share_inside(answers, 1, 5) > 0.5)
    return {1, 5};  // codes such as 99 above a five-point scale
  if (share_inside(answers, 1, 10) > 0.5) return {1, 10};
  return {0, 100};
}

}  // namespace clientele
