// Codes first, then the standard's own names, then everyday words.
#include "clean/classes/industry.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "base/utf8.h"
#include "clean/classes/industry_tables.h"

namespace clientele {
namespace {

Industry in_section(char section) {
  return {&industry_sections()[static_cast<std::size_t>(section - 'A')], nullptr};
}

Industry in_division(const IndustryDivision& division) {
  Industry out = in_section(division.section);
  out.division = &division;
  return out;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

// "C36", "c", "I6510", and such a code before a name ("C36 汽车制造业"). A letter alone stands
// alone.
std::optional<Industry> by_code(std::string_view text) {
  if (text.empty() || text[0] < 'a' || text[0] > 't') return std::nullopt;
  if (text.size() == 1) return in_section(text[0]);
  if (text.size() < 3 || !is_digit(text[1]) || !is_digit(text[2])) return std::nullopt;
  const int number = (text[1] - '0') * 10 + (text[2] - '0');
  for (const auto& division : industry_divisions()) {
    if (division.number == number && division.section == text[0] - 'a' + 'A')
      return in_division(division);
  }
  return std::nullopt;
}

std::string lower(std::string_view text) { return ascii_lower(std::string(text)); }

std::optional<Industry> by_name(std::string_view text) {
  for (const auto& division : industry_divisions()) {
    if (text == division.zh || text == lower(division.en)) return in_division(division);
  }
  for (const auto& section : industry_sections()) {
    if (text == section.zh || text == lower(section.en)) return in_section(section.key.back());
  }
  return std::nullopt;
}

bool speaks_of(std::string_view text, std::string_view word) {
  const bool chinese = static_cast<unsigned char>(word.front()) >= 0x80;
  for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const auto end = at + word.size();
    if (chinese ||
        ((at == 0 || !is_lower(text[at - 1])) && (end == text.size() || !is_lower(text[end]))))
      return true;
  }
  return false;
}

}  // namespace

std::optional<Industry> industry_of(std::string_view raw) {
  std::string text = lower(fold_width(raw));
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string::npos) return std::nullopt;
  text = text.substr(first, text.find_last_not_of(" \t") - first + 1);
  if (const auto coded = by_code(text)) return coded;
  if (const auto named = by_name(text)) return named;
  for (const auto& [word, section, division] : industries::words()) {
    if (!speaks_of(text, word)) continue;
    return division == 0
               ? in_section(section)
               : in_division(industry_divisions()[static_cast<std::size_t>(division - 1)]);
  }
  return std::nullopt;
}

}  // namespace clientele
