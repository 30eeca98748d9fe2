// Two ways to the same answer: the table of slice_machine.h, one byte at a time, and, where bytes
// of ASCII are always ASCII characters, bit masks of quotes and line ends, 64 bytes at a time.
#include "read/slice_scan.h"

#include <algorithm>
#include <bit>
#include <vector>

#include "read/simd.h"
#include "read/slice_machine.h"

namespace clientele {
namespace {

constexpr std::size_t npos = Bounds::npos;
using namespace read_state;

std::uint32_t ones(std::uint64_t mask) { return static_cast<std::uint32_t>(std::popcount(mask)); }

// Follows one entry state through a slice by masks.
class MaskRun {
 public:
  MaskRun(std::string_view bytes, Dialect dialect, bool cr_ends, ReadState entry)
      : bytes_(bytes), dialect_(dialect), cr_ends_(cr_ends), entry_(entry) {}

  Bounds run() {
    if (bytes_.empty()) {
      bounds_.exit = entry_;
      return bounds_;
    }
    enter();
    for (std::size_t base = 0; base < bytes_.size(); base += Block64::kBytes) block(base);
    if (bounds_.first_end == npos) bounds_.head_line_breaks = bounds_.line_breaks;
    bounds_.exit = exit();
    return bounds_;
  }

 private:
  bool is_delimiter(char c) const {
    return c == dialect_.delimiter || (dialect_.delimiter == ' ' && c == '\t');
  }
  bool is_break(char c) const { return c == '\n' || (cr_ends_ && c == '\r'); }

  void enter() {
    in_quotes_ = entry_ == quoted || entry_ == escaped || entry_ == quoted_cr;
    if (entry_ == escaped) quoted_from_ = 1;
    if (entry_ == after_quote && bytes_[0] == dialect_.quote) {  // doubled across the cut
      in_quotes_ = true;
      quoted_from_ = 1;
    }
    cr_before_ = entry_ == after_cr || entry_ == quoted_cr ? 1 : 0;
  }

  void block(std::size_t base) {
    const Block64 bytes = block_at(bytes_.data(), bytes_.size(), base);
    const std::uint64_t lf_mask = bytes.equal('\n');
    const char quote = dialect_.quote != 0 ? dialect_.quote : '\r';
    if (!cr_ends_ || bytes.any_of(quote, '\r') == 0) {  // the usual block
      const std::uint64_t breaks = lf_mask & ~cr_before_;
      cr_before_ = 0;
      return account(base, in_quotes_ ? 0 : lf_mask, breaks);
    }
    const std::uint64_t cr_mask = cr_ends_ ? bytes.equal('\r') : 0;
    const std::uint64_t quote_mask = dialect_.quote != 0 ? bytes.equal(dialect_.quote) : 0;
    const std::uint64_t inside = quoted_bytes(base, quote_mask);
    const std::uint64_t breaks = cr_mask | (lf_mask & ~((cr_mask << 1) | cr_before_));
    cr_before_ = cr_mask >> 63;
    account(base, (lf_mask | cr_mask) & ~inside, breaks);
  }

  // The block's bytes that stand in quotes; follows the quotes.
  std::uint64_t quoted_bytes(std::size_t base, std::uint64_t quotes) {
    std::uint64_t inside = in_quotes_ ? ~std::uint64_t{0} : 0;
    for (; quotes != 0; quotes &= quotes - 1) {
      const std::size_t i = lowest_bit(quotes), at = base + i;
      if (in_quotes_) {
        if (at < quoted_from_ || escape_before(at)) {
          quoted_from_ = std::max(quoted_from_, at + 1);
        } else if (at + 1 < bytes_.size() && bytes_[at + 1] == dialect_.quote) {
          quoted_from_ = at + 2;  // doubled: the second is passed over
        } else {
          in_quotes_ = false;
          closed_at_ = at;
          inside &= ~bits_from(i);
        }
      } else if (at == 0 ? entry_ == field_start || entry_ == after_cr
                         : is_delimiter(bytes_[at - 1]) || is_break(bytes_[at - 1])) {
        in_quotes_ = true;
        quoted_from_ = at + 1;
        inside |= bits_from(i);
      }
    }
    return inside;
  }

  // Whether the byte at `at`, in quotes, stands behind an odd number of backslashes.
  bool escape_before(std::size_t at) const {
    if (!dialect_.backslash) return false;
    std::size_t begin = at;
    while (begin > quoted_from_ && bytes_[begin - 1] == '\\') --begin;
    return (at - begin) % 2 == 1;
  }

  void account(std::size_t base, std::uint64_t ends, std::uint64_t breaks) {
    if (ends != 0) {
      if (bounds_.first_end == npos) {
        const std::size_t i = lowest_bit(ends), at = base + i;
        const bool crlf = bytes_[at] == '\r' && at + 1 < bytes_.size() && bytes_[at + 1] == '\n';
        bounds_.first_end = at + (crlf ? 2 : 1);
        bounds_.head_line_breaks = bounds_.line_breaks + ones(breaks & ~(bits_from(i) << 1));
      }
      bounds_.last_begin = base + highest_bit(ends) + 1;
    }
    bounds_.line_breaks += ones(breaks);
  }

  ReadState exit() const {
    const char last = bytes_.back();
    if (in_quotes_) {
      if (quoted_from_ < bytes_.size() && escape_before(bytes_.size())) return escaped;
      return last == '\r' ? quoted_cr : quoted;
    }
    if (closed_at_ == bytes_.size() - 1) return after_quote;
    if (cr_ends_ && last == '\r') return after_cr;
    return last == '\n' || (cr_ends_ && is_delimiter(last)) ? field_start : plain;
  }

  std::string_view bytes_;
  Dialect dialect_;
  bool cr_ends_;  // delimited text; not for a value a line
  ReadState entry_;
  Bounds bounds_;
  bool in_quotes_ = false;
  std::size_t quoted_from_ = 0;   // in quotes: what the bytes below mean is settled
  std::size_t closed_at_ = npos;  // the last closing quote
  std::uint64_t cr_before_ = 0;   // bit 0: the byte before the block is a CR
};

}  // namespace

Transition compose(Transition first, Transition then) {
  Transition out = 0;
  for (ReadState s = 0; s < 16; ++s) {
    out |= Transition{apply(then, apply(first, s))} << (4u * s);
  }
  return out;
}

struct SliceScanner::Machine {
  Machine(Encoding encoding, bool bom, Framing f, Dialect d)
      : framing(f),
        dialect(f == Framing::delimited ? d : Dialect{',', 0, false}),
        by_masks(bytes_are_characters(encoding, dialect)),
        table(by_masks ? Encoding::utf8 : encoding, f, dialect),
        bom_bytes(bom ? bom_size(encoding) : 0) {}

  // Whether a byte that means something is always a character of its own. Trailing bytes of GB18030
  // are no quotes, commas or line ends, but can be '|' and the backslash.
  static bool bytes_are_characters(Encoding encoding, Dialect d) {
    return encoding == Encoding::utf8 ||
           (encoding == Encoding::gb18030 && d.delimiter != '|' && !d.backslash);
  }

  Framing framing;
  Dialect dialect;
  bool by_masks;
  SliceMachine table;
  std::size_t bom_bytes;

  bool has_no_bounds() const {
    return framing == Framing::json || framing == Framing::json_columns;
  }
  // The slice's bytes of byte order mark.
  std::size_t mark_in(std::string_view bytes, std::uint64_t offset) const {
    if (offset >= bom_bytes) return 0;
    return std::min(bytes.size(), bom_bytes - static_cast<std::size_t>(offset));
  }
  Bounds bounds(std::string_view bytes, std::uint64_t offset, ReadState entry) const {
    if (by_masks) return MaskRun(bytes, dialect, framing == Framing::delimited, entry).run();
    return bounds_by_table(bytes, offset, entry);
  }
  Bounds bounds_by_table(std::string_view bytes, std::uint64_t offset, ReadState entry) const;
};

Bounds SliceScanner::Machine::bounds_by_table(std::string_view bytes, std::uint64_t offset,
                                              ReadState entry) const {
  Bounds out;
  std::uint8_t state = entry;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const std::uint8_t step = table.step(state, static_cast<unsigned char>(bytes[i]), offset + i);
    state = step & SliceMachine::kStateMask;
    const bool breaks = (step & SliceMachine::kBreaksLine) != 0;
    out.line_breaks += breaks ? 1 : 0;
    if ((step & SliceMachine::kEndsRecord) == 0) continue;
    if (out.first_end == npos) out.head_line_breaks = out.line_breaks;
    // An LF that breaks no line belongs to the CR just before it.
    if (out.first_end == npos || (!breaks && out.first_end == out.last_begin)) {
      out.first_end = i + 1;
    }
    out.last_begin = i + 1;
  }
  if (out.first_end == npos) out.head_line_breaks = out.line_breaks;
  out.exit = state;
  return out;
}

SliceScanner::SliceScanner(Encoding encoding, bool has_bom, Framing framing, Dialect dialect)
    : machine_(std::make_unique<Machine>(encoding, has_bom, framing, dialect)) {}
SliceScanner::~SliceScanner() = default;
SliceScanner::SliceScanner(SliceScanner&&) noexcept = default;
SliceScanner& SliceScanner::operator=(SliceScanner&&) noexcept = default;

// All states step through the table until only two are left (in and out of quotes, usually after a
// few bytes), or 4 KiB have passed; each one left then goes the fast way.
Transition SliceScanner::scan(std::string_view bytes, std::uint64_t offset) const {
  if (machine_->has_no_bounds()) return 0;
  const std::size_t mark = machine_->mark_in(bytes, offset);
  bytes.remove_prefix(mark);
  offset += mark;

  std::array<ReadState, SliceMachine::kStates> current;
  for (ReadState s = 0; s < current.size(); ++s) current[s] = s;
  const auto distinct = [&current] {
    std::uint32_t seen = 0;
    for (const auto s : current) seen |= 1u << s;
    return seen;
  };
  std::size_t at = 0;
  constexpr std::size_t kMeeting = 4096;
  while (at < bytes.size() && at < kMeeting && std::popcount(distinct()) > 2) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    for (auto& s : current) {
      s = machine_->table.step(s, byte, offset + at) & SliceMachine::kStateMask;
    }
    ++at;
  }
  std::array<ReadState, SliceMachine::kStates> exits{};
  for (ReadState s = 0; s < exits.size(); ++s) {
    if ((distinct() >> s & 1u) != 0) {
      exits[s] = machine_->bounds(bytes.substr(at), offset + at, s).exit;
    }
  }
  Transition out = 0;
  for (ReadState s = 0; s < current.size(); ++s) out |= Transition{exits[current[s]]} << (4u * s);
  return out;
}

Bounds SliceScanner::find_bounds(std::string_view bytes, std::uint64_t offset,
                                 ReadState entry) const {
  const std::size_t mark = machine_->mark_in(bytes, offset);
  Bounds out = machine_->bounds(bytes.substr(mark), offset + mark, entry);
  if (machine_->has_no_bounds()) {
    out.first_end = out.last_begin = npos;
    out.head_line_breaks = out.line_breaks;
    out.exit = 0;
  }
  if (out.first_end != npos) {
    out.first_end += mark;
    out.last_begin += mark;
  }
  return out;
}

}  // namespace clientele
