// What each customer buys most: one category, channel and product a customer, found from the lines
// of a partition in one pass, so that segments known only later can be told what they prefer.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "analyses/analysis.h"
#include "analyses/text_table.h"

namespace clientele {

// Where products have codes only, the code stands for the name.
inline constexpr std::array kPreferenceRoles = {Role::category, Role::channel, Role::product_name};
inline constexpr std::size_t kPreferences = kPreferenceRoles.size();

// Numbers of a TextTable by customer of one partition; a role no column gives has an empty vector.
using PartitionPreferences = std::array<std::vector<std::uint32_t>, kPreferences>;

class Preferences final : public Summary {
 public:
  void merge(const Summary& other) override;
  void save(ByteWriter& out) const override;
  static std::unique_ptr<Preferences> load(ByteReader& in);  // null where bytes are not valid

  // Counts the customer's positive lines by each role's text; equal counts go to the text that
  // comes first by bytes. O(lines).
  void add(const View& view, const CustomerBlock& facts);

  // The text this customer's positive lines carry most, empty where there is none.
  std::string_view of(const CustomerFacts& customer, std::size_t preference) const;
  // Its number (0: none) and the table to read it by, for counting.
  std::uint32_t number_of(const CustomerFacts& customer, std::size_t preference) const;
  const TextTable& texts() const { return texts_; }

 private:
  PartitionPreferences& at(std::uint32_t partition) {
    if (partitions_.size() <= partition) partitions_.resize(partition + 1);
    return partitions_[partition];
  }

  TextTable texts_;
  // By index of the partition in the run; nothing of those that were not added.
  std::vector<PartitionPreferences> partitions_;
};

}  // namespace clientele
