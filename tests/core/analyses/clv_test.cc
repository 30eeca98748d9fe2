// The section on lifetime value and what it shares with others, on made customers.
#include "analyses/clv.h"

#include <gtest/gtest.h>

#include <cmath>

#include "analyses/lifetime.h"
#include "engine/sample/random.h"
#include "support/run_analysis.h"

namespace clientele {
namespace {

TEST(AddMonths, KeepsTheCalendar) {
  const auto later = [](int y, int m, int d, int months) {
    return iso_date(add_months(day_from_civil(y, m, d), months));
  };
  EXPECT_EQ(later(2024, 1, 31, 1), "2024-02-29");
  EXPECT_EQ(later(2023, 11, 30, 3), "2024-02-29");
  EXPECT_EQ(later(2024, 3, 15, 12), "2025-03-15");
}

// Facts of customers of a BG/NBD world with first purchases over half a year, two years in all.
std::vector<CustomerFacts> world(std::size_t n, Day begin, Day end, const CalibrationEnds& ends,
                                 IdSpace& ids) {
  std::vector<CustomerFacts> out;
  for (std::size_t i = 0; i < n; ++i) {
    sample::Random random(3, 9, i);
    CustomerFacts c;
    c.id = ids.key("C" + std::to_string(100'000 + i));
    const double rate = random.gamma(.9, 40), leave = random.beta(.8, 2.5),
                 worth = random.gamma(3.74, 60);
    double time = static_cast<double>(random.below(180));
    Day before = kNoDay;
    for (;;) {
      const Day day = begin + static_cast<Day>(time);
      if (day > end) break;
      const auto spent = static_cast<Money>(random.gamma(6.25, worth) * 10'000);
      c.purchases.spend += spent;
      c.purchases.add(day, spent, ends,
                      before == kNoDay || before == day ? 0 : std::log(day - before));
      c.net += spent;
      before = day;
      if (random.chance(leave) && c.purchases.days > 1) break;
      time += std::ceil(random.exponential(rate));
    }
    c.gross = c.net;
    c.first = c.purchases.first;
    c.last = c.purchases.last;
    c.days = c.orders = c.purchases.days;
    out.push_back(c);
  }
  return out;
}

struct Made {
  Context ledger;
  Options options;
  Customers customers;
  ConcludeContext context() const { return {ledger, options, customers}; }
};

Made make(std::size_t n, Day days = 730) {
  Made out;
  const Day begin = day_from_civil(2022, 1, 1);
  out.ledger.first_day = begin;
  out.ledger.as_of = out.ledger.last_day = begin + days;
  out.customers =
      Customers(world(n, begin, begin + days, scope_calibration_ends(out.ledger, out.options),
                      out.ledger.customer_ids));
  return out;
}

TEST(Lifetime, GivesEveryCustomerWithPurchasesItsValues) {
  const auto made = make(3000);
  const auto context = made.context();
  const auto& life = lifetime_of(context);
  ASSERT_FALSE(life.reason.has_value());
  EXPECT_EQ(&life, &lifetime_of(context)) << "fitted once";
  ASSERT_EQ(life.clv.size(), made.customers.size());
  EXPECT_TRUE(life.has_holdout());
  EXPECT_TRUE(life.spend_modelled);
  EXPECT_EQ(life.holdouts.size(), 2u) << "two years allow two holdouts of a third";
  for (const auto& holdout : life.holdouts)
    EXPECT_NEAR(holdout.trials[life.chosen].expected / holdout.actual, 1, 0.1);
  for (std::size_t i = 0; i < life.clv.size(); ++i) {
    const double alive = static_cast<double>(life.p_alive[i]);
    EXPECT_TRUE(alive >= 0 && alive <= 1);
    EXPECT_TRUE(std::isfinite(life.clv[i]) && life.clv[i] >= 0);
    const double most = static_cast<double>(life.expected_purchases[i] * life.expected_spend[i]);
    EXPECT_LE(static_cast<double>(life.clv[i]), most * (1 + 1e-6)) << "discounted";
  }
}

TEST(Lifetime, SaysWhatIsMissing) {
  const auto few = make(60);
  const auto few_context = few.context();
  ASSERT_TRUE(lifetime_of(few_context).reason.has_value());
  EXPECT_EQ(lifetime_of(few_context).reason->key, "lifetime.too_few_customers");
  auto once = make(500);
  Customers::Block first_only;
  for (auto c : once.customers) {
    const Day first = c.purchases.first;
    c.purchases = {};
    c.purchases.add(first, c.net, {first, kNoDay, kNoDay}, 0);
    first_only.push_back(c);
  }
  once.customers = Customers(std::move(first_only));
  const auto once_context = once.context();
  EXPECT_EQ(lifetime_of(once_context).reason->key, "lifetime.too_few_repeat");
  EXPECT_TRUE(lifetime_of(once_context).clv.empty());
}

TEST(Lifetime, LeavesOutWhomTheFiltersLeaveOut) {
  auto made = make(1000);
  Customers::Block without_one;
  for (auto c : made.customers) {
    c.in_scope = without_one.size() != 7;
    without_one.push_back(c);
  }
  made.customers = Customers(std::move(without_one));
  const auto context = made.context();
  const auto& life = lifetime_of(context);
  ASSERT_FALSE(life.reason.has_value());
  EXPECT_TRUE(std::isnan(life.clv[7]));
  EXPECT_EQ(life.customers, 999);
}

TEST(Clv, SectionIsWellFormedAndItsPartsSum) {
  const auto made = make(2000);
  auto context = made.context();
  context.customer_columns = true;
  const auto analysis = make_clv_analysis();
  const auto conclusion = analysis->conclude(*analysis->start(), context);
  test::expect_well_formed(conclusion);
  const double total = test::value_of(conclusion, "clv.total");
  double segments = 0;
  const auto* block = test::find_block(conclusion, "clv.segments");
  ASSERT_NE(block, nullptr);
  for (const auto& row : block->table.rows) segments += std::get<double>(row[6]);
  EXPECT_NEAR(segments / total, 1, 1e-9);
  double listed = 0;
  ASSERT_EQ(conclusion.customer_columns.size(), 5u);
  for (const float v : conclusion.customer_columns[3].values) listed += static_cast<double>(v);
  EXPECT_NEAR(listed / total, 1, 1e-6);
  const auto* frequency = test::find_block(conclusion, "clv.frequency");
  ASSERT_NE(frequency, nullptr);
  double observed = 0, expected = 0;
  for (const auto& row : frequency->table.rows) {
    observed += std::get<double>(row[1]);
    expected += std::get<double>(row[2]);
  }
  EXPECT_NEAR(expected / observed, 1, 1e-6);
}

TEST(Clv, TooLittleDataShowsHistoricValueAlone) {
  const auto made = make(40);
  const auto analysis = make_clv_analysis();
  const auto conclusion = analysis->conclude(*analysis->start(), made.context());
  test::expect_well_formed(conclusion);
  EXPECT_NE(test::find_figure(conclusion, "clv.historic_mean"), nullptr);
  EXPECT_EQ(test::find_figure(conclusion, "clv.total"), nullptr);
  EXPECT_FALSE(conclusion.section->missing.empty());
}

TEST(Clv, NobodyBoughtIsNoSection) {
  const Made made;
  const auto analysis = make_clv_analysis();
  EXPECT_FALSE(analysis->conclude(*analysis->start(), made.context()).section.has_value());
}

}  // namespace
}  // namespace clientele
