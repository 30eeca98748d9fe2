// Which customers matter: RFM scores and segments, ABC classes and tiers, worked out once from the
// customers of a scope and used by the analyses and by the customer list alike.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyses/customers.h"
#include "analyses/options.h"
#include "ledger/id_space.h"

namespace clientele {

// (R, F, M) high or low, in this order: HHH, HLH, LHH, LLH, HHL, HLL, LHL, LLL.
enum class RfmSegment : std::uint8_t {
  champions,
  grow,
  keep,
  win_back,
  regular_value,
  regular_grow,
  regular_keep,
  regular_win_back,
};
inline constexpr std::size_t kRfmSegments = 8;
enum class AbcClass : std::uint8_t { a, b, c };
enum class Tier : std::uint8_t { high, middle, low };
inline constexpr std::size_t kAbcClasses = 3, kTiers = 3;

// Stable ids: of figures, of the customer list, of message keys.
std::string_view rfm_id(RfmSegment segment);
std::string_view abc_id(AbcClass abc);
std::string_view tier_id(Tier tier);
RfmSegment rfm_segment(bool recent, bool frequent, bool valuable);
// The message key of a segment's name under a scheme: "value.rfm.standard.champions".
std::string rfm_name_key(RfmScheme scheme, RfmSegment segment);

// A customer's place. Of customers that bought nothing in scope only `buying` (false) has meaning;
// scores and segment take a date of purchase (`placed`).
struct CustomerSegment {
  bool buying = false, placed = false;
  std::uint8_t r = 0, f = 0, m = 0;  // tie-safe quintile scores, 5 best
  RfmSegment rfm = RfmSegment::regular_win_back;
  AbcClass abc = AbcClass::c;
  Tier tier = Tier::low;
};

// What separates high from low: a mean of scores (RfmCut::mean_score), else days, orders, money in
// currency units.
struct RfmCuts {
  double r = 0, f = 0, m = 0;
};

struct Segments {
  std::vector<CustomerSegment> of;     // one a customer, in the order of the customers given
  std::vector<std::uint32_t> ranking;  // indices of buying customers, most revenue first
  RfmCuts cuts;
  std::size_t placed = 0;  // customers with scores and a segment
};

// What a buying customer's segment follows from, by some day.
struct RfmFacts {
  Day last = kNoDay;
  std::uint32_t orders = 0;
  Money net = 0;
};
// The segments alone, as rank_customers gives them.
std::vector<RfmSegment> rfm_segments(const std::vector<RfmFacts>& buyers, const Options& options,
                                     Day as_of);

// R = days from the last purchase to `as_of`, F = distinct orders, M = net revenue in scope, of
// buying customers with a date of purchase; classes and tiers hold all buying customers. Equal
// revenue at the edge of a class is ordered by the text of the id. O(n) by radix sorts; texts of
// ids are made only for customers that tie at an edge.
Segments rank_customers(const Customers& customers, const Options& options, Day as_of,
                        const IdSpace& ids);

}  // namespace clientele
