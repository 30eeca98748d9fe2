// The model of who leaves, from a customer file's columns: what it may look at, how well it does on
// customers it has not seen, and what it says of each customer.
#pragma once

#include <string>
#include <vector>

#include "analyses/churn_summary.h"
#include "stats/learn/classifier.h"
#include "stats/survival.h"

namespace clientele {

// Customers whose outcome is known, in the order of ConcludeContext::customers.
struct ChurnTable {
  std::vector<std::uint32_t> customers;  // index into ConcludeContext::customers
  std::vector<std::uint8_t> left;
  // Headers of columns, by bytes; or ids of ChurnFeature, then of attributes, then "buying".
  std::vector<std::string> names;
  bool features_named = false;
  std::vector<std::vector<std::string>> levels;  // of a category: text (or key) of level 1, 2, …
  stats::FeatureTable features;
  std::vector<float> tenure;  // months with the company, NaN where unknown; empty: of nobody
  Text label(std::size_t column) const;
  Text value(std::size_t column, std::size_t row) const;  // as a reader knows it
  double leavers() const;
  double count() const { return static_cast<double>(left.size()); }
};
ChurnTable churn_table(const ChurnSummary& summary, const ConcludeContext& context);

// A column a model should not see, and why.
struct Leak {
  std::size_t column = 0;
  enum class Why : std::uint8_t {
    predicts,    // alone tells leavers from stayers nearly as well as the outcome itself
    afterwards,  // filled in for one outcome only
    estimate     // its header says that another model made it, nobody knows from what
  } why = Why::predicts;
  double auc = 0.5;
  bool used = false;  // the settings keep it
};
// By values, so that renaming a column changes nothing; only estimates, which may tell little
// alone, are known by their headers. A column is `afterwards` where whether it is filled in tells
// the outcome (AUC at or above the limit), else `predicts` where its bins, each scored by the share
// of leavers in the other half of customers, do.
std::vector<Leak> find_leaks(const ChurnTable& table, const Options& options);

// How well the model of buying alone, fitted to what was before each cut-off, tells who falls
// silent: the baseline a learned model has to beat. To four digits: the last ones of a fit are the
// platform's.
struct ChurnBaseline {
  stats::Validation silence;              // by 1 - P(a purchase in the window)
  std::optional<stats::Validation> gone;  // by 1 - P(alive), where anyone leaves; only its ranks
                                          // mean something
};

struct ChurnModel {
  std::vector<std::size_t> columns;   // of the table, those used
  stats::Validation chosen, rival;    // of the two learned kinds
  stats::Classifier model;            // the chosen kind fitted to all rows at hand
  std::vector<std::uint32_t> sample;  // rows of the table to explain it by
  double rows = 0;                    // forecast out of sample, each counted once
  std::vector<Day> origins;           // cut-offs; empty: cross-validated
  std::optional<ChurnBaseline> baseline;
  // Where the baseline has the lowest log loss, its probability for each row of the table: it is
  // the model in force then, and what was learned only its rival.
  std::vector<double> buying;
  bool learned() const { return buying.empty(); }
  const stats::Validation& in_force() const { return learned() ? chosen : baseline->silence; }
};
// Rows a model is fitted to; of more, a sample by hash of the customer's id is drawn.
inline constexpr std::size_t kChurnRows = 20'000;
inline constexpr double kLeastOutcomes = 50;  // leavers, and stayers, a model needs
// Ascending; all of them where there are few enough.
std::vector<std::uint32_t> sample_rows(const ChurnTable& table, const ConcludeContext& context);
bool is_constant(const stats::Feature& feature);
// Nothing where there are too few of either, or no column.
std::optional<ChurnModel> fit_churn_model(const ChurnTable& table, const std::vector<Leak>& leaks,
                                          const ConcludeContext& context);

// The table's columns a model uses.
stats::FeatureTable model_columns(const ChurnModel& model, const ChurnTable& table);

// Who falls silent, without a flag: the customers who may yet, as of today, and a model learned
// from what was known at earlier cut-offs and what followed, tested on the last one or two, each
// forecast by what came before it. `missing` says why there is no model.
struct SilenceForecast {
  ChurnTable table;
  std::optional<ChurnModel> model;
  std::optional<Text> missing;
};
SilenceForecast forecast_silence(const ChurnSummary& summary, const ConcludeContext& context);

}  // namespace clientele
