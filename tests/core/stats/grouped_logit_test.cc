#include "stats/grouped_logit.h"

#include <gtest/gtest.h>

#include <cmath>

namespace clientele::stats {
namespace {

// Of a two-by-two table: ln(ad / bc), and Woolf's standard error (Annals of Human Genetics 19,
// 1955).
TEST(GroupedLogit, TwoByTwoIsTheLogOddsRatio) {
  const LogitCell cells[] = {{{}, 1000, 100}, {{0}, 1000, 300}};
  const auto fit = fit_logit(cells, 1);
  ASSERT_TRUE(fit.converged);
  EXPECT_NEAR(fit.weights[0], std::log(300.0 * 900 / (700.0 * 100)), 0.005);
  EXPECT_NEAR(fit.standard_errors[0], std::sqrt(1 / 300.0 + 1 / 700.0 + 1 / 100.0 + 1 / 900.0),
              0.001);
  EXPECT_LT(fit.p_value(0, 1), 1e-20);
}

// The second attribute goes with conversion only because it goes with the first.
TEST(GroupedLogit, HoldsTheOtherAttributeEqual) {
  const LogitCell cells[] = {{{}, 900, 90}, {{0}, 100, 40}, {{1}, 100, 10}, {{0, 1}, 900, 360}};
  const auto fit = fit_logit(cells, 2);
  ASSERT_TRUE(fit.converged);
  EXPECT_NEAR(fit.weights[0], std::log(0.4 / 0.6 * 0.9 / 0.1), 0.02);
  EXPECT_NEAR(fit.weights[1], 0, 0.02);
  EXPECT_GT(fit.p_value(1, 2), 0.5);
}

TEST(GroupedLogit, ALevelThatNeverConvertsKeepsAFiniteWeight) {
  const LogitCell cells[] = {{{}, 500, 50}, {{0}, 60, 0}};
  const auto fit = fit_logit(cells, 1);
  ASSERT_TRUE(fit.converged);
  EXPECT_LT(fit.weights[0], -1);
  EXPECT_GT(fit.weights[0], -10);
}

TEST(GroupedLogit, NothingToLearnIsNoFit) {
  EXPECT_FALSE(fit_logit({}, 1).converged);
  const LogitCell all[] = {{{0}, 50, 50}};
  EXPECT_FALSE(fit_logit(all, 1).converged);
}

}  // namespace
}  // namespace clientele::stats
