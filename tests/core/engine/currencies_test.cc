// Currencies and units of amounts, from files to figures: what is not the report's currency is
// never added, whichever way a file names it.
#include "schema/currency.h"
#include "support/run.h"

namespace clientele {
namespace {

using test::Files;
using test::Report;

std::string orders(const std::string& header, const std::vector<std::string>& amounts) {
  std::string out = "customer,order,date," + header + "\n";
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    out += "C" + std::to_string(i) + ",O" + std::to_string(i) + ",2024-01-0" +
           std::to_string(1 + i % 9) + ",\"" + amounts[i] + "\"\n";
  }
  return out;
}

std::string currency_of(const Report& report) {
  return report.json()["meta"]["currency"].get<std::string>();
}

TEST(Currencies, SignsAndWordsOnAmountsCount) {
  const Files files{
      {"o.csv", orders("amount", {"$100", "€200", "¥300", "USD 400", "500元", "600"})}};
  const Report report(files);
  EXPECT_EQ(currency_of(report), "CNY");  // ¥300, 500元 and, of no sign, 600
  EXPECT_EQ(report.figure("revenue.net"), 1'400);
  EXPECT_EQ(report.issue("other_currency"), 3u);
  EXPECT_EQ(report.figure("data.rows_set_aside"), 3);
  EXPECT_EQ(report.figure("data.rows_used"), 3);
}

TEST(Currencies, ARateBringsThemIn) {
  const Files files{
      {"o.csv", orders("amount", {"$100", "€200", "¥300", "USD 400", "500元", "600"})}};
  const Report report(files, R"({"rates": {"US$": 7, "EUR": 8}})");
  EXPECT_EQ(report.figure("revenue.net"), 1'400 + 500 * 7 + 200 * 8);
  EXPECT_EQ(report.issue("other_currency"), 0u);
  const Report dollars(files, R"({"currency": "usd"})");
  EXPECT_EQ(currency_of(dollars), "USD");
  EXPECT_EQ(dollars.figure("revenue.net"), 500);
  EXPECT_EQ(dollars.issue("other_currency"), 4u);
}

TEST(Currencies, OneSignOnAllAmountsIsTheReportsCurrency) {
  const Report report(Files{{"o.csv", orders("amount", {"￥1,000", "￥2,000.50", "￥3"})}});
  EXPECT_EQ(currency_of(report), "CNY");
  EXPECT_EQ(report.figure("revenue.net"), 3'003.5);
  const Report euros(Files{{"o.csv", orders("amount", {"1.000,50 €", "2,00 €", "3,00 €"})}});
  EXPECT_EQ(currency_of(euros), "EUR");
  EXPECT_EQ(euros.figure("revenue.net"), 1'005.5);
}

TEST(Currencies, AColumnInOneFileAndSignsInAnother) {
  const Report report(
      Files{{"usd.csv",
             "customer,order,date,amount,currency\nC1,O1,2024-01-05,100,USD\n"
             "C2,O2,2024-01-06,200,US$\nC3,O3,2024-01-06,300,人民币\nC4,O4,2024-01-06,400,\n"},
            {"yuan.csv",
             "客户编号,订单编号,下单日期,成交金额\nD1,P1,2024-01-05,￥1000\n"
             "D2,P2,2024-01-06,￥2000\n"}});
  // Two rows of usd.csv name USD, so the one that names none is USD, too: three against three.
  EXPECT_EQ(currency_of(report), "CNY");
  EXPECT_EQ(report.figure("revenue.net"), 3'300);
  EXPECT_EQ(report.issue("other_currency"), 3u);
}

TEST(Currencies, AHeaderNamesThatOfItsColumn) {
  const Files files{{"a.csv", orders("Amount (USD)", {"100", "$50"})},
                    {"b.csv", orders("成交金额（元）", {"1000", "￥2000", "3000"})}};
  const Report report(files);
  EXPECT_EQ(currency_of(report), "CNY");
  EXPECT_EQ(report.figure("revenue.net"), 6'000);
  EXPECT_EQ(report.issue("other_currency"), 2u);
  // "$" under HKD is the dollar of Hong Kong.
  const Report hong_kong(Files{{"a.csv", orders("Amount (HKD)", {"$100", "50"})}});
  EXPECT_EQ(currency_of(hong_kong), "HKD");
  EXPECT_EQ(hong_kong.figure("revenue.net"), 150);
  const Report yen(Files{{"a.csv", orders("amount", {"¥100", "¥50"})}}, R"({"currency": "JPY"})");
  EXPECT_EQ(currency_of(yen), "JPY");
  EXPECT_EQ(yen.figure("revenue.net"), 150);
}

TEST(Currencies, FewSignsInAChineseFileDoNotMakeItsCurrency) {
  std::string text = "客户编号,订单编号,下单日期,成交金额\n";
  for (int i = 0; i < 40; ++i) {
    text += "D" + std::to_string(i) + ",P" + std::to_string(i) + ",2024-01-05," +
            (i == 35   ? "$"
             : i == 36 ? "￥"
                       : "") +
            "10\n";
  }
  const Report report(Files{{"o.csv", text}});
  EXPECT_EQ(currency_of(report), "CNY");
  EXPECT_EQ(report.figure("revenue.net"), 390);
  EXPECT_EQ(report.issue("other_currency"), 1u);
}

TEST(Currencies, AmountsWithoutAnySignAreInNone) {
  const Report report(Files{{"o.csv", orders("amount", {"100", "200"})}});
  EXPECT_EQ(currency_of(report), "");
  EXPECT_EQ(report.figure("revenue.net"), 300);
}

TEST(Currencies, NamesAreOne) {
  for (const char* name : {"usd", "USD", "US$", "$", "美元", "＄"})
    EXPECT_EQ(currency_code(name), "USD") << name;
  for (const char* name : {"CNY", "rmb", "¥", "￥", "元", "人民币"})
    EXPECT_EQ(currency_code(name), "CNY") << name;
  EXPECT_EQ(currency_code("€"), "EUR");
  EXPECT_EQ(currency_code("港币"), "HKD");
  EXPECT_EQ(currency_code("$", "CAD"), "CAD");
  EXPECT_EQ(currency_code("$", "CNY"), "USD");
  EXPECT_EQ(currency_code("points"), "points");
}

TEST(Units, AHeadersUnitIsApplied) {
  for (const char* header : {"成交金额（万元）", "成交金额(万元)", "成交金额/万元", "成交金额_万元",
                             "成交金额(万)", "成交金额万元"}) {
    const Report report(Files{{"o.csv", orders(header, {"10", "2.5"})}});
    EXPECT_EQ(report.figure("revenue.net"), 125'000) << header;
  }
  const Report thousands(Files{{"o.csv", orders("Amount (in thousands)", {"10", "2.5", "3k"})}});
  EXPECT_EQ(thousands.figure("revenue.net"), 15'500);
  const Report own(Files{{"o.csv", orders("成交金额(万元)", {"1", "3万", "500元"})}});
  EXPECT_EQ(own.figure("revenue.net"), 40'500);
}

TEST(Units, APriceIsInTheUnitOfTheTotalItMakes) {
  const auto text = [](const std::string& price) {
    return "销售订单编号,客户名称,下单日期,产品名称,数量," + price +
           ",价税合计(万元)\nS1,甲,2024-01-05,A,2,1.2,2.4\nS2,乙,2024-01-06,B,4,3.5,14\n";
  };
  const Report report(Files{{"o.csv", text("含税单价")}});
  EXPECT_EQ(report.figure("revenue.net"), 164'000);
  const Report said(Files{{"o.csv", text("含税单价(万元)")}});
  EXPECT_EQ(said.figure("revenue.net"), 164'000);
}

TEST(Units, AreSavedWithThePlan) {
  const auto plans = test::plans_of(Files{{"o.csv", orders("成交金额（万美元）", {"10", "2.5"})}});
  const ColumnPlan& amount = plans[0].columns[3];
  EXPECT_EQ(amount.power, 4);
  EXPECT_EQ(amount.currency, "USD");
  ByteWriter out;
  plans[0].save(out);
  const std::string bytes = out.take();
  ByteReader in(bytes);
  EXPECT_EQ(Plan::load(in), plans[0]);
  EXPECT_TRUE(in.at_end() && !in.bad());
}

TEST(Dates, SerialsUnderADatesHeaderAreRead) {
  std::string text = "订单编号,客户编号,下单日期,实付金额\n";
  for (int i = 0; i < 30; ++i) {
    text += "D" + std::to_string(i) + ",K" + std::to_string(i) + "," +
            std::to_string(45299 + i * 7) + ".3478,10\n";
  }
  const Files files{{"o.csv", text}};
  const auto plans = test::plans_of(files);
  EXPECT_EQ(plans[0].columns[2].role, Role::date);
  EXPECT_TRUE(plans[0].columns[2].serials);
  const Report report(files);
  EXPECT_EQ(report.figure("revenue.net"), 300);
  EXPECT_EQ(report.issue("unreadable_date"), 0u);
  EXPECT_NE(report.json().dump().find("2024-01-08"), std::string::npos);  // 45299
}

TEST(Dates, SerialsAreReadWhereTheColumnIsSaidToBeADate) {
  std::string text = "客户编号,何时,实付金额\n";
  for (int i = 0; i < 30; ++i)
    text += "K" + std::to_string(i) + "," + std::to_string(45299 + i) + ",10\n";
  const Files files{{"o.csv", text}};
  EXPECT_FALSE(test::plans_of(files)[0].columns[1].serials);
  const Report report(files,
                      R"({"mappings": [{"file": "o.csv", "column": "何时", "role": "date"}]})");
  EXPECT_EQ(report.issue("unreadable_date"), 0u);
  EXPECT_EQ(report.figure("revenue.net"), 300);
}

}  // namespace
}  // namespace clientele
