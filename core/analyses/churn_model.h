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
  std::vector<std::string> names;                // of columns, by bytes
  std::vector<std::vector<std::string>> levels;  // of a category: text of level 1, 2, …
  stats::FeatureTable features;
  double leavers() const;
  double count() const { return static_cast<double>(left.size()); }
};
ChurnTable churn_table(const ChurnSummary& summary, const ConcludeContext& context);

// A column a model should not see, and why.
struct Leak {
  std::size_t column = 0;
  enum class Why : std::uint8_t {
    predicts,   // alone tells leavers from stayers nearly as well as the outcome itself
    afterwards  // filled in for one outcome only
  } why = Why::predicts;
  double auc = 0.5;
  bool used = false;  // the settings keep it
};
// By values alone, so that renaming a column changes nothing. A column is `afterwards` where
// whether it is filled in tells the outcome (AUC at or above the limit), else `predicts` where its
// bins, each scored by the share of leavers in the other half of customers, do.
std::vector<Leak> find_leaks(const ChurnTable& table, const Options& options);

struct ChurnModel {
  std::vector<std::size_t> columns;  // of the table, those used
  stats::Validation chosen, rival;
  stats::Classifier model;            // the chosen kind fitted to all rows of the sample
  std::vector<std::uint32_t> sample;  // rows fitted to
};
// Rows a model is fitted to; of more, a sample by hash of the customer's id is drawn.
inline constexpr std::size_t kChurnRows = 20'000;
inline constexpr double kLeastOutcomes = 50;  // leavers, and stayers, a model needs
// Nothing where there are too few of either, or no column.
std::optional<ChurnModel> fit_churn_model(const ChurnTable& table, const std::vector<Leak>& leaks,
                                          const ConcludeContext& context);

// The table's columns a model uses.
stats::FeatureTable model_columns(const ChurnModel& model, const ChurnTable& table);

// The column that counts months with the company, by its header; nothing where there is none.
std::optional<std::size_t> tenure_column(const ChurnTable& table);

}  // namespace clientele
