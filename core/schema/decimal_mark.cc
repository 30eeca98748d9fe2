// A separator that stands twice parts thousands, one that follows the other begins decimals, and a
// single one does where three digits cannot be all that follows it.
#include "schema/decimal_mark.h"

#include <algorithm>
#include <array>

#include "schema/values.h"

namespace clientele {
namespace {

constexpr std::array<std::string_view, 2> kNoBreak = {"\xC2\xA0", "\xE2\x80\xAF"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// From the first digit to the last; empty where there is none.
std::string_view digits_part(std::string_view text) {
  const auto first = std::find_if(text.begin(), text.end(), is_digit);
  const auto last = std::find_if(text.rbegin(), text.rend(), is_digit);
  if (first == text.end()) return {};
  const auto begin = static_cast<std::size_t>(first - text.begin());
  return text.substr(begin, text.size() - begin - static_cast<std::size_t>(last - text.rbegin()));
}

// Whether every part behind a separator has three digits, as thousands do.
bool parts_thousands(std::string_view digits, char separator) {
  std::size_t since = 0;
  bool parted = false;
  for (const char c : digits) {
    if (c == separator) {
      if (parted && since != 3) return false;
      parted = true;
      since = 0;
    } else {
      ++since;
    }
  }
  return since == 3;
}

struct Separator {
  char sign;
  DecimalMark as_decimal, as_thousands;
};

DecimalMark of_one_kind(std::string_view digits, const Separator& separator) {
  if (std::count(digits.begin(), digits.end(), separator.sign) > 1) {
    return parts_thousands(digits, separator.sign) ? separator.as_thousands : DecimalMark::unsaid;
  }
  const std::size_t before = digits.find(separator.sign);
  const bool either = digits.size() - before == 4 && before <= 3 && digits[0] != '0';
  return either ? DecimalMark::unsaid : separator.as_decimal;
}

// What the separators say, whatever stands around them.
DecimalMark of_separators(std::string_view text) {
  const std::string_view digits = digits_part(text);
  const auto known = [](char c) { return is_digit(c) || c == ',' || c == '.'; };
  if (!std::all_of(digits.begin(), digits.end(), known)) return DecimalMark::unsaid;
  const auto comma = digits.rfind(','), point = digits.rfind('.');
  constexpr auto kNone = std::string_view::npos;
  if (comma == kNone && point == kNone) return DecimalMark::unsaid;
  if (point == kNone) return of_one_kind(digits, {',', DecimalMark::comma, DecimalMark::point});
  if (comma == kNone) return of_one_kind(digits, {'.', DecimalMark::point, DecimalMark::comma});
  const bool comma_last = comma > point;
  const auto whole = digits.substr(0, comma_last ? comma : point);
  // "1,2.3,4" is no number.
  if (!parts_thousands(whole, comma_last ? '.' : ',') ||
      whole.find(comma_last ? ',' : '.') != kNone)
    return DecimalMark::unsaid;
  return comma_last ? DecimalMark::comma : DecimalMark::point;
}

bool is_number(std::string_view text) {
  Decimal number;
  return read_decimal(text, number) == Read::ok;
}

}  // namespace

DecimalMark decimal_mark(std::string_view text) {
  const DecimalMark mark = of_separators(text);
  const bool number =
      mark == DecimalMark::comma ? is_number(with_decimal_point(text)) : is_number(text);
  return number ? mark : DecimalMark::unsaid;
}

DecimalMark decimal_mark(const std::vector<std::string>& values) {
  bool point = false, comma = false;
  std::size_t filled = 0, numbers = 0;
  for (const auto& value : values) {
    const std::string_view text = clean_text(value);
    if (text.empty()) continue;
    const DecimalMark mark = decimal_mark(text);
    point = point || mark == DecimalMark::point;
    comma = comma || mark == DecimalMark::comma;
    ++filled;
    numbers += is_number(with_decimal_point(text)) ? 1u : 0u;
  }
  if (point) return DecimalMark::point;
  // Texts in which a number stands ("1,5 l") say nothing of the file's numbers.
  return comma && numbers * 5 >= filled * 4 ? DecimalMark::comma : DecimalMark::unsaid;
}

std::string with_decimal_point(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const auto blank = std::find_if(kNoBreak.begin(), kNoBreak.end(),
                                    [&](auto each) { return text.starts_with(each); });
    if (blank != kNoBreak.end()) {
      text.remove_prefix(blank->size());
      continue;
    }
    const char c = text.front();
    out += c == ',' ? '.' : c == '.' ? ',' : c;
    text.remove_prefix(1);
  }
  return out;
}

}  // namespace clientele
