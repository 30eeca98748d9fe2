#include "stats/stratified.h"

#include <gtest/gtest.h>

#include <array>
#include <vector>

namespace clientele::stats {
namespace {

// Berkeley's admissions of 1973 by department (Bickel, Hammel & O'Connell, Science 187, 1975): men
// and women, R's UCBAdmissions. mantelhaen.test(UCBAdmissions, correct = FALSE): 1.5246, p = .2169.
constexpr std::array<SharesOfStratum, 6> kBerkeley = {{{512, 825, 89, 108},
                                                       {353, 560, 17, 25},
                                                       {120, 325, 202, 593},
                                                       {138, 417, 131, 375},
                                                       {53, 191, 94, 393},
                                                       {22, 373, 24, 341}}};

TEST(StratifiedShares, BerkeleysAdmissionsDifferOnlyOverAllDepartments) {
  const auto result = stratified_shares(kBerkeley);
  EXPECT_NEAR(result.statistic, 1.5246, 5e-5);
  EXPECT_NEAR(result.p, 0.2169, 5e-5);
  EXPECT_NEAR(result.estimate, result.first - result.second, 1e-12);
  EXPECT_TRUE(result.interval.contains(0));
  SharesOfStratum all;
  for (const auto& s : kBerkeley) {
    all.successes1 += s.successes1, all.n1 += s.n1;
    all.successes2 += s.successes2, all.n2 += s.n2;
  }
  const std::array<SharesOfStratum, 1> one = {all};
  EXPECT_LT(stratified_shares(one).p, 1e-15);
  EXPECT_NEAR(stratified_shares(one).estimate, 1198.0 / 2691 - 557.0 / 1835, 1e-12);
}

// Strata without one of the groups compare nothing; nor does nothing at all.
TEST(StratifiedShares, StrataOfOneGroupSayNothing) {
  auto more = std::vector<SharesOfStratum>(kBerkeley.begin(), kBerkeley.end());
  more.push_back({50, 100, 0, 0});
  EXPECT_EQ(stratified_shares(more).statistic, stratified_shares(kBerkeley).statistic);
  EXPECT_EQ(stratified_shares({}).p, 1);
  const std::array<SharesOfStratum, 1> nobody = {{{0, 40, 0, 60}}};
  EXPECT_EQ(stratified_shares(nobody).p, 1);
  EXPECT_EQ(stratified_shares(nobody).least_expected, 0);
}

}  // namespace
}  // namespace clientele::stats
