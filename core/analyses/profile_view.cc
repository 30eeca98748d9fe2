#include "analyses/profile_view.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "analyses/attributes.h"
#include "stats/correction.h"

namespace clientele {
namespace {

constexpr std::size_t kOtherColumns = 8;
constexpr std::uint64_t kTestedGroup = 20;  // buying customers a group needs to be compared
constexpr double kExpected = 5;             // of customers in a cell of a chi-square table

// Roles in the order of showing them.
constexpr std::array<std::string_view, 16> kOrder = {
    "gender",   "age",       "income",  "education", "occupation", "region",
    "province", "city_tier", "city",    "industry",  "size",       "customer_type",
    "level",    "source",    "channel", "store"};

ProfileAttribute make_attribute(const std::string& id, const ProfileGroups& groups,
                                const ProfileGroup& total) {
  ProfileAttribute out;
  out.id = id;
  for (const auto& [key, sums] : groups) {
    out.groups.push_back({key, sums});
    out.known.add(sums);
  }
  if (!is_ordered_attribute(id)) {
    std::stable_sort(out.groups.begin(), out.groups.end(), [](const auto& a, const auto& b) {
      return a.sums.customers > b.sums.customers;
    });
  }
  out.unknown = total;
  out.unknown.remove(out.known);
  return out;
}

std::vector<std::uint64_t> wide(const std::vector<std::uint32_t>& counts) {
  return {counts.begin(), counts.end()};
}

std::vector<const ProfileAttribute::Group*> tested_groups(const ProfileAttribute& attribute) {
  std::vector<const ProfileAttribute::Group*> out;
  for (const auto& group : attribute.groups) {
    if (group.sums.buying >= kTestedGroup) out.push_back(&group);
  }
  return out;
}

double spending_p(const ProfileAttribute& attribute) {
  std::vector<std::vector<std::uint64_t>> counts;
  for (const auto* group : tested_groups(attribute)) counts.push_back(wide(group->sums.spend));
  return stats::kruskal_wallis(counts).p;
}

double repurchase_p(const ProfileAttribute& attribute) {
  const double rate = static_cast<double>(attribute.known.repeat) /
                      static_cast<double>(std::max<std::uint64_t>(1, attribute.known.buying));
  std::vector<double> counts;
  for (const auto* group : tested_groups(attribute)) {
    const auto n = static_cast<double>(group->sums.buying);
    if (n * std::min(rate, 1 - rate) < kExpected) continue;
    counts.push_back(static_cast<double>(group->sums.repeat));
    counts.push_back(n - static_cast<double>(group->sums.repeat));
  }
  return stats::chi_square(counts, 2).p;
}

// One group against the rest of the known; p is the larger of the tests'.
ProfileDifference compare(const ProfileAttribute& attribute, const ProfileAttribute::Group& group,
                          Outcome outcome) {
  ProfileDifference out;
  out.group = group.key;
  out.outcome = outcome;
  ProfileGroup rest = attribute.known;
  rest.remove(group.sums);
  out.n = static_cast<double>(group.sums.buying);
  out.rest_n = static_cast<double>(rest.buying);
  if (outcome == Outcome::repurchase) {
    const auto test = stats::two_proportions(static_cast<double>(group.sums.repeat), out.n,
                                             static_cast<double>(rest.repeat), out.rest_n);
    out.value = static_cast<double>(group.sums.repeat) / out.n;
    out.rest = out.rest_n > 0 ? static_cast<double>(rest.repeat) / out.rest_n : 0;
    out.interval = test.interval;
    out.p = test.p;
    return out;
  }
  const auto mine = group.sums.spending(), theirs = rest.spending();
  const auto test = stats::welch(mine, theirs);
  out.value = mine.mean;
  out.rest = theirs.mean;
  out.interval = test.interval;
  out.p = std::max(test.p, stats::kruskal_wallis({wide(group.sums.spend), wide(rest.spend)}).p);
  return out;
}

std::optional<ProfileDifference> largest_difference(const ProfileAttribute& attribute,
                                                    Outcome outcome, double significance) {
  std::vector<ProfileDifference> found;
  std::vector<double> p;
  for (const auto* group : tested_groups(attribute)) {
    found.push_back(compare(attribute, *group, outcome));
    p.push_back(found.back().p);
  }
  const auto corrected = stats::holm(p);
  const auto stake = [](const ProfileDifference& d) { return std::abs(d.value - d.rest) * d.n; };
  std::optional<ProfileDifference> best;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (corrected[i] >= significance || found[i].rest_n < static_cast<double>(kTestedGroup))
      continue;
    if (!best || stake(found[i]) > stake(*best)) best = found[i];
  }
  return best;
}

}  // namespace

std::vector<ProfileAttribute> profile_attributes(const std::map<std::string, ProfileGroups>& from,
                                                 const ProfileGroup& total) {
  std::vector<ProfileAttribute> out;
  for (const auto id : kOrder) {
    const auto at = from.find(std::string(id));
    if (at != from.end() && at->second.size() >= 2) {
      out.push_back(make_attribute(at->first, at->second, total));
    }
  }
  std::vector<ProfileAttribute> others;
  for (const auto& [id, groups] : from) {
    if (std::find(kOrder.begin(), kOrder.end(), id) != kOrder.end()) continue;
    if (groups.size() < 2 || groups.size() > kAttributeGroups) continue;
    others.push_back(make_attribute(id, groups, total));
  }
  std::stable_sort(others.begin(), others.end(), [](const auto& a, const auto& b) {
    return a.known.customers > b.known.customers;
  });
  if (others.size() > kOtherColumns) others.resize(kOtherColumns);
  for (auto& other : others) out.push_back(std::move(other));
  return out;
}

std::vector<ProfileDifference> profile_differences(const std::vector<ProfileAttribute>& attributes,
                                                   double significance) {
  std::vector<double> p;
  for (const auto& attribute : attributes) {
    p.push_back(spending_p(attribute));
    p.push_back(repurchase_p(attribute));
  }
  const auto corrected = stats::holm(p);
  std::vector<ProfileDifference> out;
  for (std::size_t i = 0; i < corrected.size(); ++i) {
    if (corrected[i] >= significance) continue;
    const auto outcome = i % 2 == 0 ? Outcome::spending : Outcome::repurchase;
    auto found = largest_difference(attributes[i / 2], outcome, significance);
    if (!found) continue;
    found->attribute = i / 2;
    found->p = corrected[i];
    out.push_back(std::move(*found));
  }
  return out;
}

}  // namespace clientele
