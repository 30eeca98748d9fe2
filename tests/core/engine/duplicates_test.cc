// Customers under several ids, from files to the report: who is merged, that no sum changes, and
// that every merge can be undone.
#include <gtest/gtest.h>

#include <string>

#include "support/property.h"
#include "support/run.h"

namespace clientele {
namespace {

using test::Files;
using test::Random;
using test::Report;

// Two ids of one company, two of one person whose orders are numbered alike, and a stranger.
const Files& shop() {
  static const Files files = {{"customers.csv",
                               "客户编号,客户名称,联系人,电话,邮箱,城市\n"
                               "K7,星河科技有限公司,李雷,021-55667788,,上海\n"
                               "K12,科技星河(上海)有限公司,韩梅,,,上海\n"
                               "K13,星河科技(上海)有限公司,李雷,,,上海\n"
                               "K20,王伟,,13900001111,ww@example.com,成都\n"
                               "K21,王 伟,,+86 139 0000 1111,,成都\n"
                               "K22,赵敏,,13900002222,,成都\n"
                               "K23,,,13900002222,,成都\n"},
                              {"orders.csv",
                               "订单号,客户编号,日期,金额\n"
                               "1,K7,2024-01-05,100.00\n"
                               "2,K13,2024-02-05,200.00\n"
                               "1,K20,2024-01-09,30.00\n"
                               "1,K21,2024-01-09,30.00\n"
                               "2,K21,2024-03-09,40.00\n"
                               "3,K22,2024-03-11,50.00\n"
                               "4,K23,2024-03-12,60.00\n"}};
  return files;
}

Session session_of(const Files& files, const std::string& settings = "") {
  static test::IconvDecoder decoder;
  Session session(test::plans_of(files, settings), settings, decoder);
  for (std::size_t i = 0; i < files.size(); ++i)
    EXPECT_TRUE(session.add(i, 0, files[i].text, 0, true).has_value());
  return session;
}

nlohmann::json duplicates(const Files& files, const std::string& settings = "") {
  return nlohmann::json::parse(session_of(files, settings).duplicates().value());
}

TEST(Duplicates, SureOnesAreOneCustomer) {
  const Report report(shop());
  EXPECT_EQ(report.figure("customers.total"), 5);
  EXPECT_EQ(report.figure("customers.buying"), 4);
  EXPECT_EQ(report.figure("data.duplicates.merged"), 2);
  EXPECT_EQ(report.figure("data.duplicates.likely"), 1);
  const auto list = duplicates(shop());
  EXPECT_EQ(list["customers"], 7);
  ASSERT_EQ(list["list"].size(), 3u);
  EXPECT_EQ(list["list"][0]["a"]["id"], "K20");
  EXPECT_EQ(list["list"][1]["agreements"], nlohmann::json({"name", "contact", "place"}));
  EXPECT_EQ(list["list"][2]["state"], "likely");
}

TEST(Duplicates, MergingChangesNoSum) {
  const Report apart(shop(), R"({"duplicates": {"mode": "off"}})"), merged(shop());
  EXPECT_EQ(apart.figure("customers.total"), 7);
  EXPECT_FALSE(apart.has("data.duplicates.merged"));
  for (const char* id : {"revenue.net", "revenue.gross", "revenue.refunds", "orders.total"})
    EXPECT_EQ(apart.figure(id), merged.figure(id)) << id;
  EXPECT_EQ(apart.issue("duplicate_row"), 0u);
  EXPECT_EQ(merged.issue("duplicate_row"), 0u) << "rows of two ids are two rows";
}

TEST(Duplicates, TheReaderDecides) {
  const Report undone(shop(), R"({"duplicates": {"apart": [["K21", "K20"]]}})");
  EXPECT_EQ(undone.figure("customers.total"), 6);
  const Report asked(shop(), R"({"duplicates": {"merge": [["K22", "K23"], ["K7", "nobody"]]}})");
  EXPECT_EQ(asked.figure("customers.total"), 4);
  EXPECT_EQ(asked.figure("data.duplicates.likely"), 0);
  const Report listed(shop(), R"({"duplicates": {"mode": "list"}})");
  EXPECT_EQ(listed.figure("customers.total"), 7);
  EXPECT_EQ(listed.figure("data.duplicates.likely"), 3);
}

TEST(Duplicates, ACardStandsForAllIds) {
  Session session = session_of(shop());
  const auto card = nlohmann::json::parse(session.customer("K21").value());
  EXPECT_EQ(card["id"], "K20");
  EXPECT_EQ(card["merged_ids"], nlohmann::json({"K21"}));
  EXPECT_EQ(card["total"], 3) << "two orders numbered 1, and one more";
}

TEST(Duplicates, TheTableIsSafeForSpreadsheets) {
  const Files files = {{"customers.csv",
                        "客户编号,客户名称,电话\n"
                        "=1,王伟,13900001111\n"
                        "B,王伟,13900001111\n"}};
  const std::string csv = session_of(files).duplicates_csv().value();
  EXPECT_NE(csv.find("merged,95,phone;name,\"'=1\",王伟,"), std::string::npos) << csv;
}

TEST(Duplicates, SettingsSayWhatIsWrong) {
  test::IconvDecoder decoder;
  for (const char* settings :
       {R"({"duplicates": {"mode": "all"}})", R"({"duplicates": {"merge": [["A"]]}})",
        R"({"duplicates": {"apart": "A"}})", R"({"duplicates": {"merged": []}})"}) {
    Session session({}, settings, decoder);
    EXPECT_FALSE(session.report("").has_value()) << settings;
  }
}

// Lists that know customers by their names: two spellings are two ids.
TEST(Duplicates, SpellingsOfANameAreOneCustomer) {
  const Files files = {
      {"customers.csv",
       "客户名称,联系人,电话\n"
       "星河科技有限公司,李雷,021-55667788\n星河科技（上海）有限公司,李雷,\n远山贸易有限公司,韩梅,"
       "021-11112222\n"},
      {"orders.csv",
       "订单编号,客户名称,下单日期,订单金额\n"
       "1,星河科技有限公司,2024-01-05,100\n2,星河科技（上海）有限公司,2024-02-05,200\n"
       "3,远山贸易有限公司,2024-03-05,300\n"}};
  const Report report(files);
  EXPECT_EQ(report.figure("customers.total"), 2);
  EXPECT_EQ(report.figure("customers.buying"), 2);
  EXPECT_EQ(report.figure("revenue.net"), 600);
}

// People who buy under one, two or three ids, written differently each time: all are found, and
// nobody else is.
TEST(Duplicates, AreRecoveredFromASimulation) {
  test::for_any_seed([](Random& random) {
    std::string list = "客户编号,客户名称,手机,邮箱\n";
    std::size_t people = 120, ids = 0;
    for (std::size_t person = 0; person < people; ++person) {
      const std::string name = "客" + std::to_string(person * 7919 % 1000) + "户";
      const std::string phone = "139" + std::to_string(10'000'000 + person * 7919);
      for (std::size_t n = 1 + random.below(3); n > 0; --n, ++ids) {
        const std::string shown =
            random.chance(50) ? phone : "+86 " + phone.substr(0, 3) + "-" + phone.substr(3);
        list += "U" + std::to_string(ids) + "," + (random.chance(30) ? " " + name : name) + "," +
                shown + "," +
                (random.chance(50) ? "" : "u" + std::to_string(person) + "@example.com") + "\n";
      }
    }
    const Report report({{"customers.csv", list}});
    EXPECT_EQ(report.figure("customers.total"), static_cast<double>(people));
    EXPECT_EQ(report.figure("data.duplicates.merged"), static_cast<double>(ids - people));
  });
}

}  // namespace
}  // namespace clientele
