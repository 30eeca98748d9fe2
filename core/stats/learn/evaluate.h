// How good predicted probabilities of a yes/no outcome are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "stats/intervals.h"

namespace clientele::stats {

// Area under the ROC curve: the probability that a positive is ranked above a negative, ties half.
struct Auc {
  double value = 0.5;
  double variance = 0;
  double positives = 0, negatives = 0;
  Range interval{0, 1};  // 95%, on the log-odds scale so that it stays within 0-1
};
// DeLong, DeLong & Clarke-Pearson, Biometrics 44 (1988), by mid-ranks: Sun & Xu, IEEE SPL 21
// (2014). O(n log n). Without both outcomes: 0.5, interval 0-1.
Auc auc(std::span<const double> predicted, std::span<const std::uint8_t> labels);
Range auc_interval(double value, double variance);

// Means over rows; predicted probabilities are kept within 1e-12 of 0 and 1. No rows: 0.
double log_loss(std::span<const double> predicted, std::span<const std::uint8_t> labels);
// Brier, Monthly Weather Review 78 (1950).
double brier(std::span<const double> predicted, std::span<const std::uint8_t> labels);

// Rows in classes of (nearly) equal size by predicted probability, lowest first.
struct CalibrationClass {
  double n = 0, predicted = 0, observed = 0;  // means
  Range interval;                             // of the observed share
};
std::vector<CalibrationClass> calibration(std::span<const double> predicted,
                                          std::span<const std::uint8_t> labels,
                                          std::size_t classes = 10);
// Expected calibration error: mean |predicted - observed| over classes, weighted by rows. Naeini,
// Cooper & Hauskrecht, AAAI (2015), with classes of equal size.
double calibration_error(std::span<const CalibrationClass> classes);

// Share of positives among the `top` share of rows ranked highest, over their share in all rows.
// Rows that tie at the edge count by the part of them inside.
double lift(std::span<const double> predicted, std::span<const std::uint8_t> labels, double top);

// Which customers to contact: each contact costs `cost`; one who would leave stays with probability
// `success` and then keeps `value`. Verbraken, Verbeke & Baesens, IEEE TKDE 25 (2013), with fixed
// parameters.
struct RetentionOffer {
  double value = 0, cost = 0, success = 0;
  double profit(double contacted, double leaving) const {
    return leaving * success * value - contacted * cost;
  }
  // Contacting pays from this probability of leaving on.
  double break_even() const { return success * value > 0 ? cost / (success * value) : 1; }
};
struct ProfitPoint {
  double contacted = 0;  // share of rows, the likeliest first
  double profit = 0;     // a row of the population, observed outcomes
};
std::vector<ProfitPoint> profit_curve(std::span<const double> predicted,
                                      std::span<const std::uint8_t> labels,
                                      const RetentionOffer& offer, std::size_t points = 20);

}  // namespace clientele::stats
