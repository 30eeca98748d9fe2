// Names of companies and people in the form in which they are compared: without what the same
// customer writes one way today and another tomorrow.
#pragma once

#include <string>
#include <string_view>

namespace clientele {

// Where a customer is, as far as a name or a column tells. Points into the tables of places.
struct NamedPlace {
  std::string_view province;  // short name: 上海; empty where unknown
  std::string_view city;      // 深圳; empty where unknown or the province is a city
  bool known() const { return !province.empty(); }
  // Whether both may mean one place: a city agrees with its own province.
  bool agrees(const NamedPlace& other) const {
    return province == other.province && (city.empty() || other.city.empty() || city == other.city);
  }
};

struct NormalName {
  // The name without legal form, place at its front or in brackets, marks, blanks, width and case:
  // "甲科技" of "甲科技（上海）有限公司" and of "上海甲科技有限责任公司"; "acmetools" of "ACME
  // Tools Co., Ltd.".
  std::string core;
  // Everything but marks, blanks, width and case: "甲科技上海有限公司".
  std::string whole;
  NamedPlace place;
  bool legal_form = false;  // 有限公司, Ltd., …
  bool company = false;     // a legal form, or too long for a person's name in Chinese
};

NormalName normal_name(std::string_view text);

// The place that a column's text names ("广东省深圳市", "上海"), unknown where it is none of
// China's. Linear in the number of cities: ask once for each distinct text.
NamedPlace named_place(std::string_view text);

}  // namespace clientele
