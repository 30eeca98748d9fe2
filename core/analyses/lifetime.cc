#include "analyses/lifetime.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analyses/words.h"
#include "stats/correlation.h"

namespace clientele {
namespace {

// To five significant digits. Powers of ten by multiplication: pow differs between platforms.
double five_digits(double value) {
  if (!std::isfinite(value) || value == 0) return value;
  double scale = 1;
  while (std::abs(value) * scale < 1e4) scale *= 10;
  while (std::abs(value) * scale >= 1e5) scale /= 10;
  return std::round(value * scale) / scale;
}

constexpr double kInfinity = std::numeric_limits<double>::infinity();
using stats::BuyingModel;
using stats::ModelSpec;

constexpr double kFewestCustomers = 100;  // with purchases
constexpr double kFewestRepeaters = 30;
constexpr Day kShortestHistory = 56;   // days: eight weeks
constexpr double kFewestHoldout = 50;  // purchases
constexpr std::size_t kTrialGroups = 2000;
constexpr double kTie = 0.01;  // of the squared error: not worth a preference
constexpr float kNone = std::numeric_limits<float>::quiet_NaN();

std::vector<ModelSpec> candidates(ClvModel model) {
  switch (model) {
    case ClvModel::automatic:
      break;
    case ClvModel::nbd:
      return {{BuyingModel::nbd, 1}};
    case ClvModel::bg_nbd:
      return {{BuyingModel::bg_nbd, 1}};
    case ClvModel::mbg_nbd:
      return {{BuyingModel::mbg_nbd, 1}};
    case ClvModel::pareto_nbd:
      return {{BuyingModel::pareto_nbd, 1}};
    case ClvModel::bg_cnbd_k:
      return {
          {BuyingModel::bg_cnbd_k, 2}, {BuyingModel::bg_cnbd_k, 3}, {BuyingModel::bg_cnbd_k, 4}};
    case ClvModel::mbg_cnbd_k:
      return {
          {BuyingModel::mbg_cnbd_k, 2}, {BuyingModel::mbg_cnbd_k, 3}, {BuyingModel::mbg_cnbd_k, 4}};
  }
  return {{BuyingModel::bg_nbd, 1},     {BuyingModel::mbg_nbd, 1},    {BuyingModel::pareto_nbd, 1},
          {BuyingModel::mbg_cnbd_k, 2}, {BuyingModel::mbg_cnbd_k, 3}, {BuyingModel::nbd, 1}};
}

class Maker {
 public:
  explicit Maker(const ConcludeContext& context)
      : options_(context.options), customers_(context.customers) {
    out_.as_of = scope_as_of(context.ledger, options_);
    out_.calibration_end = scope_calibration_end(context.ledger, options_);
    out_.unit_days = options_.clv_time_unit == ClvUnit::week ? 7 : 1;
    out_.horizon_months = options_.clv_horizon_months;
    out_.discount_rate = options_.clv_discount_rate;
  }

  Lifetime make() {
    gather();
    out_.reason = too_little();
    if (out_.reason) return std::move(out_);
    out_.horizon_days = add_months(out_.as_of, static_cast<int>(out_.horizon_months)) - out_.as_of;
    try_models();
    if (!fit()) {
      out_.reason =
          say("lifetime.failed." + std::string(stats::failure_name(out_.refused.front().failure)));
      return std::move(out_);
    }
    fit_spend();
    predict();
    return std::move(out_);
  }

 private:
  void gather() {
    std::vector<stats::Buyer> buyers, early;
    for (std::size_t i = 0; i < customers_.size(); ++i) {
      const auto& p = customers_[i].purchases;
      if (p.days == 0 || !customers_[i].in_scope) continue;
      stats::Buyer buyer{p.days - 1, p.last - p.first, out_.as_of - p.first};
      buyers.push_back(buyer);
      out_.buyer_of.push_back(static_cast<std::uint32_t>(i));
      out_.customers += 1;
      out_.repeats += buyer.repeats;
      log_gaps_ += static_cast<double>(p.log_gaps);
      if (buyer.repeats > 0) out_.repeat_customers += 1;
      first_ = std::min(first_, p.first);
      if (p.calibration_days == 0) continue;
      early.push_back(
          {p.calibration_days - 1, p.calibration_last - p.first, out_.calibration_end - p.first});
      calibration_log_gaps_ += static_cast<double>(p.calibration_log_gaps);
      out_.holdout.push_back(p.days - p.calibration_days);
      out_.holdout_actual += p.days - p.calibration_days;
    }
    out_.groups = stats::group_buyers(buyers);
    out_.calibration = stats::group_buyers(early);
    out_.calibration_customers = static_cast<double>(early.size());
  }

  std::optional<Text> too_little() const {
    if (out_.customers < kFewestCustomers)
      return say("lifetime.too_few_customers",
                 {{"n", as_count(out_.customers)}, {"needed", as_count(kFewestCustomers)}});
    if (out_.repeat_customers < kFewestRepeaters)
      return say("lifetime.too_few_repeat",
                 {{"n", as_count(out_.repeat_customers)}, {"needed", as_count(kFewestRepeaters)}});
    if (out_.as_of - first_ < kShortestHistory)
      return say("lifetime.too_short",
                 {{"days", as_days(out_.as_of - first_)}, {"needed", as_days(kShortestHistory)}});
    return std::nullopt;
  }

  double constant(const ModelSpec& spec, double log_gaps_in_days, double repeats) const {
    return stats::regularity_constant(spec.k, log_gaps_in_days - repeats * std::log(out_.unit_days),
                                      repeats);
  }

  // Each candidate on the calibration part; the one with the least squared error afterwards.
  void try_models() {
    const auto coarse = stats::coarsen(out_.calibration.groups, kTrialGroups);
    out_.coarse_trials = coarse.groups.size() < out_.calibration.groups.size();
    const stats::BuyerSample sample(coarse.groups, out_.unit_days);
    out_.has_holdout = out_.holdout_actual >= kFewestHoldout;
    for (const auto& spec : candidates(options_.clv_model)) {
      ModelTrial trial;
      trial.fit = stats::fit_buying(spec, sample);
      if (trial.fit.ok()) judge(trial, coarse, sample.repeats());
      out_.trials.push_back(std::move(trial));
    }
    out_.chosen = best();
  }

  void judge(ModelTrial& trial, const stats::CoarseGroups& coarse, double repeats) {
    const double days = out_.as_of - out_.calibration_end;
    trial.log_likelihood =
        trial.fit.log_likelihood + constant(trial.fit.spec, calibration_log_gaps_, repeats);
    const stats::Predictor predictor(trial.fit.spec, trial.fit.parameters, out_.unit_days);
    std::vector<double> expected;
    for (const auto& group : coarse.groups)
      expected.push_back(predictor.expected(group.buyer, days));
    double squares = 0;
    for (std::size_t i = 0; i < out_.holdout.size(); ++i) {
      const double e = expected[coarse.place[out_.calibration.group_of[i]]];
      const double error = e - out_.holdout[i];
      trial.expected += e;
      trial.mean_absolute += std::abs(error);
      squares += error * error;
    }
    trial.mean_absolute /= std::max(1.0, out_.calibration_customers);
    trial.root_mean_square = std::sqrt(squares / std::max(1.0, out_.calibration_customers));
    // Where the likelihood is flat, the last bits of a fit are the platform's: they must neither
    // choose the model nor be shown.
    for (double* value : {&trial.expected, &trial.mean_absolute, &trial.root_mean_square})
      *value = five_digits(*value);
  }

  // Among candidates whose squared errors hardly differ, the one whose total is nearest; without a
  // holdout the smallest AIC.
  std::size_t best() const {
    std::size_t best = 0;
    double least = kInfinity;
    for (const auto& trial : out_.trials) {
      if (trial.fit.ok()) least = std::min(least, trial.root_mean_square * trial.root_mean_square);
    }
    double score = kInfinity;
    for (std::size_t i = 0; i < out_.trials.size(); ++i) {
      const auto& trial = out_.trials[i];
      if (!trial.fit.ok()) continue;
      double mine = 2 * static_cast<double>(trial.fit.spec.parameters()) - 2 * trial.log_likelihood;
      if (out_.has_holdout) {
        if (trial.root_mean_square * trial.root_mean_square > least * (1 + kTie)) continue;
        mine = std::abs(trial.expected - out_.holdout_actual);
      }
      if (mine < score) {
        score = mine;
        best = i;
      }
    }
    return best;
  }

  // The chosen model on the whole history; where that fails, the others, the simplest last.
  bool fit() {
    std::vector<ModelSpec> order{out_.trials[out_.chosen].fit.spec};
    for (const auto model : {BuyingModel::mbg_nbd, BuyingModel::bg_nbd, BuyingModel::nbd}) {
      if (order.front().model != model) order.push_back({model, 1});
    }
    const stats::BuyerSample sample(out_.groups.groups, out_.unit_days);
    for (const auto& spec : order) {
      auto fit = stats::fit_buying(spec, sample);
      if (fit.ok()) {
        out_.log_likelihood = fit.log_likelihood + constant(spec, log_gaps_, out_.repeats);
        out_.fit = std::move(fit);
        return true;
      }
      out_.refused.push_back(std::move(fit));
    }
    return false;
  }

  void fit_spend() {
    std::vector<stats::Spender> spenders;
    std::vector<double> counts, means;
    Money spent = 0;
    double days = 0;
    for (const auto i : out_.buyer_of) {
      const auto& c = customers_[i];
      if (c.purchases.days < 2) continue;
      const Money repeat = c.net - c.purchases.first_spend;
      if (repeat <= 0) {
        out_.spend_left_out += 1;
        continue;
      }
      const auto x = c.purchases.days - 1;
      spenders.push_back({x, to_double(repeat) / x});
      counts.push_back(x);
      means.push_back(spenders.back().mean);
      spent = saturating_add(spent, repeat);
      days += x;
    }
    out_.mean_spend = days > 0 ? to_double(spent) / days : 0;
    if (spenders.size() > 2) {
      out_.spend_correlation = stats::spearman(counts, means);
      out_.spend_correlation_p =
          stats::correlation_p(out_.spend_correlation, static_cast<double>(counts.size()));
    }
    out_.spend = stats::fit_spend(spenders);
    out_.spend_modelled = out_.spend.ok() && out_.spend.has_mean();
  }

  void predict() {
    const auto predictor = out_.predictor();
    const auto& groups = out_.groups.groups;
    std::vector<double> alive, expected, discounted;
    for (const auto& [buyer, weight] : groups) {
      alive.push_back(predictor.p_alive(buyer));
      expected.push_back(alive.back() * predictor.expected_alive(buyer, out_.horizon_days));
      discounted.push_back(
          alive.back() * predictor.discounted_alive(buyer, out_.horizon_days, out_.discount_rate));
    }
    for (auto* values : {&out_.p_alive, &out_.expected_purchases, &out_.expected_spend, &out_.clv})
      values->assign(customers_.size(), kNone);
    for (std::size_t b = 0; b < out_.buyer_of.size(); ++b) {
      const std::size_t i = out_.buyer_of[b], group = out_.groups.group_of[b];
      const double spend = spend_of(customers_[i]);
      out_.p_alive[i] = static_cast<float>(alive[group]);
      out_.expected_purchases[i] = static_cast<float>(expected[group]);
      out_.expected_spend[i] = static_cast<float>(spend);
      out_.clv[i] = static_cast<float>(discounted[group] * spend);
    }
  }

  double spend_of(const CustomerFacts& customer) const {
    if (!out_.spend_modelled) return out_.mean_spend;
    const double x = customer.purchases.days - 1.0;
    const Money repeat = customer.net - customer.purchases.first_spend;
    return repeat <= 0 || x == 0 ? out_.spend.expected(0, 0)
                                 : out_.spend.expected(x, to_double(repeat) / x);
  }

  const Options& options_;
  const std::vector<CustomerFacts>& customers_;
  Lifetime out_;
  Day first_ = INT32_MAX;
  double log_gaps_ = 0, calibration_log_gaps_ = 0;
};

}  // namespace

const Lifetime& lifetime_of(const ConcludeContext& context) {
  if (!context.lifetime) context.lifetime = std::make_shared<const Lifetime>(Maker(context).make());
  return *context.lifetime;
}

Day add_months(Day day, int months) {
  const Civil civil = civil_from_day(day);
  const int month = month_index(day) + months;
  const Day begin = first_day_of_month(month);
  const int length = first_day_of_month(month + 1) - begin;
  return begin + std::min(civil.day, length) - 1;
}

}  // namespace clientele
