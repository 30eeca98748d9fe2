// What customers do, before anything is written: who buys when and for how much.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/moment.h"
#include "engine/sample/random.h"

namespace clientele::sample {

enum class Purpose : std::uint64_t {
  buying = 1,
  attributes,
  order,
  dirt,
  survey,
  contacts,
  leads,
  labels
};
inline Random stream(std::uint64_t seed, Purpose purpose, std::uint64_t index) {
  return Random(seed, static_cast<std::uint64_t>(purpose), index);
}

struct Purchase {
  Day day;
  int minute;
  std::int64_t cents;
};

struct Customer {
  double rate = 0, dropout = 0, mean_spend = 0;  // purchases a week; probability; yuan an order
  double churn_score = 0, spend_score = 0;       // standardised, within ±2.5
  Day signed_up = 0;
  bool gone = false;                // has dropped out before the last day
  bool reached = false;             // by the campaign
  bool lifted = false;              // bought once more because of it
  std::vector<Purchase> purchases;  // ascending; the first begins the relation
};

Day first_day();
Day last_day();
Day campaign_day();

// Independent of each other; O(customers + purchases). With `shuffled` nothing a customer does
// depends on whether the campaign reached it.
std::vector<Customer> make_customers(std::size_t count, std::uint64_t seed, bool shuffled);

}  // namespace clientele::sample
