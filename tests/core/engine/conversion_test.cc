// Leads, contacts and spending, from files to the section on conversion.
#include <cmath>

#include "engine/sample/sample.h"
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

TEST(Conversion, LeadsWithoutAnIdCountByTheirRows) {
  const Report report(Files{
      {"线索.csv",
       "线索所有者,公司,姓名,线索来源,线索状态,创建时间\n"
       "张三,甲公司,李四,展会,已转换,2024-01-03\n张三,乙公司,王五,官网,未联系,2024-01-05\n"
       "李雷,丙公司,赵六,官网,已联系,2024-02-05\n李雷,丙公司,钱七,展会,已转换,2024-03-05\n"}});
  EXPECT_EQ(report.figure("conversion.leads"), 4);
  EXPECT_EQ(report.figure("conversion.converted"), 2);
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

// Campaigns of one channel; the second channel's leads convert, whatever their campaign.
TEST(Conversion, AModelHoldsTheOtherAttributesEqual) {
  std::string rows = "线索编号,创建日期,线索来源渠道,营销活动,是否成交\n";
  for (int i = 0; i < 4000; ++i) {
    const int channel = i % 2, campaign = i / 2 % 10 < 8 ? channel : 1 - channel;
    const bool wins = i / 20 % 10 < (channel == 1 ? 4 : 1);
    rows += "XS" + std::to_string(10000 + i) + "," + day_of(i % 300) + ",渠道" +
            std::to_string(channel) + ",活动" + std::to_string(campaign) + "," +
            (wins ? "是" : "否") + "\n";
  }
  const Report report(Files{{"线索.csv", rows}});
  const auto* model = block(report, "conversion.model");
  ASSERT_NE(model, nullptr);
  const auto& table = (*model)["table"]["rows"];
  ASSERT_EQ(table.size(), 4u) << "two levels of two attributes";
  // The channel first: it goes with conversion, at odds of (.4 / .6) / (.1 / .9) = 6.
  const auto odds = [&](std::size_t row) { return table[row][4].get<double>(); };
  EXPECT_LT(table[1][7].get<double>(), 1e-6);
  EXPECT_NEAR(std::max(odds(1), 1 / odds(1)), 6, 0.5);
  EXPECT_NEAR(odds(3), 1, 0.2);
  EXPECT_GT(table[3][7].get<double>(), 0.05);
}

TEST(Conversion, PurchasesCountWithinTheWindowOfContact) {
  std::string orders = "订单号,客户编号,下单日期,实付金额\n";
  std::string contacts = "客户编号,联系时间,联系渠道,营销活动\n";
  for (int i = 0; i < 40; ++i) {
    const auto customer = "K" + std::to_string(100 + i);
    contacts += customer + ",2024-03-01," + (i % 2 == 0 ? "电话" : "短信") + ",春季\n";
    orders += "A" + std::to_string(i) + "," + customer + ",2024-01-05,10\n";
    if (i % 4 == 0) orders += "B" + std::to_string(i) + "," + customer + ",2024-03-11,10\n";
    orders += "C" + std::to_string(i) + "," + customer + ",2024-08-01,10\n";
  }
  const Files files = {{"订单.csv", orders}, {"联系.csv", contacts}};
  const auto bought = [&](const char* id, const std::string& options) {
    const Report report(files, "", options);
    double sum = 0;
    const auto* found = block(report, id);
    EXPECT_NE(found, nullptr) << id;
    if (found == nullptr) return sum;
    for (const auto& row : (*found)["table"]["rows"]) sum += row[2].get<double>();
    return sum;
  };
  EXPECT_EQ(bought("conversion.reach", ""), 10);
  EXPECT_EQ(bought("conversion.campaigns", ""), 10);
  EXPECT_EQ(bought("conversion.reach", R"({"contact_window_days": 9})"), 0);
  EXPECT_EQ(bought("conversion.campaigns", R"({"contact_window_days": 10})"), 10);
}

// The sample company's files: what channels' customers are worth together is what all are worth.
TEST(Conversion, LifetimeValueOverCostOfChannelsAddsUp) {
  Files files;
  for (auto& file : make_sample({1500, 6, false})) {
    for (const char* name : {"orders.csv", "customers.csv", "spend.csv"}) {
      if (file.name == name) files.push_back({file.name, std::move(file.text)});
    }
  }
  const Report report(files);
  const auto* returns = block(report, "conversion.returns");
  const auto* months = block(report, "conversion.cost_months");
  ASSERT_NE(returns, nullptr);
  ASSERT_NE(months, nullptr);
  for (const auto& row : (*returns)["table"]["rows"]) {
    const double cac = row[2], so_far = row[3], to_come = row[4], ratio = row[5];
    EXPECT_NEAR(ratio, (so_far + to_come) / cac, 1e-9 * ratio);
    EXPECT_LE(row[6].get<double>(), ratio);
    EXPECT_GE(row[7].get<double>(), ratio);
  }
  EXPECT_EQ((*months)["table"]["rows"].size(), 24u);
  EXPECT_GT(report.figure("acquisition.clv_to_cac"), report.figure("acquisition.value_to_cac"));
}

}  // namespace
}  // namespace clientele
