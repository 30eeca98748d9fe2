// Places in China: provinces and their regions, cities and their tiers.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "clean/classes/class_label.h"

namespace clientele {

struct Province {
  ClassLabel label;          // short names: 广东, Guangdong
  std::string_view full;     // 广东省
  const ClassLabel* region;  // 华东 … 西北, and 港澳台
};

struct City {
  std::string_view zh;  // without 市, 地区, 盟, 州
  const Province* province;
  const ClassLabel* tier;
};

struct Place {
  const Province* province = nullptr;  // always set
  std::optional<City> city;
};

// The place that a province, a city or an address beginning with them names, in Chinese
// ("广东省深圳市 南山区…", "深圳市", "广东") or as one name in English ("Guangdong", "Shenzhen"; no
// addresses). Nothing where it names no place in China. Linear in the number of cities: ask once
// for each distinct text.
std::optional<Place> place_of(std::string_view text);

// A province or city that a text names and nothing else ("浙江省", "Zhejiang", "杭州市",
// "浙江省杭州市"; no addresses). Nothing else where the name is a province's and a city's: 吉林市.
struct PlaceName {
  std::string_view zh;                // short: 浙江, 杭州
  const ClassLabel* label = nullptr;  // null for cities without an English name here
  bool is_city = false;
};
std::optional<PlaceName> name_of_place(std::string_view text);

std::span<const ClassLabel> tier_city_labels();  // of the cities that have an English name here
std::span<const Province> provinces();
std::span<const ClassLabel> regions();
std::span<const ClassLabel> city_tiers();

}  // namespace clientele
