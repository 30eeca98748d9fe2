#include "analyses/value.h"

#include <gtest/gtest.h>

#include <cmath>

#include "analyses/preferences.h"
#include "support/customers.h"
#include "support/property.h"
#include "support/run_analysis.h"

namespace clientele {
namespace {

test::LedgerMaker company(test::Random& random, std::size_t customers) {
  test::LedgerMaker maker;
  const char* const categories[] = {"茶", "咖啡", "tea"};
  for (std::size_t c = 0; c < customers; ++c) {
    const auto lines = 1 + random.below(5);
    for (std::size_t i = 0; i < lines; ++i) {
      test::MadeLine line{"C" + std::to_string(c),
                          static_cast<Day>(15'000 + random.below(700)),
                          static_cast<double>(1 + random.below(500)) / 2,
                          {}};
      if (random.chance(5)) line.money = -line.money;
      line.texts[Role::category] = categories[random.below(3)];
      line.profit = line.money / 4;
      maker.lines.push_back(line);
    }
  }
  maker.lines.push_back({"", 15'001, 99, {}});
  return maker;
}

double sum_of(const Conclusion& c, const std::string& prefix, const std::string& suffix) {
  double sum = 0;
  for (const auto& [id, f] : c.figures) {
    if (id.starts_with(prefix) && id.ends_with(suffix)) sum += f.value;
  }
  return sum;
}

TEST(Value, GroupsSumToTheBuyingCustomersAndTheirRevenue) {
  test::for_any_seed([](test::Random& random) {
    auto maker = company(random, 1 + random.below(80));
    const auto partitions = maker.make(3);
    const auto c = test::run_analysis(ValueAnalysis(), maker.context, partitions, {});
    test::expect_well_formed(c);
    if (!c.section) return;  // nobody bought
    const Options options;
    double buying = 0;
    for (std::uint32_t p = 0; p < partitions.size(); ++p) {
      for (const auto& f : collect_customer_facts(View(maker.context, partitions[p], options), p)) {
        buying += f.buying() ? 1 : 0;
      }
    }
    for (const char* set : {"abc.", "tier.", "rfm."}) {
      EXPECT_EQ(sum_of(c, set, ".customers"), buying) << set;
      if (test::find_figure(c, "value.gini") != nullptr) {
        EXPECT_NEAR(sum_of(c, set, ".revenue_share"), 1, 1e-9) << set;
      }
    }
  });
}

TEST(Value, IsTheSameForAnyPartitionsOrderAndThroughSaveAndLoad) {
  test::for_any_seed([](test::Random& random) {
    auto maker = company(random, 1 + random.below(60));
    auto again = maker.same_rows();
    const auto whole =
        test::shown(test::run_analysis(ValueAnalysis(), maker.context, maker.make(1), {}));
    const auto parts = again.make(4);
    EXPECT_EQ(test::shown(test::run_analysis(ValueAnalysis(), again.context, parts, {})), whole);
    EXPECT_EQ(
        test::shown(test::run_analysis(ValueAnalysis(), again.context, parts, {}, {true, true})),
        whole);
  });
}

TEST(Value, RefusesDamagedBytes) {
  test::Random random(3);
  auto maker = company(random, 20);
  const auto parts = maker.make(1);
  const Options options;
  const View view(maker.context, parts[0], options);
  const ValueAnalysis value;
  auto summary = value.start();
  value.collect(view, collect_customer_facts(view, 0), *summary);
  ByteWriter writer;
  summary->save(writer);
  const auto bytes = writer.take();
  for (std::size_t cut = 0; cut < bytes.size(); ++cut) {
    ByteReader reader(std::string_view(bytes).substr(0, cut));
    EXPECT_EQ(value.load(reader), nullptr);
  }
}

TEST(Value, PrefersWhatACustomerBuysMostAndFirstByTextWhenEqual) {
  test::LedgerMaker maker;
  const auto line = [&](const char* customer, const char* category, double money) {
    maker.lines.push_back({customer, 100, money, {{Role::category, category}}});
  };
  line("C1", "b", 1);
  line("C1", "b", 1);
  line("C1", "a", 100);
  line("C2", "b", 1);
  line("C2", "a", 1);
  line("C3", "a", 1);
  line("C3", "b", -1);  // a refund is not liked
  line("C3", "b", -1);
  const auto parts = maker.make(1);
  const Options options;
  const View view(maker.context, parts[0], options);
  const auto facts = collect_customer_facts(view, 0);
  Preferences preferences;
  preferences.add(view, facts);
  EXPECT_EQ(preferences.of(facts[0], 0), "b");
  EXPECT_EQ(preferences.of(facts[1], 0), "a");
  EXPECT_EQ(preferences.of(facts[2], 0), "a");
  EXPECT_EQ(preferences.of(facts[0], 1), "");  // no channel in these lines
}

TEST(Value, WarnsOfConcentrationAboveTheThresholdOnly) {
  test::LedgerMaker maker;
  for (int c = 0; c < 100; ++c) {
    maker.lines.push_back({"C" + std::to_string(c), 100 + c % 7, c < 10 ? 30.0 : 10.0, {}});
  }
  const auto parts = maker.make(2);
  Options options;
  auto c = test::run_analysis(ValueAnalysis(), maker.context, parts, options);
  EXPECT_NEAR(test::value_of(c, "value.top10_revenue_share"), 0.25, 1e-12);
  EXPECT_FALSE(test::has_finding(c, "value.concentration"));
  options.concentration_top10 = 0.2;
  c = test::run_analysis(ValueAnalysis(), maker.context, parts, options);
  EXPECT_TRUE(test::has_finding(c, "value.concentration"));
  test::expect_well_formed(c);
}

TEST(Value, SaysNothingWithoutPurchases) {
  test::LedgerMaker maker;
  maker.lines.push_back({"C1", 100, -5, {}});
  EXPECT_FALSE(test::run_analysis(ValueAnalysis(), maker.context, maker.make(1), {}).section);
}

// The light half must stay light: a million customers.
TEST(Value, ConcludesAMillionCustomers) {
  test::Random random(11);
  test::CustomerMaker maker;
  maker.customers.reserve(1'000'000);
  for (int i = 0; i < 1'000'000; ++i) {
    const auto orders = 1 + static_cast<std::uint32_t>(random.below(1 + random.below(30)));
    maker.add("C" + std::to_string(1'000'000 + i),
              static_cast<double>(random.below(1'000'000)) / 100, orders,
              static_cast<Day>(14'000 + random.below(700)));
  }
  maker.settle();
  Context context;
  context.customer_ids = maker.ids;
  context.as_of = 14'700;
  const ValueAnalysis value;
  const Customers customers(maker.customers);
  const auto c = value.conclude(*value.start(), {context, {}, customers});
  EXPECT_EQ(sum_of(c, "rfm.", ".customers"), 1e6);
}

}  // namespace
}  // namespace clientele
