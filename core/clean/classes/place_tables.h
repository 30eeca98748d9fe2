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

// Index into city_tiers() of a city of tier_city_labels(), by its place there; every other city is
// of the last tier.
int tier_of_city(std::size_t index);

}  // namespace clientele::places
