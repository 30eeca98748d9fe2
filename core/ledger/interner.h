// Texts to codes in order of arrival, for one dictionary column while reading. Sealing turns these
// codes into canonical ones.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/hash.h"
#include "ledger/table.h"

namespace clientele {

class Interner {
 public:
  // Code of a text; a new one is appended. The empty text is kNoCode. It runs for every cell of a
  // dictionary column: a short text that stands in its own slot is found here, without a call.
  Code intern(std::string_view text) {
    if (text.size() - 1 < kWhole && !slots_.empty()) {
      const std::uint64_t key = short_key(text);
      const Slot& slot = slots_[place_of(key) & (slots_.size() - 1)];
      if (slot.key == key && slot.code != kNoCode) return slot.code;
    }
    return intern_by_search(text);
  }
  std::size_t size() const { return ends_.size(); }
  std::string_view text(Code code) const {
    const std::size_t begin = code == 1 ? 0 : ends_[code - 2];
    return std::string_view(bytes_).substr(begin, ends_[code - 1] - begin);
  }

  void save(ByteWriter& out) const;
  static Interner load(ByteReader& in);

 private:
  // Texts of up to 7 bytes stand in the slot itself, with their size: most codes are found without
  // a second look, and four slots share a line of the cache.
  struct Slot {
    std::uint64_t key = 0;
    Code code = kNoCode;
  };
  static constexpr std::size_t kWhole = 7;
  // Of 1 to kWhole bytes.
  static std::uint64_t short_key(std::string_view text) {
    const std::size_t size = text.size(), middle = size / 2;
    if (size >= 4) return short_word(text) | std::uint64_t{size} << 56;
    const auto byte = [&](std::size_t at) {
      return std::uint64_t{static_cast<unsigned char>(text[at])} << (8 * at);
    };
    return byte(0) | byte(middle) | byte(size - 1) | std::uint64_t{size} << 56;
  }
  static std::uint64_t key_of(std::string_view text);
  static bool is_whole(std::uint64_t key) { return key >> 56 <= kWhole; }
  static std::size_t place_of(std::uint64_t key) { return static_cast<std::size_t>(mix64(key)); }
  Code intern_by_search(std::string_view text);
  void grow();

  std::string bytes_;  // all texts, one after the other
  std::vector<std::size_t> ends_;
  std::vector<Slot> slots_;
};

}  // namespace clientele
