#include "stats/clv/buyers.h"

#include <algorithm>
#include <tuple>

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

std::vector<BuyerGroup> thin(std::span<const BuyerGroup> groups, std::size_t limit) {
  std::vector<BuyerGroup> ordered(groups.begin(), groups.end());
  if (groups.size() <= limit) return ordered;
  std::sort(ordered.begin(), ordered.end(), [](const BuyerGroup& a, const BuyerGroup& b) {
    return std::tie(a.buyer.repeats, a.buyer.last, a.buyer.age) <
           std::tie(b.buyer.repeats, b.buyer.last, b.buyer.age);
  });
  double customers = 0;
  for (const auto& group : ordered) customers += group.weight;
  const double step = customers / static_cast<double>(limit);
  std::vector<BuyerGroup> out;
  double seen = 0, next = step / 2;
  for (const auto& [buyer, weight] : ordered) {
    seen += weight;
    double hits = 0;
    for (; next < seen; next += step) ++hits;
    if (hits > 0) out.push_back({buyer, hits * step});
  }
  return out;
}

}  // namespace clientele::stats
