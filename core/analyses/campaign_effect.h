// Customers whom a campaign reached, against customers it did not reach, before and after it began.
// When a campaign began is known only once all partitions met, so sums are kept for every week it
// could have begun in; concluding picks the week. Customers count from the week after their first
// purchase on: both groups are established customers.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "analyses/series.h"
#include "base/moment.h"
#include "stats/tests.h"

namespace clientele {

class View;

inline constexpr int kCampaignWeeks = 8;  // before, and after, the week a campaign begins

// Established customers around one week: who bought in the weeks before and from it on.
struct WeekSums {
  std::uint64_t entered = 0;  // customers established from this week on; n is the running sum
  std::uint64_t before = 0, after = 0;
  std::uint64_t gained = 0, lost = 0;  // bought after but not before, and the reverse
  Money net_before = 0, net_after = 0;
  static auto parts(auto& s) {
    return std::tie(s.entered, s.before, s.after, s.gained, s.lost, s.net_before, s.net_after);
  }
};
using WeekSeries = Series<WeekSums>;  // by week since Monday 1969-12-29

struct CampaignSums {
  struct Campaign {
    WeekSeries reached;
    std::map<Day, std::uint64_t> contacts;  // by day
    static auto parts(auto& s) { return std::tie(s.reached, s.contacts); }
  };
  WeekSeries all;
  std::map<std::string, Campaign> campaigns;
  static auto parts(auto& s) { return std::tie(s.all, s.campaigns); }
};

// Nothing where no contact names a campaign. Linear in lines plus customers x weeks.
void collect_campaigns(const View& view, CampaignSums& into);

// One side of the comparison: n customers, how many bought, what they spent.
struct CampaignGroup {
  double n = 0, before = 0, after = 0, gained = 0, lost = 0;
  double net_before = 0, net_after = 0;  // currency units
};

struct CampaignEffect {
  std::string name;
  Day first_contact = kNoDay;
  CampaignGroup reached, others;
  // Change of the share that buys, reached less others: Welch's t on each customer's change, which
  // is -1, 0 or 1.
  stats::Difference difference;
};

// Campaigns with at least `least` established customers on both sides, and the full weeks before
// and after inside [first, last]. Ascending by name.
std::vector<CampaignEffect> campaign_effects(const CampaignSums& sums, Day first, Day last,
                                             double least);

}  // namespace clientele
