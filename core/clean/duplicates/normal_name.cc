// A name is folded, brackets are taken out, legal forms are taken off its end and a place off its
// front; what is left is the core.
#include "clean/duplicates/normal_name.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/utf8.h"
#include "clean/classes/place_tables.h"
#include "clean/classes/places.h"

namespace clientele {
namespace {

// Chinese legal forms at the end of a name, longer ones before those they end with.
constexpr std::array<std::string_view, 18> kForms = {
    "股份有限公司", "有限责任公司", "有限公司",   "股份公司", "集团公司", "总公司",
    "分公司",       "子公司",       "公司",       "集团",     "股份",     "控股",
    "有限合伙",     "普通合伙",     "个体工商户", "个人独资", "有限",     "企业",
};
// Latin ones, as last words of a name.
constexpr std::array<std::string_view, 34> kLatinForms = {
    "co",      "ltd",   "limited", "inc",      "incorporated", "llc",  "llp", "lp",   "plc",
    "gmbh",    "ag",    "kg",      "sa",       "sas",          "sarl", "srl", "spa",  "bv",
    "nv",      "oy",    "ab",      "as",       "kk",           "pte",  "pty", "corp", "corporation",
    "company", "group", "holding", "holdings", "sdn",          "bhd",  "and",
};
constexpr std::array<std::string_view, 5> kTitles = {"mr", "mrs", "ms", "miss", "dr"};
// A person's name in Chinese has two to four characters.
constexpr std::size_t kPersonCharacters = 4;
constexpr std::size_t kLeastCore = 2;  // characters that must be left of a name

template <std::size_t N>
bool among(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xc0) != 0x80; }));
}

bool is_latin(char c) { return static_cast<unsigned char>(c) < 0x80; }

struct PlaceName {
  std::string_view name;
  NamedPlace place;
};

// Every short name of a province or city, by its bytes.
const std::vector<PlaceName>& place_names() {
  static const std::vector<PlaceName> names = [] {
    std::vector<PlaceName> all;
    for (const auto& province : provinces()) {
      all.push_back({province.label.zh, {province.label.zh, {}}});
    }
    for (const auto& [province, cities] : places::cities()) {
      for (std::string_view rest = cities; !rest.empty();) {
        const std::string_view city = rest.substr(0, rest.find(' '));
        rest.remove_prefix(std::min(rest.size(), city.size() + 1));
        if (city != province) all.push_back({city, {province, city}});
      }
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.name < b.name; });
    return all;
  }();
  return names;
}

// The longest place at the front of `text`; nothing is taken where it is none.
NamedPlace take_place(std::string_view& text) {
  constexpr std::array<std::size_t, 3> kSizes = {12, 9, 6};  // bytes of 4, 3, 2 characters
  const auto& names = place_names();
  for (const std::size_t size : kSizes) {
    if (text.size() < size) continue;
    const std::string_view front = text.substr(0, size);
    const auto found =
        std::lower_bound(names.begin(), names.end(), front,
                         [](const PlaceName& a, std::string_view b) { return a.name < b; });
    if (found == names.end() || found->name != front) continue;
    text.remove_prefix(size);
    for (const std::string_view suffix : {"省", "市"}) {
      if (text.starts_with(suffix)) text.remove_prefix(suffix.size());
    }
    return found->place;
  }
  return {};
}

// The place a text is, and nothing else.
NamedPlace whole_place(std::string_view text) {
  const NamedPlace place = take_place(text);
  return text.empty() ? place : NamedPlace{};
}

// Folded to ordinary width and lower case; marks become blanks, no two in a row. What stands in
// brackets is taken out.
struct Plain {
  std::string text;
  std::vector<std::string> brackets;
};

bool is_mark(char32_t point) {
  if (point < 0x80) {
    return !((point >= '0' && point <= '9') || (point >= 'a' && point <= 'z') ||
             (point >= 'A' && point <= 'Z'));
  }
  // Dots between parts of a name, general punctuation, Chinese punctuation, signs.
  return point == 0xb7 || (point >= 0x2000 && point <= 0x206f) ||
         (point >= 0x3000 && point <= 0x303f) || (point >= 0xff00 && point <= 0xff65) ||
         point == 0xfffd || point == 0xa0 || point == 0xad;
}

void append_plain(char32_t point, std::string& out) {
  if (is_mark(point)) {
    if (!out.empty() && out.back() != ' ') out += ' ';
    return;
  }
  if (point >= 'A' && point <= 'Z') point += 'a' - 'A';
  append_utf8(point, out);
}

Plain plain_text(std::string_view text) {
  const std::string folded = fold_width(text);
  Plain plain;
  std::string inside;
  bool bracket = false;
  for (std::string_view rest = folded; !rest.empty();) {
    const auto [point, bytes] = first_utf8(rest);
    rest.remove_prefix(bytes);
    const bool opens = point == '(' || point == '[' || point == 0x3010 || point == 0x3014;
    const bool closes = point == ')' || point == ']' || point == 0x3011 || point == 0x3015;
    if (opens || closes) {
      if (!inside.empty()) plain.brackets.push_back(inside);
      inside.clear();
      bracket = opens;
      if (!plain.text.empty() && plain.text.back() != ' ') plain.text += ' ';
    } else {
      append_plain(point, bracket ? inside : plain.text);
    }
  }
  // A bracket that is never closed is part of the name.
  if (!inside.empty()) plain.text += (plain.text.empty() ? "" : " ") + inside;
  while (plain.text.ends_with(' ')) plain.text.pop_back();
  return plain;
}

// Takes legal forms off the end, while something is left. Returns whether there was one.
bool take_forms(std::string& text) {
  bool any = false;
  for (bool taken = true; taken;) {
    taken = false;
    while (text.ends_with(' ')) text.pop_back();
    for (const auto form : kForms) {
      if (!text.ends_with(form) || characters(text) < characters(form) + kLeastCore) continue;
      text.resize(text.size() - form.size());
      any = taken = true;
      break;
    }
    const std::size_t blank = text.rfind(' ');
    if (blank != std::string::npos &&
        among(std::string_view(text).substr(blank + 1), kLatinForms)) {
      text.resize(blank);
      any = taken = true;
    }
  }
  return any;
}

// 甲科技上海 after 分公司 was taken off: a place at the end. Then a legal form may stand before it.
NamedPlace take_place_at_end(std::string& text) {
  for (const std::size_t size : {std::size_t{12}, std::size_t{9}, std::size_t{6}}) {
    if (text.size() < size + 6) continue;
    const NamedPlace place = whole_place(std::string_view(text).substr(text.size() - size));
    if (!place.known()) continue;
    text.resize(text.size() - size);
    return place;
  }
  return {};
}

std::string without_blanks(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ') out += c;
  }
  return out;
}

// A person's words in a fixed order: "Smith, John" is John Smith.
std::string sorted_words(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    if (!word.empty() && !among(word, kTitles)) words.push_back(word);
  }
  std::sort(words.begin(), words.end());
  std::string out;
  for (const auto word : words) out += word;
  return out;
}

void take_front_place(NormalName& name, std::string& text) {
  std::string_view rest = text;
  const NamedPlace place = take_place(rest);
  while (rest.starts_with(' ')) rest.remove_prefix(1);
  if (!place.known() || characters(rest) < kLeastCore) return;
  if (!name.place.known()) name.place = place;
  text = std::string(rest);
}

}  // namespace

NormalName normal_name(std::string_view text) {
  NormalName name;
  Plain plain = plain_text(text);
  name.whole = without_blanks(plain.text);
  for (const auto& inside : plain.brackets) {
    name.whole += without_blanks(inside);
    if (among(inside, kForms)) name.legal_form = true;
    if (!name.place.known()) name.place = whole_place(inside);
  }
  const bool branch = plain.text.ends_with("分公司");
  name.legal_form = take_forms(plain.text) || name.legal_form;
  if (branch) {
    const NamedPlace place = take_place_at_end(plain.text);
    if (place.known()) name.place = place;
    take_forms(plain.text);
  }
  const bool latin = plain.text.empty() || is_latin(plain.text.front());
  name.company = name.legal_form || (!latin && characters(plain.text) > kPersonCharacters);
  if (name.legal_form && !latin) take_front_place(name, plain.text);
  name.core = name.company || !latin ? without_blanks(plain.text) : sorted_words(plain.text);
  if (characters(name.core) < kLeastCore) name.core.clear();
  return name;
}

NamedPlace named_place(std::string_view text) {
  const auto place = place_of(text);
  if (!place) return {};
  NamedPlace out{place->province->label.zh, {}};
  if (place->city && place->city->zh != out.province) out.city = place->city->zh;
  return out;
}

}  // namespace clientele
