#include "analyses/churn.h"

#include <array>

#include "analyses/churn_draft.h"

namespace clientele {

void ChurnDraft::add(std::string id, double value, Unit unit, std::optional<double> n,
                     std::optional<stats::Range> ci) {
  out.section->figures.push_back(id);
  std::optional<Interval> interval;
  if (ci) interval = Interval{ci->low, ci->high};
  out.figures.push_back(figure(std::move(id), value, unit, n, interval));
}

Block churn_block(Block::Kind kind, const std::string& id) {
  Block out;
  out.kind = kind;
  out.id = "churn." + id;
  out.title = say("churn.block." + id);
  return out;
}

namespace {

// Who buys may come back at any time: before a window has passed nobody can be said to be gone.
Conclusion too_short(const ConcludeContext& context) {
  const Day first = context.ledger.first_day, as_of = scope_as_of(context.ledger, context.options);
  if (context.customers.empty() || first == kNoDay || as_of < first) return {};
  Conclusion out;
  out.section.emplace().id = "churn";
  out.section->missing.push_back(
      say("churn.missing.window",
          {{"days", as_count(as_of - first + 1)},
           {"months", Number{context.options.churn_window_months + 1, Unit::number}}}));
  return out;
}

class ChurnAnalysis final : public Analysis {
 public:
  std::string_view id() const override { return "churn"; }
  std::unique_ptr<Summary> start() const override { return std::make_unique<ChurnSummary>(); }
  std::unique_ptr<Summary> load(ByteReader& in) const override { return ChurnSummary::load(in); }
  void collect(const View& view, const CustomerBlock& facts, Summary& into) const override {
    auto& summary = static_cast<ChurnSummary&>(into);
    summary.add_flagged(view, facts);
    summary.add_buyers(view, facts);
  }
  Conclusion conclude(const Summary& summary, const ConcludeContext& context) const override {
    ChurnDraft draft{static_cast<const ChurnSummary&>(summary), context, {}};
    const auto table = churn_table(draft.summary, context);
    const bool silent = !draft.summary.months.empty();
    if (table.left.empty() && !silent) return too_short(context);
    draft.out.section.emplace().id = "churn";
    bool learned = false;
    if (!table.left.empty()) {
      add_flagged_churn(draft, table);
      learned = add_flag_model(draft, table);
    }
    if (silent) {
      add_silent_churn(draft, table);
      if (!learned) add_silence_model(draft);
    }
    if (table.left.empty()) draft.section().missing.push_back(say("churn.missing.flag"));
    return std::move(draft.out);
  }
};

}  // namespace

std::unique_ptr<Analysis> make_churn_analysis() { return std::make_unique<ChurnAnalysis>(); }

}  // namespace clientele
