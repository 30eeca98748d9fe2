// Reading the name of a place: a province at the front, then a city of it.
#include "clean/classes/places.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "clean/classes/place_tables.h"

namespace clientele {
namespace {

// Takes `word` off the front of `text`.
bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

void take_blanks(std::string_view& text) {
  while (take(text, " ") || take(text, "　") || take(text, ",") || take(text, "-") ||
         take(text, "/")) {
  }
}

const Province* take_province(std::string_view& text) {
  for (const auto& province : provinces()) {
    if (take(text, province.full)) return &province;
  }
  for (const auto& province : provinces()) {
    // 吉林市 is a city of 吉林, as 海南州 is one of another province.
    std::string_view rest = text;
    if (!take(rest, province.label.zh)) continue;
    const bool municipality = province.full.ends_with("市");
    if (!municipality && (rest.starts_with("市") || rest.starts_with("州"))) continue;
    if (!take(rest, "省")) take(rest, "自治区");
    text = rest;
    return &province;
  }
  return nullptr;
}

const Province* province_named(std::string_view zh) {
  const auto all = provinces();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Province& p) { return p.label.zh == zh; });
  return found == all.end() ? nullptr : &*found;
}

const ClassLabel* tier_of(std::string_view city) {
  const auto cities = tier_city_labels();
  for (std::size_t i = 0; i < cities.size(); ++i) {
    if (cities[i].zh == city)
      return &city_tiers()[static_cast<std::size_t>(places::tier_of_city(i))];
  }
  return &city_tiers().back();
}

// The city at the front of `text`, of `within` where that is known.
std::optional<City> city_at_front(std::string_view text, const Province* within) {
  for (const auto& [name, cities] : places::cities()) {
    if (within != nullptr && within->label.zh != name) continue;
    for (std::string_view rest = cities; !rest.empty();) {
      const std::string_view city = rest.substr(0, rest.find(' '));
      rest.remove_prefix(std::min(rest.size(), city.size() + 1));
      if (text.starts_with(city)) return City{city, province_named(name), tier_of(city)};
    }
  }
  return std::nullopt;
}

// Lower case, without blanks and marks: "Xi'an City" as "xiancity".
std::string plain(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (is_ascii_letter(c)) out += ascii_lower(c);
  }
  return out;
}

std::optional<Place> english_place(std::string_view text) {
  std::string name = plain(text);
  for (const std::string_view suffix : {"province", "city", "china"}) {
    if (name.size() > suffix.size() && name.ends_with(suffix))
      name.resize(name.size() - suffix.size());
  }
  if (name.empty()) return std::nullopt;
  for (const auto& label : tier_city_labels()) {
    if (plain(label.en) != name) continue;
    const auto city = city_at_front(label.zh, nullptr);
    return Place{city->province, city};
  }
  for (const auto& province : provinces()) {
    if (plain(province.label.en) == name) return Place{&province, std::nullopt};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Place> place_of(std::string_view text) {
  take_blanks(text);
  if (text.empty()) return std::nullopt;
  if (static_cast<unsigned char>(text.front()) < 0x80) return english_place(text);
  take(text, "中国");
  take_blanks(text);
  const Province* province = take_province(text);
  take_blanks(text);
  if (province != nullptr && province->full.ends_with("市")) {
    return Place{province, city_at_front(province->label.zh, province)};
  }
  const auto city = city_at_front(text, province);
  if (province == nullptr && !city) return std::nullopt;
  return Place{province != nullptr ? province : city->province, city};
}

std::optional<PlaceName> name_of_place(std::string_view text) {
  const auto city_name = [](const City& city) -> std::optional<PlaceName> {
    const Province* same = province_named(city.zh);
    if (same != nullptr && same->full.ends_with("市"))
      return PlaceName{city.zh, &same->label, false};
    if (same != nullptr) return std::nullopt;
    for (const auto& label : tier_city_labels()) {
      if (label.zh == city.zh) return PlaceName{label.zh, &label, true};
    }
    return PlaceName{city.zh, nullptr, true};
  };
  const auto province_name = [](const Province& province) {
    return PlaceName{province.label.zh, &province.label, false};
  };
  take_blanks(text);
  if (text.empty()) return std::nullopt;
  if (static_cast<unsigned char>(text.front()) < 0x80) {
    const auto place = english_place(text);
    if (!place) return std::nullopt;
    return place->city ? city_name(*place->city) : province_name(*place->province);
  }
  take(text, "中国");
  take_blanks(text);
  const Province* province = take_province(text);
  take_blanks(text);
  if (text.empty()) {
    return province == nullptr ? std::nullopt : std::optional(province_name(*province));
  }
  const auto city = city_at_front(text, province);
  if (!city) return std::nullopt;
  text.remove_prefix(city->zh.size());
  const bool whole = text.empty() || text == "市" || text == "地区" || text == "盟" || text == "州";
  return whole ? city_name(*city) : std::nullopt;
}

}  // namespace clientele
