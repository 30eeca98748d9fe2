// Channels and categories that sell less than a year ago: the last full weeks against the same
// weeks of last year, so that seasons meet themselves.
#include <algorithm>
#include <cmath>

#include "analyses/behaviour_draft.h"
#include "stats/correction.h"
#include "stats/tests.h"

namespace clientele {
namespace {

constexpr std::int32_t kWeeks = 13;   // compared: a quarter
constexpr std::int32_t kYear = 52;    // weeks
constexpr double kLeastShare = 0.01;  // of last year's revenue: smaller groups are not tested
constexpr double kLeastFall = 0.10;   // a smaller fall is no news

struct Compared {
  std::string name;
  double now = 0, before = 0;  // net revenue
  double p = 1;
  double change() const { return now / before - 1; }
};

std::vector<double> weeks_of(const Series<Money>& net, std::int32_t last) {
  std::vector<double> out;
  for (std::int32_t week = last - kWeeks + 1; week <= last; ++week) {
    const Money* money = net.find(week);
    out.push_back(money == nullptr ? 0 : to_double(*money));
  }
  return out;
}

double sum_of(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum;
}

// Groups with enough revenue a year before, with Holm's p over all of them; the first to fall is
// first.
std::vector<Compared> compare(const CodeTable<WeekRevenue>& groups, std::int32_t last) {
  std::vector<Compared> out;
  double all = 0;
  const auto entries = groups.entries();
  for (const auto& [name, weeks] : entries) {
    const auto now = weeks_of(weeks.net, last), before = weeks_of(weeks.net, last - kYear);
    const double p = stats::welch(stats::moments(now), stats::moments(before)).p;
    out.push_back({name, sum_of(now), sum_of(before), p});
    all += out.back().before;
  }
  std::erase_if(out, [&](const Compared& group) {
    return group.before <= 0 || group.before < kLeastShare * all;
  });
  std::vector<double> p;
  for (const auto& group : out) p.push_back(group.p);
  p = stats::holm(p);
  for (std::size_t i = 0; i < out.size(); ++i) out[i].p = p[i];
  std::stable_sort(out.begin(), out.end(), [](const Compared& a, const Compared& b) {
    return a.now - a.before < b.now - b.before;
  });
  return out;
}

Block& add_block(BehaviourDraft& draft, const std::string& id,
                 const std::vector<Compared>& groups) {
  constexpr std::size_t kMostRows = 20;
  Block& block = draft.add_block(Block::Kind::table, id);
  block.title = say(id, {{"weeks", as_count(kWeeks)}});
  block.table.columns = {common_column("group", Unit::label),
                         table_column("behaviour", "weeks_before", Unit::money),
                         table_column("behaviour", "weeks_now", Unit::money),
                         table_column("behaviour", "change", Unit::share),
                         table_column("behaviour", "p", Unit::p_value)};
  for (std::size_t i = 0; i < std::min(groups.size(), kMostRows); ++i) {
    const Compared& group = groups[i];
    block.table.rows.push_back({group.name, group.before, group.now, group.change(), group.p});
  }
  return block;
}

// The table of one dimension, and the finding where its greatest fall is more than chance.
void write_dimension(BehaviourDraft& draft, const CodeTable<WeekRevenue>& sums, std::int32_t last,
                     const std::string& dimension) {
  const auto groups = compare(sums, last);
  if (groups.size() < 2) return;
  const std::string id = "behaviour." + dimension + "_change";
  Block& block = add_block(draft, id, groups);
  const auto fell = std::find_if(groups.begin(), groups.end(), [&](const Compared& group) {
    return group.change() <= -kLeastFall && group.p < draft.run.options.significance;
  });
  if (fell == groups.end()) {
    block.takeaway =
        say("behaviour.weeks.none",
            {{"weeks", as_count(kWeeks)}, {"n", as_count(static_cast<double>(groups.size()))}});
    return;
  }
  const TextArgs args = {{"name", fell->name},
                         {"weeks", as_count(kWeeks)},
                         {"now", as_money(fell->now)},
                         {"before", as_money(fell->before)},
                         {"change", as_share(-fell->change())},
                         {"p", as_p(fell->p)}};
  block.takeaway = say("behaviour.weeks.takeaway", args);
  const std::string figure_id = "behaviour." + dimension + "_decline";
  draft.add(figure_id, fell->change(), Unit::share, kWeeks, {},
            say("behaviour.weeks.of", {{"name", fell->name}}));
  Finding& finding = draft.find(figure_id, args, {figure_id});
  finding.money = fell->before - fell->now;
  finding.confidence = 1 - fell->p;
  finding.tone = Finding::Tone::bad;
}

}  // namespace

void write_declines(BehaviourDraft& draft) {
  const DaySeries& days = draft.summary.days;
  if (days.empty() || !draft.valued()) return;
  const Day as_of = scope_as_of(draft.run.ledger, draft.run.options);
  std::int32_t last = week_of(as_of);
  if (last_day_of_week(last) > as_of) --last;
  const Day first = last_day_of_week(last - kYear - kWeeks) + 1;
  if (first < days.first()) return;  // no such weeks a year ago
  write_dimension(draft, draft.summary.channel_weeks, last, "channel");
  write_dimension(draft, draft.summary.category_weeks, last, "category");
  draft.out.methods.push_back(
      {"behaviour.weeks",
       say("method.behaviour.weeks", {{"weeks", as_count(kWeeks)},
                                      {"least", as_share(kLeastShare)},
                                      {"fall", as_share(kLeastFall)}}),
       "Welch, Biometrika 34 (1947); Holm, Scandinavian Journal of Statistics 6 (1979)"});
}

}  // namespace clientele
