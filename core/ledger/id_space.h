// Identifiers in 64 bits. An id is a pattern and a number: the last run of digits (at most 11 of
// them) is the number, the text around it, with the count of digits, is the pattern. "C000123" and
// "C000124" share the pattern "C······", so a million numbered ids cost one pattern; ids without
// any regularity cost a pattern each. Equal ids have equal keys within one space.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace clientele {

using IdKey = std::uint64_t;
inline constexpr IdKey kNoId = ~0ull;

class IdSpace {
 public:
  // The key of an id, which must not be empty. Not const: new patterns are added.
  IdKey key(std::string_view id);
  // The key of an id that may not be here; nothing is added.
  std::optional<IdKey> find(std::string_view id) const;
  std::string text(IdKey key) const;
  // The text before the number of a pattern's ids: "C" of "C536379".
  std::string_view pattern_prefix_at(std::size_t pattern) const {
    return std::string_view(patterns_[pattern].text).substr(0, patterns_[pattern].prefix);
  }
  std::size_t patterns() const { return patterns_.size(); }
  static std::size_t pattern_of(IdKey key) { return static_cast<std::size_t>(key >> kNumberBits); }
  std::size_t bytes() const;

  // Adds all patterns of `other`; returns its pattern index -> ours.
  std::vector<std::uint32_t> merge(const IdSpace& other);
  // Orders the patterns by their text, so that equal inputs give equal keys in any order of
  // arrival; returns the old index -> the new one.
  std::vector<std::uint32_t> make_canonical();
  static IdKey remap(IdKey key, const std::vector<std::uint32_t>& patterns) {
    if (key == kNoId) return key;
    return (static_cast<IdKey>(patterns[static_cast<std::size_t>(key >> kNumberBits)])
            << kNumberBits) |
           (key & kNumberMask);
  }

  void save(ByteWriter& out) const;
  static IdSpace load(ByteReader& in);

 private:
  static constexpr int kNumberBits = 37;  // 10^11 < 2^37
  static constexpr int kMaxDigits = 11;
  static constexpr IdKey kNumberMask = (IdKey{1} << kNumberBits) - 1;

  struct Pattern {
    std::string text;      // prefix and suffix, one after the other
    std::uint32_t prefix;  // bytes of the prefix
    std::uint32_t digits;  // 0: no number
  };
  struct Parts {
    std::string_view prefix, digits, suffix;
  };
  static Parts take_apart(std::string_view id);
  static IdKey make_key(std::uint32_t pattern, std::string_view digits);
  // The slot that holds the pattern, or the empty one where it would stand.
  std::size_t slot_of(const Parts& parts) const;
  std::uint32_t intern(const Parts& parts);
  void grow();

  std::vector<Pattern> patterns_;
  std::vector<std::uint32_t> slots_;  // open addressing, pattern index + 1
  std::uint32_t last_ = 0;            // the pattern used last: ids of one form come in runs
};

}  // namespace clientele
