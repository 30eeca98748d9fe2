#include "stats/quantiles.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "stats/concentration.h"
#include "stats/moments.h"
#include "support/property.h"

namespace clientele::stats {
namespace {

TEST(Quantiles, AreRsDefault) {
  const std::array<double, 5> v{1, 2, 4, 8, 16};
  EXPECT_DOUBLE_EQ(quantile(v, 0.25), 2);
  EXPECT_DOUBLE_EQ(quantile(v, 0.9), 12.8);  // quantile(c(1,2,4,8,16), .9)
  EXPECT_TRUE(std::isnan(quantile({}, 0.5)));
  EXPECT_DOUBLE_EQ(median({3, 1, 2, 4}), 2.5);
}

TEST(Quantiles, RanksOfTiesAreTheirMean) {
  const std::array<double, 4> v{5, 1, 5, 2};
  EXPECT_EQ(mid_ranks(v), (std::vector<double>{3.5, 1, 3.5, 2}));
}

TEST(Scores, FifthsOfDistinctValues) {
  std::vector<std::int64_t> values(10);
  for (std::size_t i = 0; i < 10; ++i) values[i] = static_cast<std::int64_t>(9 - i);
  EXPECT_EQ(tie_safe_scores(values), (std::vector<std::uint8_t>{5, 5, 4, 4, 3, 3, 2, 2, 1, 1}));
}

TEST(Scores, HalfAtOneShareOneScore) {
  const std::vector<std::int64_t> orders{1, 1, 1, 1, 1, 2, 3, 4, 5, 6};
  const auto scores = tie_safe_scores(orders);
  EXPECT_EQ(scores, (std::vector<std::uint8_t>{2, 2, 2, 2, 2, 3, 4, 4, 5, 5}));
}

TEST(Scores, LawsForAnyValues) {
  test::for_any_seed([](test::Random& random) {
    std::vector<std::int64_t> values(random.below(400));
    const auto range = std::size_t{1} << random.below(50);
    for (auto& v : values) {
      v = static_cast<std::int64_t>(random.below(range)) - static_cast<std::int64_t>(range / 2);
    }
    const auto order = ascending_order(values);
    for (std::size_t i = 1; i < order.size(); ++i) {
      ASSERT_TRUE(values[order[i - 1]] < values[order[i]] ||
                  (values[order[i - 1]] == values[order[i]] && order[i - 1] < order[i]));
    }
    const auto down = descending_order(values);
    ASSERT_EQ(down.size(), values.size());
    for (std::size_t i = 1; i < down.size(); ++i) {
      ASSERT_TRUE(values[down[i - 1]] > values[down[i]] ||
                  (values[down[i - 1]] == values[down[i]] && down[i - 1] < down[i]));
    }
    const auto scores = tie_safe_scores(values);
    std::map<std::int64_t, std::uint8_t> score_of;
    std::uint8_t before = 1;
    for (const auto i : order) {
      const auto [at, added] = score_of.emplace(values[i], scores[i]);
      ASSERT_EQ(at->second, scores[i]);  // equal values, equal scores
      ASSERT_GE(scores[i], before);      // larger values, no smaller scores
      ASSERT_LE(scores[i], 5);
      before = scores[i];
    }
    // The unit does not matter.
    auto scaled = values;
    for (auto& v : scaled) v *= 7;
    EXPECT_EQ(tie_safe_scores(scaled), scores);
  });
}

TEST(Scores, SortsTheWholeRange) {
  const std::vector<std::int64_t> v{INT64_MAX, INT64_MIN, 0, -1, 1};
  EXPECT_EQ(ascending_order(v), (std::vector<std::uint32_t>{1, 3, 2, 4, 0}));
  EXPECT_EQ(descending_order(v), (std::vector<std::uint32_t>{0, 4, 2, 3, 1}));
  // Far apart, so that the lowest bits do not fit beside the index: they count all the same.
  const std::vector<std::int64_t> close{INT64_MAX, 2, 1, 3, INT64_MIN, 2};
  EXPECT_EQ(ascending_order(close), (std::vector<std::uint32_t>{4, 2, 1, 5, 3, 0}));
  EXPECT_EQ(descending_order(close), (std::vector<std::uint32_t>{0, 3, 1, 5, 2, 4}));
}

TEST(Concentration, GiniAndLorenz) {
  const std::array<std::int64_t, 4> equal{5, 5, 5, 5}, one{0, 0, 0, 8}, mixed{1, 2, 3, 4};
  EXPECT_NEAR(gini(equal), 0, 1e-15);
  EXPECT_NEAR(gini(one), 0.75, 1e-15);
  EXPECT_NEAR(gini(mixed), 0.25, 1e-15);
  const auto curve = lorenz(mixed);
  ASSERT_EQ(curve.size(), 5u);
  EXPECT_NEAR(curve[2].amount, 0.3, 1e-15);
  EXPECT_EQ(curve.back().amount, 1);
  EXPECT_TRUE(lorenz({}).empty());
  std::vector<std::int64_t> many(100'001, 1);
  EXPECT_EQ(lorenz(many).size(), 101u);
}

TEST(Moments, Weighted) {
  const std::array<double, 3> v{1, 2, 6}, w{1, 1, 1}, u{2, 1, 1};
  EXPECT_NEAR(weighted_moments(v, w).variance, moments(v).variance, 1e-12);
  EXPECT_NEAR(weighted_moments(v, u).mean, 2.5, 1e-12);
  EXPECT_NEAR(moments_of_sums(3, 9, 41).variance, moments(v).variance, 1e-12);
}

}  // namespace
}  // namespace clientele::stats
