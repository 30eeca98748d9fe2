// Leads, contacts and spending, from files to the section on conversion.
#include <cmath>

#include "support/run.h"

namespace clientele {
namespace {

using test::Files;
using test::Report;

std::string two_digits(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }
std::string day_of(int i) {
  return "2024-" + two_digits(i / 28 % 12 + 1) + "-" + two_digits(i % 28 + 1);
}

// 1,000 leads of which 50 convert; with `lift`, those of the second channel convert three times as
// often as the others.
std::string leads_csv(bool lift) {
  std::string rows = "线索编号,创建日期,线索来源渠道,阶段,是否成交,转化日期\n";
  int converted = 0;
  for (int i = 0; i < 1000; ++i) {
    const int channel = i % 2;
    const bool wins = lift ? (channel == 1 ? i % 40 < 6 : i % 40 < 2) && converted < 120
                           : i % 20 == 7 * (i / 20 % 2);
    converted += wins ? 1 : 0;
    rows += "XS" + std::to_string(10000 + i) + "," + day_of(i % 300) + ",渠道" +
            std::to_string(channel) + "," + (wins ? "已成交" : "跟进中") + "," +
            (wins ? "是" : "否") + "," + (wins ? day_of(i % 300 + 5) : "") + "\n";
  }
  return rows;
}

const nlohmann::json* block(const Report& report, const std::string& id) {
  for (const auto& section : report.json()["sections"]) {
    for (const auto& candidate : section["blocks"]) {
      if (candidate["id"] == id) return &candidate;
    }
  }
  return nullptr;
}

TEST(Conversion, FiftyOfAThousandLeadsAreFivePercent) {
  const Report report(Files{{"线索.csv", leads_csv(false)}});
  EXPECT_EQ(report.figure("conversion.leads"), 1000);
  EXPECT_EQ(report.figure("conversion.converted"), 50);
  EXPECT_EQ(report.figure("conversion.rate"), 0.05);
  // Wilson's interval of 50 of 1,000: (0.0381, 0.0653).
  const auto& ci = report.json()["figures"]["conversion.rate"]["ci"];
  EXPECT_NEAR(ci[0].get<double>(), 0.0381, 5e-5);
  EXPECT_NEAR(ci[1].get<double>(), 0.0653, 5e-5);
  EXPECT_EQ(report.figure("conversion.days_median"), 5);
}

TEST(Conversion, GroupsOfEveryTableSumToAllLeads) {
  const Report report(Files{{"线索.csv", leads_csv(true)}});
  for (const auto* id : {"conversion.by.channel", "conversion.months"}) {
    const auto* found = block(report, id);
    ASSERT_NE(found, nullptr) << id;
    double leads = 0, converted = 0;
    for (const auto& row : (*found)["table"]["rows"]) {
      leads += row[1].get<double>();
      converted += row[2].get<double>();
    }
    EXPECT_EQ(leads, report.figure("conversion.leads")) << id;
    EXPECT_EQ(converted, report.figure("conversion.converted")) << id;
  }
}

bool finds(const Report& report, const std::string& id) {
  for (const auto& finding : report.json()["summary"]["findings"]) {
    if (finding["id"].get<std::string>().starts_with(id)) return true;
  }
  return false;
}

TEST(Conversion, ADifferenceIsToldWhereThereIsOne) {
  EXPECT_TRUE(finds(Report(Files{{"线索.csv", leads_csv(true)}}), "conversion.difference"));
  EXPECT_FALSE(finds(Report(Files{{"线索.csv", leads_csv(false)}}), "conversion.difference"));
}

TEST(Conversion, CostOfACustomerIsSpendingOverNewCustomers) {
  std::string orders = "订单号,客户编号,下单日期,渠道,实付金额\n";
  for (int i = 0; i < 60; ++i) {
    orders += "D" + std::to_string(i) + ",K" + std::to_string(i % 40) + "," + day_of(i) + "," +
              (i % 40 % 2 == 0 ? "天猫" : "京东") + ",10\n";
  }
  const std::string spend = "日期,投放渠道,投放费用\n2024-01-01,天猫,300\n2024-12-01,京东,100\n";
  const Report report(Files{{"订单.csv", orders}, {"投放.csv", spend}});
  EXPECT_EQ(report.figure("acquisition.spend"), 400);
  EXPECT_EQ(report.figure("acquisition.new_customers"), 40);
  EXPECT_EQ(report.figure("acquisition.cac"), 10);
  EXPECT_EQ(report.figure("acquisition.value_to_cac"), 1.5);
  const auto* costs = block(report, "conversion.costs");
  ASSERT_NE(costs, nullptr);
  double spent = 0, customers = 0;
  for (const auto& row : (*costs)["table"]["rows"]) {
    spent += row[1].get<double>();
    customers += row[4].get<double>();
  }
  EXPECT_EQ(spent, 400);
  EXPECT_EQ(customers, 40);
}

}  // namespace
}  // namespace clientele
