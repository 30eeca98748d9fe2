#include "analyses/change.h"

#include <cmath>

#include "analyses/change_draft.h"
#include "stats/tests.h"

namespace clientele {
namespace {

double count_of(std::uint64_t n) { return static_cast<double>(n); }

void conclude_section(ChangeDraft& draft) {
  const ChangeBridge& bridge = draft.bridge;
  draft.section().conclusion =
      say("change.conclusion",
          {{"period", change_period_name(draft.compared.period, draft.compared.kind)},
           {"opening", as_count(count_of(bridge.opening))},
           {"lost", as_count(count_of(bridge.lost))},
           {"rate", as_share(bridge.lost_rate())},
           {"fresh", as_count(count_of(bridge.counts.fresh))},
           {"returned", as_count(count_of(bridge.counts.returned))},
           {"closing", as_count(count_of(bridge.counts.active))}});
}

// One label a customer, in the order of ConcludeContext::customers.
void add_column(ChangeDraft& draft) {
  CustomerColumn column;
  column.id = "change.state";
  column.kind = CustomerColumn::Kind::label;
  column.labels = {say("change.state.fresh"), say("change.state.returned"),
                   say("change.state.kept"), say("change.state.lost")};
  for (const auto& customer : draft.context.customers) {
    const ChangePartition* of = draft.of(customer);
    const int state = of == nullptr ? 0 : of->state[customer.row];
    column.values.push_back(state == 0 ? std::nanf("") : static_cast<float>(state - 1));
  }
  draft.out.customer_columns.push_back(std::move(column));
}

class ChangeAnalysis final : public Analysis {
 public:
  std::string_view id() const override { return "change"; }
  std::unique_ptr<Summary> start() const override { return std::make_unique<ChangeSummary>(); }
  std::unique_ptr<Summary> load(ByteReader& in) const override { return ChangeSummary::load(in); }
  void collect(const View& view, const CustomerBlock& facts, Summary& into) const override {
    collect_change(view, facts, static_cast<ChangeSummary&>(into));
  }
  Conclusion conclude(const Summary& base, const ConcludeContext& context) const override {
    const auto& summary = static_cast<const ChangeSummary&>(base);
    const auto compared = compared_period(context.ledger, context.options);
    if (!compared) return {};
    const auto& periods = summary.periods[compared->kind];
    ChangeDraft draft{summary,
                      context,
                      *compared,
                      scope_as_of(context.ledger, context.options),
                      change_bridge(periods, compared->period),
                      change_bridge(periods, compared->period - 1),
                      {}};
    if (count_of(draft.bridge.opening) < 1) return {};
    draft.out.section.emplace();
    draft.section().id = "change";
    conclude_section(draft);
    add_change_bridges(draft);
    add_change_prices(draft);
    add_change_effects(draft);
    add_change_periods(draft);
    add_change_moves(draft);
    add_change_standing(draft);
    add_change_segments(draft);
    add_change_weight(draft);
    add_change_structure(draft);
    add_change_reasons(draft);
    add_change_stages(draft);
    add_change_flows(draft);
    find_changes(draft);
    if (context.customer_columns) add_column(draft);
    draft.out.methods.push_back({"change", say("method.change"), ""});
    return std::move(draft.out);
  }
};

}  // namespace

// Whether the period lost more or less of its customers than the one before.
void find_changes(ChangeDraft& draft) {
  const ChangeBridge &now = draft.bridge, &before = draft.before;
  const double opening = count_of(now.opening), earlier = count_of(before.opening);
  if (opening < kChangeEnough || earlier < kChangeEnough) return;
  const auto test =
      stats::two_proportions(count_of(now.lost), opening, count_of(before.lost), earlier);
  if (test.p >= draft.context.options.significance) return;
  const bool worse = test.estimate > 0;
  Finding finding;
  finding.id = worse ? "change.loss_up" : "change.loss_down";
  finding.text = say("finding." + finding.id,
                     {{"period", change_period_name(draft.compared.period, draft.compared.kind)},
                      {"rate", as_share(now.lost_rate())},
                      {"n", as_count(opening)},
                      {"before", as_share(before.lost_rate())},
                      {"lost", as_count(count_of(now.lost))},
                      {"money", as_money(-to_double(now.money.lost))}});
  finding.section = "change";
  finding.figures = {"change.lost_rate"};
  if (draft.has_amounts()) finding.figures.emplace_back("change.revenue.lost");
  finding.customers = std::abs(test.estimate) * opening;
  finding.money =
      std::abs(to_double(now.money.lost) * test.estimate / std::max(1e-9, now.lost_rate()));
  finding.confidence = 1 - test.p;
  finding.tone = worse ? Finding::Tone::bad : Finding::Tone::good;
  draft.out.findings.push_back(std::move(finding));
}

std::unique_ptr<Analysis> make_change_analysis() { return std::make_unique<ChangeAnalysis>(); }

}  // namespace clientele
