// Names and quotes stand where the writers put them, so that a few compares of whole words do what
// the scanner does byte by byte; only a text's end is searched for.
#include "read/xlsx/plain_cell.h"

#include <bit>
#include <cstring>
#include <type_traits>

#include "read/simd.h"

namespace clientele::xlsx {
namespace {

// Nothing but a text is longer: 3 attributes of up to 18 bytes, the tags and a number. What begins
// this far before the input's end is read without asking at every byte whether it is there.
constexpr std::size_t kAhead = 192;
constexpr int kAttributes = 3;
constexpr std::ptrdiff_t kMaxText = 32'768;  // bytes; longer ones may be, and are the scanner's
constexpr int kShownDigits = 15;             // a number of more is rounded

template <typename Word>
bool same(const char* at, const char* literal) {
  Word a, b;
  std::memcpy(&a, at, sizeof(Word));
  std::memcpy(&b, literal, sizeof(Word));
  return a == b;
}
// Whether the literal stands at `at`, compared in words that overlap where its size is no power of
// two (memcmp is a call in Wasm); goes behind it then.
template <std::size_t n>
bool skip(const char*& at, const char (&literal)[n]) {
  constexpr std::size_t size = n - 1;
  bool stands = true;
  if constexpr (size == 1) {
    stands = *at == *literal;
  } else {
    using Word = std::conditional_t<(size >= 8), std::uint64_t,
                                    std::conditional_t<(size >= 4), std::uint32_t, std::uint16_t>>;
    for (std::size_t i = 0; i + sizeof(Word) <= size; i += sizeof(Word))
      stands = stands && same<Word>(at + i, literal + i);
    if constexpr (size % sizeof(Word) != 0)
      stands = stands && same<Word>(at + size - sizeof(Word), literal + size - sizeof(Word));
  }
  if (stands) at += size;
  return stands;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// 1 to 9 digits and the quote behind them.
bool scan_whole(const char*& at, std::uint32_t& value) {
  const char* const begin = at;
  value = 0;
  for (; is_digit(*at) && at - begin < 10; ++at)
    value = value * 10 + static_cast<std::uint32_t>(*at - '0');
  return at != begin && at - begin < 10 && *at++ == '"';
}

// BC12" with up to 3 letters.
bool scan_reference(const char*& at, const RowMark& mark, std::uint32_t& column) {
  column = 0;
  for (int i = 0; i < 3 && *at >= 'A' && *at <= 'Z'; ++i, ++at)
    column = column * 26 + static_cast<std::uint32_t>(*at - 'A' + 1);
  std::uint32_t row = 0;
  return column != 0 && (mark.skip(at) || scan_whole(at, row));
}

bool scan_kind(const char*& at, CellKind& kind) {
  if (skip(at, "s\"")) return kind = CellKind::shared, true;
  if (skip(at, "n\"")) return kind = CellKind::number, true;
  if (skip(at, "b\"")) return kind = CellKind::boolean, true;
  kind = CellKind::text;
  return skip(at, "inlineStr\"") || skip(at, "str\"");
}

// Two blocks at once: most values end within them, and one question tells all of them.
class Block32 {
 public:
  static constexpr std::ptrdiff_t kBytes = 2 * Block16::kBytes;
  explicit Block32(const char* bytes) : first_(bytes), second_(bytes + Block16::kBytes) {}
  std::uint32_t equal(char c) const { return both(first_.equal(c), second_.equal(c)); }
  std::uint32_t digits() const { return both(first_.digits(), second_.digits()); }
  // What is escaped in XML or by Excel, or is quoted in a field; tabs and the like are none, but
  // rare.
  std::uint32_t special() const { return both(special_of(first_), special_of(second_)); }

 private:
  static std::uint32_t both(std::uint32_t first, std::uint32_t second) {
    return first | second << Block16::kBytes;
  }
  static std::uint32_t special_of(const Block16& block) {
    return block.any_of('&', '_', '"', ',') | block.at_most('\x1f');
  }
  Block16 first_, second_;
};

// The bits below the lowest one; all where there is none.
std::uint32_t below_lowest(std::uint32_t mask) { return (mask & -mask) - 1; }

// A number's end, and whether it is shown as it is stored; null where it is not of digits alone.
const char* scan_digits(const char* at, bool& as_is) {
  const Block32 block(at);
  const auto stops = block.equal('<'), inside = below_lowest(stops),
             digits = block.digits() & inside, other = inside & ~digits,
             points = block.equal('.') & inside, minus = other & ~points;
  as_is = std::popcount(digits) <= kShownDigits;
  const bool number = stops != 0 && digits != 0 && (points & (points - 1)) == 0 &&
                      minus == (block.equal('-') & inside & 1);
  return number ? at + lowest_bit(stops) : nullptr;
}

// A text's end, and whether it can be written as it stands; null where it is not in sight.
const char* scan_text(const char* const begin, const char* const end, bool& as_is) {
  for (const char* at = begin; at - begin < kMaxText && end - at >= Block32::kBytes;
       at += Block32::kBytes) {
    const Block32 block(at);
    const auto stops = block.equal('<');
    as_is = as_is & ((block.special() & below_lowest(stops)) == 0);
    if (stops != 0) return at + lowest_bit(stops);
  }
  return nullptr;
}

// <t>, which may say that its blanks count.
bool skip_text_tag(const char*& at) {
  if (!skip(at, "<t")) return false;
  skip(at, " xml:space=\"preserve\"");
  return skip(at, ">");
}

// What stands between a cell's tags: <v>, <is><t>, or nothing. `at` is left behind the cell.
bool scan_content(const char*& at, const char* end, PlainCell& cell) {
  if (skip(at, "</c>")) return true;
  const bool is_inline = skip(at, "<is>");
  if (is_inline) {
    if (!skip_text_tag(at)) return false;
  } else if (!skip(at, "<v>")) {
    return false;
  }
  const char* const begin = at;
  const char* stop = nullptr;
  if (cell.kind == CellKind::number || cell.kind == CellKind::shared)
    stop = scan_digits(begin, cell.as_is);
  if (stop == nullptr) {
    cell.as_is = cell.kind != CellKind::number;
    stop = scan_text(begin, end, cell.as_is);
  }
  // What follows is shorter than what must stay behind.
  if (stop == nullptr || end - stop < static_cast<std::ptrdiff_t>(kBehind)) return false;
  cell.value = {begin, static_cast<std::size_t>(stop - begin)};
  at = stop;
  return is_inline ? skip(at, "</t></is></c>") : skip(at, "</v></c>");
}

}  // namespace

CellKind cell_kind(std::string_view type) {
  if (type.empty() || type == "n") return CellKind::number;
  if (type == "s") return CellKind::shared;
  return type == "b" ? CellKind::boolean : CellKind::text;
}

std::size_t scan_plain_cell(std::string_view input, const RowMark& mark, PlainCell& cell) {
  if (input.size() < kAhead) return 0;
  const char* at = input.data();
  if (!skip(at, "<c")) return 0;
  cell = {};
  for (int i = 0; i < kAttributes && *at == ' '; ++i) {
    if (skip(at, " r=\"")) {
      if (!scan_reference(at, mark, cell.column)) return 0;
    } else if (skip(at, " s=\"")) {
      if (!scan_whole(at, cell.style)) return 0;
      cell.has_style = true;
    } else if (!skip(at, " t=\"") || !scan_kind(at, cell.kind)) {
      return 0;
    }
  }
  const bool known =
      skip(at, "/>") || (skip(at, ">") && scan_content(at, input.data() + input.size(), cell));
  return known ? static_cast<std::size_t>(at - input.data()) : 0;
}

std::size_t scan_plain_string(std::string_view input, PlainCell& text) {
  const char* at = input.data();
  if (input.size() < kAhead || !skip(at, "<si>") || !skip_text_tag(at)) return 0;
  const char* const begin = at;
  const char* const end = input.data() + input.size();
  text = {};
  at = scan_text(begin, end, text.as_is);
  if (at == nullptr || end - at < static_cast<std::ptrdiff_t>(kBehind)) return 0;
  text.value = {begin, static_cast<std::size_t>(at - begin)};
  return skip(at, "</t></si>") ? static_cast<std::size_t>(at - input.data()) : 0;
}

std::size_t scan_plain_row(std::string_view input, std::uint32_t& row, RowMark& mark) {
  if (input.size() < kAhead) return 0;
  const char* at = input.data();
  if (!skip(at, "<row r=\"")) return 0;
  const char* const digits = at;
  if (!scan_whole(at, row)) return 0;
  mark = RowMark(digits, static_cast<std::size_t>(at - digits - 1));
  const char* const end = input.data() + kAhead;
  bool quoted = false;
  for (; at != end && (quoted || *at != '>'); ++at) {
    if (*at == '"') quoted = !quoted;
    if (!quoted && (*at == '\'' || *at == '/')) return 0;
  }
  return at == end ? 0 : static_cast<std::size_t>(at + 1 - input.data());
}

bool is_plain_row_end(std::string_view input) {
  const char* at = input.data();
  return input.size() >= kPlainRowEnd.size() && skip(at, "</row>");
}

}  // namespace clientele::xlsx
