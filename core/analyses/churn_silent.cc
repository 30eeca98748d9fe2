// Churn by silence: who has not bought for a window, and the share of active customers that each
// month, quarter and year kept.
#include <algorithm>
#include <cmath>

#include "analyses/churn_draft.h"
#include "analyses/churn_states.h"
#include "analyses/group_totals.h"
#include "base/moment.h"

namespace clientele {
namespace {

constexpr double kEnough = 30;  // active customers before a rate is put into words

std::string month_name(int month) { return iso_date(first_day_of_month(month)).substr(0, 7); }

struct Silence {
  GroupTotals active, dormant, lost;
  double total() const { return active.count() + dormant.count() + lost.count(); }
};
Silence silence(const ConcludeContext& context, const ChurnStates& states) {
  Silence out;
  const Day as_of = scope_as_of(context.ledger, context.options);
  for (std::size_t i = 0; i < states.size(); ++i) {
    if (states[i] == ChurnState::unknown) continue;
    auto& group = states[i] == ChurnState::active    ? out.active
                  : states[i] == ChurnState::dormant ? out.dormant
                                                     : out.lost;
    group.add(context.customers[i], as_of);
  }
  return out;
}

// By the definition in force. A contract says nothing of silence, and a customer the definition
// knows nothing of is judged by the window.
ChurnStates silent_states(const ChurnDraft& draft, ChurnDefinition definition) {
  auto out = states_by_window(draft.context);
  const auto better = definition == ChurnDefinition::rhythm
                          ? states_by_rhythm(draft.summary, draft.context)
                      : definition == ChurnDefinition::p_alive ? states_by_p_alive(draft.context)
                                                               : ChurnStates();
  for (std::size_t i = 0; i < better.size(); ++i) {
    if (out[i] != ChurnState::unknown && better[i] != ChurnState::unknown) out[i] = better[i];
  }
  return out;
}

TextArgs definition_args(const ConcludeContext& context) {
  return {{"months", as_count(context.options.churn_window_months)},
          {"twice", as_count(2 * context.options.churn_window_months)},
          {"limit", as_share(context.options.p_alive_low)}};
}

void add_states(ChurnDraft& draft, const Silence& silence, ChurnDefinition definition) {
  const double n = silence.total();
  auto block = churn_block(Block::Kind::chart, "states");
  block.table.columns = {
      common_column("group", Unit::label), common_column("customers", Unit::count),
      common_column("customer_share", Unit::share), common_column("revenue", Unit::money)};
  const auto add = [&](const char* id, const GroupTotals& group) {
    draft.add(std::string("churn.silent.") + id, group.count(), Unit::count, n);
    block.table.rows.push_back({say(std::string("churn.state.") + id), group.count(),
                                share_of(group.count(), n), to_double(group.net)});
  };
  add("active", silence.active);
  add("dormant", silence.dormant);
  add("lost", silence.lost);
  block.chart = ChartSpec{"bar", "group", {"customers"}, {}, {}, ""};
  block.takeaway = say("churn.takeaway.states",
                       {{"n", as_count(n)},
                        {"rule", as_text(say("churn.rule." + std::string(definition_id(definition)),
                                             definition_args(draft.context)))}});
  draft.section().blocks.push_back(std::move(block));
}

std::vector<Cell> period_row(Cell name, const ChurnPeriod& period) {
  const auto active = static_cast<double>(period.active);
  const auto retained = static_cast<double>(period.retained);
  std::vector<Cell> row = {std::move(name), active, active - retained};
  if (period.active == 0) {
    row.insert(row.end(), 4, std::monostate());
  } else {
    const auto range = stats::wilson(retained, active);
    row.insert(row.end(), {1 - retained / active, retained / active, range.low, range.high});
  }
  if (period.before > 0) {
    row.emplace_back(to_double(period.now) / to_double(period.before));
  } else {
    row.emplace_back(std::monostate());
  }
  return row;
}

Block periods_block(const char* id, Unit period) {
  auto block = churn_block(Block::Kind::chart, id);
  block.table.columns = {
      churn_column("period", period),         churn_column("active", Unit::count),
      churn_column("lost", Unit::count),      churn_column("rate", Unit::share),
      churn_column("retention", Unit::share), common_column("low", Unit::share),
      common_column("high", Unit::share),     churn_column("nrr", Unit::share)};
  block.chart = ChartSpec{"line", "period", {"retention"}, {"low"}, {"high"}, ""};
  return block;
}

// The last period's figures: "churn.month.rate", "churn.month.retention", "churn.month.nrr".
void add_last(ChurnDraft& draft, const std::string& id, const ChurnPeriod& period) {
  const auto active = static_cast<double>(period.active);
  const auto retained = static_cast<double>(period.retained);
  if (period.active == 0) return;
  draft.add(id + ".rate", 1 - retained / active, Unit::share, active,
            stats::wilson(active - retained, active));
  draft.add(id + ".retention", retained / active, Unit::share, active,
            stats::wilson(retained, active));
  if (period.before > 0) {
    draft.add(id + ".nrr", to_double(period.now) / to_double(period.before), Unit::share);
  }
}

template <typename Name>
void add_periods(ChurnDraft& draft, const char* id, const char* last, Unit unit,
                 const Series<ChurnPeriod>& series, Name name) {
  if (series.empty()) return;
  auto block = periods_block(id, unit);
  series.each([&](int key, const ChurnPeriod& period) {
    block.table.rows.push_back(period_row(name(key), period));
  });
  add_last(draft, std::string("churn.") + last, *series.find(series.last()));
  draft.section().blocks.push_back(std::move(block));
}

void add_findings(ChurnDraft& draft, const Silence& silence, ChurnDefinition definition) {
  const auto* month = draft.summary.months.find(draft.summary.months.last());
  const auto* before = draft.summary.months.find(draft.summary.months.last() - 1);
  if (silence.total() < kEnough) return;
  Finding dormant;
  dormant.id = "churn.dormant";
  dormant.text = say("finding.churn.dormant",
                     {{"customers", as_count(silence.dormant.count())},
                      {"share", as_share(share_of(silence.dormant.count(), silence.total()))},
                      {"n", as_count(silence.total())},
                      {"rule", as_text(say("churn.rule." + std::string(definition_id(definition)),
                                           definition_args(draft.context)))},
                      {"revenue", as_money(to_double(silence.dormant.net))}});
  dormant.section = "churn";
  dormant.figures = {"churn.silent.dormant"};
  dormant.money = to_double(silence.dormant.net);
  dormant.customers = silence.dormant.count();
  dormant.tone = Finding::Tone::bad;
  dormant.folds_into = "churn.risk";  // which names those of them worth a contact
  if (dormant.customers > 0) draft.out.findings.push_back(std::move(dormant));
  if (month == nullptr || before == nullptr) return;
  // Churn of the last month against the month before, stated only where the interval says so.
  const auto active = static_cast<double>(month->active);
  const auto active_before = static_cast<double>(before->active);
  if (active < kEnough || active_before < kEnough) return;
  const double lost = active - static_cast<double>(month->retained);
  const double lost_before = active_before - static_cast<double>(before->retained);
  const auto test = stats::two_proportions(lost, active, lost_before, active_before);
  if (test.p >= draft.context.options.significance || test.interval.contains(0)) return;
  Finding change;
  change.id = "churn.change";
  change.text = say("finding.churn.change", {{"rate", as_share(lost / active)},
                                             {"before", as_share(lost_before / active_before)},
                                             {"n", as_count(active)},
                                             {"change", as_points(test.estimate)}});
  change.section = "churn";
  change.figures = {"churn.month.rate"};
  change.customers = std::abs(test.estimate) * active;
  change.confidence = 1 - test.p;
  change.tone = test.estimate > 0 ? Finding::Tone::bad : Finding::Tone::good;
  draft.out.findings.push_back(std::move(change));
}

void add_column(ChurnDraft& draft, const ChurnStates& states) {
  CustomerColumn column;
  column.id = "churn.state";
  column.kind = CustomerColumn::Kind::label;
  column.labels = {say("churn.state.active"), say("churn.state.dormant"), say("churn.state.lost")};
  for (const auto state : states) {
    column.values.push_back(state == ChurnState::unknown ? std::nanf("")
                                                         : static_cast<float>(state));
  }
  draft.out.customer_columns.push_back(std::move(column));
}

}  // namespace

void add_silent_churn(ChurnDraft& draft, const ChurnTable& table) {
  const auto in_force = definition_in_force(table, draft.context);
  const auto definition =
      in_force == ChurnDefinition::contract ? ChurnDefinition::window : in_force;
  const auto states = silent_states(draft, definition);
  const auto groups = silence(draft.context, states);
  if (!draft.section().conclusion) {
    auto args = definition_args(draft.context);
    args.insert({{"n", as_count(groups.total())},
                 {"active", as_count(groups.active.count())},
                 {"dormant", as_count(groups.dormant.count())},
                 {"lost", as_count(groups.lost.count())},
                 {"share", as_share(share_of(groups.lost.count(), groups.total()))}});
    draft.section().conclusion =
        say("churn.conclusion." + std::string(definition_id(definition)), std::move(args));
  }
  add_states(draft, groups, definition);
  add_definitions(draft, table, in_force);
  add_periods(draft, "months", "month", Unit::month, draft.summary.months,
              [](int month) -> Cell { return month_name(month); });
  add_periods(draft, "quarters", "quarter", Unit::label, draft.summary.quarters, [](int q) -> Cell {
    return std::to_string(q / 4) + " Q" + std::to_string(q % 4 + 1);
  });
  add_periods(draft, "years", "year", Unit::label, draft.summary.years,
              [](int year) -> Cell { return std::to_string(year); });
  add_silent_groups(draft);
  add_signs(draft);
  add_findings(draft, groups, definition);
  if (draft.context.customer_columns) add_column(draft, states);
  draft.out.methods.push_back(
      {"churn.silent",
       say("method.churn.silent",
           {{"months", as_count(draft.context.options.churn_window_months)}}),
       ""});
}

}  // namespace clientele
