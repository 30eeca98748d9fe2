// Logistic regression with a ridge penalty: numbers enter as linear splines, categories by level,
// missing values by an indicator of their own.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "stats/learn/features.h"

namespace clientele::stats {

class LogisticModel {
 public:
  struct Options {
    double ridge = 1.0;  // penalty ridge/2 * |b|^2 on standardised terms; the intercept is free
    int most_steps = 25;
  };

  // Newton's method on the penalised log-likelihood, which is strictly concave, so the start only
  // sets how many steps are needed. `labels` are 0 or 1, as many as the table has rows.
  // Hosmer, Lemeshow & Sturdivant, Applied Logistic Regression (2013); le Cessie & van Houwelingen,
  // Applied Statistics 41 (1992).
  static LogisticModel fit(const FeatureTable& table, std::span<const std::uint8_t> labels,
                           const Options& options, const LogisticModel* start = nullptr);
  static LogisticModel fit(const FeatureTable& table, std::span<const std::uint8_t> labels) {
    return fit(table, labels, Options());
  }

  bool converged() const { return converged_; }
  // Log-odds of each row. Columns as in fit().
  std::vector<double> margins(const FeatureTable& table) const;
  // What a row's log-odds are made of: out[column] for each column; their sum and base() give the
  // margin exactly. A contribution is relative to the mean row of the data fitted to.
  void contributions(const FeatureTable& table, std::size_t row, std::span<double> out) const;
  double base() const;

 private:
  struct Term {
    std::uint32_t column = 0;
    enum class Kind : std::uint8_t { level, missing, linear, hinge } kind = Kind::level;
    float at = 0;  // level, or the hinge's knot
    double scale = 1;
    double mean = 0;  // over the rows fitted to
    double weight = 0;
  };
  struct Rows;  // sparse rows of terms

  static std::vector<Term> make_terms(const FeatureTable& table);
  void encode(const Feature& feature, std::size_t row, std::size_t column,
              std::vector<std::uint32_t>& index, std::vector<double>& value) const;
  Rows encode(const FeatureTable& table) const;
  double objective(const Rows& rows, std::span<const std::uint8_t> labels, double ridge) const;
  double newton_step(const Rows& rows, std::span<const std::uint8_t> labels, double ridge);

  std::vector<Term> terms_;                // in order of their columns
  std::vector<std::uint32_t> term_begin_;  // columns + 1 values
  double intercept_ = 0;
  bool converged_ = false;
};

}  // namespace clientele::stats
