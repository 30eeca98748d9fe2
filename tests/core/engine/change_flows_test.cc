// Stages by month against a count at every month's end, and what customers' changes did to
// products.
#include "analyses/change_flows.h"

#include <array>
#include <set>

#include "support/property.h"
#include "support/run.h"

namespace clientele {
namespace {

using test::Files;
using test::Report;

nlohmann::json block_of(const Report& report, const std::string& id) {
  for (const auto& section : report.json()["sections"]) {
    for (const auto& block : section["blocks"]) {
      if (block["id"] == id) return block["table"];
    }
  }
  return {};
}

std::string date_of(Day day) {
  const auto date = civil_from_day(day);
  const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return std::to_string(date.year) + "-" + two(date.month) + "-" + two(date.day);
}

// By the definition: at a day, of the purchases up to it.
Stage stage_at(const std::set<Day>& days, Day day, int window) {
  const auto after = days.upper_bound(day);
  if (after == days.begin()) return Stage::none;
  const Day last = *std::prev(after);
  return last >= churn_window_begin(day + 1, window)       ? Stage::active
         : last >= churn_window_begin(day + 1, 2 * window) ? Stage::dormant
                                                           : Stage::lost;
}

TEST(ChangeFlows, AreThoseBetweenTheStagesAtMonthsEnds) {
  test::for_any_seed([](test::Random& random) {
    const int window = 1 + static_cast<int>(random.below(5));
    const Day begin = 19'000, as_of = begin + 100 + static_cast<Day>(random.below(700));
    Series<ChangeFlow> flows;
    StageWalk walk(flows, window, as_of);
    std::map<int, ChangeFlow> expected;
    for (std::size_t customer = 0; customer < 30; ++customer) {
      std::set<Day> days;
      for (std::size_t i = random.below(6); i > 0; --i)
        days.insert(begin +
                    static_cast<Day>(random.below(static_cast<std::size_t>(as_of - begin))));
      walk.begin();
      for (const Day day : days) walk.buy(day);
      walk.end();
      Stage before = Stage::none;
      for (int month = month_index(begin); month <= month_index(as_of); ++month) {
        const Day end = std::min(as_of, first_day_of_month(month + 1) - 1);
        const Stage now = stage_at(days, end, window);
        if (now != before) ++expected[month].move(before, now);
        before = now;
      }
      if (days.size() > 1) ++expected[month_index(*std::next(days.begin()))].activated;
    }
    for (int month = month_index(begin); month <= month_index(as_of); ++month) {
      const ChangeFlow* found = flows.find(month);
      const ChangeFlow none, &flow = found == nullptr ? none : *found;
      EXPECT_EQ(flow.moves, expected[month].moves);
      EXPECT_EQ(flow.activated, expected[month].activated);
    }
  });
}

// 60 customers buy four products in six months, some of them once more later.
Files company(test::Random& random) {
  std::string orders = "order_id,customer_id,date,product,quantity,amount\n";
  std::size_t next = 0;
  for (std::size_t i = 0; i < 600; ++i) {
    const Day day = 19'358 + static_cast<Day>(random.below(181));  // 2023-01-01 to 2023-06-30
    const auto customer = random.below(90), product = random.below(14);
    const bool refund = random.chance(10), nobody = random.chance(5);
    const auto cents = 100 + random.below(90'000);
    orders += "O" + std::to_string(next++) + "," +
              (nobody ? std::string() : "C" + std::to_string(customer)) + "," + date_of(day) +
              ",P" + std::to_string(product) + "," + (refund ? "-1," : "1,") + (refund ? "-" : "") +
              std::to_string(cents / 100) + "." + std::to_string(10 + cents % 90) + "\n";
  }
  orders += "last,C0," + date_of(19'538) + ",P0,1,1.00\n";
  return {{"orders.csv", orders}};
}

TEST(ChangeEffects, SumToTheStepsOfRevenue) {
  test::for_any_seed([](test::Random& random) {
    const Report report(company(random), "", R"({"sections": ["change"]})");
    const auto table = block_of(report, "change.effects");
    ASSERT_TRUE(table.contains("rows"));
    std::map<std::string, double> sums;
    for (const auto& row : table["rows"]) {
      for (std::size_t i = 1; i < row.size(); ++i)
        sums[table["columns"][i]["id"].get<std::string>()] += row[i].get<double>();
    }
    const auto near = [&](const char* column, const char* figure) {
      EXPECT_NEAR(sums[column], report.figure(std::string("change.revenue.") + figure), 1e-6);
    };
    near("by_new", "new");
    near("by_returned", "returned");
    near("by_lost", "lost");
    near("by_expansion", "expansion");
    near("by_contraction", "contraction");
    near("by_other", "other");
    near("revenue_before", "opening");
    near("revenue_now", "closing");
    EXPECT_EQ(table["rows"].size(), 11u);  // ten products, and the others together
  });
}

// Two sections tell of dormant and lost customers: by one definition.
TEST(ChangeStages, AreThoseOfChurn) {
  test::for_any_seed([](test::Random& random) {
    const Report report(company(random), "",
                        R"({"churn_window_months": 1, "sections": ["change", "churn"]})");
    for (const char* stage : {"active", "dormant", "lost"})
      EXPECT_EQ(report.figure(std::string("change.stage.") + stage),
                report.figure(std::string("churn.silent.") + stage))
          << stage;
  });
}

TEST(ChangeFlows, OfAReportBalance) {
  test::for_any_seed([](test::Random& random) {
    const Report report(company(random), "",
                        R"({"churn_window_months": 1, "sections": ["change"]})");
    const auto table = block_of(report, "change.flows");
    ASSERT_TRUE(table.contains("rows"));
    double known = 0;
    for (const auto& row : table["rows"]) {
      known += row[4].get<double>();
      EXPECT_EQ(row[1].get<double>() + row[2].get<double>() + row[3].get<double>(), known);
    }
    EXPECT_EQ(known, report.figure("change.stage.acquired"));
    const auto& last = table["rows"].back();
    EXPECT_EQ(last[1].get<double>(), report.figure("change.stage.active"));
    EXPECT_EQ(last[2].get<double>(), report.figure("change.stage.dormant"));
    EXPECT_EQ(last[3].get<double>(), report.figure("change.stage.lost"));
  });
}

// The stage of nobody at the begin of a period is known: no flows are told.
TEST(ChangeFlows, AreNotToldOfAPeriod) {
  test::Random random(1);
  const Report report(company(random), "", R"({"period": ["2023-02-01", "2023-06-30"]})");
  EXPECT_TRUE(report.has("change.opening"));
  EXPECT_FALSE(report.has("change.flow.acquired"));
}

}  // namespace
}  // namespace clientele
