// Falling silent through the whole engine: forecasts from purchases alone, definitions, groups, and
// what the sample company's makers know of it.
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <sstream>

#include "base/hash.h"
#include "engine/sample/random.h"
#include "engine/sample/sample.h"
#include "stats/learn/evaluate.h"
#include "support/data.h"
#include "support/run.h"

namespace clientele {
namespace {

using test::Report;

nlohmann::json block_of(const Report& report, const std::string& id) {
  for (const auto& section : report.json()["sections"]) {
    for (const auto& block : section["blocks"]) {
      if (block["id"] == id) return block;
    }
  }
  return {};
}

// A year and a half of purchases about every `mean` days; `fading` customers slow down ever more
// before they stop, the others go on to the end.
std::string company(std::size_t customers, double mean, bool fading) {
  std::ostringstream out;
  out << "customer_id,date,amount\n";
  const Day begin = day_from_civil(2023, 1, 1), end = day_from_civil(2024, 6, 30);
  for (std::size_t i = 0; i < customers; ++i) {
    sample::Random random(5, fading ? 1 : 2, i);
    const bool fades = fading && i % 2 == 0;
    const Day stop = fades ? begin + 60 + static_cast<Day>(random.below(480)) : end;
    Day day = begin + static_cast<Day>(random.below(60));
    while (day <= std::min(end, stop)) {
      out << "C" << 10'000 + i << "," << iso_date(day) << "," << 10 + random.below(90) << "\n";
      const double left = std::max(1.0, double{1} * (stop - day));
      const double slower = fades ? std::max(1.0, 120 / left) : 1;
      day += 1 + static_cast<Day>(random.exponential(1 / mean) * slower);
    }
  }
  out << "C1,2024-06-30,1\n";
  return out.str();
}

TEST(ChurnForecast, FindsThoseWhoFade) {
  const Report report({{"orders.csv", company(1500, 25, true)}});
  EXPECT_GT(report.figure("churn.model.auc"), 0.7);
  EXPECT_LE(report.figure("churn.model.log_loss"), report.figure("churn.model.baseline_log_loss"));
  EXPECT_GT(report.figure("churn.contact.customers"), 0);
  EXPECT_FALSE(block_of(report, "churn.contact").is_null());
  EXPECT_EQ(block_of(report, "churn.origins")["table"]["rows"].size(), 2u);
}

// Scores given on a day: the same whether or not the file knows what came after it, and they come
// true.
TEST(ChurnForecast, ScoresOfADayComeTrueWithoutLookingBeyondIt) {
  const Day as_of = day_from_civil(2024, 3, 31);
  const auto all = company(2000, 25, true);
  std::istringstream lines(all);
  std::string known, line;
  std::map<std::string, bool> bought_later;
  for (std::getline(lines, line), known = line + "\n"; std::getline(lines, line);) {
    if (line.substr(line.find(',') + 1, 10) <= iso_date(as_of)) {
      known += line + "\n";
    } else {
      bought_later[line.substr(0, line.find(','))] = true;
    }
  }
  const auto scores_of = [&](const std::string& text) {
    std::map<std::string, double> out;
    const test::Files files = {{"orders.csv", text}};
    test::IconvDecoder decoder;
    Session session(test::plans_of(files), "", decoder);
    EXPECT_TRUE(session.add(0, 0, text, 0, true).has_value());
    for (std::size_t offset = 0;; offset += 500) {
      const nlohmann::json query = {{"offset", offset}, {"limit", 500}};
      const auto text_of_page = session.customers(R"({"as_of": "2024-03-31"})", query.dump());
      EXPECT_TRUE(text_of_page.has_value());
      if (!text_of_page) return out;
      const auto page = nlohmann::json::parse(*text_of_page);
      std::size_t score = 0;
      while (page["columns"][score]["id"] != "churn.score") ++score;
      for (const auto& row : page["rows"]) {
        if (!row[score].is_null()) out[row[0]] = row[score];
      }
      if (page["rows"].empty()) return out;
    }
  };
  const auto scores = scores_of(all);
  EXPECT_GT(scores.size(), 1000u);
  EXPECT_EQ(scores, scores_of(known));
  std::vector<double> predicted;
  std::vector<std::uint8_t> silent;
  for (const auto& [id, score] : scores) {
    predicted.push_back(score);
    silent.push_back(bought_later.count(id) == 0 ? 1 : 0);
  }
  EXPECT_GT(stats::auc(predicted, silent).value, 0.7);
  EXPECT_LT(stats::calibration_error(stats::calibration(predicted, silent)), 0.08);
}

// Every number that stands for customers opens the list of exactly those.
TEST(ChurnForecast, GroupsSignsAndTheActionOpenTheirCustomers) {
  const test::Files files = {{"orders.csv", company(1500, 25, true)}};
  test::IconvDecoder decoder;
  Session session(test::plans_of(files), "", decoder);
  ASSERT_TRUE(session.add(0, 0, files[0].text, 0, true).has_value());
  const auto text = session.report("");
  ASSERT_TRUE(text.has_value());
  const auto report = nlohmann::json::parse(*text);
  std::size_t groups = 0;
  const auto total = [&](const std::string& column, const std::string& value) {
    const nlohmann::json query = {{"filters", {{{"column", column}, {"value", value}}}}};
    const auto page = session.customers("", query.dump());
    EXPECT_TRUE(page.has_value()) << column << " " << value;
    return page ? nlohmann::json::parse(*page)["total"].get<double>() : -1;
  };
  for (const auto& section : report["sections"]) {
    if (section["id"] != "churn") continue;
    for (const auto& block : section["blocks"]) {
      if (!block.contains("table") || !block["table"].contains("groups")) continue;
      const auto& table = block["table"];
      for (std::size_t i = 0; i < table["rows"].size(); ++i) {
        const auto& value = table["groups"]["values"][i];
        EXPECT_EQ(total(table["groups"]["column"], value), table["rows"][i][1]) << value;
        ++groups;
      }
    }
  }
  EXPECT_GE(groups, 8u);
  bool acted = false;
  for (const auto& action : report["recommendations"]) {
    if (action["id"] != "contact_first") continue;
    acted = true;
    EXPECT_EQ(total(action["group"]["column"], action["group"]["value"]),
              report["figures"]["churn.contact.customers"]["value"]);
    EXPECT_EQ(action["money"], report["figures"]["churn.contact.value"]["value"]);
  }
  EXPECT_TRUE(acted);
}

// All buy at one rate, so who is silent for a month is chance alone.
TEST(ChurnForecast, ChanceGivesNoList) {
  const Report report({{"orders.csv", company(1200, 20, false)}},
                      R"({"options": {"churn_window_months": 1}})");
  EXPECT_NEAR(report.figure("churn.model.auc"), 0.5, 0.05);
  EXPECT_TRUE(block_of(report, "churn.contact").is_null());
}

TEST(ChurnForecast, TooLittleHistoryIsSaid) {
  std::string text = company(300, 20, false);
  const Report report({{"orders.csv", text}}, R"({"options": {"churn_window_months": 12}})");
  EXPECT_FALSE(report.has("churn.model.auc"));
}

TEST(ChurnForecast, OnlineRetail) {
  CLIENTELE_DATA_OR_SKIP(csv, "online_retail.csv");
  const Report report({{"online_retail.csv", csv}});
  EXPECT_NEAR(report.figure("churn.model.auc"), 0.733, 0.02);
  EXPECT_LT(report.figure("churn.model.log_loss"), report.figure("churn.model.baseline_log_loss"));
  EXPECT_LT(report.figure("churn.model.calibration_error"), 0.06);
  EXPECT_EQ(report.figure("churn.silent.active") + report.figure("churn.silent.dormant") +
                report.figure("churn.silent.lost"),
            4338);
}

TEST(ChurnDefinitions, TheOneInForceDecidesWhoIsDormant) {
  // Forty buy weekly until a month before the end, forty once a quarter to it.
  std::ostringstream out;
  out << "customer_id,date,amount\n";
  const Day end = day_from_civil(2024, 6, 30);
  for (int i = 0; i < 40; ++i) {
    for (Day day = end - 500; day <= end - 35; day += 7) {
      out << "W" << 100 + i << "," << iso_date(day) << ",10\n";
    }
    for (Day day = end - 540 + i % 5; day <= end; day += 85) {
      out << "Q" << 100 + i << "," << iso_date(day) << ",10\n";
    }
  }
  out << "X1," << iso_date(end) << ",1\n";
  const test::Files files = {{"orders.csv", out.str()}};
  const Report window(files), rhythm(files, R"({"options": {"churn_definition": "rhythm"}})");
  EXPECT_EQ(window.figure("churn.silent.active"), 81);
  EXPECT_EQ(rhythm.figure("churn.silent.lost"), 40)
      << "silent for 35 days, five times their rhythm";
  EXPECT_EQ(rhythm.figure("churn.silent.active") + rhythm.figure("churn.silent.dormant") +
                rhythm.figure("churn.silent.lost"),
            81);
}

TEST(ChurnDefinitions, AContractThatHasEnded) {
  std::ostringstream customers, orders;
  customers << "customer_id,signup_date,contract_end\n";
  orders << "customer_id,date,amount\n";
  for (int i = 0; i < 90; ++i) {
    customers << "C" << 100 + i << ",2022-03-31,"
              << (i % 3 == 0   ? "2024-03-31"
                  : i % 3 == 1 ? "2024-08-15"
                               : "2026-01-31")
              << "\n";
    orders << "C" << 100 + i << ",2024-06-30,10\n";
  }
  const Report report({{"customers.csv", customers.str()}, {"orders.csv", orders.str()}});
  EXPECT_EQ(report.figure("churn.customers"), 90);
  EXPECT_EQ(report.figure("churn.left"), 30);
  // Two years, by which time a third is gone; the others stay to 26 whole months.
  EXPECT_EQ(report.figure("churn.survival.year"), 1);
  const auto rows = block_of(report, "churn.survival")["table"]["rows"];
  ASSERT_EQ(rows.size(), 27u);
  EXPECT_EQ(rows[23][1], 1);
  EXPECT_NEAR(rows[24][1].get<double>(), 2.0 / 3, 1e-12);
}

// The truth: one channel's customers leave much more readily (log odds +0.85), nobody's city does.
TEST(ChurnOfTheSample, TheChannelThatLosesCustomersIsFoundAndChanceIsNot) {
  const auto groups = [](bool shuffled) {
    test::Files files;
    for (const auto& file : make_sample({5000, 1, shuffled})) {
      if (file.name != "truth.json") files.push_back({file.name, file.text});
    }
    return block_of(Report(files), "churn.silent_groups");
  };
  const auto found = groups(false);
  ASSERT_FALSE(found.is_null());
  std::string worst;
  double most = 0;
  for (const auto& row : found["table"]["rows"]) {
    if (row[0]["en"] == "Spend until then" || row[4].get<double>() <= most) continue;
    most = row[4].get<double>();
    worst = row[1]["zh-CN"].get<std::string>();
  }
  EXPECT_EQ(worst, "抖音直播");
  const auto chance = groups(true);
  if (chance.is_null()) return;
  for (const auto& row : chance["table"]["rows"]) EXPECT_EQ(row[0]["en"], "Spend until then");
}

}  // namespace
}  // namespace clientele
