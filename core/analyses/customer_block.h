// The customers of one partition, in pieces: a list of some thousand in one array is larger than
// any gap that rows leave in memory when they are sealed, and each of 256 partitions would take new
// memory beside those gaps.
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>
#include <vector>

#include "analyses/customer_facts.h"
#include "base/bytes.h"

namespace clientele {

class View;

// A place in a list of customers that has operator[].
template <typename List>
class CustomerIterator {
 public:
  using iterator_category = std::forward_iterator_tag;
  using value_type = CustomerFacts;
  using difference_type = std::ptrdiff_t;
  using pointer = const CustomerFacts*;
  using reference = const CustomerFacts&;

  CustomerIterator() = default;
  CustomerIterator(const List& list, std::size_t at) : list_(&list), at_(at) {}
  reference operator*() const { return (*list_)[at_]; }
  pointer operator->() const { return &(*list_)[at_]; }
  CustomerIterator& operator++() {
    ++at_;
    return *this;
  }
  CustomerIterator operator++(int) {
    const CustomerIterator before = *this;
    ++at_;
    return before;
  }
  bool operator==(const CustomerIterator& other) const = default;

 private:
  const List* list_ = nullptr;
  std::size_t at_ = 0;
};

class CustomerBlock {
 public:
  using Iterator = CustomerIterator<CustomerBlock>;

  CustomerBlock() = default;
  explicit CustomerBlock(std::size_t size) {
    for (std::size_t left = size; left > 0; left -= pieces_.back().size())
      pieces_.emplace_back(std::min(left, kPiece));
  }
  CustomerBlock(const std::vector<CustomerFacts>& customers) {
    for (const auto& customer : customers) push_back(customer);
  }

  std::size_t size() const {
    return pieces_.empty() ? 0 : (pieces_.size() - 1) * kPiece + pieces_.back().size();
  }
  bool empty() const { return pieces_.empty(); }
  CustomerFacts& operator[](std::size_t i) { return pieces_[i / kPiece][i % kPiece]; }
  const CustomerFacts& operator[](std::size_t i) const { return pieces_[i / kPiece][i % kPiece]; }
  const CustomerFacts& front() const { return pieces_.front().front(); }
  Iterator begin() const { return {*this, 0}; }
  Iterator end() const { return {*this, size()}; }
  void push_back(const CustomerFacts& customer) {
    if (pieces_.empty() || pieces_.back().size() == kPiece) pieces_.emplace_back();
    pieces_.back().push_back(customer);
  }

  // Between instances of one build only: facts are written as they lie in memory.
  void save(ByteWriter& out) const {
    out.put<std::uint64_t>(size());
    for (const auto& piece : pieces_) out.raw(piece.data(), piece.size() * sizeof(CustomerFacts));
  }
  static CustomerBlock load(ByteReader& in) {
    CustomerBlock block(in.count(sizeof(CustomerFacts)));
    for (auto& piece : block.pieces_) in.raw(piece.data(), piece.size() * sizeof(CustomerFacts));
    return block;
  }

 private:
  static constexpr std::size_t kPiece = 256;

  std::vector<std::vector<CustomerFacts>> pieces_;  // none empty, all but the last full
};

// Facts of the view's customers, in the partition's order. Linear in the view's lines.
CustomerBlock collect_customer_facts(const View& view, std::uint32_t partition);

}  // namespace clientele
