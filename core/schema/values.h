// Reading one value of text. Every function is total: it says ok, empty or bad, and never throws.
// Blank-like texts ("", "-", "--", "N/A", "NULL", "Select", "无") are empty.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/decimal.h"
#include "base/moment.h"

namespace clientele {

enum class Read : std::uint8_t { ok, empty, bad, too_large };

// Numbers and money: "1,234.50", "¥1,234.5", "(123)", "12%" (0.12), "1.2万", "3亿", "2.5 million",
// "$3M", "１２３", "-5", "1e3", "$ 12", "12元". Plain ASCII digits take a fast path. More than four
// decimals round half to even, once. A comma is a thousands sign; where a column's plan says that
// it begins decimals, texts come through with_decimal_point (decimal_mark.h).
Read read_decimal(std::string_view text, Decimal& out);

// What a number says of itself beside its digits.
struct NumberMarks {
  std::string_view currency;  // as take_currency() names it (currency.h); empty where none is named
  bool has_unit = false;      // it names its own unit: 3万, 12%, $3M, and 500元 (10^0)
  int power = 0;              // of that unit
};
// The same, telling the marks, of a number that counts 10^power unless it names its own unit: "3"
// and "3万" under 万元 are both 30,000. Exact: the digits are moved, not the rounded value. Two
// different currencies in one text are bad.
Read read_amount(std::string_view text, int power, Decimal& out, NumberMarks& marks);

// Whether `text` is plain ASCII digits, and its value: all that most amounts are.
bool read_plain_decimal(std::string_view text, Decimal& out);

// Dates and times: ISO (with T, zone suffix ignored), yyyy/m/d, yyyymmdd, yyyy年m月d日, d/m/yyyy
// and m/d/yyyy (ambiguous when both are at most 12), d-Mon-yyyy, English month names, 12-hour
// clocks, 上午/下午, Excel serials (only where `serials` is true, 1900 system), two-digit years
// (70-99 -> 19xx, else 20xx). Times alone are bad.
Read read_moment(std::string_view text, Moment& out, bool serials = false);

// A number, or a word of satisfaction (非常满意 5 … 非常不满意 1, very satisfied … very
// dissatisfied, strongly agree …).
Read read_rating(std::string_view text, Decimal& out);

// Yes/no in the words of both languages, 1/0, true/false, Y/N; out is 1 or 0 (as Decimal).
Read read_flag(std::string_view text, Decimal& out);

// clean_text for texts that need a closer look.
std::string_view clean_any_text(std::string_view text);
// By the first byte of a text that nothing surrounds: bit n set where a blank-like text of n bytes
// begins so; all bits where it must be looked at.
extern const std::array<std::uint16_t, 256> kMayBeBlank;

// The text without surrounding white space (ASCII, NBSP, U+3000, BOM, tabs of 抖店) and without a
// leading apostrophe that Excel put there ('75008); empty when blank-like. The view points into
// `text`; no allocation.
inline std::string_view clean_text(std::string_view text) {
  if (text.empty()) return text;
  const auto last = static_cast<unsigned char>(text.back());
  const unsigned sizes = kMayBeBlank[static_cast<unsigned char>(text.front())];
  const bool plain =
      last > 0x20 && last < 0x80 && (sizes >> (text.size() < 15 ? text.size() : 15) & 1u) == 0;
  return plain ? text : clean_any_text(text);
}

}  // namespace clientele
