#include "analyses/value.h"

#include <algorithm>
#include <cmath>

#include "analyses/customer_totals.h"
#include "analyses/preferences.h"
#include "analyses/value_groups.h"
#include "analyses/words.h"

namespace clientele {
namespace {

constexpr double kEnough = 30;          // buying customers before words are spent on them
constexpr double kEnoughForTop10 = 50;  // ten of fewer are no minority
constexpr double kWorthNaming = 0.01;   // share of revenue
// A group has gone silent where there are as many days of history, and its last purchases are as
// long ago on average.
constexpr Day kHistory = 90;
constexpr double kSilence = 30;

void add_figures(const ValueGroups& groups, Conclusion& out) {
  const double n = groups.all.count();
  const auto add = [&](std::string id, double value, Unit unit) {
    out.section->figures.push_back(id);
    out.figures.push_back(figure(std::move(id), value, unit, n));
  };
  const bool money = groups.all.net > 0;
  const auto add_group = [&](const std::string& id, const GroupTotals& group) {
    add(id + ".customers", group.count(), Unit::count);
    if (money) add(id + ".revenue_share", groups.revenue_share(group), Unit::share);
  };
  for (std::size_t c = 0; c < kAbcClasses; ++c) {
    add_group("abc." + std::string(abc_id(static_cast<AbcClass>(c))), groups.abc[c]);
  }
  for (std::size_t t = 0; t < kTiers; ++t) {
    add_group("tier." + std::string(tier_id(static_cast<Tier>(t))), groups.tiers[t]);
  }
  for (std::size_t s = 0; groups.segments.placed > 0 && s < kRfmSegments; ++s) {
    add_group("rfm." + std::string(rfm_id(static_cast<RfmSegment>(s))), groups.rfm[s]);
  }
  if (money) {
    add("value.top10_revenue_share", share_of(to_double(groups.top10), to_double(groups.all.net)),
        Unit::share);
    add("value.gini", groups.gini, Unit::score);
  }
}

// Few customers that carry much, as the section's first sentence.
Text conclusion(const ValueGroups& groups, Money largest, const Options& options) {
  if (groups.all.customers == 1) return say("value.conclusion.one");
  if (groups.all.count() < kEnough) {
    return say("value.conclusion.few",
               {{"customers", as_count(groups.all.count())},
                {"least", as_count(kEnough)},
                {"share", as_share(share_of(to_double(largest), to_double(groups.all.net)))}});
  }
  const auto& best = groups.of(RfmSegment::champions);
  TextArgs args = {
      {"customers", as_count(groups.all.count())},
      {"a_customers", as_count(groups.abc[0].count())},
      {"a_share", as_share(groups.revenue_share(groups.abc[0]))},
      {"segment", as_text(say(rfm_name_key(options.rfm_scheme, RfmSegment::champions)))}};
  if (groups.segments.placed == 0) return say("value.conclusion.abc", std::move(args));
  if (best.customers == 0) return say("value.conclusion.classes", std::move(args));
  args.emplace("segment_customers", as_count(best.count()));
  args.emplace("segment_share", as_share(groups.revenue_share(best)));
  return say("value.conclusion", std::move(args));
}

Finding finding(const std::string& id, TextArgs args, std::vector<std::string> figures,
                const GroupTotals& stake, Finding::Tone tone) {
  Finding out;
  out.id = id;
  out.text = say("finding." + id, std::move(args));
  out.section = "value";
  out.figures = std::move(figures);
  out.money = to_double(stake.net);
  out.customers = stake.count();
  out.tone = tone;
  return out;
}

void add_findings(const ValueGroups& groups, Day history, const Options& options, Conclusion& out) {
  if (groups.all.count() < kEnough || groups.all.net <= 0) return;
  const auto name = [&](RfmSegment s) { return as_text(say(rfm_name_key(options.rfm_scheme, s))); };
  const auto group_args = [&](const GroupTotals& group) {
    return TextArgs{{"customers", as_count(group.count())},
                    {"share", as_share(groups.customer_share(group))},
                    {"revenue_share", as_share(groups.revenue_share(group))},
                    {"revenue", as_money(to_double(group.net))}};
  };

  const auto& best = groups.of(RfmSegment::champions);
  if (groups.revenue_share(best) >= kWorthNaming) {
    auto args = group_args(best);
    args.emplace("segment", name(RfmSegment::champions));
    out.findings.push_back(finding("value.champions", std::move(args),
                                   {"rfm.champions.customers", "rfm.champions.revenue_share"}, best,
                                   Finding::Tone::good));
  }
  for (const auto segment : {RfmSegment::keep, RfmSegment::win_back}) {
    const auto& group = groups.of(segment);
    if (groups.revenue_share(group) < kWorthNaming) continue;
    if (history < kHistory || group.mean_recency() < kSilence) continue;
    auto args = group_args(group);
    args.emplace("segment", name(segment));
    args.emplace("days", as_days(group.mean_recency()));
    args.emplace("all_days", as_days(groups.all.mean_recency()));
    const std::string id(rfm_id(segment));
    out.findings.push_back(finding("value." + id, std::move(args),
                                   {"rfm." + id + ".customers", "rfm." + id + ".revenue_share"},
                                   group, Finding::Tone::bad));
    out.findings.back().text.key = "finding.value.silent";
  }
  const double top10 = share_of(to_double(groups.top10), to_double(groups.all.net));
  const bool concentrated =
      groups.all.count() >= kEnoughForTop10 && top10 > options.concentration_top10;
  if (concentrated) {
    GroupTotals ten;
    ten.customers = 10;
    ten.net = groups.top10;
    out.findings.push_back(finding("value.concentration",
                                   {{"share", as_share(top10)},
                                    {"limit", as_share(options.concentration_top10)},
                                    {"revenue", as_money(to_double(groups.top10))},
                                    {"n", as_count(groups.all.count())}},
                                   {"value.top10_revenue_share"}, ten, Finding::Tone::bad));
  }
  auto few =
      finding("value.abc", group_args(groups.abc[0]), {"abc.a.customers", "abc.a.revenue_share"},
              groups.abc[0], Finding::Tone::neutral);
  few.text.args.emplace("gini", as_score(groups.gini));
  few.folds_into = concentrated ? "value.concentration" : "value.champions";
  out.findings.push_back(std::move(few));
}

// Days from the first purchase in scope to the day looked back from.
Day history_days(const ConcludeContext& context) {
  Day begins = kNoDay;
  for (const auto& customer : context.customers) {
    const Day first = customer.first != kNoDay ? customer.first : customer.last;
    if (first != kNoDay) begins = begins == kNoDay ? first : std::min(begins, first);
  }
  const Day as_of = scope_as_of(context.ledger, context.options);
  return begins == kNoDay || as_of < begins ? 0 : as_of - begins + 1;
}

Text cut_text(const ValueGroups& groups, const Options& options) {
  constexpr std::array<const char*, 4> kRules = {"mean_score", "mean_value", "median_value",
                                                 "fixed"};
  const auto& cuts = groups.segments.cuts;
  const std::string rule = kRules[static_cast<std::size_t>(options.rfm_cut)];
  if (options.rfm_cut == RfmCut::mean_score) {
    return say("value.cut." + rule,
               {{"r", as_score(cuts.r)}, {"f", as_score(cuts.f)}, {"m", as_score(cuts.m)}});
  }
  return say("value.cut." + rule,
             {{"r", as_days(cuts.r)}, {"f", as_score(cuts.f)}, {"m", as_money(cuts.m)}});
}

void add_methods(const ValueGroups& groups, const Options& options, Conclusion& out) {
  constexpr std::array<const char*, 3> kSchemes = {"standard", "template", "english"};
  const auto scheme = kSchemes[static_cast<std::size_t>(options.rfm_scheme)];
  const auto method = [&](const std::string& id, TextArgs args, std::string source) {
    out.methods.push_back({id, say("method." + id, std::move(args)), std::move(source)});
  };
  if (groups.segments.placed > 0) {
    method("value.rfm",
           {{"cut", as_text(cut_text(groups, options))},
            {"scheme", as_text(say(std::string("value.scheme.") + scheme))}},
           "Hughes, Strategic Database Marketing (1994)");
  }
  if (options.abc_basis == AbcBasis::customers) {
    method("value.abc_customers",
           {{"a", as_share(options.abc_first)}, {"b", as_share(options.abc_second)}}, "");
  } else {
    method(
        "value.abc_revenue",
        {{"a", as_share(options.abc_revenue_first)}, {"b", as_share(options.abc_revenue_second)}},
        "");
  }
  method("value.tiers",
         {{"high", as_share(options.tier_high)}, {"low", as_share(options.tier_low)}}, "");
  method("value.gini", {}, "Lorenz (1905); Gini (1912)");
  method("value.silent",
         {{"n", as_count(kEnough)},
          {"history", as_count(kHistory)},
          {"silence", as_count(kSilence)},
          {"share", as_share(kWorthNaming)}},
         "");
  method(groups.has_profit ? "value.historic_profit" : "value.historic_revenue", {}, "");
}

bool has_money(const Context& ledger, bool totals) {
  return totals ? ledger.has(TableKind::customers, Role::total_amount)
                : ledger.amount_rule != AmountRule::no_amounts;
}

// Where the files give totals there is no section on behaviour to open the report.
void add_totals(const ValueGroups& groups, Conclusion& out) {
  const auto add = [&](const char* id, double value, Unit unit) {
    out.figures.push_back(figure(id, value, unit));
    KeyFigure key;
    key.figure = id;
    out.key_figures.push_back(std::move(key));
  };
  TextArgs args = {{"customers", as_count(groups.all.count())},
                   {"net", as_money(to_double(groups.all.net))},
                   {"orders", as_count(static_cast<double>(groups.all.orders))}};
  add("revenue.net", to_double(groups.all.net), Unit::money);
  if (groups.all.orders > 0)
    add("orders.total", static_cast<double>(groups.all.orders), Unit::count);
  add("customers.buying", groups.all.count(), Unit::count);
  if (groups.all.orders > 0)
    add("behaviour.average_order", groups.all.average_order(), Unit::money);
  out.summary = say(groups.all.orders > 0 ? "value.totals.summary" : "value.totals.summary_net",
                    std::move(args));
  out.methods.push_back({"value.totals", say("method.value.totals"), ""});
}

}  // namespace

std::unique_ptr<Summary> ValueAnalysis::start() const { return std::make_unique<Preferences>(); }

std::unique_ptr<Summary> ValueAnalysis::load(ByteReader& in) const { return Preferences::load(in); }

void ValueAnalysis::collect(const View& view, const CustomerBlock& facts, Summary& into) const {
  static_cast<Preferences&>(into).add(view, facts);
}

Conclusion ValueAnalysis::conclude(const Summary& summary, const ConcludeContext& context) const {
  Conclusion out;
  const auto groups = value_groups(context);
  const bool totals = uses_totals(context.ledger, context.options);
  if (groups.all.customers == 0 || !has_money(context.ledger, totals)) return out;
  const auto& options = context.options;
  auto& section = out.section.emplace();
  section.id = "value";
  add_figures(groups, out);
  if (totals) add_totals(groups, out);
  if (groups.all.net > 0) {
    const Money largest = context.customers[groups.segments.ranking.front()].net;
    section.conclusion = conclusion(groups, largest, options);
    section.blocks.push_back(lorenz_block(groups));
  } else {
    section.missing.push_back(say("value.missing.revenue"));
  }
  section.blocks.push_back(abc_block(groups, options));
  section.blocks.push_back(tiers_block(groups));
  if (groups.segments.placed > 0) {
    section.blocks.push_back(rfm_map_block(groups, options));
    section.blocks.push_back(rfm_block(groups, options));
    section.blocks.push_back(rfm_scores_block(groups));
  } else {
    section.missing.push_back(
        say(groups.all.dated == 0 ? "value.missing.rfm_dates" : "value.missing.rfm_orders"));
  }
  auto preferred = preferred_block(groups, static_cast<const Preferences&>(summary), context);
  if (preferred) section.blocks.push_back(std::move(*preferred));
  section.blocks.push_back(largest_block(groups, context));
  if (!groups.has_profit) section.missing.push_back(say("value.missing.profit"));
  add_findings(groups, history_days(context), options, out);
  add_methods(groups, options, out);
  return out;
}

}  // namespace clientele
