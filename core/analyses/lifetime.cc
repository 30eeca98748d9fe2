#include "analyses/lifetime.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analyses/words.h"
#include "stats/correlation.h"

namespace clientele {
namespace {

using stats::BuyingModel;
using stats::ModelSpec;

constexpr double kFewestCustomers = 100;  // with purchases
constexpr double kFewestRepeaters = 30;
constexpr Day kShortestHistory = 56;       // days: eight weeks
constexpr std::size_t kCompared = 10'000;  // customers that candidates are compared on
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
      : options_(context.options),
        customers_(context.customers),
        valued_(context.ledger.amount_rule != AmountRule::no_amounts) {
    out_.as_of = scope_as_of(context.ledger, options_);
    ends_ = scope_calibration_ends(context.ledger, options_);
    out_.calibration_end = ends_[0];
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
      const auto& until = p.until[0];
      if (until.days == 0) continue;
      early.push_back({until.days - 1, until.last - p.first, out_.calibration_end - p.first});
      out_.after.push_back(p.days - until.days);
    }
    out_.groups = stats::group_buyers(buyers);
    out_.calibration = stats::group_buyers(early);
  }

  std::optional<Text> too_little() const {
    if (!valued_) return say("lifetime.no_amounts");
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

  // Every n-th customer, where there are more than enough to tell the candidates apart.
  HoldoutData holdout_data(std::size_t cut) const {
    HoldoutData out;
    out.end = ends_[cut];
    out.until = cut == 0 ? out_.as_of : ends_[cut - 1];
    const std::size_t step = 1 + (out_.buyer_of.size() - 1) / kCompared;
    for (std::size_t i = 0; i < out_.buyer_of.size(); i += step) {
      const auto& p = customers_[out_.buyer_of[i]].purchases;
      const auto& until = p.until[cut];
      if (until.days == 0) continue;
      out.buyers.push_back({until.days - 1, until.last - p.first, out.end - p.first});
      out.after.push_back((cut == 0 ? p.days : p.until[cut - 1].days) - until.days);
      out.log_gaps += static_cast<double>(until.log_gaps);
    }
    return out;
  }

  void try_models() {
    const auto specs = candidates(options_.clv_model);
    for (std::size_t cut = 0; cut < ends_.size() && ends_[cut] != kNoDay; ++cut)
      out_.holdouts.push_back(hold_out(holdout_data(cut), specs, out_.unit_days));
    out_.chosen = choose(out_.holdouts);
  }

  // The chosen model on the whole history; where that fails, the others, the simplest last.
  bool fit() {
    std::vector<ModelSpec> order{out_.latest().fit.spec};
    for (const auto model : {BuyingModel::mbg_nbd, BuyingModel::bg_nbd, BuyingModel::nbd}) {
      if (order.front().model != model) order.push_back({model, 1});
    }
    const stats::BuyerSample sample(out_.groups.groups, out_.unit_days);
    for (const auto& spec : order) {
      auto fit = stats::fit_buying(spec, sample);
      if (fit.ok()) {
        out_.log_likelihood =
            fit.log_likelihood +
            stats::regularity_constant(spec.k, log_gaps_ - out_.repeats * std::log(out_.unit_days),
                                       out_.repeats);
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
      const auto& p = customers_[i].purchases;
      if (p.days < 2) continue;
      if (p.repeat_mean() == 0) {
        out_.spend_left_out += 1;
        continue;
      }
      const auto x = p.days - 1;
      spenders.push_back({x, p.repeat_mean()});
      counts.push_back(x);
      means.push_back(p.repeat_mean());
      spent = saturating_add(spent, p.spend - p.first_spend);
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
    const double mean = customer.purchases.repeat_mean();
    return mean == 0 ? out_.spend.expected(0, 0)
                     : out_.spend.expected(customer.purchases.days - 1.0, mean);
  }

  const Options& options_;
  const Customers& customers_;
  bool valued_;  // whether the files hold money at all
  Lifetime out_;
  Day first_ = INT32_MAX;
  double log_gaps_ = 0;
  CalibrationEnds ends_{};
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
