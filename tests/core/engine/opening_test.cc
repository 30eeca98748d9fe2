// How a report begins: a paragraph of what matters, also where there are no sales; and in which
// language.
#include <gtest/gtest.h>

#include "engine/sample/sample.h"
#include "engine/settings.h"
#include "support/run.h"

namespace clientele {
namespace {

using nlohmann::json;

std::vector<std::string> key_figures(const test::Report& report) {
  std::vector<std::string> ids;
  for (const auto& key : report.json()["summary"]["key_figures"])
    ids.push_back(key["figure"].get<std::string>());
  return ids;
}

TEST(Opening, OfASurveyIsItsScores) {
  std::string text = "客户编号,日期,总体满意度,推荐意愿\n";
  for (int i = 0; i < 60; ++i)
    text += "C" + std::to_string(i) + ",2024-03-11," + std::to_string(3 + i % 3) + "," +
            std::to_string(5 + i % 6) + "\n";
  const test::Report report({{"survey.csv", text}});
  EXPECT_EQ(key_figures(report), (std::vector<std::string>{"nps.score", "satisfaction.mean"}));
  EXPECT_NE(report.json()["summary"]["text"]["zh-CN"].get<std::string>().find("净推荐值"),
            std::string::npos);
}

TEST(Opening, OfSalesIsWhatWasBoughtByWhomAndWhoIsLeaving) {
  std::string text = "order_id,customer_id,date,amount\n";
  for (int i = 0; i < 400; ++i)
    text += std::to_string(i) + ",C" + std::to_string(i * i % 83) + ",2024-" +
            (i % 12 < 9 ? "0" : "") + std::to_string(1 + i % 12) + "-11," +
            std::to_string(20 + i % 90) + "\n";
  const test::Report report({{"orders.csv", text}});
  const auto opening = report.json()["summary"]["text"]["zh-CN"].get<std::string>();
  std::size_t told = 0;
  for (const auto& section : report.json()["sections"]) {
    if (section["id"] != "value" && section["id"] != "churn") continue;
    EXPECT_NE(opening.find(section["conclusion"]["zh-CN"].get<std::string>()), std::string::npos);
    ++told;
  }
  EXPECT_EQ(told, 2u);
  EXPECT_NE(opening.find("净收入"), std::string::npos);
}

std::string orders_of_sample() {
  for (auto& file : make_sample({5000, 2, false})) {
    if (file.name == "orders.csv") return std::move(file.text);
  }
  return {};
}

// Twelve months are not forecast from two as if they had been seen.
TEST(Opening, OfAShortHistoryDrawsNoFindingFromItsForecast) {
  // The sample company's last two months, as if it had no past.
  const std::string all = orders_of_sample();
  std::string text;
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = all.find('\n', at) + 1;
    const std::string line = all.substr(at, end - at);
    if (at == 0 || line.find(",2024-11") != std::string::npos ||
        line.find(",2024-12") != std::string::npos)
      text += line;
    at = end;
  }
  const auto missing = [&](const std::string& options) {
    const test::Report report({{"orders.csv", text}}, "", options);
    std::string said;
    for (const auto& section : report.json()["sections"]) {
      if (section["id"] == "clv") said = section["missing"].dump();
    }
    for (const auto& finding : report.json()["summary"]["findings"]) {
      if (finding["section"] == "clv") said += "[found]";
    }
    return said;
  };
  const auto year = missing(""), month = missing(R"({"clv_horizon_months": 1})");
  EXPECT_NE(year.find("more than twice"), std::string::npos) << year;
  EXPECT_EQ(year.find("[found]"), std::string::npos) << year;
  EXPECT_EQ(month.find("more than twice"), std::string::npos) << month;
}

// Two months of orders say nothing of three months of silence: the section says so in its place.
TEST(Opening, OfAShortHistorySaysWhatChurnWouldTake) {
  std::string text = "order_id,customer_id,date,amount\n";
  for (int i = 0; i < 60; ++i)
    text += std::to_string(i) + ",C" + std::to_string(i % 20) + ",2024-0" +
            std::to_string(1 + i % 2) + "-11," + std::to_string(20 + i) + "\n";
  const test::Report report({{"orders.csv", text}});
  const auto& sections = report.json()["sections"];
  const auto churn = std::find_if(sections.begin(), sections.end(),
                                  [](const json& section) { return section["id"] == "churn"; });
  ASSERT_NE(churn, sections.end());
  EXPECT_NE((*churn)["missing"][0]["en"].get<std::string>().find("Orders cover 32 days"),
            std::string::npos);
  EXPECT_TRUE((*churn)["blocks"].empty());
}

TEST(Opening, OfAFlagColumnIsTheRateOfChurn) {
  std::string text = "customer_id,plan,churned\n";
  for (int i = 0; i < 80; ++i)
    text +=
        "C" + std::to_string(i) + "," + (i % 2 ? "A" : "B") + "," + (i % 4 ? "no" : "yes") + "\n";
  const test::Report report({{"customers.csv", text}});
  EXPECT_EQ(key_figures(report), (std::vector<std::string>{"churn.customers", "churn.rate"}));
  EXPECT_NE(report.json()["summary"]["text"]["en"].get<std::string>().find("churn rate of 25%"),
            std::string::npos);
}

TEST(Languages, AreKnownByTheNamesPeopleUse) {
  for (const auto* name : {"zh", "zh-CN", "zh_CN", "ZH-hans"})
    EXPECT_EQ(language_named(name), "zh-CN");
  for (const auto* name : {"en", "EN", "en-US", "en_GB"}) EXPECT_EQ(language_named(name), "en");
  for (const auto* name : {"", "z", "de", "zhx", "english"}) EXPECT_EQ(language_named(name), "");
}

}  // namespace
}  // namespace clientele
