// Counting what a column's values can be read as.
#include "schema/value_evidence.h"

#include <algorithm>
#include <unordered_set>

#include "schema/decimal_mark.h"
#include "schema/number_band.h"
#include "schema/values.h"

namespace clientele {
namespace {

// The surnames of nine Chinese in ten.
constexpr std::string_view kSurnames =
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕"
    "丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃"
    "武"
    "戴莫孔向汤";

std::string_view without_digits(std::string_view text) {
  while (!text.empty() && text.back() >= '0' && text.back() <= '9') text.remove_suffix(1);
  return text;
}

// "张三", "王小明2"; "a@x.cn"; "13800000000", "138****0000".
bool is_person(std::string_view text) {
  if (text.find('@') != std::string_view::npos) return text.find('.') != std::string_view::npos;
  if (text.size() == 11 && text[0] == '1' && text.find_first_not_of("0123456789*") == text.npos)
    return true;
  const std::string_view name = without_digits(text);
  constexpr std::size_t kHan = 3;  // bytes of a Chinese character
  if (name.size() < 2 * kHan || name.size() > 3 * kHan || name.size() % kHan != 0) return false;
  const auto at = kSurnames.find(name.substr(0, kHan));
  return at != std::string_view::npos && at % kHan == 0;
}

}  // namespace

bool readable(const ColumnPlan& column, std::string_view text) {
  const std::string pointed = column.decimal_comma ? with_decimal_point(text) : std::string(text);
  Moment moment;
  Decimal number = 0;
  switch (column.kind) {
    case ValueKind::moment:
      return read_moment(pointed, moment, column.serials) == Read::ok ||
             read_moment(text, moment) == Read::ok;
    case ValueKind::money:
    case ValueKind::number:
      return read_decimal(pointed, number) == Read::ok ||
             (is_company_size(column.role) && read_band(text, column.power));
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
  std::size_t length = 0, numbers = 0, people = 0;
  for (const auto& raw : values) {
    const std::string_view text = clean_text(raw);
    if (text.empty()) continue;
    ++out.values;
    length += text.size();
    people += is_person(text) ? 1u : 0u;
    if (seen.emplace(text).second && out.samples.size() < 5) out.samples.emplace_back(text);
    const std::string pointed = decimal_comma ? with_decimal_point(text) : std::string();
    const std::string_view digits = decimal_comma ? std::string_view(pointed) : text;
    Moment moment;
    Decimal number = 0, other = 0;
    if (read_moment(text, moment) == Read::ok) {
      out.moments += 1;
    } else if (read_moment(digits, moment, true) == Read::ok) {
      out.serials += 1;
    }
    if (read_decimal(digits, number) == Read::ok) {
      out.decimals += 1;
      const bool whole = number % kDecimalOne == 0;
      if (whole && digits.find('.') == std::string_view::npos) out.integers += 1;
      if (digits.find('.') != std::string_view::npos) out.fractions += 1;
      out.low = numbers == 0 ? number : std::min(out.low, number);
      out.high = numbers == 0 ? number : std::max(out.high, number);
      ++numbers;
      if (digits.size() > 1 && digits[0] == '0' && digits[1] != '.') out.leading_zeros += 1;
    } else if (read_band(text, 0)) {
      out.bands += 1;
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
  out.people = people * 2 > out.values;
  for (double* share : {&out.moments, &out.decimals, &out.integers, &out.ratings, &out.flags,
                        &out.fractions, &out.serials, &out.bands, &out.leading_zeros}) {
    *share /= n;
  }
  out.mean_length = static_cast<double>(length) / n;
  return out;
}

}  // namespace clientele
