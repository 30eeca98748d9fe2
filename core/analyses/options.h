// Settings of the analyses, with their defaults. Read from the settings file by engine/settings.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/moment.h"

namespace clientele {

struct Filter {
  std::string attribute;  // role name or header of an attribute
  std::string value;
};

enum class RfmCut : std::uint8_t { mean_score, mean_value, median_value, fixed };
enum class RfmScheme : std::uint8_t { standard, template_cn, english };
enum class ClvModel : std::uint8_t {
  automatic,
  nbd,
  bg_nbd,
  mbg_nbd,
  pareto_nbd,
  bg_cnbd_k,
  mbg_cnbd_k
};
enum class ClvUnit : std::uint8_t { day, week };
enum class AbcBasis : std::uint8_t { customers, revenue };

// When a customer counts as gone: without a purchase for the window; silent for longer than their
// own rhythm; by the flag or the contract's end; probably dead to the model of buying. Automatic:
// by the flag or contract where there is one, else by the window.
enum class ChurnDefinition : std::uint8_t { automatic, window, rhythm, contract, p_alive };

// Length of a cohort's periods. Automatic: months, or quarters where history is longer than two
// years.
enum class CohortPeriod : std::uint8_t { automatic, month, quarter };

struct Options {
  std::optional<Day> as_of;
  std::optional<Day> period_first, period_last;  // inclusive
  std::vector<Filter> filters;
  std::vector<std::string> sections;  // ids of the sections wanted; empty: all

  RfmCut rfm_cut = RfmCut::mean_score;
  RfmScheme rfm_scheme = RfmScheme::standard;
  double rfm_fixed_days = 90, rfm_fixed_orders = 2, rfm_fixed_money = 1000;  // RfmCut::fixed
  AbcBasis abc_basis = AbcBasis::customers;
  double abc_first = 0.10, abc_second = 0.20;                  // of customers
  double abc_revenue_first = 0.80, abc_revenue_second = 0.15;  // of revenue
  double tier_high = 0.25, tier_low = 0.25;
  double premium_quantile = 0.75;
  double satisfied_mean = 4.0, dissatisfied_mean = 3.0;  // thresholds of words about a mean on 1-5
  double concentration_top10 = 0.30;                     // top 10 customers' share worth a warning
  std::map<std::string, double> aspect_weights;          // CSI; empty: equal
  double significance = 0.05;

  ClvModel clv_model = ClvModel::automatic;
  ClvUnit clv_time_unit = ClvUnit::week;
  double clv_horizon_months = 12;
  double clv_discount_rate = 0.10;         // a year
  std::optional<Day> clv_calibration_end;  // default: the last third, a year at most, is held out
  double p_alive_low = 0.5;                // below it a customer has probably left
  ChurnDefinition churn_definition = ChurnDefinition::automatic;
  CohortPeriod cohort_period = CohortPeriod::automatic;
  double contact_window_days = 30;      // a purchase so soon after a contact counts for it
  double churn_window_months = 3;       // without a purchase: dormant; twice as long: lost
  double churn_contact_cost = 0.05;     // of what a kept customer is worth
  double churn_success = 0.3;           // share of leavers a contact keeps
  double churn_leak_auc = 0.85;         // a column that alone predicts as well is left out
  std::vector<std::string> churn_keep;  // columns used in spite of the leakage check
};

}  // namespace clientele
