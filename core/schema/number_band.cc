#include "schema/number_band.h"

#include <array>
#include <string>

#include "base/ascii.h"
#include "base/utf8.h"
#include "schema/values.h"

namespace clientele {
namespace {

constexpr std::array<std::string_view, 13> kBelow = {
    "<=", "<", "≤", "‹", "〈", "小于", "少于", "低于", "不足", "不到", "不超过", "below", "under"};
constexpr std::array<std::string_view, 13> kAbove = {
    ">=", ">", "≥", "›", "〉", "大于", "多于", "超过", "高于", "不少于", "不低于", "above", "over"};
constexpr std::array<std::string_view, 9> kOrLess = {
    "(含)以下", "及以下", "以下", "以内", "and below", "or less", "and under", "or below", "内"};
constexpr std::array<std::string_view, 8> kOrMore = {"(含)以上",  "及以上",  "以上",     "+",
                                                     "and above", "or more", "and over", "plus"};
constexpr std::array<std::string_view, 6> kBetween = {"-", "–", "—", "~", "至", "到"};
constexpr std::array<std::string_view, 5> kPeople = {"employees", "people", "人", "名", "员工"};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

bool take_one(std::string_view& text, const auto& words) {
  for (const std::string_view word : words) {
    if (!text.starts_with(word)) continue;
    text = trimmed(text.substr(word.size()));
    return true;
  }
  return false;
}

bool drop_one(std::string_view& text, const auto& words) {
  for (const std::string_view word : words) {
    if (!text.ends_with(word)) continue;
    text = trimmed(text.substr(0, text.size() - word.size()));
    return true;
  }
  return false;
}

std::optional<Decimal> number(std::string_view text, int power, NumberMarks& marks) {
  text = trimmed(text);
  drop_one(text, kPeople);
  Decimal value = 0;
  if (read_amount(text, power, value, marks) != Read::ok || value < 0) return std::nullopt;
  return value;
}

// Two numbers with a word between them.
std::optional<NumberBand> between(std::string_view text, int power) {
  for (const auto word : kBetween) {
    const std::size_t at = text.find(word, 1);
    if (at == std::string_view::npos) continue;
    NumberMarks marks;
    const auto high = number(text.substr(at + word.size()), power, marks);
    const int left_power = marks.has_unit ? marks.power : power;
    const auto low = number(text.substr(0, at), left_power, marks);
    if (low && high && *low <= *high) return NumberBand{*low, high};
  }
  return std::nullopt;
}

}  // namespace

std::optional<NumberBand> read_band(std::string_view text, int power) {
  const bool digits = text.find_first_of("0123456789") != std::string_view::npos;
  if (text.size() > 60 || (!digits && !has_full_width(text))) return std::nullopt;
  const std::string folded = ascii_lower(fold_width(text));
  std::string_view rest = trimmed(folded);
  NumberMarks marks;
  const bool below = take_one(rest, kBelow) || drop_one(rest, kOrLess);
  const bool above = !below && (take_one(rest, kAbove) || drop_one(rest, kOrMore));
  if (below || above) {
    const auto end = number(rest, power, marks);
    if (!end) return std::nullopt;
    return below ? NumberBand{0, end} : NumberBand{*end, std::nullopt};
  }
  if (const auto one = number(rest, power, marks)) return NumberBand{*one, one};
  return between(rest, power);
}

std::string with_unit(std::string_view text, int power) {
  constexpr std::array<std::string_view, 10> kUnits = {"", "",     "百",   "千", "万",
                                                       "", "百万", "千万", "亿", "billion"};
  const std::size_t last = text.find_last_of("0123456789");
  std::string out(text);
  if (power < 0 || power >= static_cast<int>(kUnits.size()) || last == std::string_view::npos)
    return out;
  const auto as_it_is = read_band(text, 0), in_unit = read_band(text, power);
  const bool names_its_own =
      as_it_is && in_unit && as_it_is->low == in_unit->low && as_it_is->high == in_unit->high;
  if (!names_its_own) out.insert(last + 1, kUnits[static_cast<std::size_t>(power)]);
  return out;
}

}  // namespace clientele
