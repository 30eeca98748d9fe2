#include "schema/currency.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"
#include "schema/word_lists.h"

namespace clientele {
namespace {

// `word` is in lower case.
bool same(std::string_view text, std::string_view word) {
  return std::equal(text.begin(), text.end(), word.begin(), word.end(),
                    [](char a, char b) { return ascii_lower(a) == b; });
}

// Where most texts have no currency: numbers begin and end with these.
bool of_number(char c) { return (c >= '0' && c <= '9') || c == '.' || c == '-'; }

}  // namespace

std::string_view take_currency(std::string_view& text) {
  if (text.empty() || of_number(text.front())) return {};
  if (text.front() == '$') {  // the most frequent ones need no list
    text.remove_prefix(1);
    return "$";
  }
  if (text.starts_with("¥")) {
    text.remove_prefix(std::string_view("¥").size());
    return "¥";
  }
  for (const auto& [name, currency] : words::kCurrencies) {
    if (text.size() < name.size() || !same(text.substr(0, name.size()), name)) continue;
    const bool goes_on = is_ascii_letter(name.back()) && text.size() > name.size() &&
                         is_ascii_letter(text[name.size()]);
    if (goes_on) continue;
    text.remove_prefix(name.size());
    return currency;
  }
  return {};
}

std::string_view drop_currency(std::string_view& text) {
  if (text.empty() || of_number(text.back())) return {};
  for (const auto& [name, currency] : words::kCurrencies) {
    if (text.size() < name.size() || !same(text.substr(text.size() - name.size()), name)) continue;
    const std::string_view before = text.substr(0, text.size() - name.size());
    if (is_ascii_letter(name.front()) && !before.empty() && is_ascii_letter(before.back()))
      continue;
    text = before;
    return currency;
  }
  return {};
}

bool may_mean(std::string_view name, std::string_view currency) {
  const auto among = [&](const auto& list) {
    return std::find(list.begin(), list.end(), currency) != list.end();
  };
  return name == "$"   ? among(words::kDollars)
         : name == "¥" ? among(words::kYuans)
                       : name == currency;
}

std::string currency_code(std::string_view text, std::string_view home) {
  const std::string folded = fold_width(text);
  std::string_view rest = folded;
  const std::string_view name = take_currency(rest);
  if (name.empty() || !rest.empty()) return std::string(text);
  if (may_mean(name, home)) return std::string(home);
  return std::string(name == "$" ? "USD" : name == "¥" ? "CNY" : name);
}

}  // namespace clientele
