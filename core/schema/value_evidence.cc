// Counting what a column's values can be read as.
#include "schema/value_evidence.h"

#include <algorithm>
#include <unordered_set>

#include "schema/decimal_mark.h"
#include "schema/values.h"

namespace clientele {

bool readable_as(ValueKind kind, std::string_view text, bool decimal_comma) {
  const std::string pointed = decimal_comma ? with_decimal_point(text) : std::string(text);
  Moment moment;
  Decimal number = 0;
  switch (kind) {
    case ValueKind::moment:
      return read_moment(text, moment) == Read::ok;
    case ValueKind::money:
    case ValueKind::number:
      return read_decimal(pointed, number) == Read::ok;
    case ValueKind::rating:
      return read_rating(pointed, number) == Read::ok;
    case ValueKind::flag:
      return read_flag(text, number) == Read::ok;
    default:
      return true;
  }
}

ValueEvidence value_evidence(const std::vector<std::string>& values, bool decimal_comma) {
  ValueEvidence out;
  std::unordered_set<std::string> seen;
  bool small[6] = {};
  std::size_t length = 0, numbers = 0;
  for (const auto& raw : values) {
    const std::string_view text = clean_text(raw);
    if (text.empty()) continue;
    ++out.values;
    length += text.size();
    if (seen.emplace(text).second && out.samples.size() < 5) out.samples.emplace_back(text);
    const std::string pointed = decimal_comma ? with_decimal_point(text) : std::string();
    const std::string_view digits = decimal_comma ? std::string_view(pointed) : text;
    Moment moment;
    Decimal number = 0, other = 0;
    if (read_moment(text, moment) == Read::ok) out.moments += 1;
    if (read_decimal(digits, number) == Read::ok) {
      out.decimals += 1;
      const bool whole = number % kDecimalOne == 0;
      if (whole && digits.find('.') == std::string_view::npos) out.integers += 1;
      if (digits.find('.') != std::string_view::npos) out.fractions += 1;
      out.low = numbers == 0 ? number : std::min(out.low, number);
      out.high = numbers == 0 ? number : std::max(out.high, number);
      ++numbers;
      if (digits.size() > 1 && digits[0] == '0' && digits[1] != '.') out.leading_zeros += 1;
    }
    if (read_rating(digits, other) == Read::ok) {
      out.ratings += 1;
      const bool small_answer =
          other % kDecimalOne == 0 && other >= kDecimalOne && other <= 5 * kDecimalOne;
      if (small_answer) small[other / kDecimalOne] = true;
    }
    if (read_flag(text, other) == Read::ok) out.flags += 1;
  }
  out.distinct = seen.size();
  out.in_1_to_5 = static_cast<std::size_t>(std::count(std::begin(small), std::end(small), true));
  if (out.values == 0) return out;
  const auto n = static_cast<double>(out.values);
  for (double* share : {&out.moments, &out.decimals, &out.integers, &out.ratings, &out.flags,
                        &out.fractions, &out.leading_zeros}) {
    *share /= n;
  }
  out.mean_length = static_cast<double>(length) / n;
  return out;
}

}  // namespace clientele
