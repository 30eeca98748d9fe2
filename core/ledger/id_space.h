// Identifiers in 64 bits. An id is a pattern and a number: the last run of digits (at most 11 of
// them) is the number, the text around it, with the count of digits, is the pattern. "C000123" and
// "C000124" share the pattern "C······", so a million numbered ids cost one pattern; ids without
// any regularity cost a pattern each. Equal ids have equal keys within one space.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/hash.h"
#include "base/result.h"

namespace clientele {

using IdKey = std::uint64_t;
inline constexpr IdKey kNoId = ~0ull;

class IdSpace {
 public:
  // The key of an id, which must not be empty. Not const: new patterns are added. Ids of one form
  // come in runs, and are read by that form first.
  IdKey key(std::string_view id) {
    std::uint64_t number;
    return last_.matches(id, number) ? last_.base | number : key_of_another(id);
  }
  // A hash of the id's text, the same in every space: it decides the customer's bucket.
  std::uint64_t hash(IdKey key) const {
    constexpr std::uint64_t kMultiplier = 0x9e3779b97f4a7c15ull;
    return mix64(patterns_[pattern_of(key)].hash ^ (key & kNumberMask) * kMultiplier);
  }
  // The key of an id that may not be here; nothing is added.
  std::optional<IdKey> find(std::string_view id) const;
  std::string text(IdKey key) const;
  // The text before the number of a pattern's ids: "C" of "C536379".
  std::string_view pattern_prefix_at(std::size_t pattern) const {
    return std::string_view(patterns_[pattern].text).substr(0, patterns_[pattern].prefix);
  }
  std::size_t patterns() const { return patterns_.size(); }
  static std::size_t pattern_of(IdKey key) { return static_cast<std::size_t>(key >> kNumberBits); }
  static std::uint64_t number_of(IdKey key) { return key & kNumberMask; }
  static IdKey make_key(std::uint32_t pattern, std::uint64_t number) {
    return static_cast<IdKey>(pattern) << kNumberBits | number;
  }
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
    std::uint64_t hash;    // of all three
  };
  struct Parts {
    std::string_view prefix, digits, suffix;
  };
  // The form of the id seen last, where it ends with its number.
  struct Form {
    IdKey base = 0;
    std::string prefix;
    std::size_t size = 0;  // of the whole id; 0: no form yet
    bool matches(std::string_view id, std::uint64_t& number) const {
      return id.size() == size && equal_bytes(id.data(), prefix.data(), prefix.size()) &&
             read_digits(id, size - prefix.size(), number);
    }
  };
  // The number of the last `count` (1 to 11) bytes of a text; false where one is no digit.
  static bool read_digits(std::string_view text, std::size_t count, std::uint64_t& number);
  IdKey key_of_another(std::string_view id);
  static Parts take_apart(std::string_view id);
  static IdKey make_key(std::uint32_t pattern, std::string_view digits);
  // The slot that holds the pattern, or the empty one where it would stand.
  std::size_t slot_of(const Parts& parts) const;
  std::uint32_t intern(const Parts& parts);
  void grow();

  std::vector<Pattern> patterns_;
  std::vector<std::uint32_t> slots_;  // open addressing, pattern index + 1
  Form last_;
};

// Eight digits at once: a word's bytes are paired, and the pairs paired again.
inline bool IdSpace::read_digits(std::string_view text, std::size_t count, std::uint64_t& number) {
  const char* const end = text.data() + text.size();
  number = 0;
  if (count > 8 || text.size() < 8) {
    for (const char* p = end - count; p != end; ++p) {
      const auto digit = static_cast<unsigned>(*p - '0');
      if (digit > 9) return false;
      number = number * 10 + digit;
    }
    return true;
  }
  std::uint64_t word;
  std::memcpy(&word, end - 8, 8);
  const std::uint64_t others = count == 8 ? 0 : ~0ull >> (count * 8);  // bytes before the number
  word = (word & ~others) | (0x3030303030303030ull & others);
  const bool digits =
      (word & 0xf0f0f0f0f0f0f0f0ull) == 0x3030303030303030ull &&
      ((word + 0x0606060606060606ull) & 0xf0f0f0f0f0f0f0f0ull) == 0x3030303030303030ull;
  if (!digits) return false;
  word = (word & 0x0f0f0f0f0f0f0f0full) * 2561 >> 8;
  word = (word & 0x00ff00ff00ff00ffull) * 6553601 >> 16;
  number = (word & 0x0000ffff0000ffffull) * 42949672960001ull >> 32;
  return true;
}

}  // namespace clientele
