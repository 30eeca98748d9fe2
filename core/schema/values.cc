// Decimals, ratings, flags and the trimming of text; dates have a file of their own
// (read_moment.cc).
#include "schema/values.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "base/ascii.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "schema/currency.h"
#include "schema/word_lists.h"

namespace clientele {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Length of the blank at the front of `text`; 0 where there is none.
std::size_t blank_front(std::string_view text) {
  const auto c = static_cast<unsigned char>(text.front());
  if (c <= 0x20) return 1;
  if (c == 0xc2 && text.size() >= 2 && text[1] == '\xa0') return 2;       // NBSP
  if (text.size() >= 3 && text.substr(0, 3) == "\xe3\x80\x80") return 3;  // U+3000
  if (text.size() >= 3 && text.substr(0, 3) == "\xef\xbb\xbf") return 3;  // BOM
  if (text.size() >= 3 && text.substr(0, 3) == "\xe2\x80\x8b") return 3;  // zero width space
  return 0;
}

std::size_t blank_back(std::string_view text) {
  const auto c = static_cast<unsigned char>(text.back());
  if (c <= 0x20) return 1;
  if (c < 0x80) return 0;
  if (text.size() >= 2 && text.substr(text.size() - 2) == "\xc2\xa0") return 2;
  if (text.size() >= 3) {
    const auto end = text.substr(text.size() - 3);
    if (end == "\xe3\x80\x80" || end == "\xef\xbb\xbf" || end == "\xe2\x80\x8b") return 3;
  }
  return 0;
}

// Bytes of a word, the lowest first.
constexpr std::uint64_t every_byte(unsigned value) { return value * 0x0101010101010101ull; }
constexpr std::uint64_t low_bytes(unsigned count) {  // 0-7
  return (std::uint64_t{1} << (8 * count)) - 1;
}

// What read_plain() answers for texts of at most 8 bytes without a sign, digits and one point: all
// bytes at once, since a loop that ends where the text does is mispredicted for every other amount.
// False where the text is of another form.
bool read_short(std::string_view text, Decimal& out) {
  static constexpr std::int64_t kScale[] = {10'000, 1'000, 100, 10, 1};
  if (text.size() > 8) return false;
  // The text stands at the word's high end, zeros before it.
  const auto before = static_cast<unsigned>(8 - text.size());
  std::uint64_t word =
      short_word(text) << (8 * before % 64) | (every_byte('0') & low_bytes(before));
  unsigned decimals = 0;
  const std::uint64_t others = word ^ every_byte('.');
  const std::uint64_t points = ~(((others & every_byte(0x7f)) + every_byte(0x7f)) | others |
                                 every_byte(0x7f));  // the top bit of each point
  if (points != 0) {
    const auto at = static_cast<unsigned>(std::countr_zero(points)) / 8;
    decimals = 7 - at;
    if (decimals > 4 || at == before) return false;
    // Digits before the point move up by one, a zero comes in at the low end; a second point stays,
    // and is no digit.
    const std::uint64_t kept = at == 7 ? 0 : word & ~low_bytes(at + 1);
    word = kept | (word & low_bytes(at)) << 8 | '0';
  }
  const bool digits = (word & every_byte(0xf0)) == every_byte('0') &&
                      ((word + every_byte(6)) & every_byte(0xf0)) == every_byte('0');
  if (!digits) return false;
  // Bytes are paired to two digits, pairs to four, these to eight.
  word = (word & every_byte(0x0f)) * 2561 >> 8;
  word = (word & 0x00ff00ff00ff00ffull) * 6553601 >> 16;
  word = (word & 0x0000ffff0000ffffull) * 42949672960001ull >> 32;
  out = static_cast<std::int64_t>(word) * kScale[decimals];
  return true;
}

// Plain ASCII decimals: optional sign, digits, optional point and at most four digits.
bool read_plain(std::string_view text, Decimal& out) {
  const char* p = text.data();
  const char* const end = p + text.size();
  const bool negative = *p == '-';
  if (negative || *p == '+') ++p;
  if (p == end || text.size() > 16) return false;
  std::int64_t value = 0;
  const char* const first = p;
  while (p != end && is_digit(*p)) value = value * 10 + (*p++ - '0');
  if (p == first || p - first > 14) return false;
  int decimals = 0;
  if (p != end && *p == '.') {
    ++p;
    while (p != end && is_digit(*p) && decimals < 4) {
      value = value * 10 + (*p++ - '0');
      ++decimals;
    }
  }
  if (p != end) return false;
  static constexpr std::int64_t kScale[] = {10'000, 1'000, 100, 10, 1};
  value *= kScale[decimals];  // 14 digits and four decimals: below 10^18
  out = negative ? -value : value;
  return true;
}

// Digits and point as they stand in the text, with the power of ten they are multiplied by.
struct Digits {
  std::string digits;
  int point = -1;  // digits before the decimal point; -1: all
  int exponent = 0;
  bool negative = false;
};

// A multiple at the end of a number; of Latin letters, "m" and "b" only beside a currency.
bool drop_multiple(std::string_view& text, NumberMarks& marks) {
  if (text.empty() || is_digit(text.back())) return false;
  for (const auto& [word, power] : words::kMultiples) {
    if (text.size() <= word.size()) continue;
    const std::string_view before = text.substr(0, text.size() - word.size());
    const std::string_view end = text.substr(before.size());
    const bool latin = static_cast<unsigned char>(word.front()) < 0x80;
    if (latin ? !std::equal(end.begin(), end.end(), word.begin(),
                            [](char a, char b) { return (a | 0x20) == b; })
              : end != word)
      continue;
    if (latin && before.back() != ' ' && !is_digit(before.back())) continue;
    if ((word == "m" || word == "b") && marks.currency.empty()) continue;
    text = before;
    marks.has_unit = true;
    marks.power += power;
    return true;
  }
  return false;
}

// Notes that a currency is named. "$" and "¥" say less than a name that may mean the same.
bool note_currency(std::string_view currency, NumberMarks& marks) {
  if (currency.empty()) return false;
  if (marks.currency.empty() || may_mean(marks.currency, currency)) marks.currency = currency;
  return true;
}

// The general form after width folding: signs, currency, thousands signs, units, percent, exponent.
bool take_apart(std::string_view text, Digits& out, NumberMarks& marks) {
  const auto take = [&](std::string_view prefix) {
    if (!text.starts_with(prefix)) return false;
    text.remove_prefix(prefix.size());
    return true;
  };
  const auto drop = [&](std::string_view suffix) {
    if (!text.ends_with(suffix)) return false;
    text.remove_suffix(suffix.size());
    return true;
  };
  const auto trim = [&] {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  };
  const auto named = [&](std::string_view currency) {
    return currency.empty() || marks.currency.empty() || may_mean(marks.currency, currency) ||
           may_mean(currency, marks.currency);
  };
  if (text.size() >= 2 && text.front() == '(' && text.back() == ')') {
    out.negative = true;
    text = text.substr(1, text.size() - 2);
  }
  for (bool again = true; again;) {  // a sign may stand before or after the currency
    trim();
    again = false;
    if (take("-") || take("−")) {
      if (out.negative) return false;
      out.negative = again = true;
    } else if (take("+")) {
      again = true;
    } else {
      const auto currency = take_currency(text);
      if (!named(currency)) return false;
      again = note_currency(currency, marks);
    }
  }
  for (bool again = true; again;) {
    trim();
    again = false;
    const std::string_view before = text;
    const auto currency = drop_currency(text);
    if (!named(currency)) return false;
    if (note_currency(currency, marks)) {
      // 500元 says its unit, 1; 500 USD may stand under "in thousands".
      const auto first = static_cast<unsigned char>(before[text.size()]);
      marks.has_unit = marks.has_unit || (first >= 0xe4 && first < 0xf0);
      again = true;
    } else if (drop("%")) {
      marks.has_unit = true;
      marks.power -= 2;
      again = true;
    } else if (drop_multiple(text, marks)) {
      again = true;
    } else if (text.size() > 1 && text.back() == '-' && !out.negative) {  // 123- of old ledgers
      text.remove_suffix(1);
      out.negative = again = true;
    }
  }
  bool comma = false;
  std::size_t since_comma = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (is_digit(c)) {
      out.digits.push_back(c);
      ++since_comma;
    } else if (c == '.' && out.point < 0) {
      out.point = static_cast<int>(out.digits.size());
    } else if ((c == ',' || c == '\'' || c == ' ') && out.point < 0 && !out.digits.empty()) {
      if (comma && since_comma != 3 && since_comma != 4) return false;
      comma = true;
      since_comma = 0;
    } else if ((c == 'e' || c == 'E') && !out.digits.empty()) {
      int sign = 1, value = 0;
      std::size_t k = i + 1;
      if (k < text.size() && (text[k] == '-' || text[k] == '+')) sign = text[k++] == '-' ? -1 : 1;
      if (k == text.size() || text.size() - k > 3) return false;
      for (; k < text.size(); ++k) {
        if (!is_digit(text[k])) return false;
        value = value * 10 + (text[k] - '0');
      }
      out.exponent += sign * value;
      break;
    } else {
      return false;
    }
  }
  if (comma && since_comma != 3 && since_comma != 4 && out.point < 0) return false;
  return !out.digits.empty();
}

// digits * 10^exponent in 1/10,000, rounded half to even.
Read to_decimal(const Digits& parts, Decimal& out) {
  // Where the last kept digit stands, counted in digits from the front.
  const int point = parts.point < 0 ? static_cast<int>(parts.digits.size()) : parts.point;
  const int keep = point + parts.exponent + 4;
  std::int64_t value = 0;
  const auto digit = [&](int i) {
    return i >= 0 && i < static_cast<int>(parts.digits.size())
               ? parts.digits[static_cast<std::size_t>(i)] - '0'
               : 0;
  };
  if (keep > 400) return Read::too_large;
  for (int i = 0; i < keep; ++i) {
    if (__builtin_mul_overflow(value, 10, &value) ||
        __builtin_add_overflow(value, digit(i), &value)) {
      return Read::too_large;
    }
  }
  const int next = keep >= 0 ? digit(keep) : 0;
  bool rest = false;
  for (int i = std::max(keep + 1, 0); i < static_cast<int>(parts.digits.size()); ++i)
    rest = rest || digit(i) != 0;
  const bool up = next > 5 || (next == 5 && (rest || (value & 1) != 0));
  if (up && __builtin_add_overflow(value, 1, &value)) return Read::too_large;
  out = parts.negative ? -value : value;
  return Read::ok;
}

std::string lower(std::string_view text) {
  return ascii_lower(has_full_width(text) ? fold_width(text) : std::string(text));
}

template <std::size_t N>
bool find_word(const std::array<words::Valued, N>& list, std::string_view text, Decimal& out) {
  for (const auto& [word, value] : list) {
    if (word == text) {
      out = value * kDecimalOne;
      return true;
    }
  }
  return false;
}

}  // namespace

constinit const std::array<std::uint16_t, 256> kMayBeBlank = [] {
  std::array<std::uint16_t, 256> sizes{};
  for (std::size_t c = 0; c < sizes.size(); ++c) {
    sizes[c] = c <= 0x20 || c >= 0x80 || c == '\'' ? 0xffff : 0;
  }
  for (const auto blank : words::kBlanks) {
    auto& size = sizes[static_cast<unsigned char>(blank.front())];
    size = static_cast<std::uint16_t>(size | 1u << blank.size());
  }
  return sizes;
}();

std::string_view clean_any_text(std::string_view text) {
  while (!text.empty()) {
    const std::size_t n = blank_front(text);
    if (n == 0) break;
    text.remove_prefix(n);
  }
  while (!text.empty()) {
    const std::size_t n = blank_back(text);
    if (n == 0) break;
    text.remove_suffix(n);
  }
  if (text.size() > 1 && text.front() == '\'' && text.back() != '\'') text.remove_prefix(1);
  // Only short texts can be blank-like, and most short texts begin with a digit.
  if (text.empty() || text.size() > 12 || is_digit(text.front())) return text;
  for (const auto blank : words::kBlanks) {
    if (text == blank) return {};
  }
  return text;
}

Read read_decimal(std::string_view text, Decimal& out) {
  if (text.empty()) return Read::empty;
  if (read_short(text, out) || read_plain(text, out)) return Read::ok;
  NumberMarks marks;
  return read_amount(text, 0, out, marks);
}

bool read_plain_decimal(std::string_view text, Decimal& out) {
  return read_short(text, out) || read_plain(text, out);
}

Read read_amount(std::string_view text, int power, Decimal& out, NumberMarks& marks) {
  marks = {};
  if (text.empty()) return Read::empty;
  if (power >= 0 && read_plain_decimal(text, out)) {
    for (int i = 0; i < power; ++i) {
      if (__builtin_mul_overflow(out, 10, &out)) return Read::too_large;
    }
    return Read::ok;
  }
  if (text.size() > 200) return Read::bad;
  Digits parts;
  const bool ok = has_full_width(text) ? take_apart(fold_width(text), parts, marks)
                                       : take_apart(text, parts, marks);
  if (!ok) return Read::bad;
  parts.exponent += marks.has_unit ? marks.power : power;
  return to_decimal(parts, out);
}

Read read_rating(std::string_view text, Decimal& out) {
  if (text.empty()) return Read::empty;
  if (text.size() == 1 && is_digit(text.front())) {
    out = (text.front() - '0') * kDecimalOne;
    return Read::ok;
  }
  if (find_word(words::kSatisfaction, lower(text), out)) return Read::ok;
  std::string_view number = text;
  for (const std::string_view unit : {"分", "星", "颗星", " stars", " star"}) {
    if (number.size() > unit.size() && number.ends_with(unit)) {
      number.remove_suffix(unit.size());
      break;
    }
  }
  return read_decimal(number, out);
}

Read read_flag(std::string_view text, Decimal& out) {
  if (text.empty()) return Read::empty;
  if (find_word(words::kFlags, lower(text), out)) return Read::ok;
  return Read::bad;
}

}  // namespace clientele
