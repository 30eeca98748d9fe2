#include "stats/learn/classifier.h"

#include <algorithm>
#include <utility>

#include "base/hash.h"
#include "stats/learn/logit.h"

namespace clientele::stats {
namespace {

Bins take_rows(const Bins& bins, std::span<const std::uint32_t> rows) {
  Bins out(bins.size());
  for (std::size_t c = 0; c < bins.size(); ++c) {
    out[c].reserve(rows.size());
    for (const auto row : rows) out[c].push_back(bins[c][row]);
  }
  return out;
}

std::vector<double> probabilities(std::vector<double> margins) {
  for (auto& margin : margins) margin = logistic(margin);
  return margins;
}

struct Split {
  std::vector<std::uint32_t> train, test;
  std::vector<std::uint8_t> train_labels, test_labels;
};
Split split(const std::vector<std::uint8_t>& folds, int fold,
            std::span<const std::uint8_t> labels) {
  Split out;
  for (std::uint32_t i = 0; i < folds.size(); ++i) {
    const bool test = folds[i] == fold;
    (test ? out.test : out.train).push_back(i);
    (test ? out.test_labels : out.train_labels).push_back(labels[i]);
  }
  return out;
}

}  // namespace

Classifier Classifier::fit(ModelKind kind, const FeatureTable& table,
                           std::span<const std::uint8_t> labels) {
  Classifier out;
  out.kind_ = kind;
  if (kind == ModelKind::logistic) {
    out.logistic_ = LogisticModel::fit(table, labels);
  } else {
    out.rules_ = bin_rules(table);
    out.trees_ = BoostedTrees::fit(to_bins(table, out.rules_), out.rules_, labels, {});
  }
  return out;
}

std::vector<double> Classifier::predict(const FeatureTable& table) const {
  return probabilities(kind_ == ModelKind::logistic ? logistic_.margins(table)
                                                    : trees_.margins(to_bins(table, rules_)));
}

std::vector<double> Classifier::contributions(const FeatureTable& table,
                                              std::span<const std::uint32_t> rows) const {
  std::vector<double> out(rows.size() * table.size());
  const Bins bins = kind_ == ModelKind::trees ? to_bins(table, rules_) : Bins();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::span<double> of_row(out.data() + i * table.size(), table.size());
    if (kind_ == ModelKind::trees) {
      trees_.contributions(bins, rows[i], of_row);
    } else {
      logistic_.contributions(table, rows[i], of_row);
    }
  }
  return out;
}

double Classifier::base() const {
  return kind_ == ModelKind::logistic ? logistic_.base() : trees_.base();
}

Validation validated(ModelKind kind, std::vector<double> predicted,
                     std::vector<std::uint8_t> labels, std::size_t repeats) {
  Validation out;
  out.kind = kind;
  const std::size_t rows = repeats == 0 ? 0 : labels.size() / repeats;
  const auto times = static_cast<double>(repeats);
  out.auc.value = 0;
  for (std::size_t r = 0; r < repeats; ++r) {
    const auto p = std::span(predicted).subspan(r * rows, rows);
    const auto y = std::span<const std::uint8_t>(labels).subspan(r * rows, rows);
    const auto one = auc(p, y);
    out.auc.value += one.value / times;
    out.auc.variance += one.variance / times;
    out.auc.positives = one.positives;
    out.auc.negatives = one.negatives;
    out.top_decile_lift += lift(p, y, 0.1) / times;
  }
  out.auc.interval = auc_interval(out.auc.value, out.auc.variance);
  out.log_loss = stats::log_loss(predicted, labels);
  out.brier = stats::brier(predicted, labels);
  out.calibration_error = stats::calibration_error(calibration(predicted, labels));
  out.predicted = std::move(predicted);
  out.labels = std::move(labels);
  return out;
}

std::vector<std::uint8_t> stratified_folds(std::span<const std::uint8_t> labels, int folds,
                                           std::uint64_t seed) {
  std::vector<std::uint8_t> out(labels.size());
  for (const int outcome : {0, 1}) {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> drawn;
    for (std::uint32_t i = 0; i < labels.size(); ++i) {
      if ((labels[i] != 0 ? 1 : 0) == outcome) drawn.emplace_back(mix64(mix64(seed) + i), i);
    }
    std::sort(drawn.begin(), drawn.end());
    for (std::size_t k = 0; k < drawn.size(); ++k) {
      out[drawn[k].second] = static_cast<std::uint8_t>(k % static_cast<std::size_t>(folds));
    }
  }
  return out;
}

Validation cross_validate(ModelKind kind, const FeatureTable& table,
                          std::span<const std::uint8_t> labels, const CrossValidation& how) {
  const std::size_t rows = labels.size();
  const auto repeats = static_cast<std::size_t>(how.repeats);
  std::vector<double> predicted(rows * repeats), fold_auc;
  std::vector<std::uint8_t> repeated;
  // Edges of bins and knots come from all rows' values and never look at the outcome; a fold's fit
  // begins at the fit of all rows, which only saves steps: the optimum is one.
  const auto rules = kind == ModelKind::trees ? bin_rules(table) : std::vector<BinRule>();
  const auto bins = kind == ModelKind::trees ? to_bins(table, rules) : Bins();
  const auto start =
      kind == ModelKind::logistic ? LogisticModel::fit(table, labels) : LogisticModel();
  for (std::size_t r = 0; r < repeats; ++r) {
    repeated.insert(repeated.end(), labels.begin(), labels.end());
    const auto folds = stratified_folds(labels, how.folds, how.seed + r);
    for (int fold = 0; fold < how.folds; ++fold) {
      const auto parts = split(folds, fold, labels);
      std::vector<double> margins;
      if (kind == ModelKind::logistic) {
        const auto model = LogisticModel::fit(stats::take_rows(table, parts.train),
                                              parts.train_labels, {}, &start);
        margins = model.margins(stats::take_rows(table, parts.test));
      } else {
        const auto model =
            BoostedTrees::fit(take_rows(bins, parts.train), rules, parts.train_labels, {});
        margins = model.margins(take_rows(bins, parts.test));
      }
      const auto p = probabilities(std::move(margins));
      fold_auc.push_back(auc(p, parts.test_labels).value);
      for (std::size_t i = 0; i < p.size(); ++i) predicted[r * rows + parts.test[i]] = p[i];
    }
  }
  auto out = validated(kind, std::move(predicted), std::move(repeated), repeats);
  out.fold_auc = std::move(fold_auc);
  return out;
}

Validation validate_forward(ModelKind kind, std::span<const Origin> origins) {
  std::vector<double> predicted, fold_auc;
  std::vector<std::uint8_t> labels;
  for (const auto& origin : origins) {
    const auto model = Classifier::fit(kind, origin.known, origin.known_labels);
    const auto forecast = model.predict(origin.forecast);
    fold_auc.push_back(auc(forecast, origin.forecast_labels).value);
    predicted.insert(predicted.end(), forecast.begin(), forecast.end());
    labels.insert(labels.end(), origin.forecast_labels.begin(), origin.forecast_labels.end());
  }
  auto out = validated(kind, std::move(predicted), std::move(labels));
  out.fold_auc = std::move(fold_auc);
  return out;
}

}  // namespace clientele::stats
