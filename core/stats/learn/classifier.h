// One face for the models of a yes/no outcome, and their test on rows they were not fitted to.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "stats/learn/boosting.h"
#include "stats/learn/evaluate.h"
#include "stats/learn/logistic.h"

namespace clientele::stats {

enum class ModelKind : std::uint8_t { logistic, trees };

class Classifier {
 public:
  // At most BoostedTrees::kMostRows rows.
  static Classifier fit(ModelKind kind, const FeatureTable& table,
                        std::span<const std::uint8_t> labels);
  ModelKind kind() const { return kind_; }
  std::vector<double> predict(const FeatureTable& table) const;  // probabilities
  // Predictions of rows and, by column, what their log-odds are made of: row-major, as many columns
  // as the table. base() and a row's contributions sum to its log-odds.
  std::vector<double> contributions(const FeatureTable& table,
                                    std::span<const std::uint32_t> rows) const;
  double base() const;

 private:
  ModelKind kind_ = ModelKind::logistic;
  LogisticModel logistic_;
  BoostedTrees trees_;
  std::vector<BinRule> rules_;
};

// Predictions of rows the model had not seen, and how good they are.
struct Validation {
  ModelKind kind = ModelKind::logistic;
  std::vector<double> predicted;
  std::vector<std::uint8_t> labels;
  std::vector<double> fold_auc;  // every fold of every repeat, in order
  Auc auc;                       // mean over repeats, values and variances alike
  double log_loss = 0, brier = 0, top_decile_lift = 0, calibration_error = 0;
};

// Fills everything but fold_auc from predictions of `repeats` times the same rows.
Validation validated(ModelKind kind, std::vector<double> predicted,
                     std::vector<std::uint8_t> labels, std::size_t repeats = 1);

struct CrossValidation {
  int repeats = 2, folds = 10;
  std::uint64_t seed = 20'240'229;
};
// Which fold each row is in, drawn within each outcome so that folds have (nearly) equal shares.
// The draw depends on the seed, the repeat and the row's place alone.
std::vector<std::uint8_t> stratified_folds(std::span<const std::uint8_t> labels, int folds,
                                           std::uint64_t seed);
// Repeated stratified k-fold. Kohavi, IJCAI (1995). Each kind sees the same folds.
Validation cross_validate(ModelKind kind, const FeatureTable& table,
                          std::span<const std::uint8_t> labels, const CrossValidation& how);

// What was known before a cut-off, and what is to be forecast from it.
struct Origin {
  FeatureTable known, forecast;
  std::vector<std::uint8_t> known_labels, forecast_labels;
};
// Rolling origin: each forecast by a model fitted to what was known before it; fold_auc has one AUC
// an origin. Tashman, International Journal of Forecasting 16 (2000).
Validation validate_forward(ModelKind kind, std::span<const Origin> origins);

}  // namespace clientele::stats
