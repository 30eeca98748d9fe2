// Texts to codes in order of arrival, for one dictionary column while reading. Sealing turns these
// codes into canonical ones.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "ledger/table.h"

namespace clientele {

class Interner {
 public:
  // Code of a text; a new one is appended. The empty text is kNoCode.
  Code intern(std::string_view text);
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
  static std::uint64_t key_of(std::string_view text);
  static bool is_whole(std::uint64_t key) { return key >> 56 <= 7; }
  static std::size_t place_of(std::uint64_t key);
  void grow();

  std::string bytes_;  // all texts, one after the other
  std::vector<std::size_t> ends_;
  std::vector<Slot> slots_;
};

}  // namespace clientele
