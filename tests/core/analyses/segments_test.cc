#include "analyses/segments.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "support/customers.h"
#include "support/property.h"

namespace clientele {
namespace {

constexpr Day kAsOf = 1100;

std::map<AbcClass, std::size_t> abc_sizes(const Segments& segments) {
  std::map<AbcClass, std::size_t> sizes;
  for (const auto& s : segments.of) sizes[s.abc] += s.buying ? 1 : 0;
  return sizes;
}

TEST(Segments, NamesTheEightCombinations) {
  EXPECT_EQ(rfm_segment(true, true, true), RfmSegment::champions);
  EXPECT_EQ(rfm_segment(true, false, true), RfmSegment::grow);
  EXPECT_EQ(rfm_segment(false, true, true), RfmSegment::keep);
  EXPECT_EQ(rfm_segment(false, false, true), RfmSegment::win_back);
  EXPECT_EQ(rfm_segment(true, true, false), RfmSegment::regular_value);
  EXPECT_EQ(rfm_segment(true, false, false), RfmSegment::regular_grow);
  EXPECT_EQ(rfm_segment(false, true, false), RfmSegment::regular_keep);
  EXPECT_EQ(rfm_segment(false, false, false), RfmSegment::regular_win_back);
  EXPECT_EQ(rfm_id(RfmSegment::win_back), "win_back");
}

TEST(Segments, ClassSizesRoundHalfUp) {
  test::CustomerMaker maker;
  for (int i = 0; i < 15; ++i) maker.add("C" + std::to_string(100 + i), 10 + i);
  maker.settle();
  const auto sizes = abc_sizes(rank_customers(Customers(maker.customers), {}, kAsOf, maker.ids));
  EXPECT_EQ(sizes.at(AbcClass::a), 2u);  // 1.5
  EXPECT_EQ(sizes.at(AbcClass::b), 3u);
  EXPECT_EQ(sizes.at(AbcClass::c), 10u);
}

TEST(Segments, ClassesByRevenueIncludeTheCustomerThatCrossesTheLine) {
  test::CustomerMaker maker;
  for (const double money : {50.0, 29.0, 10.0, 6.0, 3.0, 1.0, 1.0}) {
    maker.add("C" + std::to_string(100 + maker.customers.size()), money);
  }
  maker.settle();
  Options options;
  options.abc_basis = AbcBasis::revenue;
  const auto sizes =
      abc_sizes(rank_customers(Customers(maker.customers), options, kAsOf, maker.ids));
  EXPECT_EQ(sizes.at(AbcClass::a), 3u);  // 79 is below 80
  EXPECT_EQ(sizes.at(AbcClass::b), 1u);  // 95
  EXPECT_EQ(sizes.at(AbcClass::c), 3u);
}

TEST(Segments, TiesAtAnEdgeGoByTheTextOfTheId) {
  test::CustomerMaker maker;
  // By key, "9" stands with one-digit numbers; by text, "10" comes first.
  for (const char* id : {"9", "10", "100", "8", "7", "6", "5", "4", "3", "2"}) maker.add(id, 5);
  maker.settle();
  const auto segments = rank_customers(Customers(maker.customers), {}, kAsOf, maker.ids);
  EXPECT_EQ(maker.ids.text(maker.customers[segments.ranking[0]].id), "10");
  EXPECT_EQ(segments.of[segments.ranking[0]].abc, AbcClass::a);
  // Equal customers get equal scores and, by the mean of scores, the same segment.
  for (const auto& s : segments.of) {
    EXPECT_EQ(s.m, 3);
    EXPECT_EQ(s.rfm, segments.of[0].rfm);
  }
}

TEST(Segments, CutsFollowTheRule) {
  test::CustomerMaker maker;
  maker.add("A1", 100, 5, 1099);
  maker.add("A2", 10, 1, 1000);
  maker.add("A3", 10, 1, 1090);
  maker.settle();
  Options options;
  options.rfm_cut = RfmCut::mean_value;
  auto segments = rank_customers(Customers(maker.customers), options, kAsOf, maker.ids);
  EXPECT_DOUBLE_EQ(segments.cuts.r, (1 + 100 + 10) / 3.0);
  EXPECT_DOUBLE_EQ(segments.cuts.m, 40);
  EXPECT_EQ(segments.of[0].rfm, RfmSegment::champions);
  EXPECT_EQ(segments.of[1].rfm, RfmSegment::regular_win_back);
  EXPECT_EQ(segments.of[2].rfm, RfmSegment::regular_grow);

  options.rfm_cut = RfmCut::fixed;  // 90 days, 2 orders, 1000
  segments = rank_customers(Customers(maker.customers), options, kAsOf, maker.ids);
  EXPECT_EQ(segments.of[0].rfm, RfmSegment::regular_value);
  options.rfm_fixed_money = 100;  // the threshold itself is high
  segments = rank_customers(Customers(maker.customers), options, kAsOf, maker.ids);
  EXPECT_EQ(segments.of[0].rfm, RfmSegment::champions);

  options.rfm_cut = RfmCut::median_value;
  segments = rank_customers(Customers(maker.customers), options, kAsOf, maker.ids);
  EXPECT_DOUBLE_EQ(segments.cuts.r, 10);
  EXPECT_DOUBLE_EQ(segments.cuts.f, 1);
}

TEST(Segments, CustomersWithoutAPurchaseHaveNone) {
  test::CustomerMaker maker;
  maker.add("A1", 10);
  maker.add("A2", -10).last = kNoDay;
  maker.settle();
  const auto segments = rank_customers(Customers(maker.customers), {}, kAsOf, maker.ids);
  EXPECT_TRUE(segments.of[0].buying);
  EXPECT_FALSE(segments.of[1].buying);
  EXPECT_EQ(segments.ranking.size(), 1u);
  EXPECT_TRUE(rank_customers({}, {}, kAsOf, maker.ids).ranking.empty());
}

TEST(Segments, LawsForAnyCustomers) {
  test::for_any_seed([](test::Random& random) {
    test::CustomerMaker maker;
    const auto n = random.below(300);
    const auto spread = 1 + random.below(200);
    for (std::size_t i = 0; i < n; ++i) {
      auto& c = maker.add("C" + std::to_string(i), static_cast<double>(random.below(spread)),
                          1 + static_cast<std::uint32_t>(random.below(5)),
                          static_cast<Day>(random.below(100)));
      if (random.chance(10)) c.last = kNoDay;
    }
    maker.settle();
    const auto segments = rank_customers(Customers(maker.customers), {}, 200, maker.ids);
    std::size_t buying = 0;
    for (const auto& c : maker.customers) buying += c.buying() ? 1u : 0u;
    ASSERT_EQ(segments.ranking.size(), buying);
    const std::set<std::uint32_t> once(segments.ranking.begin(), segments.ranking.end());
    EXPECT_EQ(once.size(), buying);
    for (std::size_t i = 1; i < buying; ++i) {
      const auto& before = segments.of[segments.ranking[i - 1]];
      const auto& after = segments.of[segments.ranking[i]];
      ASSERT_GE(maker.customers[segments.ranking[i - 1]].net,
                maker.customers[segments.ranking[i]].net);
      ASSERT_LE(before.abc, after.abc);
      ASSERT_LE(before.tier, after.tier);
      ASSERT_GE(before.m, after.m);
    }
    // Money in another unit changes nothing.
    auto scaled = maker.customers;
    for (auto& c : scaled) c.net *= 3;
    const auto again = rank_customers(Customers(scaled), {}, 200, maker.ids);
    EXPECT_EQ(again.ranking, segments.ranking);
    for (std::size_t i = 0; i < n; ++i) ASSERT_EQ(again.of[i].rfm, segments.of[i].rfm);
  });
}

}  // namespace
}  // namespace clientele
