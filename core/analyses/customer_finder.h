// Finds customers of ConcludeContext::customers by their id: these stand in the order of
// partitions.
#pragma once

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "analyses/customers.h"

namespace clientele {

class CustomerFinder {
 public:
  // O(n log n); the customers must outlive it.
  explicit CustomerFinder(const Customers& customers) : customers_(customers) {
    places_.reserve(customers.size());
    for (std::size_t i = 0; i < customers.size(); ++i) places_.emplace_back(customers[i].id, i);
    std::sort(places_.begin(), places_.end());
  }
  // The place among the customers; none where there is no such customer.
  std::optional<std::size_t> place(std::uint64_t id) const {
    const auto at = std::lower_bound(places_.begin(), places_.end(), std::pair(id, std::size_t{0}));
    if (at == places_.end() || at->first != id) return std::nullopt;
    return at->second;
  }
  // Null where there is no such customer.
  const CustomerFacts* find(std::uint64_t id) const {
    const auto at = place(id);
    return at ? &customers_[*at] : nullptr;
  }

 private:
  const Customers& customers_;
  std::vector<std::pair<std::uint64_t, std::size_t>> places_;
};

}  // namespace clientele
