// What each customer will be worth: one model of repeat buying and one of spend, chosen and fitted
// once per report, and what follows for every customer. Shared by the sections that need it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyses/analysis.h"
#include "analyses/lifetime_holdout.h"
#include "stats/clv/fit.h"
#include "stats/clv/gamma_gamma.h"
#include "stats/clv/predict.h"

namespace clientele {

struct Lifetime {
  // Why there is no prediction, as a message; the vectors are empty then.
  std::optional<Text> reason;

  // The history and its parts. Calibration: customers whose first purchase is on or before its end.
  Day as_of = kNoDay, calibration_end = kNoDay;
  double unit_days = 7;
  double customers = 0, repeat_customers = 0,
         repeats = 0;  // with purchases; with two days; x summed

  // The latest part held out first; of more than 10,000 customers every n-th is compared on. Never
  // empty where there is a prediction.
  std::vector<Holdout> holdouts;
  std::size_t chosen = 0;  // index into Holdout::trials
  const ModelTrial& latest() const { return holdouts.front().trials[chosen]; }
  bool has_holdout() const { return holdouts.front().enough(); }
  std::vector<stats::BuyingFit> refused;  // fits of the whole history that failed before `fit`
  stats::BuyingFit fit;                   // of the whole history
  double log_likelihood = 0;              // with what CNBD-k's intervals add
  stats::Predictor predictor() const { return {fit.spec, fit.parameters, unit_days}; }

  stats::SpendFit spend;
  bool spend_modelled = false;  // else every customer has mean_spend
  double mean_spend = 0;        // net revenue per repeat purchase day (per purchase day if none)
  double spend_left_out = 0;    // repeat customers with no positive spend
  double spend_correlation = 0, spend_correlation_p = 1;  // of frequency and mean spend (Spearman)

  double horizon_days = 0, horizon_months = 0, discount_rate = 0;

  // Each customer of ConcludeContext::customers, in its order; NaN where there is nothing to say.
  std::vector<float> p_alive, expected_purchases, expected_spend, clv;

  // Distinct (x, t_x, T) and where each customer with purchases stands: `buyer_of` is the index in
  // ConcludeContext::customers of groups.group_of[i].
  stats::BuyerGroups groups;
  std::vector<std::uint32_t> buyer_of;
  // The same of the calibration part, with each customer's purchase days in the holdout.
  stats::BuyerGroups calibration;
  std::vector<std::uint32_t> after;
};

// Fitted when first asked for, then the same object. Not from two threads at once.
const Lifetime& lifetime_of(const ConcludeContext& context);

// The day `months` calendar months after `day`; the month's last day where it is shorter.
Day add_months(Day day, int months);

}  // namespace clientele
