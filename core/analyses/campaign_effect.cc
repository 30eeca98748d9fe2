// Sliding sums over the weeks of one customer at a time.
#include "analyses/campaign_effect.h"

#include <algorithm>

#include "analyses/scope.h"

namespace clientele {
namespace {

// What one customer did, week by week.
class CustomerWeeks {
 public:
  void read(const View& view, std::size_t customer) {
    weeks_.clear();
    const Lines& lines = view.partition().lines;
    const View::Range range = view.lines_of(customer);
    for (std::size_t row = range.begin; row < range.end; ++row) {
      const Day day = lines.moment.day(row);
      if (day == kNoDay || !view.line_in(row)) continue;
      const std::int32_t week = week_of(day);
      const bool positive = (lines.flags[row] & line_flag::positive) != 0;
      if (weeks_.empty() && !positive) continue;
      if (weeks_.empty() || weeks_.back().week != week) weeks_.push_back({week, false, 0});
      weeks_.back().bought = weeks_.back().bought || positive;
      weeks_.back().net = saturating_add(weeks_.back().net, lines.net.decimal(row));
    }
  }
  bool empty() const { return weeks_.empty(); }

  // Adds the customer to every week it is established in and one of the windows is not empty in.
  void add_to(WeekSeries& series) const {
    const std::int32_t established = weeks_.front().week + 1;
    ++series.at(established).entered;
    const std::int32_t last = weeks_.back().week + kCampaignWeeks;
    std::size_t old = 0, now = 0, ahead = 0;  // first weeks in the windows, and just after them
    for (std::int32_t week = established; week <= last; ++week) {
      while (old < weeks_.size() && weeks_[old].week < week - kCampaignWeeks) ++old;
      while (now < weeks_.size() && weeks_[now].week < week) ++now;
      while (ahead < weeks_.size() && weeks_[ahead].week < week + kCampaignWeeks) ++ahead;
      if (old == ahead) continue;
      const auto [bought_before, net_before] = sum(old, now);
      const auto [bought_after, net_after] = sum(now, ahead);
      WeekSums& sums = series.at(week);
      sums.before += bought_before ? 1 : 0;
      sums.after += bought_after ? 1 : 0;
      sums.gained += bought_after && !bought_before ? 1 : 0;
      sums.lost += bought_before && !bought_after ? 1 : 0;
      sums.net_before = saturating_add(sums.net_before, net_before);
      sums.net_after = saturating_add(sums.net_after, net_after);
    }
  }

 private:
  struct Week {
    std::int32_t week;
    bool bought;
    Money net;
  };
  std::pair<bool, Money> sum(std::size_t from, std::size_t to) const {
    bool bought = false;
    Money net = 0;
    for (std::size_t i = from; i < to; ++i) {
      bought = bought || weeks_[i].bought;
      net = saturating_add(net, weeks_[i].net);
    }
    return {bought, net};
  }
  std::vector<Week> weeks_;
};

CampaignGroup group_at(const WeekSeries& series, std::int32_t week) {
  CampaignGroup group;
  series.each([&](std::int32_t at, const WeekSums& sums) {
    if (at <= week) group.n += static_cast<double>(sums.entered);
  });
  if (const WeekSums* sums = series.find(week)) {
    group.before = static_cast<double>(sums->before);
    group.after = static_cast<double>(sums->after);
    group.gained = static_cast<double>(sums->gained);
    group.lost = static_cast<double>(sums->lost);
    group.net_before = to_double(sums->net_before);
    group.net_after = to_double(sums->net_after);
  }
  return group;
}

CampaignGroup less(const CampaignGroup& all, const CampaignGroup& part) {
  return {all.n - part.n,
          all.before - part.before,
          all.after - part.after,
          all.gained - part.gained,
          all.lost - part.lost,
          all.net_before - part.net_before,
          all.net_after - part.net_after};
}

stats::Moments change_of(const CampaignGroup& group) {
  return stats::moments_of_sums(group.n, group.gained - group.lost, group.gained + group.lost);
}

}  // namespace

void collect_campaigns(const View& view, CampaignSums& into) {
  const Partition& partition = view.partition();
  const Table& contacts = partition.contacts;
  const Column* campaign = contacts.find(Role::campaign);
  const Column* date = contacts.find(Role::date);
  // A partition without a campaign still holds customers nobody reached.
  if (!view.context().has(TableKind::contacts, Role::campaign)) return;
  std::map<Code, CampaignSums::Campaign*> by_code;
  std::vector<Code> mine;
  CustomerWeeks weeks;
  const bool known =
      campaign != nullptr && campaign->dictionary != nullptr && !contacts.row_begin.empty();
  for (std::size_t customer = 0; customer < partition.customers; ++customer) {
    if (!view.customer_in(customer)) continue;
    mine.clear();
    for (std::size_t row = known ? contacts.begin(customer) : 0;
         known && row < contacts.end(customer); ++row) {
      const Code code = campaign->code(row);
      if (code == kNoCode) continue;
      auto& entry = by_code[code];
      if (entry == nullptr) entry = &into.campaigns[std::string(campaign->dictionary->text(code))];
      if (date != nullptr && date->day(row) != kNoDay) ++entry->contacts[date->day(row)];
      if (std::find(mine.begin(), mine.end(), code) == mine.end()) mine.push_back(code);
    }
    weeks.read(view, customer);
    if (weeks.empty()) continue;
    weeks.add_to(into.all);
    for (const Code code : mine) weeks.add_to(by_code[code]->reached);
  }
}

std::vector<CampaignEffect> campaign_effects(const CampaignSums& sums, Day first, Day last,
                                             double least) {
  std::vector<CampaignEffect> out;
  for (const auto& [name, campaign] : sums.campaigns) {
    if (campaign.contacts.empty()) continue;
    CampaignEffect effect;
    effect.name = name;
    effect.first_contact = campaign.contacts.begin()->first;
    const std::int32_t week = week_of(effect.first_contact);
    const Day monday = week * 7 - 3;
    if (monday - 7 * kCampaignWeeks < first || monday + 7 * kCampaignWeeks - 1 > last) continue;
    effect.reached = group_at(campaign.reached, week);
    effect.others = less(group_at(sums.all, week), effect.reached);
    if (effect.reached.n < least || effect.others.n < least) continue;
    effect.difference = stats::welch(change_of(effect.reached), change_of(effect.others));
    out.push_back(std::move(effect));
  }
  return out;
}

}  // namespace clientele
