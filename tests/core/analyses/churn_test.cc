// The section "churn" through the whole engine: identities of rates, leaks under any name, silence
// without a flag, and honesty about too little data or no signal.
#include <gtest/gtest.h>

#include <cmath>
#include <sstream>

#include "analyses/churn_summary.h"
#include "base/hash.h"
#include "support/data.h"
#include "support/run.h"

namespace clientele {
namespace {

nlohmann::json report_of(const std::string& text, const std::string& settings = "") {
  return nlohmann::json::parse(test::report_text({{"customers.csv", text}}, settings));
}

nlohmann::json section_of(const nlohmann::json& report) {
  for (const auto& section : report["sections"]) {
    if (section["id"] == "churn") return section;
  }
  return {};
}

nlohmann::json block_of(const nlohmann::json& report, const std::string& id) {
  const auto section = section_of(report);
  if (section.is_null()) return {};
  for (const auto& block : section["blocks"]) {
    if (block["id"] == id) return block;
  }
  return {};
}

double figure_of(const nlohmann::json& report, const std::string& id) {
  return report["figures"].contains(id) ? report["figures"][id]["value"].get<double>()
                                        : std::nan("");
}

// Customers whose plan goes with leaving; `columns` more are appended by a rule.
template <typename More>
std::string company(std::size_t customers, const std::string& headers, bool signal, More more) {
  std::ostringstream out;
  out << "customer_id,plan,tenure,churn" << headers << "\n";
  for (std::size_t i = 0; i < customers; ++i) {
    const auto drawn = mix64(i * 7 + 1) % 100;
    const bool monthly = mix64(i) % 2 == 0;
    const bool left = drawn < (signal ? (monthly ? 50u : 10u) : 30u);
    out << "C" << 10'000 + i << "," << (monthly ? "monthly" : "yearly") << ","
        << 1 + mix64(i + 99) % 60 << "," << (left ? "Yes" : "No") << more(i, left) << "\n";
  }
  return out.str();
}
std::string nothing(std::size_t, bool) { return ""; }

TEST(Churn, RateAndRetentionSumToOneAndTheModelFindsTheSignal) {
  const auto report = report_of(company(1200, "", true, nothing));
  EXPECT_NEAR(figure_of(report, "churn.rate") + figure_of(report, "churn.retention"), 1, 1e-12);
  EXPECT_EQ(figure_of(report, "churn.customers"), 1200);
  EXPECT_GT(figure_of(report, "churn.model.auc"), 0.68);
  EXPECT_FALSE(block_of(report, "churn.survival").is_null());
  EXPECT_TRUE(block_of(report, "churn.leaks").is_null());
}

TEST(Churn, LeaksAreNamedAndLeftOutWhateverTheyAreCalled) {
  const auto text = company(1200, ",zq1,zq2,zq3", true, [](std::size_t i, bool left) {
    const auto score = (left ? 60 : 10) + mix64(i + 5) % 45;
    return std::string(",") + (left ? "r" + std::to_string(mix64(i) % 5) : "") + "," +
           std::to_string(score) + "," + (left ? "1" : "0");
  });
  const auto report = report_of(text);
  const auto leaks = block_of(report, "churn.leaks");
  ASSERT_FALSE(leaks.is_null());
  EXPECT_EQ(leaks["table"]["rows"].size(), 3u);
  EXPECT_LT(figure_of(report, "churn.model.auc"), 0.8);
  const auto told = report_of(text, R"({"options": {"churn_keep": ["zq2"]}})");
  EXPECT_GT(figure_of(told, "churn.model.auc"), 0.9);
}

// A number in a column of no role is a number, whichever sign its decimals begin with.
TEST(Churn, DecimalCommasAreNumbersToo) {
  const auto with_mark = [](const char* mark) {
    return report_of(company(1200, ",zq9", false, [&](std::size_t i, bool left) {
      const auto level = (left ? 30 : 0) + mix64(i + 11) % 70;
      return ",\"" + std::to_string(level / 10) + mark + std::to_string(level % 10) + "\"";
    }));
  };
  const auto point = with_mark("."), comma = with_mark(",");
  EXPECT_GT(figure_of(point, "churn.model.auc"), 0.68);
  EXPECT_EQ(figure_of(comma, "churn.model.auc"), figure_of(point, "churn.model.auc"));
}

TEST(Churn, NoiseGivesNoListAndFewCustomersGiveNoModel) {
  const auto noise = report_of(company(1200, "", false, nothing));
  EXPECT_NEAR(figure_of(noise, "churn.model.auc"), 0.5, 0.06);
  EXPECT_TRUE(block_of(noise, "churn.contact").is_null());
  const auto few = report_of(company(90, "", true, nothing));
  EXPECT_TRUE(std::isnan(figure_of(few, "churn.model.auc")));
  EXPECT_FALSE(section_of(few)["missing"].empty());
}

TEST(Churn, TelcoNeedsNoSettings) {
  CLIENTELE_DATA_OR_SKIP(csv, "telco_churn.csv");
  const auto report = report_of(csv);
  EXPECT_EQ(figure_of(report, "churn.left"), 1869);
  EXPECT_GT(figure_of(report, "churn.model.auc"), 0.845);
  EXPECT_LT(figure_of(report, "churn.model.auc"), 0.86);
  EXPECT_LT(figure_of(report, "churn.model.calibration_error"), 0.015);
  EXPECT_GT(figure_of(report, "churn.model.lift"), 2.8);
  EXPECT_FALSE(block_of(report, "churn.survival").is_null());
}

// Columns as IBM's longer version has them, under names that say nothing: why they left (filled in
// for leavers only), a score made afterwards, the outcome once more as a number, and a date-like
// code that only leavers have.
TEST(Churn, LeaksInTelcoUnderOtherNames) {
  CLIENTELE_DATA_OR_SKIP(csv, "telco_churn.csv");
  std::istringstream lines(csv);
  std::ostringstream out;
  std::string line;
  std::getline(lines, line);
  if (line.back() == '\r') line.pop_back();
  out << line << ",k1,k2,k3,k4\n";
  for (std::size_t i = 0; std::getline(lines, line); ++i) {
    if (line.back() == '\r') line.pop_back();
    const bool left = line.ends_with(",Yes");
    const auto drawn = mix64(i);
    out << line << "," << (left ? "reason " + std::to_string(drawn % 20) : "") << ","
        << (left ? 65 + drawn % 36 : 5 + drawn % 75) << "," << (left ? 1 : 0) << ","
        << (left ? std::to_string(202'301 + drawn % 12) : "") << "\n";
  }
  const auto report = report_of(out.str());
  const auto leaks = block_of(report, "churn.leaks");
  ASSERT_FALSE(leaks.is_null());
  ASSERT_EQ(leaks["table"]["rows"].size(), 4u);
  for (std::size_t k = 0; k < 4; ++k) {
    EXPECT_EQ(leaks["table"]["rows"][k][0], "k" + std::to_string(k + 1));
  }
  EXPECT_LT(figure_of(report, "churn.model.auc"), 0.86);
}

TEST(Churn, SilenceWithoutAFlag) {
  // One buys every month, one stops after March 2023, to a last day of 2023-12-31.
  std::string text = "customer_id,date,amount\n";
  for (int month = 1; month <= 12; ++month) {
    const std::string day = "2023-" + std::string(month < 10 ? "0" : "") + std::to_string(month);
    text += "A," + day + "-15,10\n";
    if (month <= 3) text += "B," + day + "-10,20\n";
  }
  text += "A,2023-12-31,10\n";
  const auto report = report_of(text);
  EXPECT_EQ(figure_of(report, "churn.silent.active"), 1);
  EXPECT_EQ(figure_of(report, "churn.silent.dormant"), 0);
  EXPECT_EQ(figure_of(report, "churn.silent.lost"), 1);
  // B's last purchase is 2023-03-10: active to June, lost in June.
  bool seen = false;
  const auto months = block_of(report, "churn.months");
  for (const auto& row : months["table"]["rows"]) {
    if (row[0] != "2023-06") continue;
    seen = true;
    EXPECT_EQ(row[1], 2);
    EXPECT_EQ(row[2], 1);
  }
  EXPECT_TRUE(seen);
}

TEST(Churn, TheWindowCountsCalendarMonths) {
  EXPECT_EQ(churn_window_begin(day_from_civil(2024, 5, 31), 3), day_from_civil(2024, 2, 29));
  EXPECT_EQ(churn_window_begin(day_from_civil(2024, 1, 15), 3), day_from_civil(2023, 10, 15));
}

}  // namespace
}  // namespace clientele
