// The data behind classes/places.h, as written down in place_tables.cc.
#pragma once

#include <span>
#include <string_view>

#include "clean/classes/places.h"

namespace clientele::places {

// The prefecture-level cities of a province, divided by blanks.
struct ProvinceCities {
  std::string_view province;  // short name
  std::string_view cities;
};
std::span<const ProvinceCities> cities();

// Cities of the first tiers; every other city is of the last.
struct TierCity {
  std::string_view zh, en;
  int tier;  // index into city_tiers()
};
std::span<const TierCity> tier_cities();

}  // namespace clientele::places
