// The profile's attributes as the section shows them, and which of them go with a difference.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyses/profile_summary.h"
#include "stats/tests.h"

namespace clientele {

struct ProfileAttribute {
  struct Group {
    std::string key;
    ProfileGroup sums;
  };
  std::string id;
  std::vector<Group> groups;  // ordered classes in their order, else largest first
  ProfileGroup known;         // sum of the groups
  ProfileGroup unknown;       // total less known
};

// Attributes worth showing: known roles with two groups or more, then at most eight other columns
// with 2 to 20 values, those known of most customers first.
std::vector<ProfileAttribute> profile_attributes(const std::map<std::string, ProfileGroups>& from,
                                                 const ProfileGroup& total);

enum class Outcome : std::uint8_t { spending, repurchase };

// A group that differs from all other customers whose attribute is known.
struct ProfileDifference {
  std::size_t attribute = 0;  // index
  std::string group;          // key
  Outcome outcome = Outcome::spending;
  double value = 0, rest = 0;  // mean net revenue of a buying customer, or share that repeat
  double n = 0, rest_n = 0;    // buying customers
  stats::Range interval;       // of value - rest
  double p = 1;                // corrected over all attributes and outcomes tested
};

// At most one difference for each attribute and outcome: the group with most at stake. An attribute
// passes when its groups differ at `significance` after Holm's correction over every attribute and
// outcome (Kruskal-Wallis on spending, chi-square on repurchase); a group passes when it differs
// from the rest by ranks and by means alike, corrected over the groups.
std::vector<ProfileDifference> profile_differences(const std::vector<ProfileAttribute>& attributes,
                                                   double significance);

}  // namespace clientele
