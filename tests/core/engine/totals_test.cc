// Customers without dates, and customers that come added up: what can be said of them is.
#include <gtest/gtest.h>

#include "support/run.h"

namespace clientele {
namespace {

using nlohmann::json;

const json* section(const test::Report& report, const std::string& id) {
  for (const auto& each : report.json()["sections"]) {
    if (each["id"] == id) return &each;
  }
  return nullptr;
}

bool has_block(const test::Report& report, const std::string& id) {
  for (const auto& each : report.json()["sections"]) {
    for (const auto& block : each["blocks"]) {
      if (block["id"] == id) return true;
    }
  }
  return false;
}

TEST(Undated, CustomersAreBuyersWithClassesAndNoSegment) {
  const test::Report report(test::Files{
      {"o.csv", "customer,order,product,amount\nC1,O1,A,100\nC2,O2,B,200\nC1,O3,B,300\n"}});
  EXPECT_EQ(report.figure("customers.buying"), 2);
  EXPECT_EQ(report.figure("orders.total"), 3);
  EXPECT_EQ(report.figure("revenue.net"), 600);
  EXPECT_FALSE(report.has("behaviour.repurchase_rate"));
  EXPECT_FALSE(report.has("rfm.champions.customers"));
  ASSERT_NE(section(report, "value"), nullptr);
  EXPECT_TRUE(has_block(report, "value.lorenz"));
  EXPECT_TRUE(has_block(report, "value.tiers"));
  EXPECT_FALSE(has_block(report, "value.rfm"));
  EXPECT_EQ(report.figure("tier.high.customers") + report.figure("tier.middle.customers") +
                report.figure("tier.low.customers"),
            2);
  for (const char* id : {"churn", "clv", "retention", "change"})
    EXPECT_EQ(section(report, id), nullptr) << id;
  const auto said = (*section(report, "behaviour"))["missing"][0]["en"].get<std::string>();
  EXPECT_NE(said.find("2 of 2 buying customers have no date"), std::string::npos);
}

TEST(Undated, CustomersStandBesideDatedOnes) {
  const test::Report report(
      test::Files{{"o.csv",
                   "order,customer,date,amount\nO1,A,2024-01-05,100\n"
                   "O2,A,2024-02-05,100\nO3,B,2024-01-07,100\nO4,C,soon,300\n"}});
  EXPECT_EQ(report.figure("customers.buying"), 3);
  EXPECT_DOUBLE_EQ(report.figure("behaviour.repurchase_rate"), 0.5);  // of the two dated
  double placed = 0;
  for (const auto& [id, figure] : report.json()["figures"].items()) {
    if (id.starts_with("rfm.") && id.ends_with(".customers"))
      placed += figure["value"].get<double>();
  }
  EXPECT_EQ(placed, 2);
  EXPECT_EQ(report.figure("abc.a.customers") + report.figure("abc.b.customers") +
                report.figure("abc.c.customers"),
            3);
}

TEST(Undated, WithoutOrderNumbersAreOneOrder) {
  const test::Report report(
      test::Files{
          {"o.csv", "customer,product,amount,date\nA,x,10,soon\nA,y,10,later\nB,x,5,2024-01-02\n"}},
      R"({"mappings":[{"column":"date","role":"date","table":"transactions"}]})");
  EXPECT_EQ(report.figure("customers.buying"), 2);
  EXPECT_EQ(report.figure("orders.total"), 2);
}

std::string totals_file(bool counts, bool dates) {
  std::string text = "客户编号,性别,累计消费金额";
  if (counts) text += ",购买次数";
  if (dates) text += ",最近购买日期,首次购买日期";
  text += "\n";
  for (int i = 1; i <= 40; ++i) {
    text += "K" + std::to_string(i) + (i % 2 == 0 ? ",男," : ",女,") + std::to_string(37 * i);
    if (counts) text += "," + std::to_string(1 + i % 4);
    if (dates) {
      const Day last = day_from_civil(2024, 1, 1) + 9 * i;
      text += "," + iso_date(last) + "," + iso_date(last - 30 * (i % 4));
    }
    text += "\n";
  }
  return text;
}

TEST(Totals, ServeValueProfileAndKeyFigures) {
  const test::Report report(test::Files{{"客户.csv", totals_file(true, true)}});
  EXPECT_EQ(report.figure("customers.buying"), 40);
  EXPECT_EQ(report.figure("revenue.net"), 37 * 820);
  EXPECT_EQ(report.figure("orders.total"), 100);
  EXPECT_EQ(report.figure("abc.a.customers"), 4);
  double placed = 0;
  for (const auto& [id, figure] : report.json()["figures"].items()) {
    if (id.starts_with("rfm.") && id.ends_with(".customers"))
      placed += figure["value"].get<double>();
  }
  EXPECT_EQ(placed, 40);
  EXPECT_EQ(report.json()["meta"]["as_of"], "2024-12-26");
  for (const char* id : {"behaviour", "churn", "clv", "retention", "change"})
    EXPECT_EQ(section(report, id), nullptr) << id;
  std::vector<std::string> keys;
  for (const auto& key : report.json()["summary"]["key_figures"])
    keys.push_back(key["figure"].get<std::string>());
  EXPECT_EQ(keys, (std::vector<std::string>{"revenue.net", "orders.total", "customers.buying",
                                            "behaviour.average_order"}));
  EXPECT_NE(report.json()["summary"]["text"]["zh-CN"].get<std::string>().find("已汇总的客户数据"),
            std::string::npos);
}

TEST(Totals, WithoutCountsOrDatesHaveClassesOnly) {
  const test::Report report(test::Files{{"客户.csv", totals_file(false, false)}});
  EXPECT_EQ(report.figure("customers.buying"), 40);
  EXPECT_TRUE(report.has("value.gini"));
  EXPECT_FALSE(report.has("orders.total"));
  EXPECT_FALSE(report.has("rfm.champions.customers"));
}

TEST(Totals, YieldToLines) {
  const test::Report report(
      test::Files{{"客户.csv", totals_file(true, true)},
                  {"订单.csv", "订单号,客户编号,日期,金额\nO1,K1,2024-03-04,5\n"}});
  EXPECT_EQ(report.figure("customers.buying"), 1);
  EXPECT_EQ(report.figure("revenue.net"), 5);
}

TEST(Totals, AreNotCutToAPeriod) {
  const test::Report report(test::Files{{"客户.csv", totals_file(true, true)}}, "",
                            R"({"as_of": "2024-06-30"})");
  EXPECT_FALSE(report.has("revenue.net"));
  const auto text = report.json().dump();
  EXPECT_NE(text.find("cannot be cut to a period"), std::string::npos);
}

}  // namespace
}  // namespace clientele
