// Being in touch: what goes with a campaign, how fast service answers, by which channels.
#include <algorithm>
#include <cmath>

#include "analyses/behaviour_draft.h"
#include "stats/correction.h"

namespace clientele {
namespace {

constexpr std::int32_t kDay = 24;  // hours

double share_of(double part, double all) { return all > 0 ? part / all : 0; }

std::vector<Cell> campaign_row(const std::string& campaign, const char* group,
                               const CampaignGroup& g) {
  return {campaign,
          say(std::string("behaviour.campaign.") + group),
          g.n,
          share_of(g.before, g.n),
          share_of(g.after, g.n),
          share_of(g.net_before, g.n),
          share_of(g.net_after, g.n)};
}

// A waiting time's figures: "<id>_median", "<id>_p90" in hours, "<id>_within_day" as a share.
void add_waiting(BehaviourDraft& draft, const WaitingTimes& times, const std::string& id) {
  const std::uint64_t count = times.count();
  if (count == 0) return;
  const auto n = static_cast<double>(count);
  draft.add(id + "_median", *times.quantile(0.5), Unit::number, n, {}, say("behaviour.hours_note"));
  draft.add(id + "_p90", *times.quantile(0.9), Unit::number, n, {}, say("behaviour.hours_note"));
  draft.add(id + "_within_day", times.share_within(kDay), Unit::share, n);
}

void add_waiting_block(BehaviourDraft& draft, const WaitingTimes& times, const std::string& id) {
  const std::uint64_t count = times.count();
  if (count == 0) return;
  struct Class {
    const char* name;
    std::int32_t most;  // hours
  };
  constexpr std::array kClasses = {
      Class{"hour", 1},        Class{"four_hours", 4},
      Class{"day", kDay},      Class{"two_days", 2 * kDay},
      Class{"week", 7 * kDay}, Class{"longer", WaitingTimes::kLongest}};
  Block& block = draft.add_block(Block::Kind::chart, id);
  block.table.columns = {table_column("behaviour", "wait", Unit::label),
                         common_column("count", Unit::count), common_column("share", Unit::share)};
  double below = 0;
  for (const auto& one : kClasses) {
    const double share = times.share_within(one.most);
    block.table.rows.push_back({say(std::string("behaviour.wait.") + one.name),
                                std::round((share - below) * static_cast<double>(count)),
                                share - below});
    below = share;
  }
  block.chart = ChartSpec{"bar", "wait", {"count"}, {}, {}, {}};
  block.takeaway = say(id + ".takeaway", {{"n", as_count(static_cast<double>(count))},
                                          {"median", as_number(*times.quantile(0.5))},
                                          {"share", as_share(times.share_within(kDay))},
                                          {"open", as_count(static_cast<double>(times.open))}});
}

void add_contact_channels(BehaviourDraft& draft) {
  const auto& channels = draft.summary.service.channels;
  if (channels.empty()) return;
  std::vector<std::pair<std::string, std::uint64_t>> entries(channels.begin(), channels.end());
  std::stable_sort(entries.begin(), entries.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  double all = 0;
  for (const auto& [name, count] : entries) all += static_cast<double>(count);
  Block& block = draft.add_block(Block::Kind::chart, "behaviour.contact_channels");
  block.table.columns = {common_column("group", Unit::label), common_column("count", Unit::count),
                         common_column("share", Unit::share)};
  for (const auto& [name, count] : entries) {
    block.table.rows.push_back(
        {name, static_cast<double>(count), static_cast<double>(count) / all});
  }
  block.chart = ChartSpec{"bar", "group", {"count"}, {}, {}, {}};
  block.takeaway = say("behaviour.contact_channels.takeaway",
                       {{"name", entries.front().first},
                        {"share", as_share(static_cast<double>(entries.front().second) / all)},
                        {"n", as_count(all)}});
}

}  // namespace

void write_campaigns(BehaviourDraft& draft) {
  const Day last = scope_as_of(draft.run.ledger, draft.run.options);
  const DaySeries& days = draft.summary.days;
  if (draft.summary.campaigns.campaigns.empty() || days.empty()) return;
  const auto effects = campaign_effects(draft.summary.campaigns, days.first(), last, kEnough);
  if (effects.empty()) {
    draft.section().missing.push_back(
        say("behaviour.missing.campaign",
            {{"weeks", as_count(kCampaignWeeks)}, {"n", as_count(kEnough)}}));
    return;
  }
  std::vector<double> p;
  for (const auto& effect : effects) p.push_back(effect.difference.p);
  p = stats::holm(p);
  Block& block = draft.add_block(Block::Kind::table, "behaviour.campaigns");
  block.table.columns = {table_column("behaviour", "campaign", Unit::label),
                         common_column("group", Unit::label),
                         common_column("customers", Unit::count),
                         table_column("behaviour", "bought_before", Unit::share),
                         table_column("behaviour", "bought_after", Unit::share),
                         table_column("behaviour", "spend_before", Unit::money),
                         table_column("behaviour", "spend_after", Unit::money),
                         table_column("behaviour", "difference", Unit::points),
                         common_column("low", Unit::points),
                         common_column("high", Unit::points),
                         table_column("behaviour", "p", Unit::p_value)};
  std::size_t clearest = 0;
  for (std::size_t i = 0; i < effects.size(); ++i) {
    const CampaignEffect& effect = effects[i];
    auto row = campaign_row(effect.name, "reached", effect.reached);
    const auto& d = effect.difference;
    for (const double value : {d.estimate, d.interval.low, d.interval.high, p[i]})
      row.emplace_back(value);
    block.table.rows.push_back(std::move(row));
    row = campaign_row(effect.name, "others", effect.others);
    row.resize(block.table.columns.size());
    block.table.rows.push_back(std::move(row));
    if (p[i] < p[clearest]) clearest = i;
  }
  const CampaignEffect& effect = effects[clearest];
  const bool clear = p[clearest] < draft.run.options.significance;
  const TextArgs args = {
      {"campaign", effect.name},
      {"n", as_count(effect.reached.n)},
      {"others", as_count(effect.others.n)},
      {"points", as_points(effect.difference.estimate)},
      {"range", as_points_range(effect.difference.interval.low, effect.difference.interval.high)}};
  block.takeaway =
      say(clear ? "behaviour.campaigns.takeaway" : "behaviour.campaigns.no_difference", args);
  draft.out.methods.push_back(
      {"behaviour.campaigns",
       say("method.behaviour.campaigns", {{"weeks", as_count(kCampaignWeeks)}}),
       "Welch, Biometrika 34 (1947); Holm, Scandinavian Journal of Statistics 6 (1979)"});
  const auto& d = effect.difference;
  draft.add("behaviour.campaign_reached", effect.reached.n, Unit::count, {}, {},
            say("behaviour.campaign.of", {{"campaign", effect.name}}));
  draft.add("behaviour.campaign_difference", d.estimate, Unit::points,
            effect.reached.n + effect.others.n, Interval{d.interval.low, d.interval.high},
            say("behaviour.campaign.of", {{"campaign", effect.name}}));
  if (!clear) return;
  Finding& finding = draft.find("behaviour.campaign", args,
                                {"behaviour.campaign_reached", "behaviour.campaign_difference"});
  finding.customers = std::fabs(effect.difference.estimate) * effect.reached.n;
  finding.confidence = 1 - p[clearest];
  finding.tone = effect.difference.estimate > 0 ? Finding::Tone::good : Finding::Tone::bad;
}

void write_service(BehaviourDraft& draft) {
  const ServiceSums& service = draft.summary.service;
  add_waiting(draft, service.response, "behaviour.response");
  add_waiting(draft, service.resolution, "behaviour.resolution");
  add_waiting_block(draft, service.response, "behaviour.response_times");
  add_waiting_block(draft, service.resolution, "behaviour.resolution_times");
  add_contact_channels(draft);
  if (service.response.count() + service.resolution.count() > 0) {
    draft.out.methods.push_back(
        {"behaviour.service",
         say("method.behaviour.service",
             {{"impossible", as_count(static_cast<double>(service.response.impossible +
                                                          service.resolution.impossible))}}),
         ""});
  }
  if (!draft.section().conclusion && !service.empty())
    draft.section().conclusion = say("behaviour.conclusion.service");
}

}  // namespace clientele
