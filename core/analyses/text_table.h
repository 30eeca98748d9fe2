// Texts numbered as they come, for summaries that keep a text per customer: the number costs four
// bytes, the text is kept once, and merging renumbers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/bytes.h"

namespace clientele {

class TextTable {
 public:
  static constexpr std::uint32_t kNone = 0;  // the number of the empty text

  std::uint32_t number(std::string_view text) {
    if (text.empty()) return kNone;
    const auto [at, added] = numbers_.try_emplace(std::string(text), 0u);
    if (added) {
      texts_.emplace_back(text);
      at->second = static_cast<std::uint32_t>(texts_.size());
    }
    return at->second;
  }
  std::string_view text(std::uint32_t number) const {
    return number == kNone ? std::string_view() : std::string_view(texts_[number - 1]);
  }
  std::size_t size() const { return texts_.size(); }

  // Adds the other's texts; returns the other's numbers -> ours.
  std::vector<std::uint32_t> merge(const TextTable& other) {
    std::vector<std::uint32_t> ours{kNone};
    ours.reserve(other.size() + 1);
    for (const auto& text : other.texts_) ours.push_back(number(text));
    return ours;
  }

  void save(ByteWriter& out) const {
    out.put<std::uint64_t>(texts_.size());
    for (const auto& text : texts_) out.text(text);
  }
  // The reader turns bad where a text is empty or stands twice.
  static TextTable load(ByteReader& in) {
    TextTable table;
    const auto count = in.count(sizeof(std::uint64_t));
    for (std::size_t i = 0; i < count && !in.bad(); ++i) {
      if (table.number(in.view()) != i + 1) in.reject();
    }
    return table;
  }

 private:
  std::vector<std::string> texts_;
  std::unordered_map<std::string, std::uint32_t> numbers_;  // looked up, never iterated
};

}  // namespace clientele
