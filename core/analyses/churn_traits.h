// What customers are, beside what they did: attributes that hardly change, for the model of falling
// silent.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "analyses/scope.h"
#include "base/bytes.h"

namespace clientele {

// One attribute in one partition: the group of each customer, as an index into `groups` (keys as
// AttributeValues has them; the first is unknown).
struct ChurnTrait {
  std::vector<std::string> groups;
  std::vector<std::uint8_t> of;
};
using ChurnTraits = std::map<std::string, ChurnTrait>;  // by attribute

// Known roles with at most 62 groups. Levels of loyalty and columns without a role are left out:
// they may have been written after the customer fell silent.
ChurnTraits churn_traits(const View& view);

void save_traits(const ChurnTraits& traits, ByteWriter& out);
ChurnTraits load_traits(ByteReader& in, std::size_t customers);

// The attributes of all partitions with one numbering: 1, 2, … by key, 0 unknown.
class TraitTable {
 public:
  void add(std::uint32_t partition, const ChurnTraits& traits);
  void settle();  // once, after all were added; then:
  const std::vector<std::string>& ids() const { return ids_; }
  // Of group 1, 2, …
  const std::vector<std::string>& keys(std::size_t trait) const { return keys_[trait]; }
  float value(std::size_t trait, std::uint32_t partition, std::uint32_t row) const;

 private:
  struct Place {
    const ChurnTrait* trait = nullptr;
    std::vector<float> numbers;  // of its groups
  };
  std::vector<std::string> ids_;
  std::vector<std::vector<std::string>> keys_;  // by index into ids_
  std::map<std::uint32_t, const ChurnTraits*> partitions_;
  std::map<std::uint32_t, std::vector<Place>> places_;  // by partition, then by index into ids_
};

}  // namespace clientele
