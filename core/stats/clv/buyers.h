// Customers as the models of repeat buying see them: how often, until when, and for how long. All
// who agree are one group with a weight.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace clientele::stats {

struct Buyer {
  std::uint32_t repeats = 0;  // x: purchase days after the first
  std::int32_t last = 0;      // t_x: days from the first purchase to the last, 0 where x = 0
  std::int32_t age = 0;       // T: days from the first purchase to the end of observation
  bool operator==(const Buyer&) const = default;
};

struct BuyerGroup {
  Buyer buyer;
  double weight = 0;  // customers
};

struct BuyerGroups {
  std::vector<BuyerGroup> groups;       // in the order of their first customer
  std::vector<std::uint32_t> group_of;  // by customer
};

// One group for each distinct buyer. O(n).
BuyerGroups group_buyers(std::span<const Buyer> buyers);

// At most about `limit` groups: days are rounded to ever wider steps (7, 14, 28, …) until they
// suffice. Exact where there are few enough. For starts and comparisons, never for the final fit.
struct CoarseGroups {
  std::vector<BuyerGroup> groups;
  std::vector<std::uint32_t> place;  // of each group given
};
CoarseGroups coarsen(std::span<const BuyerGroup> groups, std::size_t limit);

}  // namespace clientele::stats
