// Real files and hand-made headers are understood without any settings.
#include "support/data.h"
#include "support/run.h"

namespace clientele {
namespace {

std::map<std::string, std::string> roles(const Plan& plan) {
  std::map<std::string, std::string> out;
  for (const auto& column : plan.columns) out[column.name] = std::string(role_name(column.role));
  return out;
}

Plan plan_of(const std::string& name, const std::string& text) {
  test::IconvDecoder decoder;
  const std::string head = text.substr(0, std::size_t{1} << 20);
  auto plan = plan_file(name, text.size(), head, "", decoder);
  EXPECT_TRUE(plan.has_value());
  return plan ? *plan : Plan{};
}

using Roles = std::map<std::string, std::string>;

TEST(Planner, OnlineRetail) {
  CLIENTELE_DATA_OR_SKIP(text, "online_retail.csv");
  const Plan plan = plan_of("online_retail.csv", text);
  EXPECT_EQ(roles(plan), (Roles{{"InvoiceNo", "order"},
                                {"StockCode", "product"},
                                {"Description", "product_name"},
                                {"Quantity", "quantity"},
                                {"InvoiceDate", "date"},
                                {"UnitPrice", "unit_price"},
                                {"CustomerID", "customer"},
                                {"Country", "region"}}));
  EXPECT_TRUE(plan.is(TableKind::transactions));
  EXPECT_TRUE(plan.c_prefix_cancels);
}

TEST(Planner, SurveyByQuestionGroups) {
  CLIENTELE_DATA_OR_SKIP(text, "sfo_survey_2017.csv");
  const auto found = roles(plan_of("survey.csv", text));
  EXPECT_EQ(found.at("NETPRO"), "recommend");
  EXPECT_EQ(found.at("Q7ALL"), "satisfaction");
  for (const auto* aspect : {"Q7ART", "Q7FOOD", "Q7WIFI", "Q9RESTROOM"})
    EXPECT_EQ(found.at(aspect), "aspect") << aspect;
  for (const auto* other : {"Q8COM1", "Q2PURP1", "DAY", "LANG", "Q4STORE"})
    EXPECT_EQ(found.at(other), "attribute") << other;
}

TEST(Planner, ByValuesWhereThereIsNoHeader) {
  CLIENTELE_DATA_OR_SKIP(text, "cdnow_sample.txt");
  EXPECT_EQ(
      roles(plan_of("cdnow_sample.txt", text)),
      (Roles{
          {"1", "customer"}, {"2", "ignored"}, {"3", "date"}, {"4", "quantity"}, {"5", "amount"}}));
}

// Without headers: orders come once, the people who made them again and again.
TEST(Planner, OrdersWithoutHeadersBelongToWhoComesAgain) {
  const char* names[] = {"张三", "李四", "王小明", "赵敏", "周杰", "吴磊", "郑爽"};
  const char* goods[] = {"苹果", "香蕉", "面包"};
  std::string text, with_cities;
  for (int i = 0; i < 60; ++i) {
    const std::string order = "D" + std::to_string(10000 + i);
    const std::string date =
        "2024-0" + std::to_string(1 + i % 9) + "-" + std::to_string(10 + i % 17);
    const std::string amount = std::to_string(10 + i * 7 % 50) + ".50\n";
    const int who = i * i % 7;
    text += order + "," + names[who] + "," + date + "," + goods[i % 3] + "," +
            std::to_string(1 + i % 4) + "," + amount;
    with_cities += std::string(who % 2 == 0 ? "杭州市" : "上海市") + "," + order + ",K" +
                   std::to_string(900 + who) + "," + names[who] + "," + date + "," + amount;
  }
  EXPECT_EQ(roles(plan_of("o.csv", text)), (Roles{{"1", "order"},
                                                  {"2", "customer"},
                                                  {"3", "date"},
                                                  {"4", "attribute"},
                                                  {"5", "quantity"},
                                                  {"6", "amount"}}));
  // Of a number and a name that say the same, the number is enough; a city is neither.
  const auto found = roles(plan_of("o.csv", with_cities));
  EXPECT_EQ(found.at("1"), "attribute");
  EXPECT_EQ(found.at("2"), "order");
  EXPECT_EQ(found.at("3"), "customer");
  EXPECT_EQ(found.at("4"), "ignored");
}

TEST(Planner, TelcoIsACustomerFile) {
  CLIENTELE_DATA_OR_SKIP(text, "telco_churn.csv");
  const Plan plan = plan_of("telco_churn.csv", text);
  EXPECT_TRUE(plan.is(TableKind::customers));
  EXPECT_EQ(roles(plan).at("Churn"), "churned");
  EXPECT_EQ(roles(plan).at("PhoneService"), "attribute");
}

// Kinds of feedback and of contact, as databases and service desks call them.
TEST(Planner, KindsOfFeedbackAndContact) {
  for (const char* header : {"feedback_kind", "反馈类别", "投诉类别", "ticket_type"}) {
    const std::string text = "customer_id,date," + std::string(header) +
                             "\nC1,2024-03-01,complaint\nC2,2024-03-02,praise\n";
    EXPECT_EQ(roles(plan_of("feedback.csv", text)).at(header), "feedback_kind") << header;
  }
  const std::string text =
      "customer_id,date,contact_kind\nC1,2024-03-01,visit\nC2,2024-03-02,call\n";
  EXPECT_EQ(roles(plan_of("contacts.csv", text)).at("contact_kind"), "contact_kind");
}

TEST(Planner, TicketsAreContacts) {
  const Plan english =
      plan_of("tickets.csv",
              "Ticket ID,Customer ID,Created,Category,Status,First Response,Resolved\n"
              "T0,C84,2024-01-01 09:00,complaint,closed,2024-01-01 13:00,2024-01-03 10:00\n"
              "T1,C28,2024-02-02 09:00,question,open,2024-02-02 10:00,\n");
  EXPECT_EQ(english.tables, std::vector{TableKind::contacts});
  const auto found = roles(english);
  EXPECT_EQ(found.at("Customer ID"), "customer");
  EXPECT_EQ(found.at("Created"), "date");
  EXPECT_EQ(found.at("First Response"), "first_response_date");
  EXPECT_EQ(found.at("Resolved"), "resolved_date");
  const Plan chinese = plan_of("工单.csv",
                               "工单号,客户编号,创建时间,首次响应时间,解决时间,状态\n"
                               "W1,C84,2024-01-01 09:00,2024-01-01 13:00,2024-01-03 10:00,已解决\n"
                               "W2,C28,2024-02-02 09:00,2024-02-02 10:00,,处理中\n");
  EXPECT_EQ(chinese.tables, std::vector{TableKind::contacts});
  EXPECT_EQ(roles(chinese).at("创建时间"), "date");
  EXPECT_EQ(roles(chinese).at("首次响应时间"), "first_response_date");
  EXPECT_EQ(roles(chinese).at("解决时间"), "resolved_date");
  EXPECT_EQ(roles(chinese).at("工单号"), "attribute");  // no order
}

TEST(Planner, PlainIdsOfOrders) {
  for (const char* header : {"id", "订单", "编号"}) {
    std::string text = std::string(header) + ",customer_id,created_at,total\n";
    for (int i = 0; i < 40; ++i)
      text += std::to_string(i) + ",C" + std::to_string(i % 9) + ",2024-03-" +
              std::to_string(10 + i % 20) + ",5.5\n";
    EXPECT_EQ(roles(plan_of("orders.csv", text)).at(header), "order") << header;
  }
  // A number of each line is no order's.
  std::string lines = "id,customer_id,created_at,product,total\n";
  for (int i = 0; i < 40; ++i)
    lines += std::to_string(i) + ",C" + std::to_string(i % 9) + ",2024-03-" +
             std::to_string(10 + i % 20) + ",P" + std::to_string(i % 3) + ",5.5\n";
  EXPECT_EQ(roles(plan_of("lines.csv", lines)).at("id"), "ignored");
}

struct Fixture {
  const char* name;
  const char* text;
  TableKind table;
  Roles expected;
};

// Headers as the platforms' exports write them, with the quirks of their values.
TEST(Planner, HeadersOfPlatforms) {
  const Fixture fixtures[] = {
      {"taobao",
       "订单编号 ,买家会员名,买家实际支付金额,总金额,订单状态,收货地址,订单付款时间 ,宝贝标题 "
       ",宝贝总数量\n"
       "1123456789012345678,tb_1,88.00,100.00,交易成功,浙江省 杭州市,2024-03-05 08:26:00,水杯,2\n"
       "1123456789012345679,tb_2,12.50,12.50,交易关闭,江苏省 南京市,2024-03-06 09:00:00,碗,1\n",
       TableKind::transactions,
       {{"订单编号", "order"},
        {"买家会员名", "customer"},
        {"买家实际支付金额", "amount"},
        {"总金额", "gross"},
        {"订单状态", "status"},
        {"订单付款时间", "date"},
        {"宝贝标题", "product_name"},
        {"宝贝总数量", "quantity"}}},
      {"douyin",
       "主订单编号,子订单编号,选购商品,商品数量,订单应付金额,收件人手机号,订单提交时间,流量渠道,"
       "订单状态\n"
       "\"\t9001\",\"\t9001-1\",水杯,2,88.00,138****0000,2024/3/5 08:26,直播,已完成\n"
       "\"\t9002\",\"\t9002-1\",碗,1,12.50,139****0000,2024/3/6 09:26,-,已完成\n",
       TableKind::transactions,
       {{"主订单编号", "order"},
        {"子订单编号", "line"},
        {"选购商品", "product_name"},
        {"商品数量", "quantity"},
        {"订单应付金额", "amount"},
        {"收件人手机号", "customer"},
        {"订单提交时间", "date"},
        {"流量渠道", "channel"},
        {"订单状态", "status"}}},
      {"youzan",
       "订单号,买家付款时间,订单实付金额,买家手机号,全部商品名称,收货人省份\nE1,2024-03-05 "
       "08:26:00,88.00,13800000000,水杯,浙江\nE2,2024-03-06 08:26:00,8.00,13800000001,碗,江苏\n",
       TableKind::transactions,
       {{"订单号", "order"},
        {"买家付款时间", "date"},
        {"订单实付金额", "amount"},
        {"买家手机号", "customer"},
        {"全部商品名称", "product_name"},
        {"收货人省份", "province"}}},
      {"wenjuanxing",
       "序号,提交答卷时间,所用时间,来源,总体满意度,物流满意度,服务满意度,您有多大可能推荐我们\n"
       "1,2024/3/5 8:26:00,60秒,微信,非常满意,满意,满意,9\n2,2024/3/5 "
       "9:26:00,80秒,微信,一般,不满意,满意,6\n"
       "3,2024/3/5 9:36:00,80秒,微信,满意,一般,非常不满意,10\n4,2024/3/5 "
       "9:36:00,80秒,微信,不满意,不满意,非常满意,1\n"
       "5,2024/3/6 9:36:00,80秒,微信,非常不满意,非常不满意,一般,0\n",
       TableKind::feedback,
       {{"提交答卷时间", "date"},
        {"来源", "channel"},
        {"总体满意度", "satisfaction"},
        {"物流满意度", "aspect"},
        {"服务满意度", "aspect"}}},
      {"zoho leads",
       "Lead Id,Lead Source,Lead Status,Lead Owner,Created "
       "Time\nL1,Web,Contacted,Ann,2024-03-05T08:26:00\nL2,Ads,Lost,Bob,2024-03-06T08:26:00\n",
       TableKind::leads,
       {{"Lead Id", "lead"},
        {"Lead Source", "channel"},
        {"Lead Status", "stage"},
        {"Lead Owner", "owner"},
        {"Created Time", "date"}}},
      {"spend",
       "日期,渠道,花费\n2024-03-05,抖音,100\n2024-03-06,百度,80.5\n",
       TableKind::spend,
       {{"日期", "date"}, {"渠道", "channel"}, {"花费", "amount"}}},
  };
  for (const auto& fixture : fixtures) {
    const Plan plan = plan_of(std::string(fixture.name) + ".csv", fixture.text);
    ASSERT_FALSE(plan.tables.empty()) << fixture.name;
    EXPECT_EQ(plan.tables.front(), fixture.table)
        << fixture.name << " is " << table_name(plan.tables.front());
    const auto found = roles(plan);
    for (const auto& [column, role] : fixture.expected) {
      ASSERT_TRUE(found.count(column)) << fixture.name << ": " << column;
      EXPECT_EQ(found.at(column), role) << fixture.name << ": " << column;
    }
  }
}

TEST(Planner, FindsTheHeaderBelowTitles) {
  const Plan plan = plan_of("o.csv",
                            "2024 "
                            "年销售明细,,,\n导出人：张三,,,\n\n客户编号,下单日期,金额\nk1,2024-01-"
                            "01,10\nk2,2024-01-02,20\n");
  EXPECT_EQ(plan.columns.at(0).name, "客户编号");
  EXPECT_EQ(plan.data_line, 4u);
  EXPECT_TRUE(plan.is(TableKind::transactions));
}

TEST(Planner, OverridesNameHeadersOrPositionsAndErrorsNameTheNearest) {
  test::IconvDecoder decoder;
  const std::string text = "a,b,c\nx,2024-01-01,5\ny,2024-01-02,6\n";
  const auto plan = plan_file(
      "f.csv", text.size(), text,
      R"({"mappings":[{"column":"a","role":"customer"},{"column":"2","role":"date"},{"column":"c","role":"amount"}]})",
      decoder);
  ASSERT_TRUE(plan.has_value());
  EXPECT_EQ(roles(*plan), (Roles{{"a", "customer"}, {"b", "date"}, {"c", "amount"}}));
  const auto wrong = plan_file("f.csv", text.size(), text,
                               R"({"mappings":[{"column":"cc","role":"amount"}]})", decoder);
  ASSERT_FALSE(wrong.has_value());
  EXPECT_EQ(wrong.error().kind, "map_column");
  EXPECT_EQ(wrong.error().args.at("nearest"), "c");
  const auto role = plan_file("f.csv", text.size(), text,
                              R"({"mappings":[{"column":"c","role":"amuont"}]})", decoder);
  ASSERT_FALSE(role.has_value());
  EXPECT_EQ(role.error().args.at("nearest"), "amount");
}

Result<Plan> plan_under(const std::string& text, const std::string& settings) {
  static test::IconvDecoder decoder;
  return plan_file("f.csv", text.size(), text, settings, decoder);
}

TEST(Plan, IsReadAsTheSettingsSay) {
  const std::string text =
      "报告,,\n1,2,3\n客户编号,日期,金额\nk1,2024-01-01,10\nk2,2024-01-02,20\n";
  const auto third = plan_under(text, R"({"files": [{"file": "f.csv", "header": 3}]})");
  ASSERT_TRUE(third.has_value());
  EXPECT_EQ(third->columns[0].name, "客户编号");
  EXPECT_EQ(third->skip_records, 3u);
  const auto none = plan_under("a,b\nx,2024-01-01\n", R"({"files": [{"header": 0}]})");
  ASSERT_TRUE(none.has_value());
  EXPECT_FALSE(none->has_header);
  EXPECT_EQ(none->columns[0].name, "1");
  const auto beyond = plan_under("a,b\n", R"({"files": [{"header": 9}]})");
  ASSERT_TRUE(beyond.has_value());
  const auto other = plan_under(text, R"({"files": [{"file": "g.csv", "header": 0}]})");
  EXPECT_TRUE(other->has_header);
  const auto gbk = plan_under("a,b\n1,2\n", R"({"files": [{"encoding": "GB18030"}]})");
  EXPECT_EQ(gbk->encoding, Encoding::gb18030);
  const auto last =
      plan_under("a,b\n1,2\n", R"({"files": [{"encoding": "GB18030"}, {"encoding": "UTF-8"}]})");
  EXPECT_EQ(last->encoding, Encoding::utf8);
  const auto dates = plan_under("a,b\n1,2\n", R"({"files": [{"date_order": "day_first"}]})");
  EXPECT_EQ(dates->date_order, DateOrder::day_first);
  for (const char* settings :
       {R"({"files": {}})", R"({"files": [{"encoding": "latin1"}]})",
        R"({"files": [{"header": -1}]})", R"({"files": [{"header": 1.5}]})",
        R"({"files": [{"date_order": "us"}]})", R"({"files": [{"heading": 1}]})"}) {
    EXPECT_FALSE(plan_under(text, settings).has_value()) << settings;
  }
}

TEST(Plan, NamesTheFirstValuesThatAreNotWhatTheColumnIs) {
  const auto plan = plan_under(
      "客户编号,日期,金额\nk1,2024-01-01,10\nk2,soon,20\nk3,later,x\nk4,soon,30\nk5,,40\nk6,never,"
      "50\nk7,?,60\n",
      R"({"mappings": [{"column": "日期", "role": "date"}, {"column": "金额", "role": "amount"}]})");
  ASSERT_TRUE(plan.has_value());
  EXPECT_TRUE(plan->columns[0].odd.empty());
  EXPECT_EQ(plan->columns[1].odd, (std::vector<std::string>{"soon", "later", "never"}));
  EXPECT_EQ(plan->columns[2].odd, std::vector<std::string>{"x"});
}

TEST(Plan, SurvivesJsonAndBytes) {
  const Plan plan =
      plan_of("o.csv", "客户编号,下单日期,金额\nk1,2024-01-01,10\nk2,2024-01-02,20\n");
  const auto json = plans_from_json(plans_json({plan}));
  ASSERT_TRUE(json.has_value());
  EXPECT_EQ(json->at(0), plan);
  ByteWriter out;
  plan.save(out);
  const std::string bytes = out.take();
  ByteReader in(bytes);
  EXPECT_EQ(Plan::load(in), plan);
  EXPECT_TRUE(in.at_end() && !in.bad());
  for (std::size_t cut = 0; cut < bytes.size(); ++cut) {
    ByteReader short_in(std::string_view(bytes).substr(0, cut));
    Plan::load(short_in);
    EXPECT_TRUE(short_in.bad()) << cut;
  }
}

}  // namespace
}  // namespace clientele
