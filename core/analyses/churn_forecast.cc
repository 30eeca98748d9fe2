// The model of falling silent: learned at earlier cut-offs, tested at later ones against the model
// of buying.
#include <algorithm>
#include <cmath>
#include <span>

#include "analyses/churn_model.h"
#include "analyses/words.h"
#include "stats/clv/fit.h"
#include "stats/clv/predict.h"

namespace clientele {
namespace {

constexpr double kWeek = 7;                     // days: the model of buying's unit
constexpr std::size_t kBaselineGroups = 2'000;  // of buyers; more are coarsened

Day days_of(const ChurnFeatures& known, ChurnFeature feature) {
  return static_cast<Day>(known[static_cast<std::size_t>(feature)]);
}

stats::FeatureTable features_of(const std::vector<ChurnCase>& cases,
                                const std::vector<std::size_t>& columns) {
  stats::FeatureTable out(columns.size());
  for (std::size_t c = 0; c < columns.size(); ++c) {
    out[c].values.reserve(cases.size());
    for (const auto& one : cases) out[c].values.push_back(one.known[columns[c]]);
  }
  return out;
}

std::vector<std::uint8_t> labels_of(const std::vector<ChurnCase>& cases) {
  std::vector<std::uint8_t> out;
  for (const auto& one : cases) out.push_back(static_cast<std::uint8_t>(one.left));
  return out;
}

template <typename Which>
std::vector<ChurnCase> select(const std::vector<ChurnCase>& cases, Which which) {
  std::vector<ChurnCase> out;
  std::copy_if(cases.begin(), cases.end(), std::back_inserter(out), which);
  return out;
}

bool has_both(const std::vector<ChurnCase>& cases) {
  double left = 0;
  for (const auto& one : cases) left += one.left;
  return left >= kLeastOutcomes && static_cast<double>(cases.size()) - left >= kLeastOutcomes;
}

stats::Buyer buyer_of(const ChurnFeatures& known) {
  const Day tenure = days_of(known, ChurnFeature::tenure);
  return {static_cast<std::uint32_t>(days_of(known, ChurnFeature::purchases) - 1),
          tenure - days_of(known, ChurnFeature::recency), tenure};
}

std::vector<stats::Buyer> buyers_of(const std::vector<ChurnCase>& cases) {
  std::vector<stats::Buyer> out;
  for (const auto& one : cases) out.push_back(buyer_of(one.known));
  return out;
}

// All who bought, as of today.
std::vector<stats::Buyer> buyers_of(const ConcludeContext& context, Day as_of) {
  std::vector<stats::Buyer> out;
  for (const auto& customer : context.customers) {
    if (!customer.buying() || customer.last > as_of) continue;
    out.push_back({customer.days - 1, customer.last - customer.first, as_of - customer.first});
  }
  return out;
}

// What the model of buying says of the forecast cases, fitted to all buyers known at the cut:
// BG/NBD, or a simpler relative where the data show no dropout.
class BuyingForecast {
 public:
  explicit BuyingForecast(std::span<const stats::Buyer> buyers) {
    const auto coarse = stats::coarsen(stats::group_buyers(buyers).groups, kBaselineGroups);
    const stats::BuyerSample sample(coarse.groups, kWeek);
    for (const auto model :
         {stats::BuyingModel::bg_nbd, stats::BuyingModel::mbg_nbd, stats::BuyingModel::nbd}) {
      fit_ = stats::fit_buying({model, 1}, sample);
      if (fit_.ok()) return;
    }
  }
  bool ok() const { return fit_.ok(); }
  bool anyone_leaves() const { return fit_.spec.model != stats::BuyingModel::nbd; }
  double p_alive(const stats::Buyer& buyer) const {
    return stats::Predictor(fit_.spec, fit_.parameters, kWeek).p_alive(buyer);
  }
  // While alive, purchases are Poisson with a rate of Gamma(r + x, alpha + T): Fader, Hardie & Lee
  // (2005), so P(none in t | alive) = ((alpha + T) / (alpha + T + t))^(r + x).
  double p_silent(const stats::Buyer& buyer, Day days) const {
    const double age = fit_.parameters[1] + buyer.age / kWeek;
    const double shape = fit_.parameters[0] + buyer.repeats;
    const double none = std::exp(shape * (std::log(age) - std::log(age + days / kWeek)));
    return 1 - p_alive(buyer) * (1 - none);
  }

 private:
  stats::BuyingFit fit_;
};

double four_digits(double value) { return std::round(value * 1e4) / 1e4; }
void round_off(stats::Validation& v) {
  for (double* value : {&v.auc.value, &v.auc.interval.low, &v.auc.interval.high, &v.log_loss,
                        &v.brier, &v.top_decile_lift, &v.calibration_error}) {
    *value = four_digits(*value);
  }
}

class SilenceModel {
 public:
  SilenceModel(const ChurnSummary& summary, const ConcludeContext& context)
      : cuts_(churn_cuts(context.ledger, context.options)), buyers_(summary.sample.cases()) {
    cases_ = select(buyers_, [&](const ChurnCase& one) {
      return cuts_.open(cuts_.at(one.cut) - days_of(one.known, ChurnFeature::recency), one.cut);
    });
    // Buyers stand in the order of their hashes: the first ones are a sample.
    if (cases_.size() > kChurnRows) cases_.resize(kChurnRows);
  }

  std::optional<Text> too_little(const ConcludeContext& context) const {
    if (cuts_.usable < 2) {
      return say("churn.missing.history",
                 {{"months", as_count(3 * context.options.churn_window_months)}});
    }
    if (has_both(at(cases_, 1)) && has_both(before(1))) return std::nullopt;
    double left = 0;
    for (const auto& one : cases_) left += one.left;
    return say("churn.missing.cases",
               {{"least", as_count(kLeastOutcomes)},
                {"left", as_count(left)},
                {"stayed", as_count(static_cast<double>(cases_.size()) - left)}});
  }

  ChurnModel fit() {
    ChurnModel out;
    const auto all = features_of(cases_, every_column());
    for (std::size_t c = 0; c < all.size(); ++c) {
      if (!is_constant(all[c])) out.columns.push_back(c);
    }
    std::vector<stats::Origin> origins;
    for (std::uint32_t cut = 2; cut >= 1; --cut) {
      const auto learned = before(cut);
      if (cut >= cuts_.usable || !has_both(learned) || !has_both(at(cases_, cut))) continue;
      const auto tested = at(cases_, cut);
      origins.push_back({features_of(learned, out.columns), features_of(tested, out.columns),
                         labels_of(learned), labels_of(tested)});
      out.origins.push_back(cuts_.at(cut));
      tested_.push_back(cut);
    }
    out.chosen = stats::validate_forward(stats::ModelKind::logistic, origins);
    out.rival = stats::validate_forward(stats::ModelKind::trees, origins);
    if (out.rival.log_loss < out.chosen.log_loss) std::swap(out.chosen, out.rival);
    out.rows = static_cast<double>(out.chosen.labels.size());
    out.baseline = baseline();
    const auto labels = labels_of(cases_);
    out.model = stats::Classifier::fit(out.chosen.kind, features_of(cases_, out.columns), labels);
    return out;
  }

  // That each open customer buys nothing in the window to come, says the model of buying alone.
  // Empty where it cannot be fitted.
  std::vector<double> buying_of(const ChurnTable& table, const ConcludeContext& context) const {
    std::vector<double> out;
    const BuyingForecast buying(buyers_of(context, cuts_.at(0)));
    if (!buying.ok()) return out;
    for (std::size_t i = 0; i < table.customers.size(); ++i) {
      ChurnFeatures known{};
      for (std::size_t c = 0; c < kChurnFeatures; ++c) known[c] = table.features[c].values[i];
      out.push_back(buying.p_silent(buyer_of(known), cuts_.at(0) - cuts_.at(1)));
    }
    return out;
  }

 private:
  static std::vector<std::size_t> every_column() {
    std::vector<std::size_t> out;
    for (std::size_t c = 0; c < kChurnFeatures; ++c) out.push_back(c);
    return out;
  }
  static std::vector<ChurnCase> at(const std::vector<ChurnCase>& cases, std::uint32_t cut) {
    return select(cases, [&](const ChurnCase& one) { return one.cut == cut; });
  }
  // Cases whose outcomes were known at the cut.
  std::vector<ChurnCase> before(std::uint32_t cut) const {
    return select(cases_, [&](const ChurnCase& one) { return one.cut > cut; });
  }

  std::optional<ChurnBaseline> baseline() const {
    std::vector<double> silence, gone, each_auc;
    std::vector<std::uint8_t> labels;
    bool ranks = true;
    for (const auto cut : tested_) {
      const BuyingForecast buying(buyers_of(at(buyers_, cut)));
      if (!buying.ok()) return std::nullopt;
      ranks = ranks && buying.anyone_leaves();
      const auto tested = at(cases_, cut);
      for (const auto& one : tested) {
        const auto buyer = buyer_of(one.known);
        silence.push_back(buying.p_silent(buyer, cuts_.at(cut - 1) - cuts_.at(cut)));
        gone.push_back(1 - buying.p_alive(buyer));
        labels.push_back(static_cast<std::uint8_t>(one.left));
      }
      const auto begin = labels.size() - tested.size();
      each_auc.push_back(four_digits(
          stats::auc(std::span(silence).subspan(begin), std::span(labels).subspan(begin)).value));
    }
    ChurnBaseline out;
    out.silence = stats::validated(stats::ModelKind::logistic, std::move(silence), labels);
    round_off(out.silence);
    out.silence.fold_auc = std::move(each_auc);
    if (ranks) {
      out.gone = stats::validated(stats::ModelKind::logistic, std::move(gone), labels);
      round_off(*out.gone);
    }
    return out;
  }

  ChurnCuts cuts_;
  std::vector<ChurnCase> buyers_;  // all of the sample, whether open or lost: the baseline's
  std::vector<ChurnCase> cases_;   // of open customers
  std::vector<std::uint32_t> tested_;
};

}  // namespace

ChurnTable open_customers(const ChurnSummary& summary, const ConcludeContext& context) {
  ChurnTable out;
  out.features_named = true;
  out.features.resize(kChurnFeatures);
  out.levels.resize(kChurnFeatures);
  for (std::size_t c = 0; c < kChurnFeatures; ++c) out.names.emplace_back(churn_feature_id(c));
  for (std::uint32_t i = 0; i < context.customers.size(); ++i) {
    const auto& customer = context.customers[i];
    const auto at = summary.partitions.find(customer.partition);
    if (at == summary.partitions.end()) continue;
    const auto& open = at->second.open;  // ascending
    const auto row = std::lower_bound(open.begin(), open.end(), customer.row);
    if (row == open.end() || *row != customer.row) continue;
    const auto& values = at->second.known[static_cast<std::size_t>(row - open.begin())];
    out.customers.push_back(i);
    out.left.push_back(0);
    for (std::size_t c = 0; c < kChurnFeatures; ++c) out.features[c].values.push_back(values[c]);
  }
  return out;
}

std::optional<ChurnModel> fit_silence_model(const ChurnTable& table, const ChurnSummary& summary,
                                            const ConcludeContext& context,
                                            std::optional<Text>& missing) {
  SilenceModel silence(summary, context);
  missing = silence.too_little(context);
  if (missing) return std::nullopt;
  auto out = silence.fit();
  out.sample = sample_rows(table, context);
  if (out.baseline && out.baseline->silence.log_loss < out.chosen.log_loss) {
    out.buying = silence.buying_of(table, context);
  }
  return out;
}

}  // namespace clientele
