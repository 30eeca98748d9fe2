// Customers made by hand, for tests of what is concluded from them.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "analyses/customer_facts.h"
#include "ledger/id_space.h"

namespace clientele::test {

struct CustomerMaker {
  IdSpace ids;
  std::vector<CustomerFacts> customers;

  // A customer with one positive line a distinct day and order; `money` in currency units.
  CustomerFacts& add(const std::string& id, double money, std::uint32_t orders = 1, Day last = 1000,
                     Day first = kNoDay) {
    CustomerFacts facts;
    facts.id = ids.key(id);
    facts.row = static_cast<std::uint32_t>(customers.size());
    facts.net = static_cast<Money>(money * 10'000);
    facts.gross = facts.net;
    facts.first = first == kNoDay ? last : first;
    facts.last = last;
    facts.orders = facts.days = facts.days_last_year = facts.lines = facts.months = orders;
    customers.push_back(facts);
    return customers.back();
  }
  // As a run gives them: canonical patterns, ascending by id.
  void settle() {
    const auto remap = ids.make_canonical();
    for (auto& c : customers) c.id = IdSpace::remap(c.id, remap);
    std::sort(customers.begin(), customers.end(),
              [](const auto& a, const auto& b) { return a.id < b.id; });
  }
};

}  // namespace clientele::test
