// Where records begin and end in a piece of a file's raw bytes, cut at any byte, before anything is
// decoded. A slice read without those before it is scanned for every state it could begin in; the
// results compose, so the true entry state of each slice follows once all scans are known.
//
// Works on UTF-8, GB18030 (whose trailing bytes can be '|' or a backslash) and UTF-16 (a cut may
// fall inside a unit), with records ended by LF, CR or CRLF.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "read/dialect.h"

namespace clientele {

// The reader's state between two bytes. 0 is the beginning of the file; the others have no meaning
// outside a SliceScanner of the same file. At most 16 exist.
using ReadState = std::uint8_t;

// Exit state for each entry state, 4 bits each: entry state s at bits [4s, 4s + 4).
using Transition = std::uint64_t;
inline constexpr Transition kNoTransition = 0xfedcba9876543210ull;  // of an empty slice
inline ReadState apply(Transition transition, ReadState state) {
  return static_cast<ReadState>((transition >> (4u * state)) & 0xf);
}
Transition compose(Transition first, Transition then);

struct Bounds {
  static constexpr std::size_t npos = std::string_view::npos;
  // Just after the first and the last record terminator of the slice; npos where it has none (then
  // both are). bytes [first_end, last_begin) are whole records; what stands before and after
  // belongs to records that neighbours share. A CRLF cut by the slice's edge: its LF alone is a
  // terminator of this slice too (it ends no record, so the joined text holds an empty line, which
  // is none).
  std::size_t first_end = npos;
  std::size_t last_begin = npos;
  // Line breaks (CRLF counts once, in the slice of the CR), inside quotes too.
  std::uint32_t head_line_breaks = 0;  // in [0, first_end); all of them where first_end is npos
  std::uint32_t line_breaks = 0;       // in the slice
  ReadState exit = 0;
};

class SliceScanner {
 public:
  // As detected: the byte order mark, where there is one, is skipped. A JSON
  // document has no boundaries: the whole file is one record.
  SliceScanner(Encoding encoding, bool has_bom, Framing framing, Dialect dialect);
  ~SliceScanner();
  SliceScanner(SliceScanner&&) noexcept;
  SliceScanner& operator=(SliceScanner&&) noexcept;

  // `offset` is the slice's place in the file. Linear in the slice; both run at memory speed where
  // it has no quotes.
  Transition scan(std::string_view bytes, std::uint64_t offset) const;
  Bounds find_bounds(std::string_view bytes, std::uint64_t offset, ReadState entry) const;

 private:
  struct Machine;
  std::unique_ptr<Machine> machine_;
};

}  // namespace clientele
