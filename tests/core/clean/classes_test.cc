// Standard classes: the tables hold together, and texts of real files find their class.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "clean/classes/bands.h"
#include "clean/classes/industry.h"
#include "clean/classes/industry_tables.h"
#include "clean/classes/labels.h"
#include "clean/classes/place_tables.h"
#include "clean/classes/places.h"

namespace clientele {
namespace {

std::string industry(std::string_view text) {
  const auto found = industry_of(text);
  if (!found) return "none";
  std::string out(1, found->section->key.back());
  return found->division == nullptr ? out : out + std::to_string(found->division->number);
}

std::string place(std::string_view text) {
  const auto found = place_of(text);
  if (!found) return "none";
  std::string out =
      std::string(found->province->region->zh) + " " + std::string(found->province->label.zh);
  if (found->city)
    out += " " + std::string(found->city->zh) + " " + std::string(found->city->tier->zh);
  return out;
}

TEST(Classes, KeysAreDistinctAndNamedInBothLanguages) {
  std::set<std::string_view> keys;
  for (const auto& label : class_labels()) {
    EXPECT_TRUE(keys.insert(label.key).second) << label.key;
    EXPECT_FALSE(label.zh.empty() || label.en.empty()) << label.key;
  }
}

TEST(Classes, DivisionsAreNumberedInOrderWithinTheirSections) {
  const auto divisions = industry_divisions();
  ASSERT_EQ(divisions.size(), 97u);  // GB/T 4754-2017 has 97 divisions in 20 sections
  ASSERT_EQ(industry_sections().size(), 20u);
  for (std::size_t i = 0; i < divisions.size(); ++i) {
    EXPECT_EQ(divisions[i].number, i + 1);
    if (i > 0) {
      EXPECT_GE(divisions[i].section, divisions[i - 1].section);
    }
  }
  for (const auto& word : industries::words()) {
    if (word.division == 0) continue;
    EXPECT_EQ(divisions[static_cast<std::size_t>(word.division - 1)].section, word.section)
        << word.text;
  }
}

TEST(Classes, IndustriesByCodeNameAndWords) {
  EXPECT_EQ(industry("C36"), "C36");
  EXPECT_EQ(industry("I6510 软件开发"), "I65");
  EXPECT_EQ(industry("C65"), "none");  // no such division in C
  EXPECT_EQ(industry("制造业"), "C");
  EXPECT_EQ(industry("批发和零售业"), "F");
  EXPECT_EQ(industry("汽车制造业"), "C36");
  EXPECT_EQ(industry("汽车零部件"), "C36");
  EXPECT_EQ(industry("汽车维修保养"), "O81");
  EXPECT_EQ(industry("互联网/电商"), "F52");
  EXPECT_EQ(industry("教育培训"), "P83");
  EXPECT_EQ(industry("金融"), "J");
  EXPECT_EQ(industry(" Real Estate "), "K70");
  EXPECT_EQ(industry("Financial Services"), "J");
  EXPECT_EQ(industry("Healthcare"), "Q84");
  EXPECT_EQ(industry("Seafood"), "none");  // holds "food", but not as a word
  EXPECT_EQ(industry(""), "none");
  EXPECT_EQ(industry("其他"), "none");
}

TEST(Classes, EveryDivisionAndSectionFindsItself) {
  for (const auto& division : industry_divisions()) {
    const auto found = industry_of(division.zh);
    ASSERT_TRUE(found) << division.zh;
    EXPECT_EQ(found->section->key.back(), division.section) << division.zh;
  }
  for (const auto& section : industry_sections()) {
    const auto zh = industry_of(section.zh), en = industry_of(section.en);
    ASSERT_TRUE(zh && en) << section.zh;
    EXPECT_EQ(zh->section, &section);
    EXPECT_EQ(en->section, &section);
  }
}

TEST(Classes, PlacesOfRealFiles) {
  EXPECT_EQ(place("广东"), "华南 广东");
  EXPECT_EQ(place("广东省"), "华南 广东");
  EXPECT_EQ(place("广东省深圳市南山区科技园1号"), "华南 广东 深圳 一线城市");
  EXPECT_EQ(place("深圳市"), "华南 广东 深圳 一线城市");
  EXPECT_EQ(place("浙江省 杭州市 西湖区"), "华东 浙江 杭州 新一线城市");
  EXPECT_EQ(place("北京市朝阳区"), "华北 北京 北京 一线城市");
  EXPECT_EQ(place("朝阳市"), "东北 辽宁 朝阳 其他城市");
  EXPECT_EQ(place("上海"), "华东 上海 上海 一线城市");
  EXPECT_EQ(place("重庆市"), "西南 重庆 重庆 新一线城市");
  EXPECT_EQ(place("吉林市"), "东北 吉林 吉林 其他城市");
  EXPECT_EQ(place("吉林省吉林市"), "东北 吉林 吉林 其他城市");
  EXPECT_EQ(place("内蒙古自治区呼和浩特市"), "华北 内蒙古 呼和浩特 其他城市");
  EXPECT_EQ(place("新疆"), "西北 新疆");
  EXPECT_EQ(place("香港特别行政区"), "港澳台 香港");
  EXPECT_EQ(place("Shenzhen"), "华南 广东 深圳 一线城市");
  EXPECT_EQ(place("Xi'an City"), "西北 陕西 西安 新一线城市");
  EXPECT_EQ(place("Guangdong Province"), "华南 广东");
  EXPECT_EQ(place("United Kingdom"), "none");
  EXPECT_EQ(place("火星"), "none");
  EXPECT_EQ(place(""), "none");
}

TEST(Classes, EveryCityFindsItsProvince) {
  std::set<std::string_view> named;
  for (const auto& [name, cities] : places::cities()) {
    named.insert(name);
    for (std::string_view rest = cities; !rest.empty();) {
      const auto city = rest.substr(0, rest.find(' '));
      rest.remove_prefix(std::min(rest.size(), city.size() + 1));
      const auto found = place_of(std::string(city) + "市");
      ASSERT_TRUE(found && found->city) << city;
      EXPECT_EQ(found->province->label.zh, name) << city;
      EXPECT_EQ(found->city->zh, city);
    }
  }
  EXPECT_EQ(named.size(), 31u);
  EXPECT_EQ(provinces().size(), 34u);
  for (const auto& city : tier_city_labels())
    EXPECT_TRUE(place_of(city.en) && place_of(city.en)->city) << city.en;
}

TEST(Classes, BandsMeetWithoutGaps) {
  EXPECT_EQ(age_band(-1), nullptr);
  EXPECT_EQ(age_band(121), nullptr);
  EXPECT_EQ(age_band(35)->key, "class.age.18_35");
  EXPECT_EQ(age_band(36)->key, "class.age.36_50");
  EXPECT_EQ(age_band(51)->key, "class.age.51_up");
  EXPECT_EQ(fine_age_band(66)->key, "class.age10.66_up");
  const Decimal million = 1'000'000 * kDecimalOne;
  EXPECT_EQ(size_by_revenue(50 * million - 1)->key, "class.revenue.1_small");
  EXPECT_EQ(size_by_revenue(50 * million)->key, "class.revenue.2_medium");
  EXPECT_EQ(size_by_revenue(200 * million)->key, "class.revenue.2_medium");
  EXPECT_EQ(size_by_revenue(200 * million + 1)->key, "class.revenue.3_large");
  EXPECT_EQ(size_by_employees(19 * kDecimalOne)->key, "class.employees.1_micro");
  EXPECT_EQ(size_by_employees(1'000 * kDecimalOne)->key, "class.employees.4_large");
}

}  // namespace
}  // namespace clientele
