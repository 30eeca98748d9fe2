// Exports whose headers mean something else than elsewhere, and headers understood by their words.
#include "schema/presets.h"

#include <gtest/gtest.h>

#include <map>

#include "schema/headers.h"
#include "schema/planner.h"
#include "support/iconv_decoder.h"

namespace clientele {
namespace {

Plan plan_of(const std::string& text) {
  test::IconvDecoder decoder;
  auto plan = make_plan("file.csv", text.size(), text, true, {}, decoder);
  EXPECT_TRUE(plan.has_value());
  return plan ? *plan : Plan{};
}

std::map<std::string, std::string> roles(const Plan& plan) {
  std::map<std::string, std::string> out;
  for (const auto& column : plan.columns) out[column.name] = std::string(role_name(column.role));
  return out;
}

TEST(Presets, ShopifyOrdersNameTheOrderName) {
  const Plan plan = plan_of(
      "Name,Email,Financial Status,Paid at,Currency,Subtotal,Total,Discount Amount,Created "
      "at,Lineitem quantity,"
      "Lineitem name,Lineitem price,Lineitem sku,Billing Name,Shipping Zip,Refunded "
      "Amount,Id,Source\n"
      "#1001,a@x.com,paid,2024-03-05 08:26:00 -0500,USD,30.00,37.40,0.00,2024-03-05 08:25:00 "
      "-0500,2,Mug,10.00,MUG-1,"
      "Ann Lee,'75008,0.00,5001,web\n"
      "#1001,a@x.com,,,,,,,2024-03-05 08:25:00 -0500,1,Plate,10.00,PL-1,,,,,\n"
      "#1002,b@x.com,refunded,2024-03-06 08:26:00 -0500,USD,10.00,15.80,1.00,2024-03-06 08:25:00 "
      "-0500,1,Mug,10.00,"
      "MUG-1,Bob Ray,'69001,15.80,5002,web\n");
  const auto found = roles(plan);
  EXPECT_EQ(plan.preset, "shopify_orders");
  EXPECT_EQ(plan.tables.front(), TableKind::transactions);
  const std::map<std::string, std::string> expected = {{"Name", "order"},
                                                       {"Email", "customer"},
                                                       {"Created at", "date"},
                                                       {"Total", "amount"},
                                                       {"Subtotal", "gross"},
                                                       {"Source", "channel"},
                                                       {"Financial Status", "status"},
                                                       {"Lineitem sku", "product"},
                                                       {"Lineitem name", "product_name"},
                                                       {"Lineitem quantity", "quantity"},
                                                       {"Refunded Amount", "refund"}};
  for (const auto& [column, role] : expected) EXPECT_EQ(found.at(column), role) << column;
}

TEST(Presets, RecordsOfDealsAreDeals) {
  const Plan zoho = plan_of(
      "Record Id,Deal Name,Amount,Stage,Closing Date,Account Name,Deal Owner,Lead Source,Created "
      "Time\n"
      "z1,Acme renewal,5000,Closed Won,2024-03-05,Acme,Ann,Web,2024-02-01T08:00:00\n"
      "z2,Bolt pilot,700,Qualification,2024-05-05,Bolt,Bob,Ads,2024-02-11T08:00:00\n");
  EXPECT_EQ(zoho.tables.front(), TableKind::leads);
  EXPECT_EQ(roles(zoho).at("Record Id"), "lead");
  EXPECT_EQ(roles(zoho).at("Account Name"), "customer");
  EXPECT_EQ(roles(zoho).at("Created Time"), "date");
  const Plan hubspot = plan_of(
      "Record ID,Deal Name,Deal Stage,Close date,Deal owner,Amount,Create Date\n"
      "1,Acme renewal,closedwon,2024-03-05,Ann,5000,2024-02-01\n2,Bolt "
      "pilot,appointment,2024-05-05,Bob,700,2024-02-11\n");
  EXPECT_EQ(roles(hubspot).at("Record ID"), "lead");
  EXPECT_EQ(roles(hubspot).at("Create Date"), "date");
}

TEST(Presets, AreLeftAloneWithoutTheirSignature) {
  EXPECT_EQ(find_preset({"name", "email"}), nullptr);
  EXPECT_EQ(plan_of("Name,Email,Customer ID\nAnn,a@x.com,1\nBob,b@x.com,2\n").preset, "");
}

TEST(Headers, AliasesAreNormalisedAndSaidOncePerRole) {
  std::map<std::pair<Role, std::string_view>, int> seen;
  for (const auto& alias : header_aliases()) {
    EXPECT_EQ(normal_header(alias.text), alias.text);
    EXPECT_EQ(++seen[std::make_pair(alias.role, alias.text)], 1) << alias.text;
  }
}

TEST(Headers, DecorationIsDropped) {
  EXPECT_EQ(normal_header(" 订单编号\t"), "订单编号");
  EXPECT_EQ(normal_header("*Last_Activity_Time"), "lastactivitytime");
  EXPECT_EQ(normal_header("金额（元）"), "金额元");
  EXPECT_EQ(normal_header("ＣｕｓｔｏｍｅｒＩＤ"), "customerid");
}

TEST(Headers, PartsAreWholeWords) {
  EXPECT_TRUE(header_has_words("marital_status", "status"));
  EXPECT_TRUE(header_has_words("MaritalStatus", "status"));
  EXPECT_TRUE(header_has_words("primary customer-ID", "customerid"));
  EXPECT_TRUE(header_has_words("Q21INCOME", "income"));
  EXPECT_FALSE(header_has_words("home_ownership", "owner"));
  EXPECT_FALSE(header_has_words("", "owner"));
  EXPECT_EQ(question_subject("q19age"), "age");
  EXPECT_EQ(question_subject("quantity"), "");
  EXPECT_EQ(question_subject("q7"), "");
}

// "客户地址" is an address, whoever's it is.
TEST(Headers, WhatIsACustomersIsNoCustomer) {
  const std::string row = "O1,A1,2024-01-02,10\nO2,A2,2024-01-03,20\n";
  for (const char* header : {"客户地址", "客户电话", "客户备注", "用户留言", "会员积分",
                             "customer address", "Customer Note", "Customer_Segment"}) {
    const Plan plan = plan_of("订单号," + std::string(header) + ",下单日期,实付金额\n" + row);
    EXPECT_NE(roles(plan).at(header), "customer") << header;
    EXPECT_TRUE(plan.is(TableKind::transactions)) << header;
  }
  for (const char* header : {"客户全称", "所属客户", "客户（必填）", "下单用户", "下单帐号",
                             "Bill-to customer", "customer ref"}) {
    const Plan plan = plan_of("订单号," + std::string(header) + ",下单日期,实付金额\n" + row);
    EXPECT_EQ(roles(plan).at(header), "customer") << header;
  }
}

// Of what an order came to and what was to be paid, the latter is kept; alone, either is the
// amount.
TEST(Headers, AmountsBeforeAndAfterDiscounts) {
  const auto both =
      roles(plan_of("订单号,客户编号,下单日期,订单金额,应付金额\n1,C1,2024-01-02,100,90\n2,C2,2024-"
                    "01-03,50,50\n"));
  EXPECT_EQ(both.at("订单金额"), "gross");
  EXPECT_EQ(both.at("应付金额"), "amount");
  const auto paid =
      roles(plan_of("订单号,客户编号,下单日期,订单金额,实付金额\n1,C1,2024-01-02,100,90\n2,C2,2024-"
                    "01-03,50,50\n"));
  EXPECT_EQ(paid.at("订单金额"), "gross");
  EXPECT_EQ(paid.at("实付金额"), "amount");
  for (const char* header : {"订单金额", "应付金额"}) {
    const auto alone = roles(plan_of("订单号,客户编号,下单日期," + std::string(header) +
                                     "\n1,C1,2024-01-02,100\n2,C2,2024-01-03,50\n"));
    EXPECT_EQ(alone.at(header), "amount") << header;
  }
}

// A column that holds nothing takes no role from one that does.
TEST(Headers, EmptyColumnsComeLast) {
  const auto found =
      roles(plan_of("订单号,客户编号,下单日期,金额,渠道,购买渠道\n1,C1,2024-01-02,100,,门店\n2,C2,"
                    "2024-01-03,50,,网店\n"));
  EXPECT_EQ(found.at("购买渠道"), "channel");
}

// Without a customer's column: a company by name, a person by number.
TEST(Headers, WhoStandsInForTheCustomer) {
  const auto who = [](const std::string& headers, const std::string& cells) {
    const Plan plan = plan_of(headers + ",下单日期,金额\n" + cells + ",2024-01-02,10\n" + cells +
                              ",2024-01-09,20\n");
    const int customer = plan.column(Role::customer);
    return customer < 0 ? std::string() : plan.columns[static_cast<std::size_t>(customer)].name;
  };
  EXPECT_EQ(who("姓名,手机号", "张三,13800000001"), "手机号");
  EXPECT_EQ(who("姓名,手机号", "张三,138****0001"), "姓名");
  EXPECT_EQ(who("公司名称,手机号", "甲公司,13800000001"), "公司名称");
  EXPECT_EQ(who("手机号", "13800000001"), "手机号");
  EXPECT_EQ(who("姓名,邮箱", "张三,a@x.cn"), "邮箱");
  EXPECT_EQ(who("性别", "男"), "");
}

TEST(Headers, CustomersKeepTheirOwnStatus) {
  const auto found =
      roles(plan_of("household_id,age,home_ownership,marital_status,Q20GENDER\n1,65+,Homeowner,"
                    "Married,1\n2,45-54,Renter,Unmarried,2\n"
                    "3,45-54,Renter,Unmarried,2\n"));
  EXPECT_EQ(found.at("household_id"), "customer");
  EXPECT_EQ(found.at("age"), "age");
  EXPECT_EQ(found.at("home_ownership"), "attribute");
  EXPECT_EQ(found.at("marital_status"), "attribute");
  EXPECT_EQ(found.at("Q20GENDER"), "gender");
}

TEST(Headers, CodesOfAgeBandsAreNoYears) {
  EXPECT_EQ(roles(plan_of("customer_id,Q19AGE\n1,5\n2,3\n3,6\n")).at("Q19AGE"), "attribute");
  EXPECT_EQ(roles(plan_of("customer_id,Q19AGE\n1,45\n2,33\n3,61\n")).at("Q19AGE"), "age");
}

TEST(Presets, ZohoLeadsWithoutAnIdAreLeads) {
  const Plan chinese = plan_of(
      "线索所有者,公司,姓名,职位,电子邮件,电话,线索来源,线索状态,行业,创建时间\n"
      "张三,甲公司,李四,经理,a@x.cn,13800000001,展会,已转换,制造业,2024-01-03 09:00\n"
      "李雷,乙公司,王五,主管,b@x.cn,13800000002,官网,未联系,零售,2024-01-05 09:00\n");
  EXPECT_EQ(chinese.tables, std::vector{TableKind::leads});
  EXPECT_EQ(roles(chinese).at("线索状态"), "stage");
  EXPECT_EQ(roles(chinese).at("线索来源"), "channel");
  EXPECT_EQ(roles(chinese).at("创建时间"), "date");
  EXPECT_EQ(roles(chinese).at("公司"), "customer");
  const Plan english = plan_of(
      "Lead Owner,Company,Lead Name,Email,Lead Source,Lead Status,Industry,Created Time\n"
      "Ann,Acme,Joe,a@x.com,Web,Converted,Retail,2024-01-03 09:00\n"
      "Ann,Beta,Sue,b@x.com,Fair,Contacted,Retail,2024-01-04 09:00\n");
  EXPECT_EQ(english.tables, std::vector{TableKind::leads});
}

TEST(Presets, ContactsWithALeadStatusStayCustomers) {
  const Plan plan = plan_of(
      "Record ID,First Name,Last Name,Email,Lead Status,Contact owner,Create Date\n"
      "1,Joe,Doe,a@x.com,New,Ann,2024-01-03 09:00\n2,Sue,Ray,b@x.com,Open,Ann,2024-01-04 09:00\n");
  EXPECT_EQ(plan.tables.front(), TableKind::customers);
}

}  // namespace
}  // namespace clientele
