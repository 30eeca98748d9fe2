// What was known of lost and of kept customers before the compared period began: refunds, service
// contacts, feedback, ratings, prices. Nothing after that day enters, so the days looked at are the
// same for both.
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "analyses/scope.h"
#include "analyses/summary_parts.h"

namespace clientele {

inline constexpr std::size_t kReasonKept = 0, kReasonLost = 1;

struct ChangeReasons {
  // Customers by purchase days in the period before (1, 2, 3, 4 and more), then kept and lost: who
  // buys more has more occasions for everything, and stays more often.
  static constexpr std::size_t kStrata = 4;
  using Counts = std::array<std::array<std::uint64_t, 2>, kStrata>;

  // Something a customer has met or not. `asked` counts those of whom it is known; it is empty
  // where that is everybody.
  struct Event {
    Counts asked{}, with{};
    static auto parts(auto& s) { return std::tie(s.asked, s.with); }
  };
  // Each customer's mean answer on 1-5, in 1/100.
  struct Side {
    std::uint64_t n = 0;
    std::int64_t sum = 0, squares = 0;
    static auto parts(auto& s) { return std::tie(s.n, s.sum, s.squares); }
  };
  using Rating = std::array<Side, 2>;

  Counts customers{};
  // "refund", "contact", "contacts", "contact:<kind>", "feedback:<kind>", "detractor", "price"
  std::map<std::string, Event> events;
  std::map<std::string, Rating> ratings;  // "satisfaction", "loyalty", "aspect:<header>"
  static auto parts(auto& s) { return std::tie(s.customers, s.events, s.ratings); }
};

inline constexpr int kReasonRatingDays = 365;  // ratings and earlier prices are looked back for

// `states` are ChangeState by customer of the partition. Linear in its rows, but for the lines of
// one customer, which are sorted by product.
void collect_reasons(const View& view, const std::vector<std::uint8_t>& states,
                     ChangeReasons& into);

}  // namespace clientele
