// Survival curves against the leukaemia remissions every textbook works through.
#include "stats/survival.h"

#include <gtest/gtest.h>

namespace clientele::stats {
namespace {

// Freireich et al., Blood 21 (1963): weeks in remission; negative: still in remission.
ExitTable exits(std::initializer_list<int> weeks) {
  ExitTable out(40);
  for (const int w : weeks) {
    auto& at = out[static_cast<std::size_t>(w < 0 ? -w : w)];
    (w < 0 ? at.censored : at.left) += 1;
  }
  return out;
}
const ExitTable kTreated = exits(
    {6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35});
const ExitTable kPlacebo =
    exits({1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23});

TEST(Survival, FreireichCurveMedianAndLogRank) {
  const auto curve = kaplan_meier(kTreated);
  EXPECT_NEAR(survival_at(curve, 6).survival, 0.8571, 1e-4);
  EXPECT_NEAR(survival_at(curve, 10).survival, 0.7529, 1e-4);
  EXPECT_NEAR(survival_at(curve, 23).survival, 0.4482, 1e-4);
  // R: survfit(..., conf.type = "log-log") gives .620-.952 at 6 weeks.
  EXPECT_NEAR(survival_at(curve, 6).interval.low, 0.620, 1e-3);
  EXPECT_NEAR(survival_at(curve, 6).interval.high, 0.952, 1e-3);
  ASSERT_TRUE(median_lifetime(curve));
  EXPECT_EQ(median_lifetime(curve)->median, 23);
  EXPECT_FALSE(median_lifetime(curve)->high);
  EXPECT_EQ(median_lifetime(kaplan_meier(kPlacebo))->median, 8);
  const std::vector<ExitTable> groups = {kTreated, kPlacebo};
  EXPECT_NEAR(log_rank(groups).statistic, 16.79, 0.01);
  EXPECT_EQ(log_rank(groups).degrees, 1);
}

TEST(Survival, WithoutExitsNothingFallsAndNothingDiffers) {
  const auto curve = kaplan_meier({{0, 5}, {0, 3}});
  EXPECT_EQ(survival_at(curve, 1).survival, 1);
  EXPECT_FALSE(median_lifetime(curve));
  const std::vector<ExitTable> groups = {{{0, 5}}, {{0, 3}}};
  EXPECT_EQ(log_rank(groups).p, 1);
  EXPECT_TRUE(kaplan_meier({}).empty());
}

}  // namespace
}  // namespace clientele::stats
