// The model of falling silent: learned at earlier cut-offs, tested at later ones against the model
// of buying, whose forecast it also knows.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

#include "analyses/churn_buying.h"
#include "analyses/churn_model.h"
#include "analyses/words.h"

namespace clientele {
namespace {

// A case with what the model of buying, fitted to what was known at its cut, says of it.
struct Case {
  ChurnCase facts;
  double silent = 0, gone = 0;
};
using Cases = std::vector<Case>;

std::vector<std::uint8_t> labels_of(const Cases& cases) {
  std::vector<std::uint8_t> out;
  for (const auto& one : cases) out.push_back(static_cast<std::uint8_t>(one.facts.left));
  return out;
}

double left_of(const Cases& cases) {
  double left = 0;
  for (const auto& one : cases) left += one.facts.left;
  return left;
}

bool has_both(const Cases& cases) {
  const double left = left_of(cases);
  return left >= kLeastOutcomes && static_cast<double>(cases.size()) - left >= kLeastOutcomes;
}

template <typename Which>
Cases select(const Cases& cases, Which which) {
  Cases out;
  std::copy_if(cases.begin(), cases.end(), std::back_inserter(out), which);
  return out;
}
Cases at_cut(const Cases& cases, std::uint32_t cut) {
  return select(cases, [&](const Case& one) { return one.facts.cut == cut; });
}
// Cases whose outcomes were known at the cut.
Cases before_cut(const Cases& cases, std::uint32_t cut) {
  return select(cases, [&](const Case& one) { return one.facts.cut > cut; });
}

// All who bought, as of today.
std::vector<stats::Buyer> buyers_of(const ConcludeContext& context, Day as_of) {
  std::vector<stats::Buyer> out;
  for (const auto& customer : context.customers) {
    const auto& p = customer.purchases;  // up to the as-of date
    if (p.days > 0) out.push_back({p.days - 1, p.last - p.first, as_of - p.first});
  }
  return out;
}
std::vector<stats::Buyer> buyers_of(const std::vector<ChurnCase>& cases, std::uint32_t cut) {
  std::vector<stats::Buyer> out;
  for (const auto& one : cases) {
    if (one.cut == cut) out.push_back(buyer_of(one.known));
  }
  return out;
}

double four_digits(double value) { return std::round(value * 1e4) / 1e4; }
void round_off(stats::Validation& v) {
  for (double* value : {&v.auc.value, &v.auc.interval.low, &v.auc.interval.high, &v.log_loss,
                        &v.brier, &v.top_decile_lift, &v.calibration_error}) {
    *value = four_digits(*value);
  }
}

class Forecaster {
 public:
  Forecaster(const ChurnSummary& summary, const ConcludeContext& context)
      : summary_(summary), context_(context), cuts_(churn_cuts(context.ledger, context.options)) {
    for (const auto& [index, partition] : summary.partitions) traits_.add(index, partition.traits);
    traits_.settle();
    const auto sample = summary.sample.cases();
    fit_buying(sample);
    make_cases(sample);
  }

  SilenceForecast make() {
    SilenceForecast out;
    out.missing = too_little();
    if (out.missing) return out;
    const auto today = open_today();
    out.table = table_of(today);
    auto& model = out.model.emplace(fit());
    model.sample = sample_rows(out.table, context_);
    if (model.baseline && model.baseline->silence.log_loss < model.chosen.log_loss) {
      for (const auto& one : today) model.buying.push_back(one.silent);
    }
    return out;
  }

 private:
  void fit_buying(const std::vector<ChurnCase>& sample) {
    if (cuts_.usable == 0) return;
    buying_.emplace_back(buyers_of(context_, cuts_.at(0)));
    for (std::uint32_t cut = 1; cut <= cuts_.usable; ++cut) {
      buying_.emplace_back(buyers_of(sample, cut));
    }
    const auto all = [&](auto holds) { return std::all_of(buying_.begin(), buying_.end(), holds); };
    has_buying_ = all([](const auto& one) { return one.ok(); });
    has_gone_ = has_buying_ && all([](const auto& one) { return one.anyone_leaves(); });
  }

  Case with_buying(const ChurnCase& facts) const {
    Case out{facts};
    if (!has_buying_) return out;
    const auto buyer = buyer_of(facts.known);
    // Of the as-of date the window to come is as long as the last one.
    const auto end = std::max(facts.cut, 1u);
    const Day days = cuts_.at(end - 1) - cuts_.at(end);
    out.silent = buying_[facts.cut].p_silent(buyer, days);
    out.gone = has_gone_ ? buying_[facts.cut].p_gone(buyer) : 0;
    return out;
  }

  void make_cases(const std::vector<ChurnCase>& sample) {
    for (const auto& one : sample) {
      const auto recency =
          static_cast<Day>(one.known[static_cast<std::size_t>(ChurnFeature::recency)]);
      if (!cuts_.open(cuts_.at(one.cut) - recency, one.cut)) continue;
      // Buyers stand in the order of their hashes: the first ones are a sample.
      if (cases_.size() < kChurnRows) cases_.push_back(with_buying(one));
    }
  }

  std::optional<Text> too_little() const {
    if (cuts_.usable < 2) {
      return say("churn.missing.history",
                 {{"months", as_count(3 * context_.options.churn_window_months)}});
    }
    if (has_both(at_cut(cases_, 1)) && has_both(before_cut(cases_, 1))) return std::nullopt;
    const double left = left_of(cases_);
    return say("churn.missing.cases",
               {{"least", as_count(kLeastOutcomes)},
                {"left", as_count(left)},
                {"stayed", as_count(static_cast<double>(cases_.size()) - left)}});
  }

  // Columns: what customers did, what they are, and what the model of buying makes of it.
  std::size_t columns() const {
    return kChurnFeatures + traits_.ids().size() + (has_buying_ ? 1 : 0);
  }
  stats::FeatureTable features_of(const Cases& cases,
                                  const std::vector<std::size_t>& columns) const {
    stats::FeatureTable out(columns.size());
    const std::size_t buying = kChurnFeatures + traits_.ids().size();
    for (std::size_t c = 0; c < columns.size(); ++c) {
      const auto column = columns[c];
      out[c].category = column >= kChurnFeatures && column < buying;
      out[c].values.reserve(cases.size());
      for (const auto& one : cases) {
        out[c].values.push_back(
            column < kChurnFeatures ? one.facts.known[column]
            : column < buying
                ? traits_.value(column - kChurnFeatures, one.facts.partition, one.facts.row)
                : static_cast<float>(one.silent));
      }
    }
    return out;
  }
  std::vector<std::size_t> every_column() const {
    std::vector<std::size_t> out(columns());
    std::iota(out.begin(), out.end(), std::size_t{0});
    return out;
  }

  ChurnModel fit() const {
    ChurnModel out;
    const auto all = features_of(cases_, every_column());
    for (std::size_t c = 0; c < all.size(); ++c) {
      if (!is_constant(all[c])) out.columns.push_back(c);
    }
    std::vector<stats::Origin> origins;
    Cases tested;
    for (std::uint32_t cut = 2; cut >= 1; --cut) {
      const auto known = before_cut(cases_, cut), next = at_cut(cases_, cut);
      if (!has_both(known) || !has_both(next)) continue;
      origins.push_back({features_of(known, out.columns), features_of(next, out.columns),
                         labels_of(known), labels_of(next)});
      out.origins.push_back(cuts_.at(cut));
      tested.insert(tested.end(), next.begin(), next.end());
    }
    out.chosen = stats::validate_forward(stats::ModelKind::logistic, origins);
    out.rival = stats::validate_forward(stats::ModelKind::trees, origins);
    if (out.rival.log_loss < out.chosen.log_loss) std::swap(out.chosen, out.rival);
    out.rows = static_cast<double>(tested.size());
    if (has_buying_) out.baseline = baseline(tested, origins);
    out.model = stats::Classifier::fit(out.chosen.kind, features_of(cases_, out.columns),
                                       labels_of(cases_));
    return out;
  }

  ChurnBaseline baseline(const Cases& tested, const std::vector<stats::Origin>& origins) const {
    std::vector<double> silent, gone;
    for (const auto& one : tested) {
      silent.push_back(one.silent);
      gone.push_back(one.gone);
    }
    const auto labels = labels_of(tested);
    std::vector<double> each;
    std::size_t begin = 0;
    for (const auto& origin : origins) {
      const auto n = origin.forecast_labels.size();
      each.push_back(four_digits(
          stats::auc(std::span(silent).subspan(begin, n), origin.forecast_labels).value));
      begin += n;
    }
    ChurnBaseline out;
    out.silence = stats::validated(stats::ModelKind::logistic, std::move(silent), labels);
    round_off(out.silence);
    out.silence.fold_auc = std::move(each);
    if (has_gone_) {
      out.gone = stats::validated(stats::ModelKind::logistic, std::move(gone), labels);
      round_off(*out.gone);
    }
    return out;
  }

  // Customers who bought in the last two windows, as cases of the as-of date; their left is
  // unknown.
  Cases open_today() {
    Cases out;
    for (std::uint32_t i = 0; i < context_.customers.size(); ++i) {
      const auto& customer = context_.customers[i];
      const auto at = summary_.partitions.find(customer.partition);
      if (at == summary_.partitions.end()) continue;
      const auto& open = at->second.open;  // ascending
      const auto row = std::lower_bound(open.begin(), open.end(), customer.row);
      if (row == open.end() || *row != customer.row) continue;
      const auto& known = at->second.known[static_cast<std::size_t>(row - open.begin())];
      out.push_back(with_buying({known, 0, 0, customer.partition, customer.row}));
      customers_.push_back(i);
    }
    return out;
  }

  ChurnTable table_of(const Cases& today) const {
    ChurnTable out;
    out.features_named = true;
    out.customers = customers_;
    out.left.assign(today.size(), 0);
    for (std::size_t c = 0; c < kChurnFeatures; ++c) out.names.emplace_back(churn_feature_id(c));
    out.names.insert(out.names.end(), traits_.ids().begin(), traits_.ids().end());
    if (has_buying_) out.names.emplace_back("buying");
    out.features = features_of(today, every_column());
    out.levels.resize(out.names.size());
    for (std::size_t t = 0; t < traits_.ids().size(); ++t) {
      out.levels[kChurnFeatures + t] = traits_.keys(t);
    }
    return out;
  }

  const ChurnSummary& summary_;
  const ConcludeContext& context_;
  ChurnCuts cuts_;
  TraitTable traits_;
  std::vector<BuyingForecast> buying_;  // by cut
  bool has_buying_ = false;             // fitted at every cut
  bool has_gone_ = false;               // and each of them has customers leave
  Cases cases_;                         // of open customers of the sample
  std::vector<std::uint32_t> customers_;
};

}  // namespace

SilenceForecast forecast_silence(const ChurnSummary& summary, const ConcludeContext& context) {
  return Forecaster(summary, context).make();
}

}  // namespace clientele
