#include "report/html_text.h"

#include <cmath>
#include <cstdio>

namespace clientele::html {

std::string escape(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

namespace {
std::string both(const std::string& zh, const std::string& en) {
  if (zh == en) return escape(zh);
  return "<span class=\"zh\" lang=\"zh-CN\">" + escape(zh) +
         "</span><span class=\"en\" lang=\"en\">" + escape(en) + "</span>";
}
}  // namespace

std::string text(const Json& text) {
  return both(text.at("zh-CN").get<std::string>(), text.at("en").get<std::string>());
}

std::string message(const std::string& key, std::map<std::string, TextArg> args) {
  const Text text{key, std::move(args)};
  return both(render(text, Language::zh), render(text, Language::en));
}

std::string short_number(double value, Unit unit) {
  return both(format_number(value, unit, Language::zh), format_number(value, unit, Language::en));
}

std::string full_number(double value, Unit unit) {
  const bool whole = value == std::floor(value);
  if (unit != Unit::money && unit != Unit::count && !(unit == Unit::number && whole)) {
    return escape(format_number(value, unit, Language::en));
  }
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, "%.*f", unit == Unit::money && !whole ? 2 : 0,
                std::fabs(value));
  std::string digits = buffer;
  const std::size_t point = std::min(digits.find('.'), digits.size());
  for (std::size_t i = point; i > 3; i -= 3) digits.insert(i - 3, ",");
  return (value < 0 ? "-" : "") + digits;
}

std::string cell(const Json& cell, Unit unit) {
  if (cell.is_number()) return full_number(cell.get<double>(), unit);
  if (cell.is_string()) return escape(cell.get<std::string>());
  if (cell.is_object()) return text(cell);
  return "–";
}

Unit unit_of(const Json& name) {
  const auto wanted = name.get<std::string>();
  for (int i = 0; i <= static_cast<int>(Unit::p_value); ++i) {
    if (unit_name(static_cast<Unit>(i)) == wanted) return static_cast<Unit>(i);
  }
  return Unit::number;
}

}  // namespace clientele::html
