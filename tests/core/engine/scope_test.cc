// What filters, periods and as-of dates leave in, and what is said where they leave nothing.
#include <gtest/gtest.h>

#include <array>
#include <map>

#include "engine/sample/sample.h"
#include "support/run.h"

namespace clientele {
namespace {

using nlohmann::json;

const test::Files kShop = {
    {"顾客.csv", "客户编号,性别,客户经理\nC1,男,王\nC2,女,李\nC3,男,王\nC4,女,王\n"},
    {"订单.csv",
     "订单号,客户编号,下单日期,渠道,实付金额\n"
     "O1,C1,2024-01-05,门店,100\nO2,C2,2024-02-06,天猫,200\nO3,C3,2024-03-07,门店,300\n"
     "O4,C1,2024-04-08,天猫,400\nO5,C4,2024-06-09,门店,500\n"}};

Error error_of(const test::Files& files, const std::string& options) {
  test::IconvDecoder decoder;
  Session session(test::plans_of(files), "", decoder);
  for (std::size_t i = 0; i < files.size(); ++i) {
    EXPECT_TRUE(session.add(i, 0, files[i].text, 0, true).has_value());
  }
  const auto report = session.report(options);
  EXPECT_FALSE(report.has_value()) << options;
  return report ? Error{} : report.error();
}

std::string where(const std::string& attribute, const std::string& value) {
  return json{{"filters", {{{"attribute", attribute}, {"value", value}}}}}.dump();
}

TEST(Filters, NameARoleOrTheHeaderOfAnyOfItsColumns) {
  for (const auto& [role, header, value] : std::vector<std::array<std::string, 3>>{
           {"gender", "性别", "男"}, {"channel", "渠道", "天猫"}}) {
    const test::Report by_role(kShop, "", where(role, value));
    const test::Report by_header(kShop, "", where(header, value));
    EXPECT_DOUBLE_EQ(by_header.figure("revenue.net"), by_role.figure("revenue.net")) << header;
  }
  EXPECT_DOUBLE_EQ(test::Report(kShop, "", where("性别", "男")).figure("revenue.net"), 800);
  EXPECT_DOUBLE_EQ(test::Report(kShop, "", where("渠道", "天猫")).figure("revenue.net"), 600);
  EXPECT_DOUBLE_EQ(test::Report(kShop, "", where("客户经理", "李")).figure("revenue.net"), 200);
}

TEST(Filters, ThatNameNothingNameTheNearest) {
  const Error attribute = error_of(kShop, where("gander", "男"));
  EXPECT_EQ(attribute.kind, "where_attribute");
  EXPECT_EQ(attribute.args.at("nearest"), "gender");
  EXPECT_EQ(error_of(kShop, where("性另", "男")).args.at("nearest"), "性别");
  const Error value = error_of(kShop, where("性别", "男人们"));
  EXPECT_EQ(value.kind, "where_value");
  EXPECT_EQ(value.args.at("values"), "男, 女");
}

TEST(Filters, ThatNothingPassesTogetherAreAnError) {
  const auto options = json{
      {"filters",
       {{{"attribute", "渠道"}, {"value", "天猫"}}, {{"attribute", "客户经理"}, {"value", "王"}}}},
      {"period", {"2024-01-01", "2024-01-31"}}};
  const Error error = error_of(kShop, options.dump());
  EXPECT_EQ(error.kind, "scope_empty");
  EXPECT_EQ(error.args.at("first"), "2024-01-05");
  EXPECT_EQ(error.args.at("last"), "2024-06-09");
}

TEST(Period, OutsideTheDataIsAnError) {
  const Error late = error_of(kShop, R"({"period": ["2026-01-01", "2026-12-31"]})");
  EXPECT_EQ(late.kind, "period_outside");
  EXPECT_EQ(late.args.at("first"), "2024-01-05");
  EXPECT_EQ(late.args.at("last"), "2024-06-09");
  EXPECT_EQ(error_of(kShop, R"({"period": ["2020-01-01", "2020-12-31"]})").kind, "period_outside");
  EXPECT_EQ(error_of(kShop, R"({"as_of": "2020-01-01"})").kind, "as_of_outside");
  EXPECT_EQ(error_of(kShop, R"({"period": ["2024-05-01", "2024-05-31"]})").kind, "scope_empty");
}

TEST(Files, OfWhichNothingCanBeUsedSayWhy) {
  const auto said = [](const test::Files& files) {
    const test::Report report(files);
    return report.json()["summary"]["text"]["en"].get<std::string>();
  };
  EXPECT_EQ(
      said({{"o.csv", "customer,order,date,amount\n"}}),
      "There is nothing to report on: not one row of the files can be used. o.csv holds headers "
      "and no rows. Add rows, or export it again.");
  EXPECT_NE(said({{"x.csv", "qqq,www\nabc,def\n"}}).find("x.csv are not understood"),
            std::string::npos);
}

// Everything the report says, as if the data ended on the day.
TEST(AsOf, IsAReportOfDataThatEndedThere) {
  const std::string header = "order_id,customer_id,date,amount,channel\n";
  std::string early, late = "9000,C3,soon,999,门店\n";
  for (int i = 0; i < 900; ++i) {
    const Day day = day_from_civil(2023, 1, 1) + (i * 7 + i % 5) % 700;
    const std::string line = std::to_string(i) + ",C" + std::to_string(i * i % 157) + "," +
                             iso_date(day) + "," + std::to_string(20 + i * 37 % 90) + "," +
                             (i % 3 == 0 ? "门店" : "天猫") + "\n";
    (day <= day_from_civil(2024, 3, 31) ? early : late) += line;
  }
  const std::string asked = R"({"as_of": "2024-03-31"})";
  const test::Report cut({{"o.csv", header + early}}, "", asked);
  const test::Report whole({{"o.csv", header + early + late}}, "", asked);
  EXPECT_EQ(cut.json()["meta"]["as_of"], "2024-03-31");
  EXPECT_EQ(whole.json()["meta"]["period"], cut.json()["meta"]["period"]);
  auto figures = [](const test::Report& report) {
    json all = json::object();
    for (const auto& [id, figure] : report.json()["figures"].items()) {
      if (!id.starts_with("data.")) all[id] = figure["value"];
    }
    return all;
  };
  EXPECT_EQ(figures(whole), figures(cut));
  for (std::size_t i = 0; i < cut.json()["sections"].size(); ++i) {
    const auto& section = cut.json()["sections"][i];
    if (section["id"] != "data") {
      EXPECT_EQ(whole.json()["sections"][i], section) << section["id"];
    }
  }
  const auto& data = whole.json()["sections"][0];
  EXPECT_NE(data["conclusion"]["en"].get<std::string>().find("looked at up to 2024-03-31"),
            std::string::npos);
}

test::Files sample_company() {
  test::Files files;
  for (auto& file : make_sample({800, 3, false})) {
    if (file.name.ends_with(".csv")) files.push_back({file.name, std::move(file.text)});
  }
  return files;
}

// With every kind of table: nobody's last purchase is later, nobody without a purchase has a state.
TEST(AsOf, LeavesNothingLaterInTheCustomerList) {
  const auto files = sample_company();
  test::IconvDecoder decoder;
  Session session(test::plans_of(files), "", decoder);
  for (std::size_t i = 0; i < files.size(); ++i)
    ASSERT_TRUE(session.add(i, 0, files[i].text, 0, true).has_value());
  const std::string asked = R"({"as_of": "2024-01-01"})";
  const auto page =
      session.customers(asked, R"({"sort": "last_date", "descending": true, "limit": 1000})");
  ASSERT_TRUE(page.has_value());
  const json list = json::parse(*page);
  std::map<std::string, std::size_t> at;
  for (std::size_t c = 0; c < list["columns"].size(); ++c)
    at[list["columns"][c]["id"].get<std::string>()] = c;
  ASSERT_FALSE(list["rows"].empty());
  for (const auto& row : list["rows"]) {
    const auto& last = row[at.at("last_date")];
    if (last.is_string()) {
      EXPECT_LE(last.get<std::string>(), "2024-01-01");
    }
    EXPECT_EQ(last.is_null(), row[at.at("recency_days")].is_null());
    EXPECT_EQ(last.is_null(), row[at.at("r_score")].is_null());
    EXPECT_EQ(last.is_null(), row[at.at("churn.state")].is_null());
  }
}

TEST(AsOf, CountsCustomersFromTheirSignupOrTheFirstThatIsKnownOfThem) {
  const test::Files files = {
      {"customers.csv", "customer_id,gender,signup_date\nA,F,2023-01-01\nB,M,2024-05-01\nC,F,\n"},
      {"orders.csv",
       "order_id,customer_id,date,amount\n1,A,2023-02-01,10\n2,B,2024-06-01,20\n"
       "3,D,2024-06-02,30\n4,E,2023-03-01,40\n5,E,2024-07-01,50\n"}};
  const test::Report report(files, "", R"({"as_of": "2023-12-31"})");
  EXPECT_EQ(report.figure("customers.total"), 3);  // A, C and E
  EXPECT_EQ(report.figure("customers.buying"), 2);
  EXPECT_EQ(report.figure("revenue.net"), 50);
  EXPECT_EQ(report.figure("orders.total"), 2);
}

TEST(AsOf, ThatCutsNothingOffChangesNothing) {
  const test::Files files = {
      {"orders.csv",
       "order_id,customer_id,date,amount\n1,A,2023-02-01,10\n2,B,soon,20\n3,A,2023-06-02,30\n"}};
  const test::Report plain(files);
  const test::Report asked(files, "", R"({"as_of": "2023-06-02"})");
  EXPECT_EQ(asked.json(), plain.json());
}

TEST(AsOf, KnowsNoConversionThatCameLater) {
  const test::Files files = {
      {"leads.csv",
       "lead_id,created_date,converted,converted_date,channel\n"
       "1,2024-01-01,1,2024-01-20,a\n2,2024-01-02,1,2024-03-01,a\n3,2024-01-03,0,,b\n"
       "4,2024-02-20,0,,b\n"}};
  const test::Report report(files, "", R"({"as_of": "2024-01-31"})");
  EXPECT_EQ(report.figure("conversion.leads"), 3);
  EXPECT_DOUBLE_EQ(report.figure("conversion.rate"), 1.0 / 3);
}

}  // namespace
}  // namespace clientele
