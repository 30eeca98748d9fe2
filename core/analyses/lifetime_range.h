// How far the totals of lifetime value may be off.
#pragma once

#include <optional>

#include "analyses/lifetime.h"

namespace clientele {

// 95%: of the purchases and the money themselves, not only of their expectation. Four parts,
// taken as independent: chance (each customer's own purchases and money), the errors of the models
// of purchases and of spend (delta method), and how far totals were off in the parts held out.
struct LifetimeRanges {
  std::optional<Interval> purchases, value;  // of the sums over all customers
};

// From 1,000 customers drawn in proportion to their purchase days; O(1) in the number of customers
// but for the draw. Nothing where a part cannot be told (no spend model, or infinite variance).
LifetimeRanges lifetime_ranges(const Lifetime& life, const Customers& customers);

}  // namespace clientele
