// Counting what a column's values can be read as.
#include "schema/value_evidence.h"

#include <algorithm>
#include <unordered_set>

#include "schema/values.h"

namespace clientele {

ValueEvidence value_evidence(const std::vector<std::string>& values) {
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
    Moment moment;
    Decimal number = 0, other = 0;
    if (read_moment(text, moment) == Read::ok) out.moments += 1;
    if (read_decimal(text, number) == Read::ok) {
      out.decimals += 1;
      const bool whole = number % kDecimalOne == 0;
      if (whole && text.find('.') == std::string_view::npos) out.integers += 1;
      if (text.find('.') != std::string_view::npos) out.fractions += 1;
      out.low = numbers == 0 ? number : std::min(out.low, number);
      out.high = numbers == 0 ? number : std::max(out.high, number);
      ++numbers;
      if (text.size() > 1 && text[0] == '0' && text[1] != '.') out.leading_zeros += 1;
    }
    if (read_rating(text, other) == Read::ok) {
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
