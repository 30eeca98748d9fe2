#include "analyses/profile.h"

#include <gtest/gtest.h>

#include "analyses/profile_summary.h"
#include "support/property.h"
#include "support/run_analysis.h"

namespace clientele {
namespace {

// Customers with attributes; with `lift`, those of level "gold" spend and come back more.
test::LedgerMaker company(test::Random& random, std::size_t customers, bool lift) {
  test::LedgerMaker maker;
  const char* const genders[] = {"男", "女"};
  const char* const levels[] = {"gold", "silver", "bronze"};
  const char* const regions[] = {"华东", "华南", "华北", "西南"};
  for (std::size_t c = 0; c < customers; ++c) {
    const auto id = "C" + std::to_string(c);
    test::MadeRow profile{id, kNoDay, {}, {}};
    const auto level = random.below(3);
    if (!random.chance(10)) profile.texts[{Role::gender, ""}] = genders[random.below(2)];
    profile.texts[{Role::level, ""}] = levels[level];
    profile.texts[{Role::region, ""}] = regions[random.below(4)];
    profile.texts[{Role::attribute, "plan"}] = random.chance(50) ? "a" : "b";
    profile.numbers[{Role::age, ""}] = static_cast<double>(15 + random.below(60));
    maker.profiles.push_back(profile);
    const bool better = lift && level == 0;
    const auto orders = 1 + random.below(better ? 4 : 2);
    for (std::size_t i = 0; i < orders; ++i) {
      maker.lines.push_back({id,
                             static_cast<Day>(15'000 + random.below(300)),
                             static_cast<double>((better ? 150 : 50) + random.below(200)),
                             {}});
    }
  }
  return maker;
}

TEST(Profile, GroupsOfEveryAttributeSumToAllCustomers) {
  test::for_any_seed([](test::Random& random) {
    auto maker = company(random, 2 + random.below(60), true);
    const auto parts = maker.make(3);
    const auto c = test::run_analysis(ProfileAnalysis(), maker.context, parts, {});
    test::expect_well_formed(c);
    double net = 0;
    for (const auto& line : maker.lines) net += line.money;
    const double customers = test::value_of(c, "profile.customers");
    for (const auto& block : c.section->blocks) {
      double n = 0, revenue = 0, share = 0;
      for (const auto& row : block.table.rows) {
        n += std::get<double>(row[1]);
        share += std::get<double>(row[2]);
        revenue += std::get<double>(row[3]);
      }
      EXPECT_EQ(n, customers) << block.id;
      EXPECT_NEAR(share, 1, 1e-9) << block.id;
      EXPECT_NEAR(revenue, net, 1e-6) << block.id;
    }
  });
}

TEST(Profile, IsTheSameForAnyPartitionsOrderAndThroughSaveAndLoad) {
  test::for_any_seed([](test::Random& random) {
    auto maker = company(random, 2 + random.below(60), true);
    auto again = maker.same_rows();
    const ProfileAnalysis profile;
    const auto whole = test::shown(test::run_analysis(profile, maker.context, maker.make(1), {}));
    const auto parts = again.make(4);
    EXPECT_EQ(test::shown(test::run_analysis(profile, again.context, parts, {}, {true, true})),
              whole);
  });
}

TEST(Profile, FindsADifferenceThatIsThere) {
  test::Random random(5);
  auto maker = company(random, 1200, true);
  const auto c = test::run_analysis(ProfileAnalysis(), maker.context, maker.make(2), {});
  ASSERT_TRUE(test::has_finding(c, "profile.spending.level"));
  EXPECT_TRUE(test::has_finding(c, "profile.repurchase.level"));
  EXPECT_FALSE(test::has_finding(c, "profile.spending.gender"));
  for (const auto& f : c.findings) {
    if (f.id != "profile.spending.level") continue;
    EXPECT_NE(render(f.text, Language::zh).find("gold"), std::string::npos);
    EXPECT_GT(f.money, 0);
  }
}

// Labels without meaning: 40 companies, 10 tests each, corrected. At a level of 5% and with two
// tests that must agree, a few at most may slip through, and a true law would be broken by more.
TEST(Profile, FindsHardlyAnyDifferenceInShuffledLabels) {
  int found = 0;
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    test::Random random(1000 + seed);
    auto maker = company(random, 400, false);
    const auto c = test::run_analysis(ProfileAnalysis(), maker.context, maker.make(1), {});
    found += test::has_finding(c, "profile.spending") || test::has_finding(c, "profile.repurchase")
                 ? 1
                 : 0;
  }
  EXPECT_LE(found, 4);
}

TEST(Profile, DescribesRespondentsWhereThereAreNoCustomers) {
  test::LedgerMaker maker;
  for (int i = 0; i < 30; ++i) {
    maker.feedback.push_back({"",
                              kNoDay,
                              {{{Role::gender, ""}, i % 3 == 0 ? "1" : "2"}},
                              {{{Role::satisfaction, "Q"}, 4}}});
  }
  const auto c = test::run_analysis(ProfileAnalysis(), maker.context, maker.make(2), {});
  test::expect_well_formed(c);
  EXPECT_EQ(test::value_of(c, "profile.respondents"), 30);
  const auto* block = test::find_block(c, "profile.gender");
  ASSERT_NE(block, nullptr);
  EXPECT_EQ(std::get<double>(block->table.rows[0][1]), 20);
}

TEST(Profile, SaysWhatIsMissingWithoutAttributes) {
  test::LedgerMaker maker;
  maker.lines.push_back({"C1", 100, 5, {}});
  const auto c = test::run_analysis(ProfileAnalysis(), maker.context, maker.make(1), {});
  test::expect_well_formed(c);
  EXPECT_EQ(c.section->missing.size(), 1u);
  EXPECT_TRUE(c.section->blocks.empty());
}

TEST(Profile, AgesFallIntoBands) {
  test::LedgerMaker maker;
  for (const double age : {17.0, 18.0, 35.0, 36.0, 50.0, 51.0, 200.0}) {
    const auto id = "C" + std::to_string(static_cast<int>(age));
    maker.profiles.push_back({id, kNoDay, {}, {{{Role::age, ""}, age}}});
  }
  const auto c = test::run_analysis(ProfileAnalysis(), maker.context, maker.make(1), {});
  const auto* block = test::find_block(c, "profile.age");
  ASSERT_NE(block, nullptr);
  std::string bands;
  for (const auto& row : block->table.rows) {
    bands += test::cell_text(row[0]) + "=" + test::cell_text(row[1]) + " ";
  }
  EXPECT_EQ(bands, "Under 18=1 18-25=1 26-35=1 36-50=2 51-60=1 Unknown=1 ");
}

TEST(SpendClass, EightClassesADoubling) {
  EXPECT_EQ(spend_class(0), 0u);
  EXPECT_EQ(spend_class(-5), 0u);
  std::size_t before = 0;
  for (Money m = 1; m < 1'000'000'000'000; m = m + m / 9 + 1) {
    const auto at = spend_class(m);
    EXPECT_GE(at, before);
    before = at;
    EXPECT_EQ(spend_class(m * 2), at + 8);
  }
}

}  // namespace
}  // namespace clientele
