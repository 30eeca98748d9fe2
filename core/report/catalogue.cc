// Looking up, filling and formatting.
#include "report/catalogue.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

#include "clean/classes/labels.h"
#include "report/messages/lists.h"

namespace clientele {
namespace {

const std::vector<Message>& sorted() {
  static const std::vector<Message> all = [] {
    std::vector<Message> list;
    for (const auto& part : messages::kParts) {
      const auto messages = part();
      list.insert(list.end(), messages.begin(), messages.end());
    }
    for (const auto& label : class_labels()) list.push_back({label.key, label.zh, label.en});
    std::stable_sort(list.begin(), list.end(),
                     [](const Message& a, const Message& b) { return a.key < b.key; });
    return list;
  }();
  return all;
}

// Decimal text with at most `digits` decimals, no trailing zeros, thousands signs.
std::string plain(double value, int digits) {
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, "%.*f", digits, std::fabs(value));
  std::string text = buffer;
  if (text.find('.') != std::string::npos) {
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
  }
  std::size_t end = std::min(text.find('.'), text.size());
  for (std::size_t i = end; i > 3; i -= 3) text.insert(i - 3, ",");
  return value < 0 && text != "0" ? "-" + text : text;
}

// Three significant digits or so of a number in a larger unit.
std::string scaled(double value, double unit, std::string_view suffix) {
  const double shown = value / unit;
  const double size = std::fabs(shown);
  return plain(shown, size >= 1'000 ? 0 : size >= 100 ? 1 : 2) + std::string(suffix);
}

std::string amount(double value, bool money, Language language) {
  const double size = std::fabs(value);
  if (language == Language::zh) {
    if (size >= 1e8) return scaled(value, 1e8, "亿");
    if (size >= (money ? 1e4 : 1e5)) return scaled(value, 1e4, "万");
  } else if (size >= 1e9) {
    return scaled(value, 1e9, "B");
  } else if (size >= 1e6) {
    return scaled(value, 1e6, "M");
  } else if (money && size >= 1e4) {
    return scaled(value, 1e3, "k");
  }
  return plain(value, money && size < 1'000 ? 2 : 0);
}

std::string fill(std::string_view pattern, const Text& text, Language language);

std::string argument(const TextArg& arg, Language language) {
  if (const auto* number = std::get_if<Number>(&arg))
    return format_number(number->value, number->unit, language);
  if (const auto* data = std::get_if<std::string>(&arg)) return *data;
  const auto& nested = std::get<std::vector<Text>>(arg);
  std::string out;
  for (const auto& part : nested) {
    if (!out.empty()) out += language == Language::zh ? "、" : ", ";
    out += render(part, language);
  }
  return out;
}

// "{orders|order|orders}": the first word where the number is written as 1, else the second.
std::string_view counted(const TextArg& arg, std::string_view words) {
  const auto* number = std::get_if<Number>(&arg);
  const auto bar = words.find('|');
  if (bar == std::string_view::npos) return words;
  return number != nullptr && number->value == 1 ? words.substr(0, bar) : words.substr(bar + 1);
}

std::string fill(std::string_view pattern, const Text& text, Language language) {
  std::string out;
  while (!pattern.empty()) {
    const auto open = pattern.find('{');
    const auto close = pattern.find('}', open);
    if (open == std::string_view::npos || close == std::string_view::npos) break;
    out += pattern.substr(0, open);
    const auto inside = pattern.substr(open + 1, close - open - 1);
    const auto bar = inside.find('|');
    const auto found = text.args.find(std::string(inside.substr(0, bar)));
    if (found != text.args.end()) {
      out += bar == std::string_view::npos
                 ? argument(found->second, language)
                 : std::string(counted(found->second, inside.substr(bar + 1)));
    }
    pattern.remove_prefix(close + 1);
  }
  out += pattern;
  return out;
}

}  // namespace

std::string_view language_code(Language language) {
  return language == Language::zh ? "zh-CN" : "en";
}

std::span<const Message> all_messages() { return sorted(); }

const Message* find_message(std::string_view key) {
  const auto& all = sorted();
  const auto at = std::lower_bound(all.begin(), all.end(), key,
                                   [](const Message& m, std::string_view k) { return m.key < k; });
  return at == all.end() || at->key != key ? nullptr : &*at;
}

std::string render(const Text& text, Language language) {
  if (text.key == "data.text") {
    const auto found = text.args.find("text");
    return found == text.args.end() ? std::string() : argument(found->second, language);
  }
  const Message* message = find_message(text.key);
  if (message == nullptr) return text.key;
  return fill(language == Language::zh ? message->zh : message->en, text, language);
}

std::string format_number(double value, Unit unit, Language language) {
  switch (unit) {
    case Unit::count:
      return amount(value, false, language);
    case Unit::money:
      return amount(value, true, language);
    case Unit::share:
      return plain(value * 100, std::fabs(value) < 0.1 ? 2 : 1) + "%";
    case Unit::points: {
      const std::string text = plain(value * 100, 1);
      return text + (language == Language::zh      ? " 个百分点"
                     : text == "1" || text == "-1" ? " point"
                                                   : " points");
    }
    case Unit::score:
      return plain(value, 2);
    case Unit::days:
      return plain(value, std::fabs(value) < 10 ? 1 : 0);
    case Unit::date:
      return iso_date(static_cast<Day>(value));
    case Unit::month: {
      const int month = static_cast<int>(value);
      return iso_date(first_day_of_month(month)).substr(0, 7);
    }
    case Unit::p_value:
      return value < 0.001 ? "<0.001" : plain(value, 3);
    case Unit::number:
    case Unit::label:
      break;
  }
  return plain(value, std::fabs(value) < 10 ? 2 : 1);
}

std::string_view unit_name(Unit unit) {
  switch (unit) {
    case Unit::count:
      return "count";
    case Unit::money:
      return "money";
    case Unit::share:
      return "share";
    case Unit::points:
      return "points";
    case Unit::score:
      return "score";
    case Unit::number:
      return "number";
    case Unit::days:
      return "days";
    case Unit::date:
      return "date";
    case Unit::month:
      return "month";
    case Unit::label:
      return "label";
    case Unit::p_value:
      return "p_value";
  }
  return "number";
}

}  // namespace clientele
