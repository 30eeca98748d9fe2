#include "analyses/conversion.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "analyses/attributes.h"
#include "analyses/conversion_draft.h"
#include "stats/correction.h"
#include "stats/tests.h"

namespace clientele {
namespace {

constexpr std::size_t kGroupsShown = 12;  // rows of a table of attributes

using LeadGroups = std::vector<std::pair<std::string, LeadSums>>;

double rate(const LeadSums& sums) {
  return static_cast<double>(sums.converted) / static_cast<double>(sums.leads);
}

// Largest first; ties by text.
LeadGroups by_size(const std::map<std::string, LeadSums>& groups) {
  LeadGroups out(groups.begin(), groups.end());
  std::stable_sort(out.begin(), out.end(),
                   [](const auto& a, const auto& b) { return a.second.leads > b.second.leads; });
  return out;
}

std::vector<Cell> rate_row(Cell name, const LeadSums& sums) {
  const auto n = static_cast<double>(sums.leads), k = static_cast<double>(sums.converted);
  const auto ci = wilson_interval(k, n);
  return {std::move(name), n, k, rate(sums), ci.low, ci.high};
}

std::vector<TableColumn> rate_columns() {
  return {common_column("group", Unit::label),         conversion_column("leads", Unit::count),
          conversion_column("converted", Unit::count), conversion_column("rate", Unit::share),
          common_column("low", Unit::share),           common_column("high", Unit::share)};
}

void write_leads(ConversionDraft& draft) {
  const LeadSums& leads = draft.summary.leads;
  const auto n = static_cast<double>(leads.leads), k = static_cast<double>(leads.converted);
  draft.add("conversion.leads", n, Unit::count);
  draft.add("conversion.converted", k, Unit::count);
  draft.add("conversion.rate", rate(leads), Unit::share, n, wilson_interval(k, n));
  std::uint64_t known = 0, below = 0;
  for (const auto& [days, count] : draft.summary.days_to_sale) known += count;
  for (const auto& [days, count] : draft.summary.days_to_sale) {
    below += count;
    if (below * 2 < known) continue;
    draft.add("conversion.days_median", days, Unit::days, static_cast<double>(known));
    break;
  }
}

void write_stages(ConversionDraft& draft) {
  const auto groups = by_size(draft.summary.stages.entries());
  if (groups.empty() || (groups.size() == 1 && groups.front().first.empty())) return;
  Block& block = draft.block(
      "stages", {conversion_column("stage", Unit::label), conversion_column("leads", Unit::count),
                 common_column("share", Unit::share), conversion_column("converted", Unit::count)});
  const auto all = static_cast<double>(draft.summary.leads.leads);
  for (const auto& [stage, sums] : groups) {
    const auto n = static_cast<double>(sums.leads);
    block.table.rows.push_back(
        {group_cell(stage), n, n / all, static_cast<double>(sums.converted)});
  }
  const auto& [largest, sums] = groups.front();
  block.takeaway = say("conversion.stages.takeaway",
                       {{"n", as_count(all)},
                        {"stage", largest.empty() ? as_text(say("common.unknown")) : largest},
                        {"share", as_share(static_cast<double>(sums.leads) / all)}});
  draw(block, {"bar", "stage", {"leads"}, {}, {}, {}});
}

void write_months(ConversionDraft& draft) {
  if (draft.summary.months.size() < 2) return;
  auto columns = rate_columns();
  columns.front() = common_column("month", Unit::month);
  Block& block = draft.block("months", std::move(columns));
  for (const auto& [month, sums] : draft.summary.months) {
    char text[16];
    std::snprintf(text, sizeof text, "%04d-%02d", month / 12, month % 12 + 1);
    block.table.rows.push_back(rate_row(std::string(text), sums));
  }
  draw(block, {"line", "month", {"rate"}, {"low"}, {"high"}, {}});
}

struct Compared {
  std::string id;
  LeadGroups groups;
  double p = 1;
};

// Groups of an attribute whose leads convert differently, by chi-square, corrected over attributes.
std::vector<Compared> compare(const ConversionSummary& summary) {
  std::vector<Compared> out;
  std::vector<double> p;
  for (const auto& [id, table] : summary.by_attribute) {
    Compared one{id, by_size(table.entries()), 1};
    std::erase_if(one.groups, [](const auto& group) { return group.first.empty(); });
    if (one.groups.size() < 2 || one.groups.size() > 200) continue;
    std::vector<double> counts;
    for (const auto& [text, sums] : one.groups) {
      counts.push_back(static_cast<double>(sums.converted));
      counts.push_back(static_cast<double>(sums.leads - sums.converted));
    }
    p.push_back(stats::chi_square(counts, 2).p);
    out.push_back(std::move(one));
  }
  const auto corrected = stats::holm(p);
  for (std::size_t i = 0; i < out.size(); ++i) out[i].p = corrected[i];
  return out;
}

// The group that differs most clearly from all others of its attribute.
void find_difference(ConversionDraft& draft, const Compared& compared) {
  if (compared.p >= draft.run.options.significance) return;
  LeadSums all;
  for (const auto& [text, sums] : compared.groups) parts::merge(all, sums);
  std::vector<double> p;
  std::vector<std::size_t> tested;
  for (std::size_t i = 0; i < compared.groups.size(); ++i) {
    const LeadSums& one = compared.groups[i].second;
    if (static_cast<double>(one.leads) < ConversionDraft::kEnough || one.leads == all.leads)
      continue;
    tested.push_back(i);
    p.push_back(stats::two_proportions(static_cast<double>(one.converted),
                                       static_cast<double>(one.leads),
                                       static_cast<double>(all.converted - one.converted),
                                       static_cast<double>(all.leads - one.leads))
                    .p);
  }
  if (tested.empty()) return;
  const auto corrected = stats::holm(p);
  const auto best = static_cast<std::size_t>(std::min_element(corrected.begin(), corrected.end()) -
                                             corrected.begin());
  if (corrected[best] >= draft.run.options.significance) return;
  const auto& [text, one] = compared.groups[tested[best]];
  LeadSums rest = all;
  rest.leads -= one.leads;
  rest.converted -= one.converted;
  Finding finding;
  finding.id = "conversion.difference." + compared.id;
  finding.text =
      say("finding.conversion.difference", {{"attribute", as_text(attribute_label(compared.id))},
                                            {"group", text},
                                            {"n", as_count(static_cast<double>(one.leads))},
                                            {"rate", as_share(rate(one))},
                                            {"rest", as_share(rate(rest))}});
  finding.section = "conversion";
  finding.figures = {"conversion.rate"};
  finding.customers = std::abs(rate(one) - rate(rest)) * static_cast<double>(one.leads);
  finding.confidence = 1 - corrected[best];
  finding.tone = rate(one) < rate(rest) ? Finding::Tone::bad : Finding::Tone::good;
  draft.out.findings.push_back(std::move(finding));
}

void write_attributes(ConversionDraft& draft) {
  for (const auto& compared : compare(draft.summary)) {
    Block& block = draft.block("by." + compared.id, rate_columns());
    block.title = say("conversion.by", {{"attribute", as_text(attribute_label(compared.id))}});
    LeadSums others;
    for (std::size_t i = 0; i < compared.groups.size(); ++i) {
      const auto& [text, sums] = compared.groups[i];
      if (i < kGroupsShown) {
        block.table.rows.push_back(rate_row(text, sums));
      } else {
        parts::merge(others, sums);
      }
    }
    if (others.leads > 0) {
      const auto count = static_cast<double>(compared.groups.size() - kGroupsShown);
      block.table.rows.push_back(
          rate_row(say("profile.group.others", {{"count", as_count(count)}}), others));
    }
    block.takeaway = say(
        compared.p < draft.run.options.significance ? "conversion.by.takeaway.different"
                                                    : "conversion.by.takeaway.same",
        {{"p", as_p(compared.p)}, {"n", as_count(static_cast<double>(draft.summary.leads.leads))}});
    draw(block, {"bar", "group", {"rate"}, {"low"}, {"high"}, {}});
    find_difference(draft, compared);
  }
}

void write_reach(ConversionDraft& draft, const std::string& id,
                 const std::map<std::string, ReachSums>& groups) {
  if (groups.empty()) return;
  Block& block = draft.block(
      id, {common_column("group", Unit::label), conversion_column("reached", Unit::count),
           conversion_column("bought", Unit::count), conversion_column("rate", Unit::share),
           common_column("low", Unit::share), common_column("high", Unit::share)});
  for (const auto& [text, sums] : groups) {
    const auto n = static_cast<double>(sums.customers), k = static_cast<double>(sums.bought);
    const auto ci = wilson_interval(k, n);
    block.table.rows.push_back({group_cell(text), n, k, k / n, ci.low, ci.high});
  }
  block.takeaway =
      say(block.id + ".takeaway", {{"days", as_days(draft.run.options.contact_window_days)}});
  draw(block, {"bar", "group", {"rate"}, {"low"}, {"high"}, {}});
}

void conclude(ConversionDraft& draft) {
  const ConversionSummary& s = draft.summary;
  const bool costs = s.spent.sum > 0 && s.new_customers.customers > 0;
  if (s.leads.leads > 0) {
    draft.section().conclusion = say(
        "conversion.conclusion", {{"leads", as_count(static_cast<double>(s.leads.leads))},
                                  {"converted", as_count(static_cast<double>(s.leads.converted))},
                                  {"rate", as_share(rate(s.leads))}});
  } else if (costs) {
    const double spend = to_double(s.spent.sum),
                 customers = static_cast<double>(s.new_customers.customers);
    draft.section().conclusion =
        say("conversion.conclusion.costs", {{"spend", as_money(spend)},
                                            {"customers", as_count(customers)},
                                            {"cac", as_money(spend / customers)}});
  } else {
    draft.section().conclusion = say("conversion.conclusion.reach");
  }
  if (s.leads.leads == 0) draft.section().missing.push_back(say("conversion.missing.leads"));
  if (s.spent.sum <= 0) draft.section().missing.push_back(say("conversion.missing.spend"));
}

class ConversionAnalysis final : public Analysis {
 public:
  std::string_view id() const override { return "conversion"; }
  std::unique_ptr<Summary> start() const override { return std::make_unique<ConversionSummary>(); }
  std::unique_ptr<Summary> load(ByteReader& in) const override {
    return ConversionSummary::load(in);
  }
  void collect(const View& view, const CustomerBlock& facts, Summary& into) const override {
    collect_conversion(view, facts, static_cast<ConversionSummary&>(into));
  }
  Conclusion conclude(const Summary& base, const ConcludeContext& run) const override {
    const auto& summary = static_cast<const ConversionSummary&>(base);
    const bool reached = !summary.reached.entries().empty() || !summary.campaigns.entries().empty();
    if (summary.leads.leads == 0 && !reached && summary.spent.sum <= 0) return {};
    ConversionDraft draft{summary, run, {}};
    draft.out.section.emplace();
    draft.section().id = "conversion";
    if (summary.leads.leads > 0) {
      write_leads(draft);
      write_stages(draft);
      write_attributes(draft);
      write_conversion_model(draft);
      write_months(draft);
      draft.out.methods.push_back(
          {"conversion", say("method.conversion"), "Wilson (1927); Holm (1979)"});
    }
    write_reach(draft, "reach", summary.reached.entries());
    write_reach(draft, "campaigns", summary.campaigns.entries());
    if (reached)
      draft.out.methods.push_back(
          {"conversion.reach",
           say("method.conversion.reach", {{"days", as_days(run.options.contact_window_days)}}),
           ""});
    write_costs(draft);
    clientele::conclude(draft);
    return std::move(draft.out);
  }
};

}  // namespace

std::unique_ptr<Analysis> make_conversion_analysis() {
  return std::make_unique<ConversionAnalysis>();
}

}  // namespace clientele
