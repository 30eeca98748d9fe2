// Standard classes of customers' columns, from files to the profile.
#include "support/run.h"

namespace clientele {
namespace {

using test::Files;
using test::Report;

// Customers of the first block with this id by the label of its rows, in Chinese.
std::map<std::string, double> groups(const Report& report, const std::string& attribute) {
  std::map<std::string, double> out;
  for (const auto& section : report.json()["sections"]) {
    for (const auto& block : section["blocks"]) {
      if (block["id"] != "profile." + attribute) continue;
      for (const auto& row : block["table"]["rows"]) {
        out[row[0].is_object() ? row[0]["zh-CN"].get<std::string>() : row[0].get<std::string>()] =
            row[1].get<double>();
      }
    }
  }
  return out;
}

TEST(Classes, PlacesIndustriesAndSizesAreGrouped) {
  std::string rows = "客户编号,客户名称,城市,行业,员工人数,电话\n";
  const char* const cities[] = {"上海市", "杭州市", "南京市", "深圳市", "成都市"};
  const char* const trades[] = {"软件开发", "互联网服务", "汽车零部件", "服装制造"};
  const char* const employees[] = {"8", "150", "600", "3000"};
  for (int i = 0; i < 40; ++i) {
    rows += "K" + std::to_string(i) + ",公司" + std::to_string(i) + "," + cities[i % 5] + "," +
            trades[i % 4] + "," + employees[i % 4] + ",13800000000\n";
  }
  const Report report(Files{{"客户.csv", rows}});
  const auto regions = groups(report, "cn_region");
  EXPECT_EQ(regions.at("华东"), 24);
  EXPECT_EQ(regions.at("华南"), 8);
  EXPECT_EQ(regions.at("西南"), 8);
  EXPECT_EQ(groups(report, "city_tier").size(), 2u);
  const auto sections = groups(report, "industry_section");
  EXPECT_EQ(sections.at("制造业"), 20);
  const auto sizes = groups(report, "size");
  EXPECT_EQ(sizes.size(), 4u);
  for (const auto& [size, customers] : sizes) EXPECT_EQ(customers, 10) << size;
}

}  // namespace
}  // namespace clientele
