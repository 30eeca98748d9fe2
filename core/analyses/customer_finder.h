// Finds customers of ConcludeContext::customers by their id: these stand in the order of
// partitions.
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "analyses/customer_facts.h"

namespace clientele {

class CustomerFinder {
 public:
  // O(n log n); the customers must outlive it.
  explicit CustomerFinder(const std::vector<CustomerFacts>& customers) : customers_(customers) {
    places_.reserve(customers.size());
    for (std::size_t i = 0; i < customers.size(); ++i) places_.emplace_back(customers[i].id, i);
    std::sort(places_.begin(), places_.end());
  }
  // Null where there is no such customer.
  const CustomerFacts* find(std::uint64_t id) const {
    const auto at = std::lower_bound(places_.begin(), places_.end(), std::pair(id, std::size_t{0}));
    return at == places_.end() || at->first != id ? nullptr : &customers_[at->second];
  }

 private:
  const std::vector<CustomerFacts>& customers_;
  std::vector<std::pair<std::uint64_t, std::size_t>> places_;
};

}  // namespace clientele
