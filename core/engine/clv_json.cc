#include "engine/clv_json.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>

#include "stats/clv/fit.h"
#include "stats/clv/gamma_gamma.h"
#include "stats/clv/predict.h"

namespace clientele {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
using Json = nlohmann::ordered_json;
using stats::BuyingModel;

constexpr unsigned kLargestK = 4;
const std::string kSpend = "gamma_gamma";

std::optional<BuyingModel> model_of(const std::string& name) {
  for (int i = 0; i <= static_cast<int>(BuyingModel::mbg_cnbd_k); ++i) {
    if (stats::model_name(static_cast<BuyingModel>(i)) == name) return static_cast<BuyingModel>(i);
  }
  return std::nullopt;
}

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json parameter(double estimate, double error) {
  return {{"estimate", number(estimate)}, {"std_error", number(error)}};
}

Json head(const ClvRequest& request, double customers) {
  return {{"model", request.model},
          {"time_unit", request.weekly ? "week" : "day"},
          {"customers", customers}};
}

void add_outcome(Json& out, stats::FitFailure failure, double log_likelihood) {
  out["log_likelihood"] = number(log_likelihood);
  out["converged"] = failure == stats::FitFailure::none;
  if (failure != stats::FitFailure::none) out["failure"] = stats::failure_name(failure);
}

struct Calibration {
  std::vector<stats::Buyer> buyers;
  std::vector<double> after;  // purchase days in the holdout
  double log_gaps = 0;        // days
};

Calibration calibration_of(const Customers& customers, Day end) {
  Calibration out;
  for (const auto& c : customers) {
    const auto& p = c.purchases;
    if (!c.in_scope || p.until[0].days == 0) continue;
    out.buyers.push_back({p.until[0].days - 1, p.until[0].last - p.first, end - p.first});
    out.after.push_back(p.days - p.until[0].days);
    out.log_gaps += static_cast<double>(p.until[0].log_gaps);
  }
  return out;
}

Json holdout(const Calibration& data, const stats::BuyerGroups& groups, const stats::BuyingFit& fit,
             const ClvRequest& request, double unit) {
  const stats::Predictor predictor(fit.spec, fit.parameters, unit);
  std::vector<double> expected;
  for (const auto& group : groups.groups)
    expected.push_back(predictor.expected(group.buyer, request.as_of - request.calibration_end));
  double actual = 0, sum = 0, apart = 0;
  for (std::size_t i = 0; i < data.after.size(); ++i) {
    const double e = expected[groups.group_of[i]];
    actual += data.after[i];
    sum += e;
    apart += std::abs(e - data.after[i]);
  }
  return {
      {"actual", actual},
      {"expected", number(sum)},
      {"mae", number(apart / static_cast<double>(std::max<std::size_t>(1, data.after.size())))}};
}

Json buying_json(const Customers& customers, const ClvRequest& request, BuyingModel model) {
  const double unit = request.weekly ? 7 : 1;
  const auto data = calibration_of(customers, request.calibration_end);
  const auto groups = stats::group_buyers(data.buyers);
  const stats::BuyerSample sample(groups.groups, unit);
  const bool regular = model == BuyingModel::bg_cnbd_k || model == BuyingModel::mbg_cnbd_k;
  // Of the regularities the one with most likelihood.
  stats::BuyingFit best;
  double most = -kInfinity;
  for (unsigned k = regular ? 2 : 1; k <= (regular ? kLargestK : 1); ++k) {
    auto fit = stats::fit_buying({model, k}, sample);
    const double whole =
        fit.log_likelihood +
        stats::regularity_constant(k, data.log_gaps - fit.repeats * std::log(unit), fit.repeats);
    if (k <= 2 || (fit.ok() && (whole > most || !best.ok()))) {
      most = whole;
      best = std::move(fit);
    }
  }
  auto out = head(request, sample.customers());
  if (regular) out["k"] = best.spec.k;
  const auto names = stats::parameter_names(model);
  for (std::size_t i = 0; i < names.size(); ++i)
    out["parameters"][std::string(names[i])] =
        parameter(best.parameters[i], best.ok() ? best.standard_errors[i] : kNaN);
  add_outcome(out, best.failure, most);
  if (request.holdout && best.ok()) out["holdout"] = holdout(data, groups, best, request, unit);
  return out;
}

// The scope ends with the calibration here.
Json spend_json(const Customers& customers, const ClvRequest& request) {
  std::vector<stats::Spender> spenders;
  for (const auto& c : customers) {
    if (!c.in_scope || c.purchases.days < 2) continue;
    const double mean = c.purchases.repeat_mean();
    if (mean > 0) spenders.push_back({c.purchases.days - 1, mean});
  }
  const auto fit = stats::fit_spend(spenders);
  auto out = head(request, fit.customers);
  const auto errors = fit.standard_errors;
  out["parameters"] = {{"p", parameter(fit.p, errors[0])},
                       {"q", parameter(fit.q, errors[1])},
                       {"gamma", parameter(fit.gamma, errors[2])}};
  add_outcome(out, fit.failure, fit.log_likelihood);
  return out;
}

}  // namespace

std::vector<std::string> clv_model_names() {
  std::vector<std::string> names;
  for (int i = 0; i <= static_cast<int>(BuyingModel::mbg_cnbd_k); ++i)
    names.emplace_back(stats::model_name(static_cast<BuyingModel>(i)));
  names.push_back(kSpend);
  return names;
}

std::string clv_json(const Customers& customers, const ClvRequest& request) {
  const auto model = model_of(request.model);
  const auto out = model ? buying_json(customers, request, *model) : spend_json(customers, request);
  return out.dump(1) + "\n";
}

}  // namespace clientele
