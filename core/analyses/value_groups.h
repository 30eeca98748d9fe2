// The buying customers of a scope, ranked, and the totals of every class, tier and segment.
#pragma once

#include <array>
#include <vector>

#include "analyses/analysis.h"
#include "analyses/group_totals.h"
#include "analyses/preferences.h"
#include "analyses/segments.h"
#include "stats/concentration.h"

namespace clientele {

struct ValueGroups {
  Day as_of = kNoDay;
  Segments segments;
  GroupTotals all;                            // buying customers; classes and tiers sum to them
  std::array<GroupTotals, kRfmSegments> rfm;  // of those with a segment
  std::array<GroupTotals, kAbcClasses> abc;
  std::array<GroupTotals, kTiers> tiers;
  std::array<std::array<GroupTotals, 5>, 5> scores;  // by R and F score, from 1
  double gini = 0;                                   // NaN where revenue is not positive
  std::vector<stats::LorenzPoint> lorenz;
  Money top10 = 0;  // revenue of the ten largest customers
  bool has_profit = false;

  double revenue_share(const GroupTotals& group) const {
    return share_of(to_double(group.net), to_double(all.net));
  }
  double profit_share(const GroupTotals& group) const {
    return share_of(to_double(group.profit), to_double(all.profit));
  }
  double customer_share(const GroupTotals& group) const {
    return share_of(group.count(), all.count());
  }
  const GroupTotals& of(RfmSegment segment) const { return rfm[static_cast<std::size_t>(segment)]; }
};

// O(customers).
ValueGroups value_groups(const ConcludeContext& context);

// Blocks of the section; each returns one block.
Block lorenz_block(const ValueGroups& groups);
Block abc_block(const ValueGroups& groups, const Options& options);
Block tiers_block(const ValueGroups& groups);
Block rfm_map_block(const ValueGroups& groups, const Options& options);
Block rfm_block(const ValueGroups& groups, const Options& options);
Block rfm_scores_block(const ValueGroups& groups);
Block largest_block(const ValueGroups& groups, const ConcludeContext& context);
// Nothing where the lines carry no category, channel or product.
std::optional<Block> preferred_block(const ValueGroups& groups, const Preferences& preferences,
                                     const ConcludeContext& context);

}  // namespace clientele
