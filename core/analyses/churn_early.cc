// Early warning: the signs customers show, the definitions of churn side by side, and who of the
// customers active a window ago fell silent since.
#include <algorithm>
#include <cmath>

#include "analyses/attributes.h"
#include "analyses/churn_draft.h"
#include "analyses/churn_states.h"
#include "analyses/group_totals.h"
#include "stats/correction.h"
#include "stats/tests.h"

namespace clientele {
namespace {

constexpr double kGroup = 30;  // active customers a group needs
constexpr std::size_t kMostGroups = 12;

// One definition: customers judged, those gone (dormant or lost), and whether it is in force.
void add_definition(ChurnDraft& draft, Block& block, const ChurnStates& states,
                    ChurnDefinition definition, ChurnDefinition in_force) {
  double judged = 0, gone = 0;
  for (const auto state : states) {
    judged += state != ChurnState::unknown ? 1 : 0;
    gone += state == ChurnState::dormant || state == ChurnState::lost ? 1 : 0;
  }
  if (judged == 0) return;
  const std::string id(definition_id(definition));
  const auto range = stats::wilson(gone, judged);
  draft.add("churn.definition." + id, gone / judged, Unit::share, judged, range);
  const auto& options = draft.context.options;
  block.table.rows.push_back(
      {say("churn.definition." + id, {{"months", as_count(options.churn_window_months)},
                                      {"limit", as_share(options.p_alive_low)}}),
       judged, gone, gone / judged, range.low, range.high,
       say(definition == in_force ? "churn.in_force.yes" : "churn.in_force.no")});
}

struct SilentGroup {
  Text attribute, name;
  double active = 0, lost = 0;
  double rate() const { return lost / active; }
};

// Customers active a window ago by what they had spent until then: equal spending, equal tier.
std::vector<SilentGroup> by_value(const ChurnSummary& summary, const ConcludeContext& context) {
  struct Active {
    float net;
    bool lost;
  };
  std::vector<Active> customers;
  for (const auto& [index, partition] : summary.partitions) {
    for (std::size_t i = 0; i < partition.before.size(); ++i) {
      if (std::isnan(partition.before[i])) continue;
      customers.push_back(
          {partition.before[i], (partition.signs[i] & sign_bit(ChurnSign::silent)) != 0});
    }
  }
  if (customers.empty()) return {};
  const auto value_at = [&](double share) {  // from the top
    auto place = static_cast<std::size_t>(share * static_cast<double>(customers.size()));
    place = std::min(place, customers.size() - 1);
    std::nth_element(customers.begin(), customers.begin() + static_cast<std::ptrdiff_t>(place),
                     customers.end(),
                     [](const Active& a, const Active& b) { return a.net > b.net; });
    return customers[place].net;
  };
  const float high = value_at(context.options.tier_high),
              low = value_at(1 - context.options.tier_low);
  std::vector<SilentGroup> out;
  for (const char* tier : {"high", "middle", "low"}) {
    out.push_back({say("churn.value_before"), say(std::string("value.tier.") + tier), 0, 0});
  }
  for (const auto& customer : customers) {
    auto& group = out[customer.net > high ? 0 : customer.net > low ? 1 : 2];
    group.active += 1;
    group.lost += customer.lost ? 1 : 0;
  }
  out.erase(std::remove_if(out.begin(), out.end(), [](const auto& g) { return g.active < kGroup; }),
            out.end());
  return out;
}

struct Split {
  bool by_value = false;
  std::vector<SilentGroup> groups;
  double p = 1;
};

// Value, and attributes whose groups fell silent at different rates (chi-square, Holm over all).
std::vector<Split> splits(const ChurnDraft& draft) {
  std::vector<Split> tested;
  std::vector<double> p;
  const auto test = [&](std::vector<SilentGroup> groups, bool value) {
    if (groups.size() < 2 || groups.size() > kMostGroups) return;
    std::vector<double> counts;
    for (const auto& group : groups) {
      counts.push_back(group.lost);
      counts.push_back(group.active - group.lost);
    }
    p.push_back(stats::chi_square(counts, 2).p);
    tested.push_back({value, std::move(groups), 1});
  };
  test(by_value(draft.summary, draft.context), true);
  for (const auto& [attribute, counts] : draft.summary.groups) {
    std::vector<SilentGroup> groups;
    for (const auto& [key, count] : counts) {
      if (static_cast<double>(count.active) < kGroup) continue;
      groups.push_back({attribute_label(attribute), group_label(key),
                        static_cast<double>(count.active), static_cast<double>(count.lost)});
    }
    test(std::move(groups), false);
  }
  const auto corrected = stats::holm(p);
  std::vector<Split> out;
  for (std::size_t i = 0; i < tested.size(); ++i) {
    if (corrected[i] >= draft.context.options.significance) continue;
    tested[i].p = corrected[i];
    out.push_back(std::move(tested[i]));
  }
  return out;
}

// The group of an attribute that lost most beyond the rate of the others. That small spenders leave
// more is no news.
void add_group_finding(ChurnDraft& draft, const std::vector<Split>& splits) {
  double most = 0;
  Finding finding;
  for (const auto& split : splits) {
    if (split.by_value) continue;
    double active = 0, lost = 0;
    for (const auto& group : split.groups) {
      active += group.active;
      lost += group.lost;
    }
    for (const auto& group : split.groups) {
      const double others = active - group.active, rest = (lost - group.lost) / others;
      const auto test = stats::two_proportions(group.lost, group.active, lost - group.lost, others);
      const double more = group.active * (group.rate() - rest);
      if (more <= most || test.p >= draft.context.options.significance ||
          test.interval.contains(0)) {
        continue;
      }
      most = more;
      finding.text = say("finding.churn.silent_group",
                         {{"attribute", as_text(group.attribute)},
                          {"group", as_text(group.name)},
                          {"n", as_count(group.active)},
                          {"months", as_count(draft.context.options.churn_window_months)},
                          {"rate", as_share(group.rate())},
                          {"rest", as_share(rest)}});
      finding.confidence = 1 - split.p;
    }
  }
  if (most <= 0) return;
  finding.id = "churn.silent_group";
  finding.section = "churn";
  finding.figures = {"churn.window.rate"};
  finding.customers = std::floor(most + 0.5);
  finding.tone = Finding::Tone::bad;
  draft.out.findings.push_back(std::move(finding));
}

}  // namespace

void add_definitions(ChurnDraft& draft, const ChurnTable& table, ChurnDefinition in_force) {
  auto block = churn_block(Block::Kind::table, "definitions");
  block.table.columns = {
      churn_column("definition", Unit::label), common_column("customers", Unit::count),
      churn_column("gone", Unit::count),       common_column("share", Unit::share),
      common_column("low", Unit::share),       common_column("high", Unit::share),
      churn_column("in_force", Unit::label)};
  const auto& context = draft.context;
  add_definition(draft, block, states_by_window(context), ChurnDefinition::window, in_force);
  add_definition(draft, block, states_by_rhythm(draft.summary, context), ChurnDefinition::rhythm,
                 in_force);
  add_definition(draft, block, states_by_p_alive(context), ChurnDefinition::p_alive, in_force);
  if (!table.left.empty()) {
    add_definition(draft, block, states_by_contract(table, context), ChurnDefinition::contract,
                   in_force);
  }
  block.takeaway = say("churn.takeaway.definitions");
  draft.section().blocks.push_back(std::move(block));
  const auto limits = class_rhythms(draft.summary);
  const auto days = [&](std::size_t c) -> TextArg {
    return limits[c] ? as_days(*limits[c]) : TextArg(std::string("–"));
  };
  draft.out.methods.push_back(
      {"churn.definitions",
       say("method.churn.definitions", {{"months", as_count(context.options.churn_window_months)},
                                        {"intervals", as_count(double{kOwnIntervals})},
                                        {"few", days(0)},
                                        {"some", days(1)},
                                        {"limit", as_share(context.options.p_alive_low)}}),
       "Fader, Hardie & Lee (2005)"});
}

void add_signs(ChurnDraft& draft) {
  const auto signs = signs_of(draft.summary, draft.context);
  struct Totals {
    double customers = 0;
    Money net = 0;
  };
  std::array<Totals, kChurnSigns> totals;  // of customers who never bought, too
  const auto known = static_cast<double>(signs.size());
  double warned = 0;
  for (std::size_t i = 0; i < signs.size(); ++i) {
    const auto& customer = draft.context.customers[i];
    for (std::size_t s = 0; s < kChurnSigns; ++s) {
      if ((signs[i] >> s & 1) == 0) continue;
      totals[s].customers += 1;
      totals[s].net = saturating_add(totals[s].net, customer.net);
    }
    // Still buying, and yet: two signs or more.
    int others = 0;
    for (std::size_t s = 0; s < kChurnSigns; ++s) others += signs[i] >> s & 1;
    const bool silent = (signs[i] & sign_bit(ChurnSign::silent)) != 0;
    if (customer.dated() && !silent && others >= 2) warned += 1;
  }
  auto block = churn_block(Block::Kind::table, "signs");
  block.table.columns = {churn_column("sign", Unit::label), common_column("customers", Unit::count),
                         common_column("customer_share", Unit::share),
                         common_column("revenue", Unit::money)};
  for (std::size_t s = 0; s < kChurnSigns; ++s) {
    if (totals[s].customers == 0) continue;
    const std::string id(churn_sign_id(s));
    draft.add("churn.sign." + id, totals[s].customers, Unit::count, known);
    block.table.rows.push_back({say("churn.flag." + id), totals[s].customers,
                                share_of(totals[s].customers, known), to_double(totals[s].net)});
  }
  if (block.table.rows.empty()) return;
  draft.add("churn.warned", warned, Unit::count, known);
  if (warned > 0) {
    block.takeaway = say("churn.takeaway.signs",
                         {{"customers", as_count(warned)},
                          {"months", as_count(draft.context.options.churn_window_months)}});
  }
  draft.section().blocks.push_back(std::move(block));
  draft.out.methods.push_back(
      {"churn.signs",
       say("method.churn.signs", {{"months", as_count(draft.context.options.churn_window_months)},
                                  {"significance", as_p(draft.context.options.significance)},
                                  {"rating", as_score(draft.context.options.dissatisfied_mean)}}),
       "Mann (1945)"});
  if (!draft.context.customer_columns) return;
  CustomerColumn column;
  column.id = "churn.flags";
  column.kind = CustomerColumn::Kind::flags;
  for (std::size_t s = 0; s < kChurnSigns; ++s) {
    column.labels.push_back(say("churn.flag." + std::string(churn_sign_id(s))));
  }
  for (const auto sign : signs) column.values.push_back(static_cast<float>(sign));
  draft.out.customer_columns.push_back(std::move(column));
}

void add_silent_groups(ChurnDraft& draft) {
  double active = 0, lost = 0;
  for (const auto& [index, partition] : draft.summary.partitions) {
    for (std::size_t i = 0; i < partition.before.size(); ++i) {
      if (std::isnan(partition.before[i])) continue;
      active += 1;
      lost += (partition.signs[i] & sign_bit(ChurnSign::silent)) != 0 ? 1 : 0;
    }
  }
  if (active == 0) return;
  draft.add("churn.window.rate", lost / active, Unit::share, active, stats::wilson(lost, active));
  const auto found = splits(draft);
  if (found.empty()) return;
  auto block = churn_block(Block::Kind::table, "silent_groups");
  block.table.columns = {
      churn_column("attribute", Unit::label), common_column("group", Unit::label),
      churn_column("active", Unit::count),    churn_column("lost", Unit::count),
      churn_column("rate", Unit::share),      common_column("low", Unit::share),
      common_column("high", Unit::share)};
  for (const auto& split : found) {
    for (const auto& group : split.groups) {
      const auto range = stats::wilson(group.lost, group.active);
      block.table.rows.push_back({group.attribute, group.name, group.active, group.lost,
                                  group.rate(), range.low, range.high});
    }
  }
  block.takeaway = say("churn.takeaway.silent_groups",
                       {{"n", as_count(active)},
                        {"months", as_count(draft.context.options.churn_window_months)},
                        {"rate", as_share(lost / active)}});
  draft.section().blocks.push_back(std::move(block));
  add_group_finding(draft, found);
}

}  // namespace clientele
