// Collecting the course of repeat purchases, and the order of the section.
#include "analyses/clv.h"

#include "analyses/clv_draft.h"

namespace clientele {
namespace {

class ClvAnalysis final : public Analysis {
 public:
  std::string_view id() const override { return "clv"; }
  std::unique_ptr<Summary> start() const override { return std::make_unique<ClvSummary>(); }
  std::unique_ptr<Summary> load(ByteReader& in) const override {
    auto summary = std::make_unique<ClvSummary>();
    summary->repeats.load(in);
    if (in.bad()) return nullptr;
    return summary;
  }
  void collect(const View& view, const CustomerBlock& facts, Summary& into) const override;
  Conclusion conclude(const Summary& summary, const ConcludeContext& context) const override;
};

void ClvAnalysis::collect(const View& view, const CustomerBlock& facts, Summary& into) const {
  auto& repeats = static_cast<ClvSummary&>(into).repeats;
  const Lines& lines = view.partition().lines;
  for (std::size_t customer = 0; customer < facts.size(); ++customer) {
    const auto& purchases = facts[customer].purchases;
    if (purchases.days < 2) continue;
    Day before = purchases.first;
    for (auto row = lines.table.begin(customer); row < lines.table.end(customer); ++row) {
      if ((lines.flags[row] & line_flag::purchase) == 0 || !view.line_in(row)) continue;
      const Day day = lines.moment.day(row);
      if (day == kNoDay || day == before || day > view.as_of()) continue;
      before = day;
      ++repeats.at(day);
    }
  }
}

// A horizon of many times the history is drawn from nothing that was seen: said, and no finding.
constexpr double kFarthest = 2;

double history_days(const ClvDraft& draft) {
  return draft.life.as_of - draft.context.ledger.first_day + 1;
}

bool too_far(const ClvDraft& draft) {
  return draft.life.horizon_days > kFarthest * history_days(draft);
}

void say_what_is_missing(ClvDraft& draft) {
  const auto& life = draft.life;
  auto& missing = draft.section().missing;
  if (life.reason) {
    missing.push_back(*life.reason);
    missing.push_back(say("clv.instead"));
    return;
  }
  if (too_far(draft)) {
    missing.push_back(
        say("clv.far", {{"days", as_count(history_days(draft))},
                        {"months", Number{draft.life.horizon_months, Unit::number}}}));
  }
  for (const auto& refused : life.refused) {
    missing.push_back(
        say("clv.fell_back",
            {{"model", as_text(clv_model_name(refused.spec))},
             {"reason",
              as_text(say("lifetime.failed." + std::string(stats::failure_name(refused.failure))))},
             {"used", as_text(clv_model_name(life.fit.spec))}}));
  }
  if (!life.has_holdout())
    missing.push_back(say("clv.no_holdout", {{"n", as_count(life.holdouts.front().actual)}}));
  if (!life.spend_modelled)
    missing.push_back(say(life.spend.ok() ? "clv.no_spend_mean" : "clv.no_spend_model",
                          {{"mean", as_money(life.mean_spend)}}));
}

// The model needs all the past, the report speaks of a period.
void say_period(ClvDraft& draft) {
  const auto& options = draft.context.options;
  if (!options.period_first && !options.period_last) return;
  const auto day = [](const std::optional<Day>& at) -> TextArg {
    if (at) return iso_date(*at);
    return as_text(say("clv.period.open"));
  };
  auto& block = draft.add_block(Block::Kind::note, "period");
  block.texts.push_back(say("clv.period", {{"from", day(options.period_first)},
                                           {"to", day(options.period_last)},
                                           {"as_of", iso_date(draft.life.as_of)}}));
}

Conclusion ClvAnalysis::conclude(const Summary& summary, const ConcludeContext& context) const {
  Conclusion out;
  GroupTotals all;
  const Day as_of = scope_as_of(context.ledger, context.options);
  for (const auto& customer : context.customers) {
    if (customer.in_scope && customer.purchases.days > 0 && customer.buying())
      all.add(customer, as_of);
  }
  if (all.customers == 0) return out;
  out.section.emplace().id = "clv";
  const auto segments =
      rank_customers(context.customers, context.options, as_of, context.ledger.customer_ids);
  ClvDraft draft{
      context, static_cast<const ClvSummary&>(summary), lifetime_of(context), segments, all, out};
  if (!draft.life.reason) {
    add_value_figures(draft);
    add_value_blocks(draft);
    if (!too_far(draft)) add_value_findings(draft);
  }
  add_historic(draft);
  if (!draft.life.reason) {
    say_period(draft);
    add_model_figures(draft);
    add_model_blocks(draft);
    add_model_methods(draft);
  }
  say_what_is_missing(draft);
  return out;
}

}  // namespace

std::unique_ptr<Analysis> make_clv_analysis() { return std::make_unique<ClvAnalysis>(); }

Text clv_model_name(const stats::ModelSpec& spec) {
  return say("clv.model." + std::string(stats::model_name(spec.model)),
             spec.k == 1 ? TextArgs{} : TextArgs{{"k", as_count(spec.k)}});
}

}  // namespace clientele
