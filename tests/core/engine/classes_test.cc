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

TEST(Classes, AValueWrittenInSeveralWaysIsOneGroup) {
  std::string rows = "客户编号,性别,省份,城市\n";
  const char* const genders[] = {"男", "M", "male", "先生", "女", "F", "Female", "女士"};
  const char* const provinces[] = {"浙江", "浙江省", "Zhejiang", "北京市"};
  const char* const cities[] = {"杭州市", "杭州", "Hangzhou", "北京"};
  for (int i = 0; i < 40; ++i) {
    rows += "K" + std::to_string(i) + "," + genders[i % 8] + "," + provinces[i % 4] + "," +
            cities[i % 4] + "\n";
  }
  const Files files{{"客户.csv", rows}};
  const Report report(files);
  EXPECT_EQ(groups(report, "gender"), (std::map<std::string, double>{{"男", 20}, {"女", 20}}));
  EXPECT_EQ(groups(report, "province"),
            (std::map<std::string, double>{{"浙江", 30}, {"北京", 10}}));
  EXPECT_EQ(groups(report, "city"), (std::map<std::string, double>{{"杭州", 30}, {"北京", 10}}));
  EXPECT_NE(report.json().dump().find(R"("en":"Female")"), std::string::npos);
  for (const char* value : {"浙江", "浙江省", "zhejiang"}) {
    const Report some(files, R"({"options": {"filters": [{"attribute": "province", "value": ")" +
                                 std::string(value) + R"("}]}})");
    double customers = 0;
    for (const auto& [gender, count] : groups(some, "gender")) customers += count;
    EXPECT_EQ(customers, 30) << value;
  }
}

TEST(Classes, DigitsAreGendersWhereTheHeaderSaysSo) {
  const auto rows = [](const std::string& header) {
    std::string out = "客户编号," + header + "\n";
    for (int i = 0; i < 40; ++i)
      out += "K" + std::to_string(i) + "," + (i % 4 == 0 ? "1" : "2") + "\n";
    return out;
  };
  const Report told(Files{{"客户.csv", rows("性别(1男 2女)")}});
  EXPECT_EQ(groups(told, "gender"), (std::map<std::string, double>{{"男", 10}, {"女", 30}}));
  const Report untold(Files{{"客户.csv", rows("性别")}});
  EXPECT_EQ(groups(untold, "gender"), (std::map<std::string, double>{{"1", 10}, {"2", 30}}));
}

TEST(Classes, RevenueIsInTheUnitOfItsHeaderAndMayBeABand) {
  const auto rows = [](const std::string& header, const std::vector<std::string>& values) {
    std::string out = "客户编号,客户名称,所属行业," + header + "\n";
    for (std::size_t i = 0; i < 40; ++i) {
      out += "K" + std::to_string(i) + ",公司" + std::to_string(i) + ",制造业," +
             values[i % values.size()] + "\n";
    }
    return out;
  };
  const Report numbers(
      Files{{"客户.csv", rows("年营业额(万元)", {"3000", "6000", "30000", "<5000"})}});
  const auto sizes = groups(numbers, "size");
  ASSERT_EQ(sizes.size(), 3u);
  EXPECT_EQ(sizes.at("小型(年营收5000万元以下)"), 20);
  EXPECT_EQ(sizes.at("大型(年营收2亿元以上)"), 10);
  for (const auto& [header, values] :
       {std::pair{"年营收",
                  std::vector<std::string>{"<5000万", "5000万-2亿", "2亿以上", "500-1000万"}},
        std::pair{"年营收(万元)",
                  std::vector<std::string>{"5000以下", "5000-20000", "20000以上", "500-1000"}}}) {
    const Report bands(Files{{"客户.csv", rows(header, values)}});
    const auto found = groups(bands, "size");
    ASSERT_EQ(found.size(), 3u) << header;
    EXPECT_EQ(found.at("小型(年营收5000万元以下)"), 20) << header;
    EXPECT_EQ(found.at("大型(年营收2亿元以上)"), 10) << header;
  }
}

}  // namespace
}  // namespace clientele
