#include "stats/clv/buyers.h"

#include <algorithm>

namespace clientele::stats {
namespace {

std::uint64_t mix(const Buyer& buyer) {
  std::uint64_t h = buyer.repeats;
  h = h * 0x9E3779B97F4A7C15ull + static_cast<std::uint32_t>(buyer.last);
  h = h * 0x9E3779B97F4A7C15ull + static_cast<std::uint32_t>(buyer.age);
  h *= 0x9E3779B97F4A7C15ull;
  return h ^ (h >> 31);
}

// Open addressing over group numbers; grows at half load.
class GroupIndex {
 public:
  explicit GroupIndex(std::vector<BuyerGroup>& groups) : groups_(groups), slots_(1024, kEmpty) {}

  std::uint32_t of(const Buyer& buyer) {
    if (groups_.size() * 2 >= slots_.size()) grow();
    auto& slot = find(buyer);
    if (slot == kEmpty) {
      slot = static_cast<std::uint32_t>(groups_.size());
      groups_.push_back({buyer, 0});
    }
    return slot;
  }

 private:
  static constexpr std::uint32_t kEmpty = UINT32_MAX;
  std::uint32_t& find(const Buyer& buyer) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = static_cast<std::size_t>(mix(buyer)) & mask;
    while (slots_[at] != kEmpty && !(groups_[slots_[at]].buyer == buyer)) at = (at + 1) & mask;
    return slots_[at];
  }
  void grow() {
    slots_.assign(slots_.size() * 4, kEmpty);
    for (std::size_t i = 0; i < groups_.size(); ++i)
      find(groups_[i].buyer) = static_cast<std::uint32_t>(i);
  }

  std::vector<BuyerGroup>& groups_;
  std::vector<std::uint32_t> slots_;
};

Buyer rounded(Buyer buyer, std::int32_t step) {
  const auto round = [step](std::int32_t days) { return (days + step / 2) / step * step; };
  // Who bought again did so after the first day and not after the last.
  buyer.age = std::max(round(buyer.age), buyer.repeats > 0 ? step : 0);
  buyer.last = buyer.repeats == 0 ? 0 : std::clamp(round(buyer.last), step, buyer.age);
  return buyer;
}

}  // namespace

BuyerGroups group_buyers(std::span<const Buyer> buyers) {
  BuyerGroups out;
  out.group_of.reserve(buyers.size());
  GroupIndex index(out.groups);
  for (const auto& buyer : buyers) {
    const auto group = index.of(buyer);
    out.groups[group].weight += 1;
    out.group_of.push_back(group);
  }
  return out;
}

CoarseGroups coarsen(std::span<const BuyerGroup> groups, std::size_t limit) {
  constexpr std::int32_t kFinest = 7, kWidest = 448;
  CoarseGroups out;
  if (groups.size() <= limit) {
    out.groups.assign(groups.begin(), groups.end());
    for (std::uint32_t i = 0; i < groups.size(); ++i) out.place.push_back(i);
    return out;
  }
  for (std::int32_t step = kFinest; step <= kWidest; step *= 2) {
    out = {};
    GroupIndex index(out.groups);
    for (const auto& group : groups) {
      const auto at = index.of(rounded(group.buyer, step));
      out.groups[at].weight += group.weight;
      out.place.push_back(at);
    }
    if (out.groups.size() <= limit) break;
  }
  return out;
}

}  // namespace clientele::stats
