// Sentences that would not survive a meeting: about few customers, a few days, dates nobody can be
// sure of, and numbers without their unit.
#include <gtest/gtest.h>

#include <array>

#include "analyses/behaviour_draft.h"
#include "report/catalogue.h"
#include "support/run.h"

namespace clientele {
namespace {

using nlohmann::json;

// All texts of a report in a language.
std::string texts(const json& node, const char* language) {
  std::string out;
  if (node.is_object() && node.contains(language) && node[language].is_string())
    return node[language].get<std::string>() + "\n";
  if (node.is_structured()) {
    for (const auto& child : node) out += texts(child, language);
  }
  return out;
}

std::string conclusion(const test::Report& report, const std::string& section) {
  for (const auto& each : report.json()["sections"]) {
    if (each["id"] == section && each.contains("conclusion"))
      return each["conclusion"]["en"].get<std::string>();
  }
  return {};
}

bool advises(const test::Report& report, const std::string& id) {
  for (const auto& action : report.json()["recommendations"]) {
    if (action["id"] == id) return true;
  }
  return false;
}

std::string orders(const std::vector<std::array<std::string, 3>>& rows) {
  std::string text = "customer,order,date,amount\n";
  int order = 0;
  for (const auto& [customer, date, amount] : rows)
    text += customer + ",O" + std::to_string(++order) + "," + date + "," + amount + "\n";
  return text;
}

TEST(TrueSentences, OneCustomerIsNoClass) {
  const test::Report report({{"o.csv", orders({{"C1", "2024-01-05", "100"}})}});
  EXPECT_EQ(conclusion(report, "value"),
            "There is one buying customer, who brings all of the revenue.");
  const std::string all = texts(report.json(), "en");
  for (const char* wrong : {"1 buying customers", "1 orders", "1 files", "1 rows", "0 in class A",
                            "The 0 customers", "1 largest", "1 days"})
    EXPECT_EQ(all.find(wrong), std::string::npos) << wrong;
}

TEST(TrueSentences, FewCustomersAreNotJudgedByClasses) {
  const test::Report report({{"o.csv", orders({{"C1", "2024-01-05", "100"},
                                               {"C2", "2024-01-06", "200"},
                                               {"C3", "2024-03-05", "100"}})}});
  EXPECT_EQ(
      conclusion(report, "value"),
      "3 buying customers, fewer than 30, are too few to judge by classes; the largest brings "
      "50% of revenue.");
  EXPECT_EQ(texts(report.json(), "en").find("The 0 customers"), std::string::npos);
}

// Forty customers bought once; the ten with most revenue long before the others.
test::Report with_silent(const std::string& long_ago, const std::string& lately) {
  std::vector<std::array<std::string, 3>> rows;
  for (int i = 0; i < 40; ++i)
    rows.push_back({"C" + std::to_string(i), i < 10 ? long_ago : lately, i < 10 ? "900" : "10"});
  return test::Report({{"o.csv", orders(rows)}});
}

TEST(TrueSentences, NobodyIsSilentInEightDays) {
  const auto week = with_silent("2024-03-05", "2024-03-12");
  EXPECT_FALSE(advises(week, "win_back"));
  const auto year = with_silent("2023-03-05", "2024-03-12");
  EXPECT_TRUE(advises(year, "win_back"));
  EXPECT_NE(texts(year.json(), "zh-CN").find("平均已 373 天未购买"), std::string::npos);
}

TEST(TrueSentences, TwoOrdersAreNoSegmentGoneQuiet) {
  const test::Report report(
      {{"o.csv", orders({{"C1", "2023-01-05", "960"}, {"C2", "2024-01-06", "40"}})}});
  EXPECT_FALSE(advises(report, "win_back"));
  EXPECT_FALSE(advises(report, "champions"));
}

TEST(TrueSentences, DatesThatCanBeReadTwoWaysAreNoCheckThatHolds) {
  std::vector<std::array<std::string, 3>> rows;
  for (int i = 1; i <= 12; ++i)
    rows.push_back({"C" + std::to_string(i),
                    std::to_string(i) + "/0" + std::to_string(1 + i % 9) + "/2024", "10"});
  const test::Report report({{"o.csv", orders(rows)}});
  ASSERT_GT(report.issue("ambiguous_date_order"), 0u);
  EXPECT_LT(report.figure("data.quality.validity"), 0.5);
  EXPECT_EQ(texts(report.json(), "en").find("Every check holds"), std::string::npos);
}

// A third of the lines each at 10, 25 and 60: the dearest are in the top quarter and more.
TEST(TrueSentences, AFrequentTopPriceIsPremium) {
  std::string text = "order_id,customer_id,date,quantity,unit_price,amount\n";
  for (int i = 0; i < 30; ++i) {
    const std::string price = i % 3 == 0 ? "10" : i % 3 == 1 ? "25" : "60";
    text += std::to_string(i) + ",C" + std::to_string(i) + ",2024-03-11,1," + price + "," + price +
            "\n";
  }
  const test::Report report({{"o.csv", text}});
  EXPECT_NEAR(report.figure("behaviour.premium_share"), 60.0 / 95, 1e-9);
}

double premium(const std::vector<std::pair<double, std::uint64_t>>& lines_at, double p) {
  std::map<std::string, PriceClasses> prices;
  for (const auto& [price, lines] : lines_at) {
    for (std::uint64_t i = 0; i < lines; ++i)
      prices[""].add(static_cast<Money>(price * 10'000), 10'000);
  }
  const auto share = premium_share(prices, p);
  return share ? share->share : -1;
}

TEST(PremiumShare, TakesPricesThatReachIntoTheTopAndAreAboveHalfOfTheLines) {
  EXPECT_DOUBLE_EQ(premium({{1, 25}, {2, 25}, {4, 25}, {8, 25}}, 0.75), 0.25);
  EXPECT_DOUBLE_EQ(premium({{1, 50}, {2, 50}}, 0.75), 0.5);
  EXPECT_DOUBLE_EQ(premium({{1, 80}, {2, 20}}, 0.75), 0.2);
  EXPECT_DOUBLE_EQ(premium({{1, 20}, {2, 80}}, 0.75), 0);  // the usual price
  EXPECT_DOUBLE_EQ(premium({{1, 100}}, 0.75), 0);
}

TEST(TrueSentences, AChangeOfAShareHasItsUnit) {
  EXPECT_EQ(format_number(0.109, Unit::points, Language::zh), "10.9 个百分点");
  EXPECT_EQ(format_number(-0.01, Unit::points, Language::en), "-1 point");
  const Text change{"finding.churn.change",
                    {{"rate", Number{0.3, Unit::share}},
                     {"before", Number{0.191, Unit::share}},
                     {"n", Number{120, Unit::count}},
                     {"change", Number{0.109, Unit::points}}}};
  EXPECT_NE(render(change, Language::zh).find("变化 10.9 个百分点"), std::string::npos);
  EXPECT_NE(render(change, Language::en).find("10.9 points"), std::string::npos);
}

TEST(TrueSentences, WordsGoWithTheirNumber) {
  const auto said = [](double n) {
    return render({"lifetime.too_few_customers",
                   {{"n", Number{n, Unit::count}}, {"needed", Number{100, Unit::count}}}},
                  Language::en);
  };
  EXPECT_NE(said(1).find("1 customer with"), std::string::npos);
  EXPECT_NE(said(2).find("2 customers with"), std::string::npos);
  EXPECT_NE(said(0).find("0 customers with"), std::string::npos);
}

}  // namespace
}  // namespace clientele
