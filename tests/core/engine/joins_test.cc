// Files that belong together: orders with their lines, lines with products, events with customers.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "support/data.h"
#include "support/run.h"

namespace clientele {
namespace {

using test::Files;
using test::Report;

std::string exported(const std::string& name) {
  std::ifstream in(std::string(CLIENTELE_SOURCE) + "/tests/data/exports/" + name + ".csv",
                   std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Files exports(const std::vector<std::string>& names) {
  Files files;
  for (const auto& name : names) files.push_back({name + ".csv", exported(name)});
  return files;
}

const nlohmann::json* block(const Report& report, const std::string& id) {
  for (const auto& section : report.json()["sections"]) {
    for (const auto& candidate : section["blocks"]) {
      if (candidate["id"] == id) return &candidate;
    }
  }
  return nullptr;
}

// Five orders, one of them never paid, one given back: what was paid counts once, whether the file
// of items is there or not.
TEST(Joins, TaobaoOrdersAndTheirItems) {
  const Report orders(exports({"taobao_orders"}));
  EXPECT_EQ(orders.figure("orders.total"), 3);
  EXPECT_EQ(orders.figure("customers.buying"), 3);
  EXPECT_EQ(orders.issue("unpaid_order"), 1u);
  const Report both(exports({"taobao_orders", "taobao_items"}));
  EXPECT_EQ(both.figure("orders.total"), 3);
  EXPECT_EQ(both.figure("customers.buying"), 3);
  const auto* products = block(both, "behaviour.products");
  ASSERT_NE(products, nullptr);
  bool cup = false;
  for (const auto& row : (*products)["table"]["rows"]) cup = cup || row[0] == "白瓷杯";
  EXPECT_TRUE(cup) << "lines are known by their own product";
}

TEST(Joins, CrmOrdersMeetTheirCustomersByName) {
  const Report report(exports({"fxiaoke_customers", "fxiaoke_orders", "fxiaoke_order_products"}));
  EXPECT_EQ(report.figure("customers.total"), 3);  // and not five
  EXPECT_EQ(report.figure("customers.buying"), 2);
  const auto plans = test::plans_of(exports({"fxiaoke_customers", "fxiaoke_orders"}));
  EXPECT_EQ(plans[0].columns[0].role, Role::customer);
  EXPECT_EQ(plans[0].columns[0].reason, "joins_by_name");
  EXPECT_EQ(plans[0].columns[1].role, Role::ignored);
}

TEST(Joins, CustomersKeepTheirNumberWhereOrdersUseIt) {
  const Files files{
      {"customers.csv", "客户编号,客户名称,所属行业\nK1,甲公司,零售\nK2,乙公司,餐饮\n"},
      {"orders.csv", "订单编号,客户编号,下单日期,金额\n1,K1,2024-01-02,10\n"},
      {"deals.csv", "商机编号,客户名称,阶段,创建时间\nS1,甲公司,赢单,2024-01-02\n"}};
  EXPECT_EQ(test::plans_of(files)[0].columns[0].role, Role::customer);
  const Files by_hand{files[0], files[2]};
  const auto plans = test::plans_of(
      by_hand, R"({"mappings":[{"file":"customers.csv","column":"客户编号","role":"customer"}]})");
  EXPECT_EQ(plans[0].columns[0].role, Role::customer) << "mapped by hand stays";
}

TEST(Joins, CompleteJourney) {
  Files files;
  for (const char* name : {"demographics", "products", "transactions_sample"}) {
    auto text = test::data_file("complete_journey/" + std::string(name) + ".csv");
    if (!text) GTEST_SKIP() << "no real data: complete_journey not found";
    files.push_back({std::string(name) + ".csv", std::move(*text)});
  }
  const Report report(files);
  EXPECT_DOUBLE_EQ(report.figure("revenue.net"), 233935.24);
  EXPECT_EQ(report.figure("customers.total"), 2377);
  const auto* age = block(report, "profile.age");
  ASSERT_NE(age, nullptr);
  double known = 0;
  for (const auto& row : (*age)["table"]["rows"]) {
    if (row[0]["en"] == "Unknown") continue;
    known += row[1].get<double>();
  }
  EXPECT_EQ(known, 801);
  EXPECT_NE(block(report, "behaviour.categories"), nullptr);  // from the file of products
}

}  // namespace
}  // namespace clientele
