// Times the models of lifetime value on simulated customers, and says whether they were recovered:
// models_bench [CUSTOMERS]. Medians of five rounds, as JSON.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <vector>

#include "engine/sample/random.h"
#include "stats/clv/fit.h"
#include "stats/clv/predict.h"

namespace {

using clientele::sample::Random;
using namespace clientele::stats;

constexpr Parameters kTruth = {.243, 31, .793, 2.426};  // by day: CDNOW's, 4.4 weeks
constexpr int kRounds = 5;

// A year of history, first purchases over its first twelve weeks. Times are rounded to days, as
// files hold them; purchases of one day count each, as the model has them.
std::vector<Buyer> simulate(std::size_t n) {
  std::vector<Buyer> out(n);
  for (std::size_t i = 0; i < n; ++i) {
    Random random(1, 1, i);
    auto& buyer = out[i];
    buyer.age = 365 - static_cast<std::int32_t>(random.below(84));
    const double rate = random.gamma(kTruth[0], kTruth[1]);
    const double leave = random.beta(kTruth[2], kTruth[3]);
    for (double time = random.exponential(rate); time <= buyer.age;
         time += random.exponential(rate)) {
      ++buyer.repeats;
      buyer.last = static_cast<std::int32_t>(time + 0.5);
      if (random.chance(leave)) break;
    }
  }
  return out;
}

// Of the processor, not of the clock on the wall: other work on the machine does not count.
double median_ms(const std::function<void()>& work) {
  std::vector<double> times;
  for (int round = 0; round < kRounds; ++round) {
    const auto begin = std::clock();
    work();
    times.push_back(1000.0 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
  }
  std::sort(times.begin(), times.end());
  return times[kRounds / 2];
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t n = argc > 1 ? static_cast<std::size_t>(std::atoll(argv[1])) : 1'000'000;
  const auto buyers = simulate(n);
  BuyerGroups groups;
  const double grouping = median_ms([&] { groups = group_buyers(buyers); });
  BuyingFit fit;
  const double fitting = median_ms([&] {
    fit = fit_buying({BuyingModel::bg_nbd, 1}, BuyerSample(groups.groups, 7));
  });
  double sum = 0;
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
    sum = 0;
    for (const auto group : groups.group_of) sum += answers[group].discounted;
  });
  double worst = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    const double truth = i == 1 ? kTruth[i] / 7 : kTruth[i];
    worst = std::max(worst, std::abs(fit.parameters[i] - truth) / fit.standard_errors[i]);
  }
  std::printf(
      "{\"customers\": %zu, \"groups\": %zu, \"group_ms\": %.0f, \"fit_ms\": %.0f, "
      "\"predict_ms\": %.0f, \"evaluations\": %d, \"converged\": %s, "
      "\"worst_standard_errors\": %.2f, \"discounted\": %.6f}\n",
      n, groups.groups.size(), grouping, fitting, predicting, fit.evaluations,
      fit.ok() ? "true" : "false", worst, sum);
  return fit.ok() ? 0 : 1;
}
