// Facts of all customers of a scope, as they were collected: a block for each partition. A million
// of them in one array would be copied several times over, and are 170 MB in one piece, which
// memory that held rows before does not have, however much of it is free.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <utility>
#include <vector>

#include "analyses/customer_block.h"

namespace clientele {

class Customers {
 public:
  using Block = CustomerBlock;
  using Iterator = CustomerIterator<Customers>;

  Customers() = default;
  explicit Customers(Block customers) { add(std::move(customers)); }
  // Places point into the blocks.
  Customers(const Customers&) = delete;
  Customers& operator=(const Customers&) = delete;
  Customers(Customers&&) noexcept = default;
  Customers& operator=(Customers&&) noexcept = default;

  std::size_t size() const { return places_.size(); }
  bool empty() const { return places_.empty(); }
  const CustomerFacts& operator[](std::size_t i) const { return *places_[i]; }
  Iterator begin() const { return {*this, 0}; }
  Iterator end() const { return {*this, size()}; }

  // A partition's customers, behind those here.
  void add(Block customers) {
    if (customers.empty()) return;
    for (const auto& customer : customers) places_.push_back(&customer);
    blocks_.push_back(std::move(customers));
  }
  // Partitions that come after those here.
  void append(Customers&& other) {
    for (auto& block : other.blocks_) add(std::move(block));
    other = {};
  }
  // Partitions of another reader among those here: both ascend.
  void merge(Customers&& other) {
    std::vector<Block> all = std::move(blocks_);
    std::move(other.blocks_.begin(), other.blocks_.end(), std::back_inserter(all));
    std::sort(all.begin(), all.end(),
              [](const Block& a, const Block& b) { return partition(a) < partition(b); });
    *this = {};
    other = {};
    for (auto& block : all) add(std::move(block));
  }
  // Empty where the partition has no customers.
  const Block& of_partition(std::uint32_t wanted) const {
    static const Block kNone;
    const auto at = std::lower_bound(
        blocks_.begin(), blocks_.end(), wanted,
        [](const Block& block, std::uint32_t number) { return partition(block) < number; });
    return at == blocks_.end() || partition(*at) != wanted ? kNone : *at;
  }
  const std::vector<Block>& blocks() const { return blocks_; }

 private:
  static std::uint32_t partition(const Block& block) { return block.front().partition; }

  std::vector<Block> blocks_;  // none empty
  std::vector<const CustomerFacts*> places_;
};

}  // namespace clientele
