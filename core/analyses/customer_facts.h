// What every analysis wants to know of a customer, collected once per scope.
#pragma once

#include <cstdint>
#include <vector>

#include "base/decimal.h"
#include "base/moment.h"

namespace clientele {

class View;

// One customer in scope. Money and counts are of the scope's lines.
struct CustomerFacts {
  std::uint64_t id = 0;                   // compact id: Context::customer_ids gives its text
  std::uint32_t partition = 0;            // index of the partition in the run (0-255)
  std::uint32_t row = 0;                  // customer index in the partition
  Money net = 0, gross = 0, refunds = 0;  // refunds <= 0
  Money profit = 0;                       // sum where known
  Decimal quantity = 0;                   // of positive lines
  Day first = kNoDay, last = kNoDay;      // first and last positive line
  std::uint32_t orders = 0;  // distinct orders with a positive line (customer-days without orders)
  std::uint32_t days = 0;    // distinct days with a positive line
  std::uint32_t months = 0;  // distinct calendar months with a positive line
  std::uint32_t days_last_year = 0;  // distinct days with a positive line in (as_of - 365, as_of]
  std::uint32_t lines = 0;           // lines in scope, refunds included
  bool in_scope = true;              // false: the filters leave this customer out
  bool buying() const { return last != kNoDay; }
};

// Facts of the view's customers, in the partition's order. Linear in the view's lines.
std::vector<CustomerFacts> collect_customer_facts(const View& view, std::uint32_t partition);

}  // namespace clientele
