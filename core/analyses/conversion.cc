#include "analyses/conversion.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "analyses/attributes.h"
#include "analyses/conversion_summary.h"
#include "analyses/words.h"
#include "stats/correction.h"
#include "stats/intervals.h"
#include "stats/tests.h"

namespace clientele {
namespace {

constexpr double kEnough = 30;            // leads or customers before anything is concluded of them
constexpr std::size_t kGroupsShown = 12;  // rows of a table of attributes
constexpr double kDaysAMonth = 365.25 / 12;

using LeadGroups = std::vector<std::pair<std::string, LeadSums>>;

struct Draft {
  const ConversionSummary& summary;
  const ConcludeContext& run;
  Conclusion out;
  int unprofitable = 0;  // channels found so far

  Section& section() { return *out.section; }
  void add(const std::string& id, double value, Unit unit, std::optional<double> n = {},
           std::optional<Interval> ci = {}) {
    out.figures.push_back(figure(id, value, unit, n, ci));
    section().figures.push_back(id);
  }
  Block& block(const std::string& id, std::vector<TableColumn> columns) {
    Block& block = section().blocks.emplace_back();
    block.kind = Block::Kind::table;
    block.id = "conversion." + id;
    block.title = say(block.id);
    block.table.columns = std::move(columns);
    return block;
  }
  void chart(Block& block, ChartSpec spec) {
    block.kind = Block::Kind::chart;
    block.chart = std::move(spec);
  }
};

TableColumn column(const std::string& id, Unit unit) {
  return table_column("conversion", id, unit);
}

Interval wilson(double successes, double n) {
  const auto range = stats::wilson(successes, n);
  return {range.low, range.high};
}

double rate(const LeadSums& sums) {
  return static_cast<double>(sums.converted) / static_cast<double>(sums.leads);
}

Cell name_cell(const std::string& text) {
  if (text.empty()) return say("common.unknown");
  return text;
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
  const auto ci = wilson(k, n);
  return {std::move(name), n, k, rate(sums), ci.low, ci.high};
}

std::vector<TableColumn> rate_columns() {
  return {common_column("group", Unit::label), column("leads", Unit::count),
          column("converted", Unit::count),    column("rate", Unit::share),
          common_column("low", Unit::share),   common_column("high", Unit::share)};
}

void write_leads(Draft& draft) {
  const LeadSums& leads = draft.summary.leads;
  const auto n = static_cast<double>(leads.leads), k = static_cast<double>(leads.converted);
  draft.add("conversion.leads", n, Unit::count);
  draft.add("conversion.converted", k, Unit::count);
  draft.add("conversion.rate", rate(leads), Unit::share, n, wilson(k, n));
  std::uint64_t known = 0, below = 0;
  for (const auto& [days, count] : draft.summary.days_to_sale) known += count;
  for (const auto& [days, count] : draft.summary.days_to_sale) {
    below += count;
    if (below * 2 < known) continue;
    draft.add("conversion.days_median", days, Unit::days, static_cast<double>(known));
    break;
  }
}

void write_stages(Draft& draft) {
  const auto groups = by_size(draft.summary.stages.entries());
  if (groups.empty() || (groups.size() == 1 && groups.front().first.empty())) return;
  Block& block = draft.block(
      "stages", {column("stage", Unit::label), column("leads", Unit::count),
                 common_column("share", Unit::share), column("converted", Unit::count)});
  const auto all = static_cast<double>(draft.summary.leads.leads);
  for (const auto& [stage, sums] : groups) {
    const auto n = static_cast<double>(sums.leads);
    block.table.rows.push_back({name_cell(stage), n, n / all, static_cast<double>(sums.converted)});
  }
  const auto& [largest, sums] = groups.front();
  block.takeaway = say("conversion.stages.takeaway",
                       {{"n", as_count(all)},
                        {"stage", largest.empty() ? as_text(say("common.unknown")) : largest},
                        {"share", as_share(static_cast<double>(sums.leads) / all)}});
  draft.chart(block, {"bar", "stage", {"leads"}, {}, {}, {}});
}

void write_months(Draft& draft) {
  if (draft.summary.months.size() < 2) return;
  auto columns = rate_columns();
  columns.front() = common_column("month", Unit::month);
  Block& block = draft.block("months", std::move(columns));
  for (const auto& [month, sums] : draft.summary.months) {
    char text[16];
    std::snprintf(text, sizeof text, "%04d-%02d", month / 12, month % 12 + 1);
    block.table.rows.push_back(rate_row(std::string(text), sums));
  }
  draft.chart(block, {"line", "month", {"rate"}, {"low"}, {"high"}, {}});
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
void find_difference(Draft& draft, const Compared& compared) {
  if (compared.p >= draft.run.options.significance) return;
  LeadSums all;
  for (const auto& [text, sums] : compared.groups) parts::merge(all, sums);
  std::vector<double> p;
  std::vector<std::size_t> tested;
  for (std::size_t i = 0; i < compared.groups.size(); ++i) {
    const LeadSums& one = compared.groups[i].second;
    if (static_cast<double>(one.leads) < kEnough || one.leads == all.leads) continue;
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

void write_attributes(Draft& draft) {
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
    draft.chart(block, {"bar", "group", {"rate"}, {"low"}, {"high"}, {}});
    find_difference(draft, compared);
  }
}

void write_reach(Draft& draft) {
  const auto channels = draft.summary.reached.entries();
  if (channels.empty()) return;
  Block& block =
      draft.block("reach", {common_column("group", Unit::label), column("reached", Unit::count),
                            column("bought", Unit::count), column("rate", Unit::share),
                            common_column("low", Unit::share), common_column("high", Unit::share)});
  for (const auto& [channel, sums] : channels) {
    const auto n = static_cast<double>(sums.customers), k = static_cast<double>(sums.bought);
    const auto ci = wilson(k, n);
    block.table.rows.push_back({name_cell(channel), n, k, k / n, ci.low, ci.high});
  }
  block.takeaway =
      say("conversion.reach.takeaway", {{"days", as_days(static_cast<double>(kContactWindow))}});
  draft.chart(block, {"bar", "group", {"rate"}, {"low"}, {"high"}, {}});
}

// What a new customer costs and has brought so far.
struct Cost {
  double spend = 0, customers = 0, value = 0, days = 0;
  double cac() const { return spend / customers; }
  double ratio() const { return value / spend; }
  // Months until a customer's value a day has paid what the customer cost.
  double payback() const { return cac() / (value / days) / kDaysAMonth; }
};
Cost cost_of(Money spend, const AcquiredSums& acquired) {
  return {to_double(spend), static_cast<double>(acquired.customers), to_double(acquired.value),
          static_cast<double>(acquired.days)};
}

std::vector<Cell> cost_cells(const Cost& cost) {
  std::vector<Cell> cells(3);
  if (cost.customers > 0) cells[0] = cost.cac();
  if (cost.customers > 0 && cost.spend > 0) cells[1] = cost.ratio();
  if (cost.customers > 0 && cost.value > 0) cells[2] = cost.payback();
  return cells;
}

void find_unprofitable(Draft& draft, const std::string& channel, const Cost& cost) {
  if (channel.empty() || cost.customers < kEnough || cost.spend <= 0 || cost.ratio() >= 1) return;
  Finding finding;
  finding.id = "acquisition.unprofitable." + std::to_string(draft.unprofitable++);
  finding.text =
      say("finding.acquisition.unprofitable", {{"channel", channel},
                                               {"customers", as_count(cost.customers)},
                                               {"cac", as_money(cost.cac())},
                                               {"value", as_money(cost.value / cost.customers)},
                                               {"spend", as_money(cost.spend)}});
  finding.section = "conversion";
  finding.figures = {"acquisition.cac", "acquisition.value_to_cac"};
  finding.money = cost.spend - cost.value;
  finding.customers = cost.customers;
  finding.tone = Finding::Tone::bad;
  draft.out.findings.push_back(std::move(finding));
}

void write_channel_costs(Draft& draft) {
  const auto& leads = draft.summary.by_attribute;
  const auto lead_channels =
      leads.contains("channel") ? leads.at("channel").entries() : std::map<std::string, LeadSums>();
  Block& block =
      draft.block("costs", {common_column("group", Unit::label), column("spend", Unit::money),
                            column("leads", Unit::count), column("cost_per_lead", Unit::money),
                            column("new_customers", Unit::count), column("cac", Unit::money),
                            column("value_to_cac", Unit::score), column("payback", Unit::number)});
  for (const auto& [channel, spend] : draft.summary.spend) {
    std::vector<Cell> row = {name_cell(channel), to_double(spend), {}, {}};
    if (const auto at = lead_channels.find(channel); at != lead_channels.end()) {
      row[2] = static_cast<double>(at->second.leads);
      row[3] = to_double(spend) / static_cast<double>(at->second.leads);
    }
    const auto at = draft.summary.acquired.find(channel);
    const Cost cost =
        cost_of(spend, at == draft.summary.acquired.end() ? AcquiredSums() : at->second);
    row.emplace_back(cost.customers);
    for (auto& cell : cost_cells(cost)) row.push_back(std::move(cell));
    block.table.rows.push_back(std::move(row));
    find_unprofitable(draft, channel, cost);
  }
  draft.chart(block, {"bar", "group", {"cac"}, {}, {}, {}});
}

void write_costs(Draft& draft) {
  const ConversionSummary& s = draft.summary;
  if (s.spent <= 0) return;
  const double spent = to_double(s.spent);
  draft.add("acquisition.spend", spent, Unit::money);
  if (s.leads.leads > 0)
    draft.add("acquisition.cost_per_lead", spent / static_cast<double>(s.leads.leads), Unit::money,
              static_cast<double>(s.leads.leads));
  const Cost cost = cost_of(s.spent, s.new_customers);
  if (cost.customers == 0) return;
  draft.add("acquisition.new_customers", cost.customers, Unit::count);
  draft.add("acquisition.cac", cost.cac(), Unit::money, cost.customers);
  draft.add("acquisition.value_to_cac", cost.ratio(), Unit::score, cost.customers);
  if (cost.value > 0)
    draft.add("acquisition.payback_months", cost.payback(), Unit::number, cost.customers);
  write_channel_costs(draft);
}

void conclude(Draft& draft) {
  const ConversionSummary& s = draft.summary;
  const bool costs = s.spent > 0 && s.new_customers.customers > 0;
  const Cost cost = cost_of(s.spent, s.new_customers);
  if (s.leads.leads > 0) {
    draft.section().conclusion = say(
        "conversion.conclusion", {{"leads", as_count(static_cast<double>(s.leads.leads))},
                                  {"converted", as_count(static_cast<double>(s.leads.converted))},
                                  {"rate", as_share(rate(s.leads))}});
  } else if (costs) {
    draft.section().conclusion =
        say("conversion.conclusion.costs", {{"spend", as_money(cost.spend)},
                                            {"customers", as_count(cost.customers)},
                                            {"cac", as_money(cost.cac())}});
  } else {
    draft.section().conclusion = say("conversion.conclusion.reach");
  }
  if (s.leads.leads == 0) draft.section().missing.push_back(say("conversion.missing.leads"));
  if (s.spent <= 0) draft.section().missing.push_back(say("conversion.missing.spend"));
}

class ConversionAnalysis final : public Analysis {
 public:
  std::string_view id() const override { return "conversion"; }
  std::unique_ptr<Summary> start() const override { return std::make_unique<ConversionSummary>(); }
  std::unique_ptr<Summary> load(ByteReader& in) const override {
    return ConversionSummary::load(in);
  }
  void collect(const View& view, const std::vector<CustomerFacts>& facts,
               Summary& into) const override {
    collect_conversion(view, facts, static_cast<ConversionSummary&>(into));
  }
  Conclusion conclude(const Summary& base, const ConcludeContext& run) const override {
    const auto& summary = static_cast<const ConversionSummary&>(base);
    if (summary.leads.leads == 0 && summary.reached.entries().empty() && summary.spent <= 0)
      return {};
    Draft draft{summary, run, {}};
    draft.out.section.emplace();
    draft.section().id = "conversion";
    if (summary.leads.leads > 0) {
      write_leads(draft);
      write_stages(draft);
      write_attributes(draft);
      write_months(draft);
      draft.out.methods.push_back(
          {"conversion", say("method.conversion"), "Wilson (1927); Holm (1979)"});
    }
    write_reach(draft);
    if (!summary.reached.entries().empty())
      draft.out.methods.push_back(
          {"conversion.reach",
           say("method.conversion.reach", {{"days", as_days(static_cast<double>(kContactWindow))}}),
           ""});
    write_costs(draft);
    if (summary.spent > 0)
      draft.out.methods.push_back({"acquisition", say("method.acquisition"), ""});
    clientele::conclude(draft);
    return std::move(draft.out);
  }
};

}  // namespace

std::unique_ptr<Analysis> make_conversion_analysis() {
  return std::make_unique<ConversionAnalysis>();
}

}  // namespace clientele
