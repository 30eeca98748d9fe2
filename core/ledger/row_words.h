// Values of 64 bits in the 32-bit words of a row. Nearly every id and amount fits 31 bits in one of
// the forms below; the others stand in a list beside the rows, and their word says where. Rows are
// what a run holds most of: this makes those of an order file two thirds as long.
//
//   kNoWord     no value
//   bit 31 = 0  the value itself
//               id       bits 27-30 pattern, 0-26 number
//               decimal  bits 1-30 a signed number, bit 0 its unit: 1 or 100 ten-thousandths
//   bit 31 = 1  bits 1-30 the value's place in the list; bit 0, of a customer: the hash of what the
//               row does not keep follows there
#pragma once

#include <cstdint>
#include <vector>

#include "base/decimal.h"
#include "ledger/id_space.h"

namespace clientele {

inline constexpr std::uint32_t kNoWord = 0xffffffffu;
// What the quick forms of packing answer where a value has to go to the list; no value's word.
inline constexpr std::uint32_t kNoRoom = 0xfffffffeu;

// The values that do not fit their words, of one stream.
class WideValues {
 public:
  static bool is_place(std::uint32_t word) { return word >> 31 != 0 && word != kNoWord; }
  // The word of a value that is appended; `flag` is its bit 0.
  std::uint32_t add(std::uint64_t value, bool flag = false) {
    // By a quarter: most of what doubling reserves would never be used.
    if (values_.size() == values_.capacity())
      values_.reserve(values_.size() + values_.size() / 4 + 4);
    values_.push_back(value);
    return 1u << 31 | static_cast<std::uint32_t>(values_.size() - 1) << 1 | (flag ? 1u : 0u);
  }
  std::uint64_t at(std::uint32_t word, std::size_t offset = 0) const {
    return values_[place(word) + offset];
  }
  // Whether the word of a row read from anywhere is no value, the value itself, or a place that is
  // here.
  bool holds(std::uint32_t word, std::size_t values = 1) const {
    return !is_place(word) || place(word) + values <= values_.size();
  }
  const std::vector<std::uint64_t>& all() const { return values_; }
  void set(std::vector<std::uint64_t> values) { values_ = std::move(values); }

 private:
  static std::size_t place(std::uint32_t word) { return (word & 0x7fffffffu) >> 1; }
  std::vector<std::uint64_t> values_;
};

namespace row_words {

inline constexpr unsigned kNumberBits = 27, kPatternBits = 4;

// The word of an id, or kNoRoom.
inline std::uint32_t quick_id(IdKey key) {
  const std::uint64_t number = IdSpace::number_of(key);
  const std::size_t pattern = IdSpace::pattern_of(key);
  if (number >> kNumberBits != 0 || pattern >> kPatternBits != 0)
    return key == kNoId ? kNoWord : kNoRoom;
  return static_cast<std::uint32_t>(pattern) << kNumberBits | static_cast<std::uint32_t>(number);
}

// The word of a decimal in ten-thousandths, or kNoRoom.
inline std::uint32_t quick_decimal(Decimal value) {
  constexpr std::int64_t kReach = 1 << 29;
  const auto word = [](std::int64_t number) {
    return (static_cast<std::uint32_t>(number) & 0x3fffffffu) << 1;
  };
  if (static_cast<std::uint64_t>(value) + kReach < 2 * kReach) return word(value);
  if (value == kNoDecimal) return kNoWord;
  const std::int64_t hundreds = value / 100;
  if (hundreds * 100 != value || hundreds < -kReach || hundreds >= kReach) return kNoRoom;
  return word(hundreds) | 1;
}

inline std::uint32_t pack_id(IdKey key, WideValues& wide) {
  const std::uint32_t word = quick_id(key);
  return word == kNoRoom ? wide.add(key) : word;
}
inline IdKey id(std::uint32_t word, const WideValues& wide) {
  if (word >> 31 != 0) return word == kNoWord ? kNoId : wide.at(word);
  constexpr std::uint32_t kNumber = (1u << kNumberBits) - 1;
  return IdSpace::make_key(word >> kNumberBits, word & kNumber);
}

inline std::uint32_t pack_decimal(Decimal value, WideValues& wide) {
  const std::uint32_t word = quick_decimal(value);
  return word == kNoRoom ? wide.add(static_cast<std::uint64_t>(value)) : word;
}
inline Decimal decimal(std::uint32_t word, const WideValues& wide) {
  if (word >> 31 != 0) return word == kNoWord ? kNoDecimal : static_cast<Decimal>(wide.at(word));
  // Bit 30 is the sign: it is moved to bit 31 and back.
  const std::int64_t number = static_cast<std::int32_t>(word << 1) >> 2;
  return (word & 1) != 0 ? number * 100 : number;
}

// A customer whose row keeps the hash of what it does not hold, but has no word for it.
inline std::uint32_t pack_customer(IdKey key, std::uint32_t rest, WideValues& wide) {
  if (rest == 0) return pack_id(key, wide);
  const std::uint32_t word = wide.add(key, true);
  wide.add(rest);
  return word;
}
inline bool has_rest(std::uint32_t customer) {
  return WideValues::is_place(customer) && (customer & 1) != 0;
}
inline std::uint32_t rest(std::uint32_t customer, const WideValues& wide) {
  return has_rest(customer) ? static_cast<std::uint32_t>(wide.at(customer, 1)) : 0;
}

}  // namespace row_words
}  // namespace clientele
