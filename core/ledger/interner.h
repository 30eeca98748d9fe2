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
  void grow();

  std::string bytes_;  // all texts, one after the other
  std::vector<std::size_t> ends_;
  struct Slot {
    std::uint32_t tag = 0;  // 32 bits of the text's hash, compared before the text
    Code code = kNoCode;
  };
  std::vector<Slot> slots_;
  Code last_ = kNoCode;
};

}  // namespace clientele
