// Rows, cells and shared texts as nearly every writer makes them, told in one step each. A fast
// path and nothing else: what looks unusual, or may be cut, is not recognised, and XmlScanner reads
// it. The scanner stays the definition; a test holds one against the other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace clientele::xlsx {

enum class CellKind : std::uint8_t { number, shared, text, boolean };
// By the attribute `t`: str, inlineStr, d and e are texts.
CellKind cell_kind(std::string_view type);

inline constexpr std::size_t kBehind = 64;
struct PlainCell {
  std::uint32_t column = 0;  // from 1; 0: the one after the cell before
  std::uint32_t style = 0;
  bool has_style = false;
  CellKind kind = CellKind::number;
  bool as_is = true;       // a text without escapes and quotes, or a number as Excel shows it
  std::string_view value;  // raw; kBehind bytes behind it can be read. Empty where there is none
};

// What stands in a row's own tag and again in each of its cells: the digits of its number and a
// quote.
class RowMark {
 public:
  RowMark() = default;
  // `digits`: with the quote behind them, and more that is not looked at. Up to 7 are marked.
  RowMark(const char* digits, std::size_t count) {
    if (count + 1 > sizeof(word_)) return;
    std::memcpy(&word_, digits, sizeof(word_));
    mask_ = ~std::uint64_t{0} >> (64 - 8 * (count + 1));
    size_ = count + 1;
  }
  // Whether it stands at `at`, of which 8 bytes are looked at; goes behind it then.
  bool skip(const char*& at) const {
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof(word));
    if (size_ == 0 || ((word ^ word_) & mask_) != 0) return false;
    at += size_;
    return true;
  }

 private:
  std::uint64_t word_ = 0, mask_ = 0;
  std::size_t size_ = 0;
};

// The cell that `input` begins with: `<c …>` with one <v>, with one <is><t>, or with nothing.
// Answers its bytes; 0 where it is not recognised. Linear in the cell. `mark`: of its row, if
// known.
std::size_t scan_plain_cell(std::string_view input, const RowMark& mark, PlainCell& cell);

// `<row …>` with its number first, which is not empty. Answers its bytes or 0.
std::size_t scan_plain_row(std::string_view input, std::uint32_t& row, RowMark& mark);

inline constexpr std::string_view kPlainRowEnd = "</row>";
bool is_plain_row_end(std::string_view input);

// A shared text that is one <si><t>. Answers its bytes or 0; of `text`, the value and as_is are
// told.
std::size_t scan_plain_string(std::string_view input, PlainCell& text);

// How deep the elements of what is recognised go.
inline constexpr std::size_t kPlainDepth = 3;

}  // namespace clientele::xlsx
