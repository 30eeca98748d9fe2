// What the models of churn are worth out of sample, and the columns they must not see.
#include <algorithm>
#include <cmath>

#include "analyses/churn_draft.h"

namespace clientele {
namespace {

Text model_name(stats::ModelKind kind) {
  return say(kind == stats::ModelKind::trees ? "churn.model.trees" : "churn.model.logistic");
}

// Every fold, or every cut-off, by itself.
void add_folds(ChurnDraft& draft, const ChurnModel& model) {
  const auto& chosen = model.in_force();
  const bool folded = model.origins.empty();
  auto block = folded ? churn_block(Block::Kind::chart, "folds")
                      : churn_block(Block::Kind::table, "origins");
  if (folded) block.chart = ChartSpec{"line", "fold", {"auc"}, {}, {}, ""};
  block.table.columns = {
      folded ? churn_column("fold", Unit::count) : churn_column("origin", Unit::date),
      churn_column("auc", Unit::number)};
  for (std::size_t i = 0; i < chosen.fold_auc.size(); ++i) {
    const Cell name = folded ? Cell(static_cast<double>(i + 1)) : Cell(iso_date(model.origins[i]));
    block.table.rows.push_back({name, chosen.fold_auc[i]});
  }
  draft.section().blocks.push_back(std::move(block));
}

}  // namespace

namespace {

const char* leak_reason(Leak::Why why) {
  switch (why) {
    case Leak::Why::predicts:
      return "churn.leak.predicts";
    case Leak::Why::afterwards:
      return "churn.leak.afterwards";
    case Leak::Why::estimate:
      break;
  }
  return "churn.leak.estimate";
}

}  // namespace

void add_leaks(ChurnDraft& draft, const ChurnTable& table, const std::vector<Leak>& leaks) {
  if (leaks.empty()) return;
  auto block = churn_block(Block::Kind::table, "leaks");
  block.table.columns = {churn_column("attribute", Unit::label), churn_column("why", Unit::label),
                         churn_column("used", Unit::label)};
  std::string names;
  double left_out = 0;
  for (const auto& leak : leaks) {
    block.table.rows.push_back({table.names[leak.column],
                                say(leak_reason(leak.why), {{"auc", as_score(leak.auc)}}),
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
  const auto add = [&](Text name, const stats::Validation& v) {
    block.table.rows.push_back({std::move(name), v.auc.value, v.auc.interval.low,
                                v.auc.interval.high, v.log_loss, v.brier, v.top_decile_lift,
                                v.calibration_error});
  };
  if (!model.learned()) add(say("churn.model.silence"), model.baseline->silence);
  add(model_name(model.chosen.kind), model.chosen);
  add(model_name(model.rival.kind), model.rival);
  if (model.learned() && model.baseline) {
    add(say("churn.model.silence"), model.baseline->silence);
  }
  if (model.baseline && model.baseline->gone) {
    const auto& gone = *model.baseline->gone;
    block.table.rows.push_back({say("churn.model.gone"), gone.auc.value, gone.auc.interval.low,
                                gone.auc.interval.high, std::monostate(), std::monostate(),
                                gone.top_decile_lift, std::monostate()});
  }
  const auto& chosen = model.in_force();
  block.takeaway = say(
      "churn.takeaway.models",
      {{"model", as_text(model.learned() ? model_name(chosen.kind) : say("churn.model.silence"))},
       {"auc", as_number(chosen.auc.value)},
       {"error", as_number(chosen.calibration_error)},
       {"lift", as_number(chosen.top_decile_lift)}});
  draft.section().blocks.push_back(std::move(block));

  add_folds(draft, model);

  const double n = model.rows;
  draft.add("churn.model.auc", chosen.auc.value, Unit::number, n, chosen.auc.interval);
  draft.add("churn.model.log_loss", chosen.log_loss, Unit::number, n);
  draft.add("churn.model.brier", chosen.brier, Unit::number, n);
  draft.add("churn.model.lift", chosen.top_decile_lift, Unit::number, n);
  draft.add("churn.model.calibration_error", chosen.calibration_error, Unit::number, n);
  draft.add("churn.model.rival_log_loss",
            model.learned() ? model.rival.log_loss : model.chosen.log_loss, Unit::number, n);
  if (!model.baseline) return;
  draft.add("churn.model.baseline_auc", model.baseline->silence.auc.value, Unit::number, n,
            model.baseline->silence.auc.interval);
  draft.add("churn.model.baseline_log_loss", model.baseline->silence.log_loss, Unit::number, n);
}

void add_curves(ChurnDraft& draft, const ChurnModel& model, const ChurnContacts& contacts) {
  const auto& offer = contacts.offer;
  auto calibration = churn_block(Block::Kind::chart, "calibration");
  calibration.table.columns = {
      churn_column("predicted", Unit::share), churn_column("observed", Unit::share),
      common_column("low", Unit::share), common_column("high", Unit::share),
      common_column("count", Unit::count)};
  for (const auto& one : stats::calibration(model.in_force().predicted, model.in_force().labels)) {
    calibration.table.rows.push_back(
        {one.predicted, one.observed, one.interval.low, one.interval.high, one.n});
  }
  calibration.chart = ChartSpec{"calibration", "predicted", {"observed"}, {"low"}, {"high"}, ""};
  draft.section().blocks.push_back(std::move(calibration));

  auto profit = churn_block(Block::Kind::chart, "profit");
  profit.table.columns = {churn_column("contacted", Unit::share),
                          churn_column("profit", Unit::number)};
  for (const auto& point :
       stats::profit_curve(model.in_force().predicted, model.in_force().labels, offer)) {
    profit.table.rows.push_back({point.contacted, 100 * point.profit});
  }
  profit.chart = ChartSpec{"line", "contacted", {"profit"}, {}, {}, ""};
  profit.takeaway = say(contacts.has_worth ? "churn.takeaway.profit_clv" : "churn.takeaway.profit",
                        {{"limit", as_share(contacts.limit)},
                         {"customers", as_count(contacts.customers)},
                         {"cost", as_share(offer.cost)},
                         {"success", as_share(offer.success)}});
  draft.section().blocks.push_back(std::move(profit));
}

}  // namespace clientele
