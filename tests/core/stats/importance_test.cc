#include "stats/importance.h"

#include <gtest/gtest.h>

#include <vector>

#include "stats/correlation.h"
#include "stats/swiss.h"

namespace clientele::stats {
namespace {

// Fertility on the five others; the response stands last in the matrix.
CorrelationMatrix swiss() {
  std::vector<std::vector<double>> columns(6);
  for (const auto& row : test::kSwiss) {
    for (std::size_t c = 0; c < 6; ++c) columns[(c + 5) % 6].push_back(row[c]);
  }
  CorrelationMatrix m{6, std::vector<double>(36)};
  for (std::size_t i = 0; i < 6; ++i) {
    for (std::size_t j = 0; j < 6; ++j) m.at(i, j) = pearson(columns[i], columns[j]);
  }
  return m;
}

void expect_shares(const Importance& found, const std::vector<double>& expected) {
  EXPECT_NEAR(found.r_squared, 0.706735, 5e-7);
  ASSERT_EQ(found.shares.size(), expected.size());
  double sum = 0;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_NEAR(found.shares[i], expected[i], 5e-7) << i;
    sum += found.shares[i];
  }
  EXPECT_NEAR(sum, found.r_squared, 1e-12);
}

// Expected: R package relaimpo 2.2, calc.relimp(swiss, type = "lmg").
TEST(Importance, LmgOfSwiss) {
  const auto found = lmg(swiss());
  ASSERT_TRUE(found);
  expect_shares(*found, {.057091, .171173, .260135, .105570, .112766});
}

// Expected: Johnson's relative weights of the same regression, from R's eigen().
TEST(Importance, RelativeWeightsOfSwiss) {
  const auto found = relative_weights(swiss());
  ASSERT_TRUE(found);
  expect_shares(*found, {.048417, .154708, .271964, .114680, .116966});
}

TEST(Importance, RefusesPredictorsThatRepeatEachOther) {
  const CorrelationMatrix twins{3, {1, 1, .5, 1, 1, .5, .5, .5, 1}};
  EXPECT_FALSE(lmg(twins));
  EXPECT_FALSE(relative_weights(twins));
}

TEST(Importance, OnePredictorTakesAll) {
  const CorrelationMatrix one{2, {1, .6, .6, 1}};
  EXPECT_NEAR(lmg(one)->shares[0], .36, 1e-15);
  EXPECT_NEAR(relative_weights(one)->shares[0], .36, 1e-15);
}

}  // namespace
}  // namespace clientele::stats
