#include "stats/learn/logistic.h"

#include <Eigen/Dense>
#include <algorithm>
#include <array>
#include <cmath>

#include "stats/learn/logit.h"

namespace clientele::stats {
namespace {

constexpr double kEnough = 1e-6;  // Newton decrement at which a fit is done
constexpr std::size_t kRare = 5;  // rows a level needs for a term of its own
constexpr std::array<double, 4> kKnots = {0.2, 0.4, 0.6, 0.8};

Eigen::Index at(std::size_t i) { return static_cast<Eigen::Index>(i); }

}  // namespace

// Terms that are not 0, row by row.
struct LogisticModel::Rows {
  std::vector<std::uint32_t> begin{0};
  std::vector<std::uint32_t> index;
  std::vector<double> value;
  std::size_t size() const { return begin.size() - 1; }
  double margin(std::size_t row, const std::vector<Term>& terms, double intercept) const {
    double sum = intercept;
    for (auto k = begin[row]; k < begin[row + 1]; ++k) sum += terms[index[k]].weight * value[k];
    return sum;
  }
};

std::vector<LogisticModel::Term> LogisticModel::make_terms(const FeatureTable& table) {
  std::vector<Term> terms;
  for (std::uint32_t c = 0; c < table.size(); ++c) {
    const auto& values = table[c].values;
    const auto add = [&](Term::Kind kind, float where, double scale) {
      Term term;
      term.column = c;
      term.kind = kind;
      term.at = where;
      term.scale = scale;
      terms.push_back(term);
    };
    if (table[c].category) {
      std::vector<std::size_t> counts;
      for (const float v : values) {
        const auto level = static_cast<std::size_t>(v);
        if (level >= counts.size()) counts.resize(level + 1, 0);
        ++counts[level];
      }
      for (std::size_t level = 0; level < counts.size(); ++level) {
        if (counts[level] >= kRare && counts[level] < values.size()) {
          add(Term::Kind::level, static_cast<float>(level), 1);
        }
      }
      continue;
    }
    std::vector<float> known;
    for (const float v : values) {
      if (!std::isnan(v)) known.push_back(v);
    }
    if (known.size() < values.size() && values.size() - known.size() >= kRare) {
      add(Term::Kind::missing, 0, 1);
    }
    if (known.empty()) continue;
    std::sort(known.begin(), known.end());
    double sum = 0, squares = 0;
    for (const float v : known) sum += static_cast<double>(v);
    const double mean = sum / static_cast<double>(known.size());
    for (const float v : known) {
      squares += (static_cast<double>(v) - mean) * (static_cast<double>(v) - mean);
    }
    const double spread = std::sqrt(squares / static_cast<double>(known.size()));
    if (!(spread > 0)) continue;
    add(Term::Kind::linear, static_cast<float>(mean), 1 / spread);
    float last = known.front();
    for (const double knot : kKnots) {
      const float v = known[static_cast<std::size_t>(knot * static_cast<double>(known.size()))];
      if (v <= last || v >= known.back()) continue;
      add(Term::Kind::hinge, v, 1 / spread);
      last = v;
    }
  }
  return terms;
}

void LogisticModel::encode(const Feature& feature, std::size_t row, std::size_t column,
                           std::vector<std::uint32_t>& index, std::vector<double>& value) const {
  const float v = feature.values[row];
  for (auto t = term_begin_[column]; t < term_begin_[column + 1]; ++t) {
    const auto& term = terms_[t];
    double x = 0;
    switch (term.kind) {
      case Term::Kind::level:
        x = v == term.at ? 1 : 0;
        break;
      case Term::Kind::missing:
        x = std::isnan(v) ? 1 : 0;
        break;
      case Term::Kind::linear:  // a missing value stands at the mean
        x = std::isnan(v) ? 0 : static_cast<double>(v - term.at) * term.scale;
        break;
      case Term::Kind::hinge:
        x = std::isnan(v) || v <= term.at ? 0 : static_cast<double>(v - term.at) * term.scale;
        break;
    }
    if (x == 0) continue;
    index.push_back(t);
    value.push_back(x);
  }
}

LogisticModel::Rows LogisticModel::encode(const FeatureTable& table) const {
  Rows rows;
  const std::size_t n = table.empty() ? 0 : table.front().values.size();
  for (std::size_t row = 0; row < n; ++row) {
    for (std::size_t c = 0; c < table.size(); ++c) {
      encode(table[c], row, c, rows.index, rows.value);
    }
    rows.begin.push_back(static_cast<std::uint32_t>(rows.index.size()));
  }
  return rows;
}

double LogisticModel::objective(const Rows& rows, std::span<const std::uint8_t> labels,
                                double ridge) const {
  double sum = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    sum += log_loss_of_margin(rows.margin(i, terms_, intercept_), labels[i]);
  }
  for (const auto& term : terms_) sum += 0.5 * ridge * term.weight * term.weight;
  return sum;
}

// One step with halving; returns the decrement, which bounds the distance from the optimum.
double LogisticModel::newton_step(const Rows& rows, std::span<const std::uint8_t> labels,
                                  double ridge) {
  const std::size_t p = terms_.size();
  Eigen::MatrixXd hessian = Eigen::MatrixXd::Zero(at(p + 1), at(p + 1));
  Eigen::VectorXd gradient = Eigen::VectorXd::Zero(at(p + 1));
  double before = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const double margin = rows.margin(i, terms_, intercept_);
    before += log_loss_of_margin(margin, labels[i]);
    const double probability = logistic(margin);
    const double residual = labels[i] - probability, w = probability * (1 - probability);
    gradient(at(p)) += residual;
    hessian(at(p), at(p)) += w;
    for (auto k = rows.begin[i]; k < rows.begin[i + 1]; ++k) {
      const auto a = at(rows.index[k]);
      const double wx = w * rows.value[k];
      gradient(a) += residual * rows.value[k];
      hessian(at(p), a) += wx;
      for (auto l = rows.begin[i]; l <= k; ++l) hessian(a, at(rows.index[l])) += wx * rows.value[l];
    }
  }
  for (std::size_t t = 0; t < p; ++t) {
    before += 0.5 * ridge * terms_[t].weight * terms_[t].weight;
    gradient(at(t)) -= ridge * terms_[t].weight;
    hessian(at(t), at(t)) += ridge;
  }
  const Eigen::VectorXd step = hessian.selfadjointView<Eigen::Lower>().llt().solve(gradient);
  const double decrement = gradient.dot(step);
  if (!std::isfinite(decrement)) return 0;
  for (double length = 1; length > 1e-4; length /= 2) {
    auto tried = *this;
    for (std::size_t t = 0; t < p; ++t) tried.terms_[t].weight += length * step(at(t));
    tried.intercept_ += length * step(at(p));
    // Close to the optimum a full step is safe and its gain is below rounding.
    if (decrement < kEnough || tried.objective(rows, labels, ridge) <= before) {
      *this = std::move(tried);
      return decrement;
    }
  }
  return decrement;
}

LogisticModel LogisticModel::fit(const FeatureTable& table, std::span<const std::uint8_t> labels,
                                 const Options& options, const LogisticModel* start) {
  LogisticModel model;
  // Terms from a start keep their knots and levels, so that weights mean the same.
  model.terms_ = start != nullptr ? start->terms_ : make_terms(table);
  model.intercept_ = start != nullptr ? start->intercept_ : 0;
  model.term_begin_.assign(table.size() + 1, 0);
  for (const auto& term : model.terms_) ++model.term_begin_[term.column + 1];
  for (std::size_t c = 0; c < table.size(); ++c) model.term_begin_[c + 1] += model.term_begin_[c];
  const auto rows = model.encode(table);
  if (rows.size() == 0) return model;
  for (auto& term : model.terms_) term.mean = 0;
  for (std::size_t k = 0; k < rows.index.size(); ++k) {
    model.terms_[rows.index[k]].mean += rows.value[k];
  }
  for (auto& term : model.terms_) term.mean /= static_cast<double>(rows.size());
  for (int step = 0; step < options.most_steps && !model.converged_; ++step) {
    model.converged_ = model.newton_step(rows, labels, options.ridge) < kEnough;
  }
  return model;
}

std::vector<double> LogisticModel::margins(const FeatureTable& table) const {
  std::vector<double> out;
  std::vector<std::uint32_t> index;
  std::vector<double> value;
  const std::size_t n = table.empty() ? 0 : table.front().values.size();
  out.reserve(n);
  for (std::size_t row = 0; row < n; ++row) {
    index.clear();
    value.clear();
    for (std::size_t c = 0; c < table.size(); ++c) encode(table[c], row, c, index, value);
    double sum = intercept_;
    for (std::size_t k = 0; k < index.size(); ++k) sum += terms_[index[k]].weight * value[k];
    out.push_back(sum);
  }
  return out;
}

void LogisticModel::contributions(const FeatureTable& table, std::size_t row,
                                  std::span<double> out) const {
  std::vector<std::uint32_t> index;
  std::vector<double> value;
  for (std::size_t c = 0; c < table.size(); ++c) {
    index.clear();
    value.clear();
    encode(table[c], row, c, index, value);
    out[c] = 0;
    for (auto t = term_begin_[c]; t < term_begin_[c + 1]; ++t) {
      out[c] -= terms_[t].weight * terms_[t].mean;
    }
    for (std::size_t k = 0; k < index.size(); ++k) out[c] += terms_[index[k]].weight * value[k];
  }
}

double LogisticModel::base() const {
  double sum = intercept_;
  for (const auto& term : terms_) sum += term.weight * term.mean;
  return sum;
}

}  // namespace clientele::stats
