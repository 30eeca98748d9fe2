// What public packages got wrong (design/statistics.md), one test each, and recovery from simulated
// customers.
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "engine/sample/random.h"
#include "stats/clv/fit.h"
#include "stats/clv/gamma.h"
#include "stats/clv/gamma_gamma.h"
#include "stats/clv/predict.h"

namespace clientele::stats {
namespace {

using sample::Random;

// Customers of a BG/NBD world (MBG with `at_zero`), Erlang-k intervals, ages spread over `spread`
// days up to `age`.
std::vector<Buyer> simulate(std::size_t n, const Parameters& p, std::int32_t age,
                            std::int32_t spread, unsigned k = 1, bool at_zero = false,
                            double unit = 7) {
  std::vector<Buyer> out;
  for (std::size_t i = 0; i < n; ++i) {
    Random random(11, 1, i);
    Buyer buyer;
    buyer.age = age - static_cast<std::int32_t>(random.below(static_cast<std::size_t>(spread) + 1));
    const double rate = random.gamma(p[0], p[1]), leave = random.beta(p[2], p[3]);
    double time = 0;
    std::int32_t day = 0;
    bool alive = !at_zero || !random.chance(leave);
    while (alive) {
      time += random.gamma(k, rate) * unit;
      if (time > buyer.age) break;
      // Days are what a ledger knows: purchases of one day are one.
      const auto next = static_cast<std::int32_t>(std::ceil(time));
      if (next > buyer.age) break;
      if (next > day) {
        day = next;
        ++buyer.repeats;
        buyer.last = day;
      }
      alive = !random.chance(leave);
    }
    out.push_back(buyer);
  }
  return out;
}

BuyingFit fit_to(const ModelSpec& spec, const std::vector<Buyer>& buyers, double unit = 7) {
  return fit_buying(spec, BuyerSample(group_buyers(buyers).groups, unit));
}

void expect_recovered(const BuyingFit& fit, const Parameters& truth) {
  ASSERT_EQ(fit.failure, FitFailure::none) << failure_name(fit.failure);
  for (std::size_t i = 0; i < fit.spec.parameters(); ++i) {
    EXPECT_LT(std::abs(fit.parameters[i] - truth[i]), 3 * fit.standard_errors[i])
        << i << ": " << fit.parameters[i] << " for " << truth[i];
  }
}

TEST(Gamma, AgreesWithTheStandardLibrary) {
  for (const double x : {1e-6, .01, .3, 1.0, 1.5, 2.0, 7.7, 12.0, 1e3, 1e6}) {
    EXPECT_NEAR(log_gamma(x), std::lgamma(x), 1e-13 * (1 + std::abs(std::lgamma(x)))) << x;
    EXPECT_NEAR(digamma(x), digamma(x + 1) - 1 / x, 1e-12 * (1 + 1 / x)) << x;
  }
  EXPECT_NEAR(digamma(1), -0.57721566490153286, 1e-14);
}

TEST(Likelihood, GradientsAreTheDerivatives) {
  const auto buyers = simulate(300, {.8, 6, .7, 2.5}, 400, 200);
  const BuyerSample sample(group_buyers(buyers).groups, 7);
  const ModelSpec specs[] = {{BuyingModel::nbd, 1},       {BuyingModel::bg_nbd, 1},
                             {BuyingModel::mbg_nbd, 1},   {BuyingModel::pareto_nbd, 1},
                             {BuyingModel::bg_cnbd_k, 3}, {BuyingModel::mbg_cnbd_k, 2}};
  for (const auto& spec : specs) {
    const Parameters at = {.7, 5, .9, 2};
    Parameters by, unused;
    log_likelihood(spec, at, sample, by);
    for (std::size_t i = 0; i < spec.parameters(); ++i) {
      auto up = at, down = at;
      const double step = 1e-5 * at[i];
      up[i] += step;
      down[i] -= step;
      const double slope =
          (log_likelihood(spec, up, sample, unused) - log_likelihood(spec, down, sample, unused)) /
          (2 * step);
      EXPECT_NEAR(by[i], slope, 1e-4 * (1 + std::abs(slope))) << model_name(spec.model) << i;
    }
  }
}

TEST(Trap, GroupedRowsGiveTheLikelihoodOfTheirCustomers) {
  const auto buyers = simulate(500, {.8, 6, .7, 2.5}, 200, 30);
  std::vector<BuyerGroup> each;
  for (const auto& buyer : buyers) each.push_back({buyer, 1});
  const Parameters at = {.7, 5, .9, 2};
  Parameters unused;
  const ModelSpec spec{BuyingModel::bg_nbd, 1};
  const double grouped =
      log_likelihood(spec, at, BuyerSample(group_buyers(buyers).groups, 7), unused);
  EXPECT_NEAR(grouped / log_likelihood(spec, at, BuyerSample(each, 7), unused), 1, 1e-13);
}

TEST(Trap, NoRepeatWithABelowOneIsAlive) {
  const Predictor predictor({BuyingModel::bg_nbd, 1}, {.24, 4.4, .1, .2}, 7);
  EXPECT_EQ(predictor.p_alive({0, 0, 300}), 1);
  const double expected = predictor.expected({0, 0, 300}, 365);
  EXPECT_GT(expected, 0);
  EXPECT_LT(expected, 1);
}

TEST(Trap, FrequenciesInTheThousandsStayFinite) {
  for (const auto model :
       {BuyingModel::nbd, BuyingModel::bg_nbd, BuyingModel::mbg_nbd, BuyingModel::pareto_nbd}) {
    const Predictor predictor({model, 1}, {.24, 4.4, .79, 2.4}, 7);
    const Buyer busy{5000, 6990, 7000}, gone{5000, 3000, 7000};
    EXPECT_GT(predictor.p_alive(busy), 0.5) << model_name(model);
    const bool leaves = model != BuyingModel::nbd;
    EXPECT_EQ(predictor.p_alive(gone) < 1e-6, leaves) << model_name(model);
    const double expected = predictor.expected(busy, 365);
    EXPECT_TRUE(expected > 0 && expected < 365) << model_name(model) << expected;
    Parameters by;
    const BuyerSample sample({{busy, 40}, {gone, 3}}, 7);
    EXPECT_TRUE(std::isfinite(log_likelihood({model, 1}, {.24, 4.4, .79, 2.4}, sample, by)));
    for (const double slope : by) EXPECT_TRUE(std::isfinite(slope));
  }
}

TEST(Trap, ChancesOfCountsPastOneHundredSeventySumToOne) {
  const Predictor predictor({BuyingModel::bg_nbd, 1}, {5, 1, .01, 50}, 1);
  const auto tail = predictor.at_least({400, 99, 100}, 100, 1e-12);
  ASSERT_GT(tail.size(), 300u);
  const double mean = std::accumulate(tail.begin() + 1, tail.end(), 0.0);
  EXPECT_NEAR(mean / predictor.expected({400, 99, 100}, 100), 1, 1e-9);
}

TEST(Trap, YearlyDiscountIsNotAppliedPerWeek) {
  // One purchase a week for ever, nobody leaves: a year's payments at 10% lose about 4.7%.
  const Predictor weekly({BuyingModel::nbd, 1}, {1e6, 1e6, 0, 0}, 7);
  const double plain = weekly.expected({0, 0, 7}, 365.25);
  EXPECT_NEAR(plain, 365.25 / 7, 1e-3);
  const double rate = std::log1p(.1);
  EXPECT_NEAR(weekly.discounted({0, 0, 7}, 365.25, .1) / plain, (1 - 1 / 1.1) / rate, 1e-6);
  const Predictor daily({BuyingModel::nbd, 1}, {1e6, 7e6, 0, 0}, 1);
  EXPECT_NEAR(daily.discounted({0, 0, 7}, 365.25, .1) / plain, (1 - 1 / 1.1) / rate, 1e-5);
}

TEST(Trap, TimeUnitChangesNoPrediction) {
  const Predictor weeks({BuyingModel::bg_nbd, 1}, {.24, 4.4, .79, 2.4}, 7);
  const Predictor days({BuyingModel::bg_nbd, 1}, {.24, 4.4 * 7, .79, 2.4}, 1);
  for (const Buyer buyer : {Buyer{0, 0, 100}, Buyer{3, 80, 250}, Buyer{40, 900, 1000}}) {
    EXPECT_NEAR(weeks.p_alive(buyer), days.p_alive(buyer), 1e-12);
    EXPECT_NEAR(weeks.expected(buyer, 365) / days.expected(buyer, 365), 1, 1e-11);
  }
}

TEST(Trap, DiscountedForeverIsTheLimitOfLongHorizons) {
  const Predictor predictor({BuyingModel::bg_nbd, 1}, {.24, 4.4, .79, 2.4}, 7);
  const Buyer buyer{2, 213, 272};
  double sum = 0;  // by months, from the expectation alone
  const double rate = std::log1p(.1) / 365.25;
  for (int month = 0; month < 1200; ++month) {
    const double from = month * 30.4375, to = from + 30.4375;
    sum += (predictor.expected(buyer, to) - predictor.expected(buyer, from)) *
           std::exp(-rate * (from + to) / 2);
  }
  EXPECT_NEAR(predictor.discounted_forever(buyer, .1) / sum, 1, 2e-3);
}

TEST(Trap, CnbdPredictionsNeedNobodyElse) {
  // k = 1 written as CNBD is the NBD model; k = 3 agrees with simulation from the same posterior.
  const Parameters p = {.9, 2, .8, 2.4};
  const Buyer buyer{3, 80, 120};
  const Predictor one({BuyingModel::bg_cnbd_k, 1}, p, 7), nbd({BuyingModel::bg_nbd, 1}, p, 7);
  EXPECT_EQ(one.expected(buyer, 365), nbd.expected(buyer, 365));
  const Predictor three({BuyingModel::mbg_cnbd_k, 3}, {.9, .7, .8, 2.4}, 7);
  double sum = 0;
  constexpr int kCustomers = 40'000;
  const auto world = simulate(kCustomers, {.9, .7, .8, 2.4}, 364, 0, 3, true);
  for (const auto& b : world) sum += b.repeats;
  EXPECT_NEAR(sum / kCustomers / three.expected_of_new(364), 1, 0.03);
}

TEST(Trap, IntervalsAreOfTheOutcome) {
  const Predictor predictor({BuyingModel::bg_nbd, 1}, {.24, 4.4, .79, 2.4}, 7);
  const Buyer buyer{6, 230, 260};
  const auto range = predictor.count_range(buyer, 365);
  EXPECT_EQ(range.low, 0);
  EXPECT_GT(range.high, 2 * predictor.expected(buyer, 365));
  const auto pareto = Predictor({BuyingModel::pareto_nbd, 1}, {.55, 10.6, .6, 11.7}, 7);
  const auto tail = pareto.at_least(buyer, 365, 1e-12);
  EXPECT_NEAR(std::accumulate(tail.begin() + 1, tail.end(), 0.0) / pareto.expected(buyer, 365), 1,
              1e-4);
}

TEST(Trap, SpendWithoutAMeanSaysSo) {
  SpendFit fit;
  fit.p = 2;
  fit.q = .9;
  fit.gamma = 10;
  EXPECT_FALSE(fit.has_mean());
  EXPECT_TRUE(std::isnan(fit.expected(0, 0)));
  EXPECT_GT(fit.expected(3, 12), 0);
}

TEST(Trap, FitsThatCannotBeMadeSayWhy) {
  const ModelSpec spec{BuyingModel::bg_nbd, 1};
  EXPECT_EQ(fit_to(spec, {Buyer{3, 20, 50}}).failure, FitFailure::too_few);
  EXPECT_EQ(fit_to(spec, std::vector<Buyer>(200, Buyer{3, 20, 50})).failure, FitFailure::identical);
  std::vector<Buyer> once;
  for (std::int32_t i = 0; i < 200; ++i) once.push_back({0, 0, 100 + i});
  EXPECT_EQ(fit_to(spec, once).failure, FitFailure::no_repeats);
  // A world that nobody leaves: a fit may only say so, or be sure that few do.
  const auto loyal = simulate(3000, {1.5, 6, 1e-9, 1e3}, 700, 100);
  const auto fit = fit_to(spec, loyal);
  if (fit.ok()) {
    EXPECT_LT(fit.parameters[2] / (fit.parameters[2] + fit.parameters[3]), 0.01);
  } else {
    EXPECT_EQ(fit.failure, FitFailure::no_dropout) << failure_name(fit.failure);
  }
  EXPECT_TRUE(fit_to({BuyingModel::nbd, 1}, loyal).ok());
}

TEST(Trap, DailyUnitsOverYearsConverge) {
  const Parameters truth = {.6, 60, .8, 2.5};
  const auto buyers = simulate(20'000, truth, 3000, 2900, 1, false, 1);
  expect_recovered(fit_to({BuyingModel::bg_nbd, 1}, buyers, 1), truth);
}

// Thinned to 500 by rounding their days, these ran along a ridge of a and b far from the maximum.
TEST(Trap, ManyCustomersFindTheSummit) {
  const Parameters truth = {.55, 49, .8, 2.6};
  const auto buyers = simulate(60'000, truth, 731, 731, 1, false, 1);
  const ModelSpec spec{BuyingModel::bg_nbd, 1};
  const auto fit = fit_to(spec, buyers, 1);
  ASSERT_EQ(fit.failure, FitFailure::none) << failure_name(fit.failure);
  Parameters unused;
  const BuyerSample sample(group_buyers(buyers).groups, 1);
  EXPECT_GT(fit.log_likelihood, log_likelihood(spec, truth, sample, unused));
  for (std::size_t i = 0; i < 4; ++i) EXPECT_NEAR(fit.parameters[i] / truth[i], 1, 0.1) << i;
}

TEST(Simulation, RecoversMbg) {
  const Parameters truth = {.5, 60, .9, 1.6};
  expect_recovered(
      fit_to({BuyingModel::mbg_nbd, 1}, simulate(30'000, truth, 700, 365, 1, true, 1), 1), truth);
}

TEST(Simulation, RecoversMbgCnbdAndPrefersItsRegularity) {
  const Parameters truth = {.8, 20, .9, 3};
  const auto buyers = simulate(20'000, truth, 700, 365, 2, true, 1);
  expect_recovered(fit_to({BuyingModel::mbg_cnbd_k, 2}, buyers, 1), truth);
}

TEST(Simulation, RecoversGammaGamma) {
  std::vector<Spender> spenders;
  for (std::size_t i = 0; i < 20'000; ++i) {
    Random random(5, 2, i);
    const double rate = random.gamma(3.74, 15.4);
    const auto x = static_cast<std::uint32_t>(1 + random.below(8));
    spenders.push_back({x, random.gamma(6.25 * x, rate) / x});
  }
  const auto fit = fit_spend(spenders);
  ASSERT_EQ(fit.failure, FitFailure::none);
  EXPECT_LT(std::abs(fit.p - 6.25), 3 * fit.standard_errors[0]);
  EXPECT_LT(std::abs(fit.q - 3.74), 3 * fit.standard_errors[1]);
  EXPECT_LT(std::abs(fit.gamma - 15.4), 3 * fit.standard_errors[2]);
  // The range of money covers as it says: one more purchase of each of 2,000 customers.
  int inside = 0;
  for (std::size_t i = 0; i < 2000; ++i) {
    Random random(6, 2, i);
    const double rate = random.gamma(3.74, 15.4);
    const double mean = random.gamma(6.25 * 4, rate) / 4, next = random.gamma(6.25, rate);
    const double tail[] = {1, 1};
    const auto range = money_range(fit, 4, mean, tail);
    if (range.low <= next && next <= range.high) ++inside;
  }
  EXPECT_NEAR(inside / 2000.0, 0.95, 0.02);
}

}  // namespace
}  // namespace clientele::stats
