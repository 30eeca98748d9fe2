// The tables of the sample company, one function each, from what its customers do.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/sample/market.h"
#include "engine/sample/purchases.h"
#include "engine/sample/sample.h"

namespace clientele::sample {

// What a customer is, as far as other tables need it. It goes with what the customer does.
struct Profile {
  std::size_t channel;  // index of kChannels
};

struct World {
  SampleOptions options;
  std::vector<Customer> customers;
  std::vector<Profile> profiles;
};

// What was really written, for truth.json.
struct OrderCounts {
  std::uint64_t rows = 0, orders = 0, duplicates = 0, tests = 0, no_customer = 0, wrong_dates = 0,
                full_width = 0, huge = 0, cancelled = 0, refunds = 0;
};
struct SurveyCounts {
  std::uint64_t answers = 0;
  std::array<std::uint64_t, 5> overall{};  // 1-5
  std::uint64_t promoters = 0, passives = 0, detractors = 0;
};
struct LeadCounts {
  std::array<std::uint64_t, kChannels.size()> leads{}, converted{};
};
struct Counts {
  OrderCounts orders;
  SurveyCounts survey;
  LeadCounts leads;
};

// The share of a channel's leads that convert; the same for all where labels are shuffled.
double lead_conversion(const World& world, std::size_t channel);

std::string customers_csv(World& world);  // fills the profiles
std::string orders_csv(const World& world, OrderCounts& counts);
std::string survey_csv(const World& world, SurveyCounts& counts);
std::string contacts_csv(const World& world);
std::string leads_csv(const World& world, LeadCounts& counts);
std::string spend_csv(const World& world);
std::string truth_json(const World& world, const Counts& counts);

}  // namespace clientele::sample
