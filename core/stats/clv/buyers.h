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

// At most `limit` groups that stand for all: customers in the order of x, t_x and T, every n-th of
// them with the weight of n. Nothing is rounded, which would move the likelihood's maximum: a
// frequent buyer's last days are what tells of dropout. All groups where there are few enough.
std::vector<BuyerGroup> thin(std::span<const BuyerGroup> groups, std::size_t limit);

}  // namespace clientele::stats
