// What goes with leaving, from files to the section on change: effects put in are found, labels
// dealt at random show none, and nothing of the compared period itself counts.
#include <map>
#include <set>

#include "support/property.h"
#include "support/run.h"

namespace clientele {
namespace {

using test::Files;
using test::Report;
using Rows = std::map<std::string, nlohmann::json>;

// By the English name of the row.
Rows rows_of(const Report& report, const std::string& id) {
  Rows rows;
  for (const auto& section : report.json()["sections"]) {
    for (const auto& block : section["blocks"]) {
      if (block["id"] != id) continue;
      for (const auto& row : block["table"]["rows"])
        rows[row[0].is_string() ? row[0].get<std::string>() : row[0]["en"].get<std::string>()] =
            row;
    }
  }
  return rows;
}

std::set<std::string> findings_of(const Report& report) {
  std::set<std::string> found;
  for (const auto& finding : report.json()["summary"]["findings"])
    found.insert(finding["id"].get<std::string>());
  return found;
}

// 1,200 customers of January and February, half of whom come back in March. `late`: complaints are
// written in March instead.
Files company(std::uint64_t seed, bool shuffled, bool late = false) {
  test::Random random(seed);
  std::string orders = "order_id,customer_id,date,product,quantity,amount\n";
  std::string feedback = "customer_id,date,feedback type,满意度,物流满意度,recommend\n";
  std::string contacts = "customer_id,date,campaign,contact type\n";
  std::size_t order = 0;
  const auto buy = [&](std::size_t c, const std::string& day, int price) {
    orders += "O" + std::to_string(++order) + ",C" + std::to_string(c) + "," + day + ",tea,1," +
              std::to_string(price) + "\n";
  };
  buy(0, "2024-01-01", 10);
  for (std::size_t c = 0; c < 1200; ++c) {
    const bool lost = random.chance(50), unhappy = shuffled ? random.chance(50) : lost;
    const std::string id = "C" + std::to_string(c);
    buy(c, "2024-01-10", 10);
    buy(c, "2024-02-10", unhappy && random.chance(30) ? 12 : 10);
    if (!lost) buy(c, "2024-03-10", 10);
    // Drawn one by one: the operands of a sum are evaluated in an order compilers choose.
    const bool complains = random.chance(unhappy ? 40 : 20);
    const auto overall = 1 + random.below(unhappy ? 4 : 5);
    const auto delivery = 1 + random.below(5);
    const auto recommend = random.below(11);
    feedback += id + (late && complains ? ",2024-03-20," : ",2024-02-20,") +
                (complains ? "complaint," : "praise,") + std::to_string(overall) + "," +
                std::to_string(delivery) + "," + std::to_string(recommend) + "\n";
    if (random.chance(unhappy ? 40 : 20)) contacts += id + ",2024-02-21,,repair\n";
    if (random.chance(lost ? 70 : 30)) contacts += id + ",2024-02-01,spring,advert\n";
  }
  buy(0, "2024-03-31", 10);
  return {{"orders.csv", orders}, {"feedback.csv", feedback}, {"contacts.csv", contacts}};
}

TEST(ChangeReasons, EffectsPutInAreFoundAndOthersSeldom) {
  std::size_t by_chance = 0;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const Report report(company(seed, false));
    const auto rows = rows_of(report, "change.reasons"),
               ratings = rows_of(report, "change.ratings");
    for (const char* name :
         {"Feedback: complaint", "Service: repair", "Paid over 1% more for the same products"}) {
      ASSERT_TRUE(rows.count(name)) << name;
      EXPECT_GT(rows.at(name)[5].get<double>(), 0.1) << name;
      EXPECT_LT(rows.at(name)[8].get<double>(), 0.05) << name;
    }
    ASSERT_TRUE(ratings.count("Overall satisfaction"));
    EXPECT_NEAR(ratings.at("Overall satisfaction")[5].get<double>(), -0.5, 0.2);
    // At a level of 5% one company in twenty shows an effect that is none.
    if (rows.at("Would recommend: 0-6")[8].get<double>() < 0.05) ++by_chance;
    if (ratings.at("物流满意度")[8].get<double>() < 0.05) ++by_chance;
    // What the company sent is no service asked for.
    EXPECT_FALSE(rows.count("Service: advert"));
    EXPECT_TRUE(report.has("change.reason_lost"));
    EXPECT_GT(report.figure("change.reasons_marked"), 3);
  }
  EXPECT_LE(by_chance, 3u);  // binomial: 20 companies at 5%, 98.4% of the time
}

TEST(ChangeReasons, ExperiencesDealtAtRandomShowNothing) {
  for (const std::uint64_t seed : {2u, 3u, 4u}) {
    const Report report(company(seed, true));
    EXPECT_GT(report.figure("change.reasons_tested"), 5);
    EXPECT_EQ(report.figure("change.reasons_marked"), 0) << seed;
    const auto found = findings_of(report);
    EXPECT_FALSE(found.count("change.reason") || found.count("change.rating"));
  }
}

// A complaint after the period before ended may be about leaving: it is none of its signs.
TEST(ChangeReasons, NothingOfTheComparedPeriodCounts) {
  const Report report(company(3, false, true));
  EXPECT_FALSE(rows_of(report, "change.reasons").count("Feedback: complaint"));
}

// Who buys often has more occasions to complain and stays; a complaint per purchase day is as
// frequent for all, so nothing goes with leaving.
TEST(ChangeReasons, BuyingMoreIsNoReason) {
  test::Random random(5);
  std::string orders = "order_id,customer_id,date,amount\n",
              contacts = "customer_id,date,contact type\n";
  std::size_t order = 0;
  const auto buy = [&](std::size_t c, const std::string& day) {
    orders += "O" + std::to_string(++order) + ",C" + std::to_string(c) + "," + day + ",10\n";
  };
  buy(0, "2024-01-01");
  for (std::size_t c = 0; c < 3000; ++c) {
    const std::size_t days = 1 + random.below(3);
    bool asks = false;
    for (std::size_t day = 0; day < days; ++day) {
      buy(c, "2024-02-1" + std::to_string(day));
      asks = asks || random.chance(20);
    }
    buy(c, "2024-01-05");
    if (asks) contacts += "C" + std::to_string(c) + ",2024-02-20,repair\n";
    if (random.chance(20 * static_cast<unsigned>(days))) buy(c, "2024-03-15");
  }
  buy(0, "2024-03-31");
  const Report report(Files{{"orders.csv", orders}, {"contacts.csv", contacts}});
  EXPECT_GT(report.figure("change.reasons_tested"), 0);
  EXPECT_EQ(report.figure("change.reasons_marked"), 0);
}

}  // namespace
}  // namespace clientele
