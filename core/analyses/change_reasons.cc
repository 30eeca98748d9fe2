// What goes with leaving: shares and mean ratings of lost against kept customers, as they were
// before the compared period.
#include "analyses/change_reasons.h"

#include <algorithm>
#include <cmath>

#include "analyses/change_draft.h"
#include "stats/correction.h"
#include "stats/stratified.h"

namespace clientele {
namespace {

constexpr double kLeastExpected = 5;  // customers in each cell before a share is tested

double n_of(std::uint64_t n) { return static_cast<double>(n); }

struct Reason {
  Text name;
  double lost = 0, lost_n = 0, kept = 0, kept_n = 0;
  stats::Difference difference;  // lost - kept
  double p = 1;                  // corrected over all reasons
  double spread = 1;             // of one customer's value: what the difference is measured by
};

Text name_of(const std::string& key) {
  const auto colon = key.find(':');
  if (colon == std::string::npos) {
    if (key == "satisfaction" || key == "loyalty") return say("role." + key);
    return say("change.reason." + key);
  }
  const std::string kind = key.substr(0, colon), name = key.substr(colon + 1);
  if (kind == "aspect") return Text::data(name);
  return say("change.reason.kind." + kind, {{"name", name}});
}

std::vector<Reason> events_of(const ChangeReasons& reasons) {
  std::vector<Reason> out;
  for (const auto& [key, event] : reasons.events) {
    Reason reason;
    const auto& asked = event.asked == ChangeReasons::Counts{} ? reasons.customers : event.asked;
    std::vector<stats::SharesOfStratum> strata;
    for (std::size_t i = 0; i < ChangeReasons::kStrata; ++i) {
      strata.push_back({n_of(event.with[i][kReasonLost]), n_of(asked[i][kReasonLost]),
                        n_of(event.with[i][kReasonKept]), n_of(asked[i][kReasonKept])});
      reason.lost_n += strata.back().n1;
      reason.kept_n += strata.back().n2;
    }
    const auto shares = stats::stratified_shares(strata);
    if (std::min(reason.lost_n, reason.kept_n) < kChangeEnough) continue;
    if (shares.least_expected < kLeastExpected) continue;
    reason.name = name_of(key);
    reason.lost = shares.first;
    reason.kept = shares.second;
    reason.difference = shares;
    out.push_back(std::move(reason));
  }
  return out;
}

stats::Moments moments_of(const ChangeReasons::Side& side) {
  auto moments = stats::moments_of_sums(n_of(side.n), static_cast<double>(side.sum),
                                        static_cast<double>(side.squares));
  moments.mean /= 100;
  moments.variance /= 100 * 100;
  return moments;
}

std::vector<Reason> ratings_of(const ChangeReasons& reasons) {
  std::vector<Reason> out;
  for (const auto& [key, rating] : reasons.ratings) {
    const auto lost = moments_of(rating[kReasonLost]), kept = moments_of(rating[kReasonKept]);
    if (std::min(lost.n, kept.n) < kChangeEnough || lost.variance + kept.variance <= 0) continue;
    out.push_back({name_of(key), lost.mean, lost.n, kept.mean, kept.n, stats::welch(lost, kept), 1,
                   std::sqrt((lost.variance + kept.variance) / 2)});
  }
  return out;
}

double correct(std::vector<Reason>& events, std::vector<Reason>& ratings, double level) {
  std::vector<double> p;
  for (const auto* reasons : {&events, &ratings}) {
    for (const auto& reason : *reasons) p.push_back(reason.difference.p);
  }
  p = stats::holm(p);
  double marked = 0;
  std::size_t at = 0;
  for (auto* reasons : {&events, &ratings}) {
    for (auto& reason : *reasons) {
      reason.p = p[at++];
      marked += reason.p < level ? 1 : 0;
    }
    std::stable_sort(reasons->begin(), reasons->end(), [](const Reason& a, const Reason& b) {
      if (a.p != b.p) return a.p < b.p;
      return std::abs(a.difference.estimate) / a.spread >
             std::abs(b.difference.estimate) / b.spread;
    });
  }
  return marked;
}

struct Kind {
  const char* block;   // also the finding
  const char* figure;  // change.<figure>_lost and _kept
  Unit value, difference;
};
constexpr Kind kEvents = {"reasons", "reason", Unit::share, Unit::points};
constexpr Kind kRatings = {"ratings", "rating", Unit::score, Unit::score};

TextArgs args_of(const Reason& reason, const Kind& kind) {
  return {{"reason", as_text(reason.name)},
          {"lost", Number{reason.lost, kind.value}},
          {"n", as_count(reason.lost_n)},
          {"kept", Number{reason.kept, kind.value}},
          {"kept_n", as_count(reason.kept_n)}};
}

void find_reason(ChangeDraft& draft, const Reason& reason, const Kind& kind) {
  const std::string id = std::string("change.") + kind.figure;
  const Text note = say("change.reason.note", {{"reason", as_text(reason.name)}});
  draft.add_figure(figure(id + "_lost", reason.lost, kind.value, reason.lost_n, {}, note), false);
  draft.add_figure(figure(id + "_kept", reason.kept, kind.value, reason.kept_n, {}, note), false);
  if (reason.p >= draft.context.options.significance) return;
  Finding finding;
  finding.id = id;
  finding.text = say("finding." + id, args_of(reason, kind));
  finding.section = "change";
  finding.figures = {id + "_lost", id + "_kept"};
  // As many of the lost ones as the difference speaks of.
  const double share = std::min(1.0, std::abs(reason.difference.estimate) / reason.spread);
  finding.customers = share * n_of(draft.bridge.lost);
  finding.confidence = 1 - reason.p;
  const bool bad = (kind.value == Unit::share) == (reason.difference.estimate > 0);
  finding.tone = bad ? Finding::Tone::bad : Finding::Tone::neutral;
  draft.out.findings.push_back(std::move(finding));
}

void write_reasons(ChangeDraft& draft, const std::vector<Reason>& reasons, const Kind& kind) {
  if (reasons.empty()) return;
  const double level = draft.context.options.significance;
  Block& block = add_change_block(draft, Block::Kind::chart, kind.block);
  block.table.columns = {
      change_column("reason", Unit::label),     change_column("of_lost", kind.value),
      change_column("lost_n", Unit::count),     change_column("of_kept", kind.value),
      change_column("kept_n", Unit::count),     change_column("difference", kind.difference),
      common_column("low", kind.difference),    common_column("high", kind.difference),
      change_column("reason_p", Unit::p_value), common_column("mark", Unit::label)};
  block.chart = ChartSpec{"bar", "reason", {"of_lost", "of_kept"}, {}, {}, {}};
  double marked = 0;
  for (const auto& reason : reasons) {
    const bool clear = reason.p < level;
    marked += clear ? 1 : 0;
    Cell mark;
    if (clear) mark = say("change.mark.reason");
    block.table.rows.push_back({reason.name, reason.lost, reason.lost_n, reason.kept, reason.kept_n,
                                reason.difference.estimate, reason.difference.interval.low,
                                reason.difference.interval.high, reason.p, std::move(mark)});
  }
  TextArgs args = args_of(reasons.front(), kind);
  args.emplace("tested", as_count(static_cast<double>(reasons.size())));
  args.emplace("marked", as_count(marked));
  block.takeaway = say(block.id + (marked > 0 ? ".takeaway" : ".no_difference"), std::move(args));
  find_reason(draft, reasons.front(), kind);
}

}  // namespace

void add_change_reasons(ChangeDraft& draft) {
  const auto& ledger = draft.context.ledger;
  if (!ledger.has(TableKind::feedback) && !ledger.has(TableKind::contacts))
    draft.section().missing.push_back(say("change.missing.reasons"));
  auto events = events_of(draft.summary.reasons);
  auto ratings = ratings_of(draft.summary.reasons);
  if (events.empty() && ratings.empty()) return;
  const double marked = correct(events, ratings, draft.context.options.significance);
  const double tested = static_cast<double>(events.size() + ratings.size());
  draft.add_figure(figure("change.reasons_tested", tested, Unit::count), false);
  draft.add_figure(figure("change.reasons_marked", marked, Unit::count), false);
  write_reasons(draft, events, kEvents);
  write_reasons(draft, ratings, kRatings);
  draft.out.methods.push_back(
      {"change.reasons", say("method.change.reasons"),
       "Mantel & Haenszel, J. Natl. Cancer Inst. 22 (1959); Greenland & Robins, Biometrics 41 "
       "(1985); Welch, Biometrika 34 (1947); Holm, Scandinavian Journal of Statistics 6 (1979)"});
}

}  // namespace clientele
