// The mergeable half of the section "profile": for every attribute and group, how many customers,
// what they spend, and how spending is distributed.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "analyses/analysis.h"
#include "stats/moments.h"

namespace clientele {

struct ProfileGroup {
  std::uint64_t customers = 0;  // or respondents
  std::uint64_t buying = 0;
  std::uint64_t repeat = 0;  // purchases on two or more days
  Money net = 0;             // of all customers of the group
  Money profit = 0;
  Money buying_net = 0;  // of its buying customers, and the squares in (1/100 unit)^2
  unsigned __int128 squares = 0;
  // Buying customers by class of net revenue: 0 for none or less, else eight classes a doubling.
  // Tests by rank take a class as a tie, which keeps them exact and costs a little power.
  std::vector<std::uint32_t> spend;

  void add(const CustomerFacts& customer);
  void add(const ProfileGroup& other);
  void remove(const ProfileGroup& part);  // one that was added before
  bool operator==(const ProfileGroup&) const = default;

  stats::Moments spending() const;  // net revenue of a buying customer, currency units
};

std::size_t spend_class(Money net);

// By group key (see attributes.h). The unknown are not kept: they are the total less all groups.
using ProfileGroups = std::map<std::string, ProfileGroup>;

class ProfileSummary final : public Summary {
 public:
  void merge(const Summary& other) override;
  void save(ByteWriter& out) const override;
  static std::unique_ptr<ProfileSummary> load(ByteReader& in);  // null where bytes are not valid

  void add_customers(const View& view, const CustomerBlock& facts);
  // Survey rows by the attributes the survey itself carries: shown where customers have none.
  void add_respondents(const View& view);

  ProfileGroup total;                              // customers in scope
  std::map<std::string, ProfileGroups> customers;  // by attribute
  std::uint64_t respondents_total = 0;
  std::map<std::string, ProfileGroups> respondents;
};

}  // namespace clientele
