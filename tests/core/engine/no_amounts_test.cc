// Files that say what was bought and not for how much: orders and lines are counted, revenue is not
// spoken of.
#include <gtest/gtest.h>

#include "support/run.h"

namespace clientele {
namespace {

test::Files baskets() {
  std::string text = "order_id,customer_id,date,product\n";
  for (int order = 1; order <= 90; ++order)
    for (int line = 0; line <= order % 3; ++line)
      text += std::to_string(order) + ",C" + std::to_string(order % 40) + ",2024-0" +
              std::to_string(order % 9 + 1) + "-1" + std::to_string(order % 10) + ",item " +
              std::to_string(line) + "\n";
  return {{"baskets.csv", text}};
}

TEST(NoAmounts, OrdersLinesAndBuyersAreCounted) {
  const test::Report report(baskets());
  EXPECT_EQ(report.figure("orders.total"), 90);
  EXPECT_EQ(report.figure("customers.buying"), 40);
  EXPECT_EQ(report.figure("behaviour.lines_per_order"), 2);
  EXPECT_NE(report.json()["summary"]["text"]["en"].get<std::string>().find("90 orders with 180"),
            std::string::npos);
}

TEST(NoAmounts, NothingIsSaidOfRevenue) {
  const test::Report report(baskets());
  for (const auto& [id, figure] : report.json()["figures"].items())
    EXPECT_NE(figure["unit"], "money") << id;
  for (const auto& section : report.json()["sections"]) EXPECT_NE(section["id"], "value");
}

TEST(NoAmounts, AZeroAmountIsStillNoPurchaseWhereThereIsAColumn) {
  const test::Files files = {
      {"orders.csv", "order_id,customer_id,date,amount\n1,A,2024-01-02,0\n2,B,2024-01-03,5\n"}};
  const test::Report report(files);
  EXPECT_EQ(report.figure("customers.buying"), 1);
}

TEST(NoAmounts, WithoutCustomersNoneAreCounted) {
  const test::Report report(test::Files{
      {"o.csv", "order_id,date,product,amount\n1,2024-01-02,a,10\n2,2024-01-03,b,5\n"}});
  for (const auto& key : report.json()["summary"]["key_figures"]) {
    EXPECT_NE(key["figure"], "customers.buying");
    EXPECT_NE(key["figure"], "behaviour.repurchase_rate");
  }
}

}  // namespace
}  // namespace clientele
