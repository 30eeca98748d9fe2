#include "analyses/churn_traits.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "analyses/attributes.h"
#include "stats/learn/features.h"

namespace clientele {
namespace {

constexpr std::array<std::string_view, 16> kStable = {
    "gender",           "age",    "income",  "education", "occupation", "industry",
    "industry_section", "size",   "region",  "province",  "cn_region",  "city_tier",
    "customer_type",    "source", "channel", "store"};
constexpr std::size_t kMostGroups = stats::kBins - 1;  // unknown included

}  // namespace

ChurnTraits churn_traits(const View& view) {
  ChurnTraits out;
  for (auto& attribute : attribute_values(view.partition().profile, view.context(), view.as_of())) {
    if (attribute.groups.size() > kMostGroups || attribute.groups.size() < 2) continue;
    if (std::find(kStable.begin(), kStable.end(), attribute.id) == kStable.end()) continue;
    auto& trait = out[attribute.id];
    trait.groups = std::move(attribute.groups);
    for (const auto group : attribute.of_row) {
      trait.of.push_back(static_cast<std::uint8_t>(group));
    }
  }
  return out;
}

void save_traits(const ChurnTraits& traits, ByteWriter& out) {
  out.put<std::uint64_t>(traits.size());
  for (const auto& [id, trait] : traits) {
    out.text(id);
    out.put<std::uint64_t>(trait.groups.size());
    for (const auto& group : trait.groups) out.text(group);
    out.array(trait.of);
  }
}

ChurnTraits load_traits(ByteReader& in, std::size_t customers) {
  ChurnTraits out;
  for (auto n = in.count(24); n > 0 && !in.bad(); --n) {
    auto& trait = out[in.text()];
    for (auto groups = in.count(8); groups > 0 && !in.bad(); --groups) {
      trait.groups.push_back(in.text());
    }
    trait.of = in.array<std::uint8_t>();
    if (trait.of.size() != customers) in.reject();
    for (const auto group : trait.of) {
      if (group >= trait.groups.size()) in.reject();
    }
  }
  return out;
}

void TraitTable::add(std::uint32_t partition, const ChurnTraits& traits) {
  partitions_[partition] = &traits;
}

void TraitTable::settle() {
  std::map<std::string, std::set<std::string>> groups;
  for (const auto& [index, traits] : partitions_) {
    for (const auto& [id, trait] : *traits) {
      groups[id].insert(trait.groups.begin(), trait.groups.end());
    }
  }
  for (auto& [id, keys] : groups) {
    keys.erase("");  // unknown
    ids_.push_back(id);
    keys_.emplace_back(keys.begin(), keys.end());
  }
  for (const auto& [index, traits] : partitions_) {
    auto& places = places_[index];
    places.resize(ids_.size());
    for (std::size_t t = 0; t < ids_.size(); ++t) {
      const auto found = traits->find(ids_[t]);
      if (found == traits->end()) continue;
      places[t].trait = &found->second;
      for (const auto& group : found->second.groups) {
        const auto at = std::lower_bound(keys_[t].begin(), keys_[t].end(), group);
        places[t].numbers.push_back(
            group.empty() ? 0 : static_cast<float>(1 + (at - keys_[t].begin())));
      }
    }
  }
}

float TraitTable::value(std::size_t trait, std::uint32_t partition, std::uint32_t row) const {
  const auto at = places_.find(partition);
  if (at == places_.end() || at->second[trait].trait == nullptr) return 0;
  const auto& place = at->second[trait];
  return row < place.trait->of.size() ? place.numbers[place.trait->of[row]] : 0;
}

}  // namespace clientele
