// The rules of where records end, as a table over bytes: any encoding, any entry state, one step a
// byte. SliceScanner uses it where its fast path does not apply, and to let states meet.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "read/dialect.h"

namespace clientele {

// What a byte does to the reader, at the edge between two characters.
namespace read_state {
enum : std::uint8_t {
  field_start,  // of the file, a record or a field: a quote would open
  plain,        // in a field without quotes, or behind the closing one
  quoted,
  escaped,      // in quotes, behind a backslash
  after_quote,  // behind a quote in quotes: the closing one, or the first of a doubled one
  after_cr,     // behind a CR that ended a record: an LF belongs to it
  quoted_cr,    // the same in quotes, where it is text
  count,
  // Beyond: states inside a character. Between bytes, so never more than 16 in all.
};
}  // namespace read_state

class SliceMachine {
 public:
  static constexpr std::size_t kStates = 16;
  static constexpr std::uint8_t kStateMask = 0x0f;
  static constexpr std::uint8_t kEndsRecord = 0x10;  // a terminator is complete with this byte
  static constexpr std::uint8_t kBreaksLine = 0x20;

  SliceMachine(Encoding encoding, Framing framing, Dialect dialect);

  // Next state and flags. `offset` is the byte's place in the file.
  std::uint8_t step(std::uint8_t state, unsigned char byte, std::uint64_t offset) const {
    const auto parity = static_cast<std::size_t>(offset & parity_mask_);
    return table_[(parity * kStates + state) * 256 + byte];
  }

 private:
  enum class Kind : std::uint8_t { other, quote, delimiter, lf, cr, backslash };

  Kind kind(unsigned byte) const;
  static std::uint8_t next(std::uint8_t state, Kind kind);
  std::uint8_t& at(unsigned parity, std::uint8_t state, unsigned byte) {
    return table_[(parity * kStates + state) * 256 + byte];
  }
  void fill_bytes();
  void fill_gb18030();
  void fill_utf16be();
  void fill_utf16le();

  Framing framing_;
  Dialect dialect_;
  std::uint64_t parity_mask_;
  std::vector<std::uint8_t> table_;
};

}  // namespace clientele
