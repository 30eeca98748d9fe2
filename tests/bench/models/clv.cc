// Times of lifetime value on simulated customers, and whether their parameters come back:
// clv_bench [CUSTOMERS].
#include <cmath>
#include <cstdlib>
#include <vector>

#include "engine/sample/random.h"
#include "measure.h"
#include "stats/clv/fit.h"
#include "stats/clv/gamma_gamma.h"
#include "stats/clv/predict.h"

namespace {

using clientele::bench::median_ms;
using clientele::sample::Random;
using namespace clientele::stats;

constexpr Parameters kTruth = {.243, 31, .793, 2.426};  // by day: CDNOW's, 4.4 weeks
constexpr double kSpendP = 6.25, kSpendQ = 3.74, kSpendGamma = 15.44;

struct World {
  std::vector<Buyer> buyers;
  std::vector<double> means;  // spend per repeat purchase; 0 where there is none
};

// A year of history, first purchases over its first twelve weeks. Times are rounded to days, as
// files hold them; purchases of one day count each, as the model has them.
World simulate(std::size_t n) {
  World out{std::vector<Buyer>(n), std::vector<double>(n)};
  for (std::size_t i = 0; i < n; ++i) {
    Random random(1, 1, i);
    auto& buyer = out.buyers[i];
    buyer.age = 365 - static_cast<std::int32_t>(random.below(84));
    const double rate = random.gamma(kTruth[0], kTruth[1]);
    const double leave = random.beta(kTruth[2], kTruth[3]);
    for (double time = random.exponential(rate); time <= buyer.age;
         time += random.exponential(rate)) {
      ++buyer.repeats;
      buyer.last = static_cast<std::int32_t>(time + 0.5);
      if (random.chance(leave)) break;
    }
    if (buyer.repeats == 0) continue;
    const double spend_rate = random.gamma(kSpendQ, kSpendGamma);
    out.means[i] = random.gamma(kSpendP * buyer.repeats, spend_rate) / buyer.repeats;
  }
  return out;
}

double worst_error(const BuyingFit& fit, const SpendFit& spend) {
  double worst = 0;
  const auto compare = [&](double found, double truth, double error) {
    worst = std::max(worst, std::abs(found - truth) / error);
  };
  for (std::size_t i = 0; i < 4; ++i)
    compare(fit.parameters[i], i == 1 ? kTruth[i] / 7 : kTruth[i], fit.standard_errors[i]);
  compare(spend.p, kSpendP, spend.standard_errors[0]);
  compare(spend.q, kSpendQ, spend.standard_errors[1]);
  compare(spend.gamma, kSpendGamma, spend.standard_errors[2]);
  return worst;
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t n = argc > 1 ? static_cast<std::size_t>(std::atoll(argv[1])) : 1'000'000;
  const auto world = simulate(n);
  clientele::bench::Record record;

  BuyerGroups groups;
  BuyingFit fit;
  const double grouping = median_ms([&] { groups = group_buyers(world.buyers); });
  const double fitting = median_ms([&] {
    fit = fit_buying({BuyingModel::bg_nbd, 1}, BuyerSample(groups.groups, 7));
  });
  record.time("BG/NBD fit with standard errors", grouping + fitting, 300, 600);

  SpendFit spend;
  const double spending = median_ms([&] {
    std::vector<Spender> spenders;
    for (std::size_t i = 0; i < n; ++i) {
      if (world.means[i] > 0) spenders.push_back({world.buyers[i].repeats, world.means[i]});
    }
    spend = fit_spend(spenders);
  });

  double value = 0;
  const double predicting = median_ms([&] {
    const Predictor predictor(fit.spec, fit.parameters, 7);
    struct Answer {
      double alive, expected, discounted;
    };
    std::vector<Answer> answers;
    for (const auto& [buyer, weight] : groups.groups) {
      const double alive = predictor.p_alive(buyer);
      answers.push_back({alive, alive * predictor.expected_alive(buyer, 365),
                         alive * predictor.discounted_alive(buyer, 365, .1)});
    }
    value = 0;
    for (std::size_t i = 0; i < n; ++i) {
      const double worth = spend.expected(world.buyers[i].repeats, world.means[i]);
      value += answers[groups.group_of[i]].discounted * worth;
    }
  });
  record.time("Gamma-Gamma fit, P(alive), purchases, CLV of all", spending + predicting, 1000,
              1000);

  const double worst = worst_error(fit, spend);
  record.fact("customers", static_cast<double>(n));
  record.fact("groups", static_cast<double>(groups.groups.size()));
  record.fact("evaluations", fit.evaluations);
  record.fact("clv", value);
  record.fact("worst_standard_errors", worst);
  return record.print(fit.ok() && spend.ok() && worst < 3);
}
