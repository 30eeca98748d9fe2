#include "analyses/profile_summary.h"

#include <algorithm>
#include <bit>

#include "analyses/attributes.h"

namespace clientele {
namespace {

using Attributes = std::map<std::string, ProfileGroups>;

void merge_into(Attributes& to, const Attributes& from) {
  for (const auto& [attribute, groups] : from) {
    auto& ours = to[attribute];
    for (const auto& [key, group] : groups) ours[key].add(group);
  }
}

void save_group(const ProfileGroup& group, ByteWriter& out) {
  for (const auto count : {group.customers, group.buying, group.repeat}) out.put(count);
  for (const auto sum : {group.net, group.profit, group.buying_net}) out.put(sum);
  out.put(group.squares);
  out.array(group.spend);
}

ProfileGroup load_group(ByteReader& in) {
  ProfileGroup group;
  for (auto* count : {&group.customers, &group.buying, &group.repeat}) {
    *count = in.get<std::uint64_t>();
  }
  for (auto* sum : {&group.net, &group.profit, &group.buying_net}) *sum = in.get<Money>();
  group.squares = in.get<unsigned __int128>();
  group.spend = in.array<std::uint32_t>();
  return group;
}

void save_attributes(const Attributes& attributes, ByteWriter& out) {
  out.put<std::uint64_t>(attributes.size());
  for (const auto& [attribute, groups] : attributes) {
    out.text(attribute);
    out.put<std::uint64_t>(groups.size());
    for (const auto& [key, group] : groups) {
      out.text(key);
      save_group(group, out);
    }
  }
}

Attributes load_attributes(ByteReader& in) {
  Attributes out;
  const auto attributes = in.count(2 * sizeof(std::uint64_t));
  for (std::size_t a = 0; a < attributes && !in.bad(); ++a) {
    auto& groups = out[in.text()];
    const auto count = in.count(2 * sizeof(std::uint64_t));
    for (std::size_t g = 0; g < count && !in.bad(); ++g) {
      auto key = in.text();
      groups[std::move(key)] = load_group(in);
    }
  }
  return out;
}

}  // namespace

// A class is the position of the highest bit and the three bits below it: one above 1/10,000.
std::size_t spend_class(Money net) {
  if (net <= 0) return 0;
  const auto value = static_cast<std::uint64_t>(net);
  const auto bit = static_cast<unsigned>(std::bit_width(value)) - 1;
  const auto below = bit >= 3 ? (value >> (bit - 3)) & 7 : (value << (3 - bit)) & 7;
  return 1 + bit * 8 + static_cast<std::size_t>(below);
}

void ProfileGroup::add(const CustomerFacts& customer) {
  ++customers;
  net = saturating_add(net, customer.net);
  profit = saturating_add(profit, customer.profit);
  if (!customer.buying()) return;
  ++buying;
  if (customer.days >= 2) ++repeat;
  buying_net = saturating_add(buying_net, customer.net);
  const auto cents = static_cast<__int128>(customer.net / 100);
  squares += static_cast<unsigned __int128>(cents * cents);
  const auto at = spend_class(customer.net);
  if (spend.size() <= at) spend.resize(at + 1, 0);
  ++spend[at];
}

void ProfileGroup::add(const ProfileGroup& other) {
  customers += other.customers;
  buying += other.buying;
  repeat += other.repeat;
  net = saturating_add(net, other.net);
  profit = saturating_add(profit, other.profit);
  buying_net = saturating_add(buying_net, other.buying_net);
  squares += other.squares;
  if (spend.size() < other.spend.size()) spend.resize(other.spend.size(), 0);
  for (std::size_t i = 0; i < other.spend.size(); ++i) spend[i] += other.spend[i];
}

void ProfileGroup::remove(const ProfileGroup& part) {
  customers -= part.customers;
  buying -= part.buying;
  repeat -= part.repeat;
  net -= part.net;
  profit -= part.profit;
  buying_net -= part.buying_net;
  squares -= part.squares;
  for (std::size_t i = 0; i < part.spend.size(); ++i) spend[i] -= part.spend[i];
}

stats::Moments ProfileGroup::spending() const {
  constexpr double kCents = 1e4;  // (1/100)^2
  return stats::moments_of_sums(static_cast<double>(buying), to_double(buying_net),
                                static_cast<double>(squares) / kCents);
}

void ProfileSummary::add_customers(const View& view, const CustomerBlock& facts) {
  const auto attributes = attribute_values(view.partition().profile, view.context(), view.as_of());
  std::vector<std::vector<ProfileGroup>> groups(attributes.size());
  for (std::size_t a = 0; a < attributes.size(); ++a) {
    groups[a].resize(attributes[a].groups.size());
  }
  for (const auto& customer : facts) {
    if (!customer.in_scope) continue;
    total.add(customer);
    for (std::size_t a = 0; a < attributes.size(); ++a) {
      groups[a][attributes[a].of_row[customer.row]].add(customer);
    }
  }
  for (std::size_t a = 0; a < attributes.size(); ++a) {
    auto& into = customers[attributes[a].id];
    for (std::size_t g = 1; g < groups[a].size(); ++g) {
      if (groups[a][g].customers != 0) into[attributes[a].groups[g]].add(groups[a][g]);
    }
  }
}

void ProfileSummary::add_respondents(const View& view) {
  const auto& table = view.partition().feedback;
  if (table.rows == 0) return;
  const auto attributes = attribute_values(table, view.context(), view.as_of());
  for (std::size_t row = 0; row < table.rows; ++row) {
    if (!view.row_in(table, row)) continue;
    ++respondents_total;
    for (const auto& attribute : attributes) {
      const auto group = attribute.of_row[row];
      if (group != 0) ++respondents[attribute.id][attribute.groups[group]].customers;
    }
  }
}

void ProfileSummary::merge(const Summary& other) {
  const auto& from = static_cast<const ProfileSummary&>(other);
  total.add(from.total);
  merge_into(customers, from.customers);
  respondents_total += from.respondents_total;
  merge_into(respondents, from.respondents);
}

void ProfileSummary::save(ByteWriter& out) const {
  save_group(total, out);
  save_attributes(customers, out);
  out.put(respondents_total);
  save_attributes(respondents, out);
}

std::unique_ptr<ProfileSummary> ProfileSummary::load(ByteReader& in) {
  auto out = std::make_unique<ProfileSummary>();
  out->total = load_group(in);
  out->customers = load_attributes(in);
  out->respondents_total = in.get<std::uint64_t>();
  out->respondents = load_attributes(in);
  if (in.bad()) return nullptr;
  return out;
}

}  // namespace clientele
