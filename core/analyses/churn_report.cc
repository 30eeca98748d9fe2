// What the churn model says: how far it can be trusted, whom to contact, and why.
#include <algorithm>
#include <array>
#include <cmath>

#include "analyses/churn_draft.h"
#include "stats/learn/logit.h"

namespace clientele {
namespace {

constexpr std::size_t kContactList = 20;
constexpr std::size_t kReasons = 12;

Text model_name(stats::ModelKind kind) {
  return say(kind == stats::ModelKind::trees ? "churn.model.trees" : "churn.model.logistic");
}

void add_leaks(ChurnDraft& draft, const ChurnTable& table, const std::vector<Leak>& leaks) {
  if (leaks.empty()) return;
  auto block = churn_block(Block::Kind::table, "leaks");
  block.table.columns = {churn_column("attribute", Unit::label), churn_column("why", Unit::label),
                         churn_column("used", Unit::label)};
  std::string names;
  double left_out = 0;
  for (const auto& leak : leaks) {
    const char* why =
        leak.why == Leak::Why::predicts ? "churn.leak.predicts" : "churn.leak.afterwards";
    block.table.rows.push_back({table.names[leak.column], say(why, {{"auc", as_score(leak.auc)}}),
                                say(leak.used ? "churn.used.yes" : "churn.used.no")});
    if (leak.used) continue;
    left_out += 1;
    names += (names.empty() ? "" : ", ") + table.names[leak.column];
  }
  block.takeaway =
      say("churn.takeaway.leaks", {{"n", as_count(static_cast<double>(leaks.size()))}});
  draft.section().blocks.push_back(std::move(block));
  if (left_out == 0) return;
  Finding finding;
  finding.id = "churn.leak";
  finding.text = say("finding.churn.leak", {{"n", as_count(left_out)}, {"names", names}});
  finding.section = "churn";
  draft.out.findings.push_back(std::move(finding));
}

void add_accuracy(ChurnDraft& draft, const ChurnModel& model) {
  auto block = churn_block(Block::Kind::table, "models");
  block.table.columns = {
      churn_column("model", Unit::label),     churn_column("auc", Unit::number),
      common_column("low", Unit::number),     common_column("high", Unit::number),
      churn_column("log_loss", Unit::number), churn_column("brier", Unit::number),
      churn_column("lift", Unit::number),     churn_column("error", Unit::number)};
  for (const auto* v : {&model.chosen, &model.rival}) {
    block.table.rows.push_back({model_name(v->kind), v->auc.value, v->auc.interval.low,
                                v->auc.interval.high, v->log_loss, v->brier, v->top_decile_lift,
                                v->calibration_error});
  }
  const auto& chosen = model.chosen;
  block.takeaway = say("churn.takeaway.models", {{"model", as_text(model_name(chosen.kind))},
                                                 {"auc", as_number(chosen.auc.value)},
                                                 {"error", as_number(chosen.calibration_error)},
                                                 {"lift", as_number(chosen.top_decile_lift)}});
  draft.section().blocks.push_back(std::move(block));

  auto folds = churn_block(Block::Kind::table, "folds");
  folds.table.columns = {churn_column("fold", Unit::count), churn_column("auc", Unit::number)};
  for (std::size_t i = 0; i < chosen.fold_auc.size(); ++i) {
    folds.table.rows.push_back({static_cast<double>(i + 1), chosen.fold_auc[i]});
  }
  draft.section().blocks.push_back(std::move(folds));

  const auto n = static_cast<double>(model.sample.size());
  draft.add("churn.model.auc", chosen.auc.value, Unit::number, n, chosen.auc.interval);
  draft.add("churn.model.log_loss", chosen.log_loss, Unit::number, n);
  draft.add("churn.model.brier", chosen.brier, Unit::number, n);
  draft.add("churn.model.lift", chosen.top_decile_lift, Unit::number, n);
  draft.add("churn.model.calibration_error", chosen.calibration_error, Unit::number, n);
  draft.add("churn.model.rival_log_loss", model.rival.log_loss, Unit::number, n);
}

void add_curves(ChurnDraft& draft, const ChurnModel& model, const stats::RetentionOffer& offer,
                double customers) {
  auto calibration = churn_block(Block::Kind::chart, "calibration");
  calibration.table.columns = {
      churn_column("predicted", Unit::share), churn_column("observed", Unit::share),
      common_column("low", Unit::share), common_column("high", Unit::share),
      common_column("count", Unit::count)};
  for (const auto& one : stats::calibration(model.chosen.predicted, model.chosen.labels)) {
    calibration.table.rows.push_back(
        {one.predicted, one.observed, one.interval.low, one.interval.high, one.n});
  }
  calibration.chart = ChartSpec{"line", "predicted", {"observed"}, {"low"}, {"high"}, ""};
  draft.section().blocks.push_back(std::move(calibration));

  auto profit = churn_block(Block::Kind::chart, "profit");
  profit.table.columns = {churn_column("contacted", Unit::share),
                          churn_column("profit", Unit::number)};
  for (const auto& point :
       stats::profit_curve(model.chosen.predicted, model.chosen.labels, offer)) {
    profit.table.rows.push_back({point.contacted, 100 * point.profit});
  }
  profit.chart = ChartSpec{"line", "contacted", {"profit"}, {}, {}, ""};
  profit.takeaway = say("churn.takeaway.profit", {{"limit", as_share(offer.break_even())},
                                                  {"customers", as_count(customers)},
                                                  {"cost", as_share(offer.cost)},
                                                  {"success", as_share(offer.success)}});
  draft.section().blocks.push_back(std::move(profit));
}

// Columns by how much they move the forecast on average over the sample.
void add_reasons(ChurnDraft& draft, const ChurnTable& table, const ChurnModel& model,
                 const stats::FeatureTable& features) {
  const std::size_t width = model.columns.size();
  const auto parts = model.model.contributions(features, model.sample);
  std::vector<std::pair<double, std::size_t>> weights;
  for (std::size_t c = 0; c < width; ++c) {
    double sum = 0;
    for (std::size_t i = 0; i < model.sample.size(); ++i) sum += std::abs(parts[i * width + c]);
    weights.emplace_back(sum / static_cast<double>(model.sample.size()), c);
  }
  std::stable_sort(weights.begin(), weights.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  auto block = churn_block(Block::Kind::chart, "reasons");
  block.table.columns = {churn_column("attribute", Unit::label),
                         churn_column("weight", Unit::number)};
  for (std::size_t i = 0; i < weights.size() && i < kReasons; ++i) {
    block.table.rows.push_back({table.names[model.columns[weights[i].second]], weights[i].first});
  }
  block.chart = ChartSpec{"bar", "attribute", {"weight"}, {}, {}, ""};
  draft.section().blocks.push_back(std::move(block));
}

// The two columns that raise a customer's risk most.
std::array<Cell, 2> main_reasons(const ChurnTable& table, const ChurnModel& model,
                                 std::span<const double> parts) {
  std::array<Cell, 2> out;
  std::size_t first = parts.size();
  for (std::size_t k = 0; k < out.size(); ++k) {
    std::size_t best = parts.size();
    for (std::size_t c = 0; c < parts.size(); ++c) {
      if (c != first && parts[c] > 0 && (best == parts.size() || parts[c] > parts[best])) best = c;
    }
    if (best == parts.size()) break;
    out[k] = table.names[model.columns[best]];
    first = best;
  }
  return out;
}

void add_contact_list(ChurnDraft& draft, const ChurnTable& table, const ChurnModel& model,
                      const stats::FeatureTable& features, const std::vector<double>& scores) {
  std::vector<std::uint32_t> rows;
  for (std::uint32_t i = 0; i < scores.size(); ++i) {
    if (table.left[i] == 0) rows.push_back(i);
  }
  std::stable_sort(rows.begin(), rows.end(), [&](auto a, auto b) { return scores[a] > scores[b]; });
  if (rows.size() > kContactList) rows.resize(kContactList);
  const auto parts = model.model.contributions(features, rows);
  const std::size_t width = model.columns.size();
  auto block = churn_block(Block::Kind::table, "contact");
  block.table.columns = {churn_column("customer", Unit::label), churn_column("score", Unit::share),
                         churn_column("reason1", Unit::label),
                         churn_column("reason2", Unit::label)};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto reasons = main_reasons(table, model, std::span(parts).subspan(i * width, width));
    const auto& customer = draft.context.customers[table.customers[rows[i]]];
    block.table.rows.push_back({draft.context.ledger.customer_ids.text(customer.id),
                                scores[rows[i]], reasons[0], reasons[1]});
  }
  draft.section().blocks.push_back(std::move(block));
}

void add_columns(ChurnDraft& draft, const ChurnTable& table, const ChurnModel& model,
                 const stats::FeatureTable& features, const std::vector<double>& scores) {
  const float none = std::nanf("");
  CustomerColumn score, reason;
  score.id = "churn.score";
  score.unit = Unit::share;
  score.values.assign(draft.context.customers.size(), none);
  reason.id = "churn.reason";
  reason.kind = CustomerColumn::Kind::label;
  reason.values = score.values;
  for (const auto column : model.columns) reason.labels.push_back(Text::data(table.names[column]));
  std::vector<double> parts;
  const std::size_t width = model.columns.size();
  constexpr std::size_t kAtOnce = 4096;  // rows: the contributions of all would be large
  for (std::size_t begin = 0; begin < scores.size(); begin += kAtOnce) {
    std::vector<std::uint32_t> rows;
    for (auto i = begin; i < std::min(scores.size(), begin + kAtOnce); ++i) {
      rows.push_back(static_cast<std::uint32_t>(i));
    }
    const auto block = stats::take_rows(features, rows);
    for (std::uint32_t i = 0; i < rows.size(); ++i) rows[i] = i;
    parts = model.model.contributions(block, rows);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto at = table.customers[begin + i];
      const auto* row = parts.data() + i * width;
      const auto best = std::max_element(row, row + width);
      score.values[at] = static_cast<float>(scores[begin + i]);
      if (*best > 0) reason.values[at] = static_cast<float>(best - row);
    }
  }
  draft.out.customer_columns.push_back(std::move(score));
  draft.out.customer_columns.push_back(std::move(reason));
}

void add_risk_finding(ChurnDraft& draft, const ChurnModel& model, double limit, double customers,
                      double expected) {
  if (customers < 1) return;
  Finding finding;
  finding.id = "churn.risk";
  finding.text = say("finding.churn.risk", {{"customers", as_count(customers)},
                                            {"limit", as_share(limit)},
                                            {"expected", as_count(std::floor(expected + 0.5))},
                                            {"auc", as_number(model.chosen.auc.value)}});
  finding.section = "churn";
  finding.figures = {"churn.contact.customers", "churn.model.auc"};
  finding.customers = expected;
  finding.tone = Finding::Tone::bad;
  draft.out.findings.push_back(std::move(finding));
}

}  // namespace

void add_churn_model(ChurnDraft& draft, const ChurnTable& table) {
  const auto& options = draft.context.options;
  const auto leaks = find_leaks(table, options);
  add_leaks(draft, table, leaks);
  const auto model = fit_churn_model(table, leaks, draft.context);
  if (!model) {
    draft.section().missing.push_back(
        say("churn.missing.model", {{"least", as_count(kLeastOutcomes)},
                                    {"left", as_count(table.leavers())},
                                    {"stayed", as_count(table.count() - table.leavers())}}));
    return;
  }
  add_accuracy(draft, *model);
  draft.out.methods.push_back(
      {"churn.model",
       say("method.churn.model", {{"rows", as_count(static_cast<double>(kChurnRows))},
                                  {"limit", as_number(options.churn_leak_auc)}}),
       "Hosmer, Lemeshow & Sturdivant (2013); Friedman (2001); DeLong et al. (1988); Lundberg et "
       "al. (2020)"});
  if (model->chosen.auc.interval.low <= 0.5) {
    draft.section().missing.push_back(
        say("churn.missing.signal", {{"n", as_count(static_cast<double>(model->sample.size()))}}));
    return;
  }
  const auto features = model_columns(*model, table);
  const auto scores = model->model.predict(features);
  const stats::RetentionOffer offer{1, options.churn_contact_cost, options.churn_success};
  double customers = 0, expected = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (table.left[i] != 0 || scores[i] < offer.break_even()) continue;
    customers += 1;
    expected += scores[i];
  }
  draft.add("churn.contact.customers", customers, Unit::count, table.count() - table.leavers());
  add_curves(draft, *model, offer, customers);
  add_reasons(draft, table, *model, features);
  add_contact_list(draft, table, *model, features, scores);
  add_risk_finding(draft, *model, offer.break_even(), customers, expected);
  if (draft.context.customer_columns) add_columns(draft, table, *model, features, scores);
}

}  // namespace clientele
