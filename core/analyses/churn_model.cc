#include "analyses/churn_model.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "analyses/attributes.h"
#include "analyses/words.h"
#include "base/ascii.h"
#include "base/hash.h"

namespace clientele {
namespace {

// Texts of a category in use, by bytes, as levels: numbers of a TextTable depend on what came
// first.
void order_levels(const TextTable& texts, stats::Feature& feature,
                  std::vector<std::string>& levels) {
  std::vector<std::uint32_t> used;
  for (const float v : feature.values) {
    const auto number = static_cast<std::uint32_t>(v);
    if (number >= used.size()) used.resize(number + 1, 0);
    used[number] = 1;
  }
  for (std::uint32_t n = 1; n < used.size(); ++n) {
    if (used[n] != 0) levels.emplace_back(texts.text(n));
  }
  std::sort(levels.begin(), levels.end());
  for (std::uint32_t n = 1; n < used.size(); ++n) {
    if (used[n] == 0) continue;
    const auto at = std::lower_bound(levels.begin(), levels.end(), texts.text(n));
    used[n] = static_cast<std::uint32_t>(at - levels.begin()) + 1;
  }
  if (!used.empty()) used[0] = 0;
  for (auto& v : feature.values) v = static_cast<float>(used[static_cast<std::size_t>(v)]);
}

double auc_of_missing(const stats::Feature& feature, const std::vector<std::uint8_t>& left) {
  std::vector<double> score;
  for (const float v : feature.values) {
    score.push_back((feature.category ? v != 0 : !std::isnan(v)) ? 1 : 0);
  }
  const double value = stats::auc(score, left).value;
  return std::max(value, 1 - value);
}

// Each half of the rows scored by the other's share of leavers in the bin, so that many small bins
// do not look like a leak.
double auc_of_bins(const stats::Feature& feature, const std::vector<std::uint8_t>& left) {
  const stats::FeatureTable table{feature};
  const auto bins = stats::to_bins(table, stats::bin_rules(table)).front();
  std::array<std::array<std::array<double, 2>, stats::kBins>, 2> counts{};
  double leavers = 0;
  const auto half = [](std::size_t i) { return static_cast<std::size_t>(mix64(i) & 1u); };
  for (std::size_t i = 0; i < left.size(); ++i) {
    counts[half(i)][bins[i]][left[i]] += 1;
    leavers += left[i];
  }
  const double rate = leavers / std::max(1.0, static_cast<double>(left.size()));
  std::vector<double> score;
  for (std::size_t i = 0; i < left.size(); ++i) {
    const auto& cell = counts[1 - half(i)][bins[i]];
    score.push_back((cell[1] + rate) / (cell[0] + cell[1] + 1));
  }
  return stats::auc(score, left).value;
}

std::string folded(std::string_view header) {
  std::string out;
  for (const char c : header) {
    if (c == ' ' || c == '_' || c == '-' || c == '(' || c == ')') continue;
    out.push_back(ascii_lower(c));
  }
  return out;
}

// The column that counts months with the company, by its header; nothing where there is none.
std::optional<std::size_t> tenure_column(const ChurnTable& table) {
  constexpr std::array<std::string_view, 12> kHeaders = {
      "tenure",           "tenuremonths", "tenureinmonths", "monthsactive",
      "monthsascustomer", "accountage",   "accountlength",  "在网时长",
      "在网月数",         "客户时长",     "使用月数",       "合作月数"};
  for (std::size_t c = 0; c < table.names.size(); ++c) {
    if (table.features[c].category) continue;
    const auto header = folded(table.names[c]);
    if (std::find(kHeaders.begin(), kHeaders.end(), header) != kHeaders.end()) return c;
  }
  return std::nullopt;
}

// A value to come or a risk that somebody's model has put there: made at an unknown date, perhaps
// of the outcome. Too weak alone to be told by its values.
bool is_estimate(const ChurnTable& table, std::size_t column) {
  constexpr std::array<std::string_view, 15> kWords = {
      "cltv",         "clv",       "ltv",        "lifetimevalue", "churnscore",
      "churnrisk",    "churnprob", "propensity", "predicted",     "终身价值",
      "生命周期价值", "流失概率",  "流失评分",   "流失风险",      "预测"};
  if (table.features_named) return false;
  const auto header = folded(table.names[column]);
  return std::any_of(kWords.begin(), kWords.end(),
                     [&](auto word) { return header.find(word) != std::string::npos; });
}

}  // namespace

bool is_constant(const stats::Feature& feature) {
  for (const float v : feature.values) {
    const float first = feature.values.front();
    if (v != first && !(std::isnan(v) && std::isnan(first))) return false;
  }
  return true;
}

Text ChurnTable::label(std::size_t column) const {
  if (!features_named) return Text::data(names[column]);
  const bool attribute = column >= kChurnFeatures && features[column].category;
  return attribute ? attribute_label(names[column]) : say("churn.feature." + names[column]);
}

namespace {

// A feature's number as it is shown: square roots become money again.
TextArg shown(std::size_t feature, double value) {
  switch (static_cast<ChurnFeature>(feature)) {
    case ChurnFeature::recency:
    case ChurnFeature::tenure:
      return as_days(value);
    case ChurnFeature::amount:
    case ChurnFeature::spend:
      return as_money(value * value);
    case ChurnFeature::change:
    case ChurnFeature::spend_change:
    case ChurnFeature::contacts_change:
      return as_share(value);
    case ChurnFeature::purchases:
    case ChurnFeature::recent:
    case ChurnFeature::contacts:
      return as_count(value);
    default:
      return as_number(value);
  }
}

}  // namespace

Text ChurnTable::value(std::size_t column, std::size_t row) const {
  const auto& feature = features[column];
  const float v = feature.values[row];
  if (feature.category) {
    const auto level = static_cast<std::size_t>(v);
    if (level == 0) return say("common.unknown");
    const auto& text = levels[column][level - 1];
    return features_named ? group_label(text) : Text::data(text);
  }
  if (std::isnan(v)) return say("common.unknown");
  const auto number = static_cast<double>(v);
  if (!features_named) return say("churn.value", {{"value", as_number(number)}});
  const auto arg = column < kChurnFeatures ? shown(column, number) : as_share(number);
  return say("churn.value", {{"value", arg}});
}

double ChurnTable::leavers() const {
  double sum = 0;
  for (const auto l : left) sum += l;
  return sum;
}

ChurnTable churn_table(const ChurnSummary& summary, const ConcludeContext& context) {
  ChurnTable out;
  std::set<std::string> names;
  for (const auto& [index, partition] : summary.partitions) {
    for (const auto& [name, column] : partition.columns) names.insert(name);
  }
  out.names.assign(names.begin(), names.end());
  out.features.resize(out.names.size());
  out.levels.resize(out.names.size());
  for (const auto& [index, partition] : summary.partitions) {
    for (std::size_t c = 0; c < out.names.size(); ++c) {
      const auto at = partition.columns.find(out.names[c]);
      if (at != partition.columns.end()) out.features[c].category = at->second.category;
    }
  }
  for (std::uint32_t i = 0; i < context.customers.size(); ++i) {
    const auto& customer = context.customers[i];
    const auto at = summary.partitions.find(customer.partition);
    if (at == summary.partitions.end() || customer.row >= at->second.left.size()) continue;
    const auto left = at->second.left[customer.row];
    if (left == ChurnSummary::kUnknown) continue;
    out.customers.push_back(i);
    out.left.push_back(left);
    const auto& tenure = at->second.tenure;
    out.tenure.push_back(tenure.empty() ? std::nanf("") : tenure[customer.row]);
    for (std::size_t c = 0; c < out.names.size(); ++c) {
      const auto column = at->second.columns.find(out.names[c]);
      auto& feature = out.features[c];
      feature.values.push_back(column != at->second.columns.end()
                                   ? column->second.values[customer.row]
                               : feature.category ? 0.0f
                                                  : std::nanf(""));
    }
  }
  for (std::size_t c = 0; c < out.names.size(); ++c) {
    if (out.features[c].category) order_levels(summary.texts, out.features[c], out.levels[c]);
  }
  const auto unknown = [](float months) { return std::isnan(months); };
  if (std::all_of(out.tenure.begin(), out.tenure.end(), unknown)) {
    const auto column = tenure_column(out);
    out.tenure = column ? out.features[*column].values : std::vector<float>();
  }
  return out;
}

std::vector<Leak> find_leaks(const ChurnTable& table, const Options& options) {
  std::vector<Leak> out;
  for (std::size_t c = 0; c < table.names.size(); ++c) {
    Leak leak;
    leak.column = c;
    leak.why = Leak::Why::afterwards;
    leak.auc = auc_of_missing(table.features[c], table.left);
    if (leak.auc < options.churn_leak_auc) {
      leak.why = Leak::Why::predicts;
      leak.auc = auc_of_bins(table.features[c], table.left);
    }
    if (leak.auc < options.churn_leak_auc) {
      if (!is_estimate(table, c)) continue;
      leak.why = Leak::Why::estimate;
    }
    leak.used = std::find(options.churn_keep.begin(), options.churn_keep.end(), table.names[c]) !=
                options.churn_keep.end();
    out.push_back(leak);
  }
  return out;
}

std::vector<std::uint32_t> sample_rows(const ChurnTable& table, const ConcludeContext& context) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> drawn;
  for (std::uint32_t i = 0; i < table.left.size(); ++i) {
    const auto id = context.customers[table.customers[i]].id;
    drawn.emplace_back(context.ledger.customer_ids.hash(id), i);
  }
  if (drawn.size() > kChurnRows) {
    std::nth_element(drawn.begin(), drawn.begin() + kChurnRows, drawn.end());
    drawn.resize(kChurnRows);
  }
  std::vector<std::uint32_t> out;
  for (const auto& [hash, row] : drawn) out.push_back(row);
  std::sort(out.begin(), out.end());
  return out;
}

std::optional<ChurnModel> fit_churn_model(const ChurnTable& table, const std::vector<Leak>& leaks,
                                          const ConcludeContext& context) {
  const double leavers = table.leavers();
  if (leavers < kLeastOutcomes || table.count() - leavers < kLeastOutcomes) return std::nullopt;
  ChurnModel out;
  for (std::size_t c = 0; c < table.names.size(); ++c) {
    const bool leaks_out = std::any_of(leaks.begin(), leaks.end(), [&](const Leak& leak) {
      return leak.column == c && !leak.used;
    });
    if (!leaks_out && !is_constant(table.features[c])) out.columns.push_back(c);
  }
  if (out.columns.empty()) return std::nullopt;

  out.sample = sample_rows(table, context);
  const auto features = stats::take_rows(model_columns(out, table), out.sample);
  std::vector<std::uint8_t> left;
  for (const auto row : out.sample) left.push_back(table.left[row]);

  out.chosen = stats::cross_validate(stats::ModelKind::logistic, features, left, {});
  out.rival = stats::cross_validate(stats::ModelKind::trees, features, left, {});
  if (out.rival.log_loss < out.chosen.log_loss) std::swap(out.chosen, out.rival);
  out.model = stats::Classifier::fit(out.chosen.kind, features, left);
  out.rows = static_cast<double>(out.sample.size());
  return out;
}

stats::FeatureTable model_columns(const ChurnModel& model, const ChurnTable& table) {
  stats::FeatureTable out;
  for (const auto column : model.columns) out.push_back(table.features[column]);
  return out;
}

}  // namespace clientele
