// Known answers are R's: the call stands beside each.
#include "stats/tests.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "stats/correction.h"
#include "stats/correlation.h"
#include "stats/distributions.h"
#include "support/property.h"

namespace clientele::stats {
namespace {

TEST(Distributions, KnownQuantiles) {
  EXPECT_NEAR(normal_quantile(0.975), 1.959963984540054, 1e-12);
  EXPECT_NEAR(t_quantile(0.975, 9), 2.262157162740992, 1e-10);       // qt(.975, 9)
  EXPECT_NEAR(chi_square_upper(3.841458820694124, 1), 0.05, 1e-12);  // qchisq(.95, 1)
  EXPECT_NEAR(f_upper(4.102821015130399, 2, 10), 0.05, 1e-10);       // qf(.95, 2, 10)
  EXPECT_NEAR(binomial_cdf(3, 10, 0.5), 0.171875, 1e-12);
  EXPECT_TRUE(std::isnan(t_quantile(0.975, 0)));
  EXPECT_TRUE(std::isnan(normal_quantile(2)));
}

// Newcombe, Statistics in Medicine 17 (1998), 857-872, table I, method 3.
TEST(Intervals, Wilson) {
  EXPECT_NEAR(wilson(81, 263).low, 0.2553, 5e-5);
  EXPECT_NEAR(wilson(81, 263).high, 0.3662, 5e-5);
  EXPECT_EQ(wilson(0, 20).low, 0);
  EXPECT_NEAR(wilson(0, 20).high, 0.1611, 5e-5);
  EXPECT_EQ(wilson(20, 20).high, 1);
  EXPECT_EQ(wilson(0, 0).high, 1);
}

TEST(Intervals, NetPromoterScoreOfTheAirportSurvey) {
  EXPECT_NEAR(nps(1436, 968, 342), 39.84, 0.005);
  const auto interval = nps_interval(1436, 968, 342);
  EXPECT_LT(interval.low, 39.84);
  EXPECT_GT(interval.high, 39.84);
  EXPECT_NEAR(interval.high - interval.low, 5.25, 0.05);
  EXPECT_LE(nps_interval(3, 0, 0).high, 100);
}

// The interval covers the truth as often as it says, also for few answers (statistics.md).
TEST(Intervals, NetPromoterCoverageForTenAnswers) {
  test::Random random(7);
  int covered = 0;
  constexpr int kRounds = 4000;
  for (int round = 0; round < kRounds; ++round) {
    double up = 0, mid = 0, down = 0;
    for (int i = 0; i < 10; ++i) {
      const auto x = random.below(10);
      (x < 4 ? up : x < 8 ? mid : down) += 1;
    }
    if (nps_interval(up, mid, down).contains(20)) ++covered;
  }
  EXPECT_GT(static_cast<double>(covered) / kRounds, 0.92);
  EXPECT_LT(static_cast<double>(covered) / kRounds, 0.98);
}

TEST(Tests, TwoProportions) {
  const auto d = two_proportions(45, 100, 30, 100);
  EXPECT_NEAR(d.statistic, 2.190890, 5e-6);
  EXPECT_NEAR(d.p, 0.028460, 5e-6);  // prop.test(c(45, 30), c(100, 100), correct = FALSE)
  // Newcombe, the same volume, 873-890, table II: 56/70 - 48/80, method 10.
  const auto newcombe = two_proportions(56, 70, 48, 80).interval;
  EXPECT_NEAR(newcombe.low, 0.0524, 5e-5);
  EXPECT_NEAR(newcombe.high, 0.3339, 5e-5);
  EXPECT_EQ(two_proportions(0, 10, 0, 12).p, 1);
}

TEST(Tests, WelchOnSleepData) {
  // t.test(extra ~ group, data = sleep): t = -1.8608, df = 17.776, p = 0.07939
  const std::array<double, 10> first{.7, -1.6, -.2, -1.2, -.1, 3.4, 3.7, .8, 0, 2};
  const std::array<double, 10> second{1.9, .8, 1.1, .1, -.1, 4.4, 5.5, 1.6, 4.6, 3.4};
  const auto d = welch(moments(first), moments(second));
  EXPECT_NEAR(d.statistic, -1.860813, 1e-6);
  EXPECT_NEAR(d.degrees, 17.776474, 1e-6);
  EXPECT_NEAR(d.p, 0.0793941, 1e-7);
  EXPECT_NEAR(d.interval.low, -3.3654832, 1e-6);
  // Two groups: the analysis of variance is the same test.
  const std::array<Moments, 2> groups{moments(first), moments(second)};
  EXPECT_NEAR(welch_anova(groups).p, d.p, 1e-12);
}

TEST(Tests, ChiSquareOfATwoByThreeTable) {
  // chisq.test(matrix(c(762, 327, 468, 484, 239, 477), 2, byrow = TRUE)): 30.07, df 2
  const std::array<double, 6> party{762, 327, 468, 484, 239, 477};
  const auto t = chi_square(party, 3);
  EXPECT_NEAR(t.statistic, 30.070149, 1e-6);
  EXPECT_EQ(t.degrees, 2);
  EXPECT_NEAR(t.p, 2.953589e-07, 1e-12);
  const std::array<double, 4> one_row{3, 4, 0, 0};
  EXPECT_EQ(chi_square(one_row, 2).p, 1);
}

TEST(Tests, KruskalWallisOfHollanderAndWolfe) {
  // kruskal.test(list(c(2.9,3.0,2.5,2.6,3.2), c(3.8,2.7,4.0,2.4), c(2.8,3.4,3.7,2.2,2.0))):
  // 0.77143, df 2, p 0.68
  const std::vector<std::vector<double>> groups = {
      {2.9, 3.0, 2.5, 2.6, 3.2}, {3.8, 2.7, 4.0, 2.4}, {2.8, 3.4, 3.7, 2.2, 2.0}};
  std::vector<std::vector<std::uint64_t>> counts(3, std::vector<std::uint64_t>(41, 0));
  for (std::size_t g = 0; g < 3; ++g) {
    for (const double v : groups[g]) ++counts[g][static_cast<std::size_t>(std::lround(v * 10))];
  }
  const auto t = kruskal_wallis(counts);
  EXPECT_NEAR(t.statistic, 0.7714286, 1e-7);
  EXPECT_NEAR(t.p, 0.6799648, 1e-7);
}

TEST(Tests, MannKendall) {
  const std::array<double, 10> up{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
  EXPECT_NEAR(mann_kendall(up).statistic, 44 / std::sqrt(125.0), 1e-12);
  const std::array<double, 5> flat{2, 2, 2, 2, 2};
  EXPECT_EQ(mann_kendall(flat).p, 1);
}

TEST(Correction, HolmAndBenjaminiHochberg) {
  const std::array<double, 4> p{0.01, 0.04, 0.03, 0.005};
  // p.adjust(p, "holm"), p.adjust(p, "BH")
  const std::vector<double> by_holm{0.03, 0.06, 0.06, 0.02}, by_bh{0.02, 0.04, 0.04, 0.02};
  const auto h = holm(p), b = benjamini_hochberg(p);
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_NEAR(h[i], by_holm[i], 1e-15);
    EXPECT_NEAR(b[i], by_bh[i], 1e-15);
  }
}

TEST(Correlation, PearsonAndSpearman) {
  const std::array<double, 5> x{1, 2, 3, 4, 5}, y{2, 1, 4, 3, 7};
  EXPECT_NEAR(pearson(x, y), 12 / std::sqrt(10 * 21.2), 1e-12);
  EXPECT_NEAR(spearman(x, y), 0.8, 1e-12);
  EXPECT_NEAR(pearson_of_sums(5, 15, 17, 55, 79, 63), pearson(x, y), 1e-12);
  const std::array<double, 5> flat{1, 1, 1, 1, 1};
  EXPECT_TRUE(std::isnan(pearson(x, flat)));
}

}  // namespace
}  // namespace clientele::stats
