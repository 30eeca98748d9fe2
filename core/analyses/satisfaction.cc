#include "analyses/satisfaction.h"

#include <algorithm>
#include <cmath>

#include "analyses/attributes.h"
#include "analyses/group_totals.h"
#include "analyses/satisfaction_blocks.h"
#include "analyses/satisfaction_findings.h"
#include "analyses/satisfaction_view.h"
#include "analyses/words.h"

namespace clientele {
namespace {

constexpr std::size_t kAttributeBlocks = 6;

Interval to_interval(const stats::Range& range) { return {range.low, range.high}; }

class Figures {
 public:
  explicit Figures(Conclusion& out) : out_(out) {}
  void add(const std::string& id, double value, Unit unit, double n,
           std::optional<stats::Range> range = {}) {
    std::optional<Interval> ci;
    if (range && std::isfinite(range->low) && std::isfinite(range->high)) ci = to_interval(*range);
    out_.figures.push_back(figure(id, value, unit, n, ci));
    if (out_.section) out_.section->figures.push_back(id);
  }
  // A share of n with Wilson's interval; nothing where n is 0.
  void add_share(const std::string& id, double part, double n) {
    if (n > 0) add(id, part / n, Unit::share, n, stats::wilson(part, n));
  }

 private:
  Conclusion& out_;
};

// Customers with purchases in the 12 months to as-of, and on two days or more.
void add_repeat_rate(const Customers& customers, Figures& figures) {
  double bought = 0, again = 0;
  for (const auto& customer : customers) {
    if (customer.days_last_year >= 1) bought += 1;
    if (customer.days_last_year >= 2) again += 1;
  }
  figures.add_share("loyalty.repeat_rate", again, bought);
}

void add_figures(const SatisfactionSummary& summary, const SatisfactionView& view,
                 Figures& figures) {
  if (view.overall) {
    const auto& o = *view.overall;
    figures.add("satisfaction.mean", o.moments.mean, Unit::score, o.moments.n, o.interval);
    figures.add_share("satisfaction.csat", o.top2 * o.moments.n, o.moments.n);
  }
  if (view.csi) {
    figures.add("satisfaction.csi", view.csi->value, Unit::score, view.csi->n, view.csi->interval);
  }
  if (view.nps) {
    const double n = view.nps->answers();
    figures.add("nps.score", view.nps->score(), Unit::score, n, view.nps->interval());
    figures.add("nps.promoters", view.nps->promoters, Unit::count, n);
    figures.add("nps.passives", view.nps->passives, Unit::count, n);
    figures.add("nps.detractors", view.nps->detractors, Unit::count, n);
    figures.add("nps.answers", n, Unit::count, n);
    figures.add_share("loyalty.referral_rate", view.nps->promoters, n);
  } else {
    const auto yes = static_cast<double>(summary.would);
    figures.add_share("loyalty.referral_rate", yes, yes + static_cast<double>(summary.would_not));
  }
  if (summary.referred > 0) {
    figures.add_share("loyalty.referred_share", static_cast<double>(summary.referred),
                      static_cast<double>(summary.referral_asked));
  }
  if (view.loyalty) {
    figures.add("loyalty.score", view.loyalty->moments.mean, Unit::score, view.loyalty->moments.n,
                view.loyalty->interval);
  }
}

std::optional<Text> conclusion(const SatisfactionView& view) {
  const auto score = [](double v) { return as_score(v); };
  if (view.overall && view.nps) {
    return say("satisfaction.conclusion.both", {{"mean", score(view.overall->moments.mean)},
                                                {"csat", as_share(view.overall->top2)},
                                                {"n", as_count(view.overall->moments.n)},
                                                {"nps", score(view.nps->score())},
                                                {"nps_n", as_count(view.nps->answers())}});
  }
  if (view.overall) {
    return say("satisfaction.conclusion.overall", {{"mean", score(view.overall->moments.mean)},
                                                   {"csat", as_share(view.overall->top2)},
                                                   {"n", as_count(view.overall->moments.n)}});
  }
  if (view.nps) {
    const auto interval = view.nps->interval();
    return say("satisfaction.conclusion.nps", {{"nps", score(view.nps->score())},
                                               {"low", score(interval.low)},
                                               {"high", score(interval.high)},
                                               {"n", as_count(view.nps->answers())}});
  }
  if (view.csi) {
    return say("satisfaction.conclusion.csi",
               {{"csi", score(view.csi->value)},
                {"aspects", as_count(static_cast<double>(view.aspects.size()))},
                {"n", as_count(view.csi->n)}});
  }
  return std::nullopt;
}

// Blocks by attribute: segments and buyers first, then attributes with a difference, then others.
void add_group_blocks(const ScoreGroups& groups, const std::vector<ScoreDifference>& differences,
                      Section& section) {
  std::vector<std::string> order;
  const auto add = [&](const std::string& id) {
    if (groups.count(id) != 0 && std::find(order.begin(), order.end(), id) == order.end()) {
      order.push_back(id);
    }
  };
  add("buyers");
  add("rfm");
  for (const auto& d : differences) add(d.attribute);
  for (const auto& [id, scores] : groups) {
    if (!id.starts_with("attribute:")) add(id);
  }
  std::size_t shown = 0;
  for (const auto& id : order) {
    auto block = groups_block(id, groups.at(id));
    if (block.table.rows.size() < 2 || shown == kAttributeBlocks) continue;
    ++shown;
    for (const auto& d : differences) {
      if (d.attribute == id && !block.takeaway) block.takeaway = difference_text(d);
    }
    section.blocks.push_back(std::move(block));
  }
}

void add_methods(const SatisfactionView& view, const Options& options, Conclusion& out) {
  const auto method = [&](const std::string& id, TextArgs args, std::string source) {
    out.methods.push_back({id, say("method." + id, std::move(args)), std::move(source)});
  };
  if (view.overall || !view.aspects.empty()) method("satisfaction.scale", {}, "");
  if (view.csi) {
    method(options.aspect_weights.empty() ? "satisfaction.csi_equal" : "satisfaction.csi_weighted",
           {}, "Fornell et al., Journal of Marketing 60 (1996)");
  }
  if (view.nps) method("satisfaction.nps", {}, "Rocks, The American Statistician 70 (2016)");
  if (!view.importance_of.empty() && !view.aspects.empty()) {
    method("satisfaction.importance", {{"question", as_text(question_label(view.importance_of))}},
           "Johnson, Multivariate Behavioral Research 35 (2000)");
  }
  method("satisfaction.differences", {{"significance", as_share(options.significance)}},
         "Kruskal & Wallis (1952); Holm (1979); Mann (1945)");
}

}  // namespace

std::unique_ptr<Summary> SatisfactionAnalysis::start() const {
  return std::make_unique<SatisfactionSummary>();
}

std::unique_ptr<Summary> SatisfactionAnalysis::load(ByteReader& in) const {
  return SatisfactionSummary::load(in);
}

void SatisfactionAnalysis::collect(const View& view, const CustomerBlock& facts,
                                   Summary& into) const {
  static_cast<SatisfactionSummary&>(into).add(view, facts);
}

Conclusion SatisfactionAnalysis::conclude(const Summary& merged,
                                          const ConcludeContext& context) const {
  const auto& summary = static_cast<const SatisfactionSummary&>(merged);
  Conclusion out;
  Figures figures(out);
  const auto view = view_satisfaction(summary, context.options);
  const bool asked = view.overall || view.nps || view.loyalty || !view.aspects.empty() ||
                     summary.would + summary.would_not > 0;
  if (!asked) {
    add_repeat_rate(context.customers, figures);
    return out;
  }
  auto& section = out.section.emplace();
  section.id = "satisfaction";
  section.conclusion = conclusion(view);
  add_figures(summary, view, figures);
  add_repeat_rate(context.customers, figures);
  if (!view.overall) section.missing.push_back(say("satisfaction.missing.overall"));
  if (!view.nps) section.missing.push_back(say("satisfaction.missing.nps"));

  ScoreGroups groups = summary.groups;
  if (!summary.customers.empty()) {
    const Day as_of = scope_as_of(context.ledger, context.options);
    const auto segments =
        rank_customers(context.customers, context.options, as_of, context.ledger.customer_ids);
    groups.merge(
        groups_of_customers(summary.customers, context.customers, segments, context.options));
  }
  const auto differences = score_differences(groups, context.options.significance);

  if (view.overall) {
    section.blocks.push_back(
        distribution_block("satisfaction", summary.answers.at("satisfaction")));
  }
  if (!view.aspects.empty()) section.blocks.push_back(aspects_block(view));
  if (auto block = importance_block(view)) section.blocks.push_back(std::move(*block));
  if (view.nps) {
    section.blocks.push_back(nps_block(*view.nps));
    section.blocks.push_back(distribution_block("recommend", summary.answers.at("recommend")));
  }
  if (auto block = trend_block(summary, view)) section.blocks.push_back(std::move(*block));
  if (view.loyalty) {
    section.blocks.push_back(distribution_block("loyalty", summary.answers.at("loyalty")));
  }
  add_group_blocks(groups, differences, section);
  add_satisfaction_findings(summary, view, differences, context, out);
  add_methods(view, context.options, out);
  return out;
}

}  // namespace clientele
