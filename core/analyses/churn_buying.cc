#include "analyses/churn_buying.h"

#include <cmath>

#include "stats/clv/predict.h"

namespace clientele {
namespace {

constexpr double kWeek = 7;             // days: the model's unit
constexpr std::size_t kGroups = 2'000;  // of buyers; more are thinned

double five_digits(double value) { return std::round(value * 1e5) / 1e5; }

}  // namespace

stats::Buyer buyer_of(const ChurnFeatures& known) {
  const auto days = [&](ChurnFeature feature) {
    return static_cast<Day>(known[static_cast<std::size_t>(feature)]);
  };
  const Day tenure = days(ChurnFeature::tenure);
  return {static_cast<std::uint32_t>(days(ChurnFeature::purchases) - 1),
          tenure - days(ChurnFeature::recency), tenure};
}

BuyingForecast::BuyingForecast(std::span<const stats::Buyer> buyers) {
  const stats::BuyerSample sample(stats::thin(stats::group_buyers(buyers).groups, kGroups), kWeek);
  for (const auto model :
       {stats::BuyingModel::bg_nbd, stats::BuyingModel::mbg_nbd, stats::BuyingModel::nbd}) {
    fit_ = stats::fit_buying({model, 1}, sample);
    if (fit_.ok()) return;
  }
}

double BuyingForecast::p_gone(const stats::Buyer& buyer) const {
  return five_digits(1 - stats::Predictor(fit_.spec, fit_.parameters, kWeek).p_alive(buyer));
}

// While alive, purchases are Poisson with a rate of Gamma(r + x, alpha + T): Fader, Hardie & Lee
// (2005), so P(none in t | alive) = ((alpha + T) / (alpha + T + t))^(r + x).
double BuyingForecast::p_silent(const stats::Buyer& buyer, Day days) const {
  const double alive = stats::Predictor(fit_.spec, fit_.parameters, kWeek).p_alive(buyer);
  const double age = fit_.parameters[1] + buyer.age / kWeek;
  const double shape = fit_.parameters[0] + buyer.repeats;
  const double none = std::exp(shape * (std::log(age) - std::log(age + days / kWeek)));
  return five_digits(1 - alive * (1 - none));
}

}  // namespace clientele
