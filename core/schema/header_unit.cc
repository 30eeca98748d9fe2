// A piece of the header is a unit where every word of it belongs to one.
#include "schema/header_unit.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"
#include "schema/currency.h"
#include "schema/word_lists.h"

namespace clientele {
namespace {

// Written only in headers, beside words::kMultiples.
constexpr std::array<words::Multiple, 10> kOfHeaders = {{{"000", 3},
                                                         {"十", 1},
                                                         {"thousands", 3},
                                                         {"millions", 6},
                                                         {"billions", 9},
                                                         {"lakhs", 5},
                                                         {"lakh", 5},
                                                         {"mio", 6},
                                                         {"mm", 6},
                                                         {"s", 0}}};
// Parts of the unit of money.
constexpr std::array<words::Multiple, 4> kParts = {
    {{"分", -2}, {"角", -1}, {"cents", -2}, {"cent", -2}}};
// Words around a unit, and what may be counted.
constexpr std::array<std::string_view, 8> kFillers = {"单位", "以", "计",   "为",
                                                      "in",   "of", "unit", "units"};
constexpr std::array<std::string_view, 14> kCounted = {
    "人", "个", "件", "台",     "户",      "次",    "家",
    "套", "份", "名", "people", "persons", "items", "employees"};

struct Unit {
  HeaderUnit said;
  bool multiple = false;  // a multiple or a part is named
  bool counted = false;   // people, pieces
  bool letter = false;    // by a single letter
  bool vague = false;     // by one that says a size, a version or a metre as well
};

template <typename List>
bool take_multiple(std::string_view& text, const List& list, Unit& unit) {
  for (const auto& [word, power] : list) {
    if (!take_word(text, word)) continue;
    unit.said.power += power;
    unit.multiple = unit.multiple || power != 0;
    unit.letter = unit.letter || (word.size() == 1 && power != 0);
    unit.vague = unit.vague || word == "m" || word == "b" || word == "mm";
    return true;
  }
  return false;
}

bool take_any(std::string_view& text, const auto& list) {
  return std::any_of(list.begin(), list.end(),
                     [&](std::string_view word) { return take_word(text, word); });
}

// The whole of `text` as a unit.
std::optional<Unit> unit_of(std::string_view text, ValueKind kind) {
  Unit unit;
  while (!text.empty()) {
    if (std::string_view(" '.:_-").find(text.front()) != std::string_view::npos) {
      text.remove_prefix(1);
      continue;
    }
    if (take_multiple(text, kOfHeaders, unit) || take_multiple(text, words::kMultiples, unit))
      continue;
    if (kind == ValueKind::money && take_multiple(text, kParts, unit)) continue;
    if (const auto currency = take_currency(text); !currency.empty()) {
      const bool sign = currency == "$" || currency == "¥";
      if (!sign || unit.said.currency.empty()) unit.said.currency = currency;
      continue;
    }
    if (take_any(text, kCounted)) {
      unit.counted = true;
    } else if (!take_any(text, kFillers)) {
      return std::nullopt;
    }
  }
  if (!unit.multiple && unit.said.currency.empty()) return std::nullopt;
  if (unit.counted && kind == ValueKind::money) return std::nullopt;
  if (unit.vague && unit.said.currency.empty()) return std::nullopt;
  if (unit.said.power == 1 || unit.said.power < kLeastPower || unit.said.power > kMostPower)
    return std::nullopt;
  return unit;
}

// Lower case, width folded, with a blank where "amountUSD" changes its case and one kind of
// brackets.
std::string plain(std::string_view header) {
  std::string out;
  const std::string folded = fold_width(header);
  bool small = false;
  for (std::string_view rest = folded; !rest.empty();) {
    const Utf8Character c = first_utf8(rest);
    rest.remove_prefix(c.bytes);
    const bool capital = c.point >= 'A' && c.point <= 'Z';
    if (capital && small) out += ' ';
    small = c.point >= 'a' && c.point <= 'z';
    switch (c.point) {
      case '[':
      case '{':
      case '<':
      case U'【':
      case U'〔':
      case U'《':
        out += '(';
        break;
      case ']':
      case '}':
      case '>':
      case U'】':
      case U'〕':
      case U'》':
        out += ')';
        break;
      case U'、':
      case ';':
        out += ',';
        break;
      default:
        append_utf8(capital ? c.point + 32 : c.point, out);
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

// In brackets: the piece between commas that is a unit; what stands behind a slash or 每 divides.
std::optional<Unit> in_brackets(std::string_view header, ValueKind kind) {
  std::optional<Unit> found;
  for (std::size_t open = header.find('('); open != std::string_view::npos;
       open = header.find('(', open + 1)) {
    std::string_view content = header.substr(open + 1);
    content = content.substr(0, content.find_first_of("()"));
    while (!content.empty()) {
      const std::size_t comma = content.find(',');
      std::string_view piece = content.substr(0, comma);
      content.remove_prefix(comma == std::string_view::npos ? content.size() : comma + 1);
      const bool divided = piece.find('/') != std::string_view::npos;
      piece = piece.substr(0, piece.find('/'));
      piece = piece.substr(0, piece.find("每"));
      const auto unit = unit_of(piece, kind);
      if (!unit || (divided && unit->said.currency.empty())) continue;
      if (!found || (unit->multiple && !found->multiple)) found = unit;
    }
  }
  return found;
}

// At the end, after a mark or a blank: the longest.
std::optional<Unit> at_end(std::string_view header, ValueKind kind) {
  constexpr std::string_view kMarks = " /_-:,|'";
  for (std::size_t at = 1; at < header.size(); ++at) {
    if (kMarks.find(header[at]) == std::string_view::npos) continue;
    const auto unit = unit_of(header.substr(at + 1), kind);
    if (!unit) continue;
    const bool marked = header[at] == '_' || header[at] == '/';
    if (unit->letter && unit->said.currency.empty() && !marked) continue;  // "vitamin k"
    return unit;
  }
  return std::nullopt;
}

// 年营业额万元: a multiple of 元 needs no mark.
std::optional<Unit> joined(std::string_view header, ValueKind kind) {
  std::string_view rest = header;
  if (header.empty() || static_cast<unsigned char>(header.back()) < 0x80 ||
      drop_currency(rest).empty())
    return std::nullopt;
  for (std::size_t at = rest.size(); at > 0;) {
    // The start of the character before.
    do {
      --at;
    } while (at > 0 && (static_cast<unsigned char>(rest[at]) & 0xc0) == 0x80);
    const auto& list = words::kMultiples;
    const bool multiple = std::any_of(list.begin(), list.end(), [&](const auto& word) {
      return rest.substr(at).starts_with(word.text) &&
             static_cast<unsigned char>(word.text[0]) >= 0x80;
    });
    if (!multiple) {
      const std::size_t begin = at + first_utf8(rest.substr(at)).bytes;
      return begin < rest.size() ? unit_of(header.substr(begin), kind) : std::nullopt;
    }
  }
  return unit_of(header, kind);
}

}  // namespace

HeaderUnit header_unit(std::string_view header, ValueKind kind) {
  if (kind != ValueKind::money && kind != ValueKind::number) return {};
  const std::string text = plain(header);
  auto unit = in_brackets(text, kind);
  if (!unit || !unit->multiple) {
    auto other = at_end(text, kind);
    if (!other || (unit && !other->multiple)) other = unit;
    if (!other) other = joined(text, kind);
    unit = other;
  }
  if (!unit) return {};
  if (kind == ValueKind::number) unit->said.currency.clear();
  return unit->said;
}

void set_unit(ColumnPlan& column) {
  const HeaderUnit unit = header_unit(
      column.name, is_company_size(column.role) ? default_kind(column.role) : column.kind);
  column.power = static_cast<std::int8_t>(unit.power);
  column.currency = unit.currency;
}

}  // namespace clientele
