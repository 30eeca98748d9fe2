#include "read/slice_machine.h"

#include <algorithm>

namespace clientele {
namespace {

using namespace read_state;

constexpr std::uint8_t kEnds = SliceMachine::kEndsRecord;
constexpr std::uint8_t kBreaks = SliceMachine::kBreaksLine;

constexpr std::uint8_t with(std::uint8_t state, std::uint8_t flags) {
  return static_cast<std::uint8_t>(state | flags);
}

bool in_quotes(std::uint8_t state) {
  return state == quoted || state == escaped || state == quoted_cr;
}

}  // namespace

SliceMachine::SliceMachine(Encoding encoding, Framing framing, Dialect dialect)
    : framing_(framing), dialect_(dialect) {
  const bool units = encoding == Encoding::utf16le || encoding == Encoding::utf16be;
  parity_mask_ = units ? 1 : 0;
  table_.assign((units ? 2 : 1) * kStates * 256, field_start);
  switch (encoding) {
    case Encoding::utf8:
      fill_bytes();
      break;
    case Encoding::gb18030:
      fill_gb18030();
      break;
    case Encoding::utf16be:
      fill_utf16be();
      break;
    case Encoding::utf16le:
      fill_utf16le();
      break;
  }
}

SliceMachine::Kind SliceMachine::kind(unsigned byte) const {
  const char c = static_cast<char>(byte);
  if (c == '\n') return Kind::lf;
  if (framing_ != Framing::delimited) return Kind::other;  // a value a line
  if (c == '\r') return Kind::cr;
  if (dialect_.quote != 0 && c == dialect_.quote) return Kind::quote;
  if (c == dialect_.delimiter || (dialect_.delimiter == ' ' && c == '\t')) return Kind::delimiter;
  if (dialect_.backslash && c == '\\') return Kind::backslash;
  return Kind::other;
}

// The rules of delimited_parser.h for one character.
std::uint8_t SliceMachine::next(std::uint8_t state, Kind kind) {
  if (in_quotes(state)) {
    if (kind == Kind::cr) return with(quoted_cr, kBreaks);
    if (kind == Kind::lf) return with(quoted, state == quoted_cr ? 0 : kBreaks);
    if (state == escaped) return quoted;
    if (kind == Kind::quote) return after_quote;
    return kind == Kind::backslash ? escaped : quoted;
  }
  switch (kind) {
    case Kind::quote:
      return state == plain ? plain : quoted;
    case Kind::delimiter:
      return field_start;
    case Kind::lf:
      return with(field_start, state == after_cr ? kEnds : kEnds | kBreaks);
    case Kind::cr:
      return with(after_cr, kEnds | kBreaks);
    case Kind::backslash:
    case Kind::other:
      break;
  }
  return plain;
}

// Bytes of characters beyond ASCII are never anything but text.
void SliceMachine::fill_bytes() {
  for (std::uint8_t state = 0; state < count; ++state) {
    for (unsigned byte = 0; byte < 256; ++byte) at(0, state, byte) = next(state, kind(byte));
  }
}

// Characters of two bytes: 81-FE, then 40-7E or 80-FE, which include '|' and the backslash. One of
// four bytes passes as two of two (81-FE 30-39, twice). A lead before anything else is damage, and
// what follows it counts.
void SliceMachine::fill_gb18030() {
  fill_bytes();
  constexpr std::uint8_t kPlainLead = count, kQuotedLead = count + 1;
  const auto is_trail = [](unsigned byte) {
    return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x40 && byte <= 0x7e) ||
           (byte >= 0x80 && byte <= 0xfe);
  };
  for (unsigned byte = 0; byte < 256; ++byte) {
    for (std::uint8_t state = 0; byte >= 0x81 && byte <= 0xfe && state < count; ++state) {
      at(0, state, byte) = in_quotes(state) ? kQuotedLead : kPlainLead;
    }
    at(0, kPlainLead, byte) = at(0, plain, is_trail(byte) ? 'a' : byte);
    at(0, kQuotedLead, byte) = at(0, quoted, is_trail(byte) ? 'a' : byte);
  }
}

// The high byte comes first. Not 0: an ordinary character, settled at once, and its low byte is
// passed over (the offset tells that it is one). 0: state `count + s` waits for the low byte.
void SliceMachine::fill_utf16be() {
  for (std::uint8_t state = 0; state < count; ++state) {
    const std::uint8_t waiting = static_cast<std::uint8_t>(count + state);
    for (unsigned byte = 0; byte < 256; ++byte) {
      at(0, state, byte) = byte == 0 ? waiting : next(state, Kind::other);
      at(1, state, byte) = state;
      at(1, waiting, byte) = next(state, kind(byte));
    }
  }
}

// The low byte comes first. Where it can mean something, a state beyond `count` waits for the high
// byte: 0 and it does, else the character is an ordinary one. Such a state is the pair of the two
// outcomes; there are nine pairs.
void SliceMachine::fill_utf16le() {
  std::vector<std::array<std::uint8_t, 2>> pairs;
  const auto waiting = [&](std::uint8_t meant, std::uint8_t ordinary) {
    const std::array<std::uint8_t, 2> pair = {meant, ordinary};
    const auto found = std::find(pairs.begin(), pairs.end(), pair);
    const auto index = static_cast<std::size_t>(found - pairs.begin());
    if (found == pairs.end()) pairs.push_back(pair);
    return static_cast<std::uint8_t>(count + index);
  };
  for (std::uint8_t state = 0; state < count; ++state) {
    for (unsigned byte = 0; byte < 256; ++byte) {
      const std::uint8_t meant = next(state, kind(byte)), ordinary = next(state, Kind::other);
      at(0, state, byte) = meant == ordinary ? ordinary : waiting(meant, ordinary);
      at(1, state, byte) = state;
    }
  }
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const auto state = static_cast<std::uint8_t>(count + i);
    for (unsigned byte = 0; byte < 256; ++byte) at(1, state, byte) = pairs[i][byte == 0 ? 0 : 1];
  }
}

}  // namespace clientele
