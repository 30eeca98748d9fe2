#include "ledger/canonical_texts.h"

#include <optional>

#include "base/utf8.h"
#include "clean/classes/gender.h"
#include "clean/classes/places.h"
#include "schema/currency.h"

namespace clientele {
namespace {

bool is_place(Role role) {
  return role == Role::province || role == Role::city || role == Role::region;
}

// A city of a province's column is not what that column speaks of.
std::optional<PlaceName> place_for(Role role, std::string_view text) {
  const auto place = name_of_place(text);
  return place && role == Role::province && place->is_city ? std::nullopt : place;
}

}  // namespace

const ClassLabel* named_class(Role role, std::string_view text) {
  if (role == Role::gender) return gender_of(text);
  if (!is_place(role)) return nullptr;
  const auto place = place_for(role, text);
  return place ? place->label : nullptr;
}

std::vector<std::string> canonical_texts(Role role, const std::vector<std::string_view>& texts,
                                         std::string_view home) {
  std::vector<std::string> out;
  if (role == Role::currency) {
    for (const auto text : texts) out.push_back(currency_code(text, home));
    return out;
  }
  if (role != Role::gender && !is_place(role)) return out;
  std::vector<const ClassLabel*> classes;
  bool chinese = false;
  for (const auto text : texts) {
    classes.push_back(named_class(role, text));
    chinese = chinese || (classes.back() != nullptr && has_chinese(text));
  }
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const ClassLabel* label = classes[i];
    const auto place =
        label == nullptr && is_place(role) ? place_for(role, texts[i]) : std::optional<PlaceName>();
    out.emplace_back(label != nullptr ? (chinese ? label->zh : label->en)
                     : place          ? place->zh
                                      : texts[i]);
  }
  return out;
}

Code find_value(const Dictionary& dictionary, Role role, std::string_view value) {
  const Code code = dictionary.find(value);
  if (code != kNoCode) return code;
  if (role == Role::currency) return dictionary.find(currency_code(value));
  if (const ClassLabel* label = named_class(role, value)) {
    const Code zh = dictionary.find(label->zh);
    return zh != kNoCode ? zh : dictionary.find(label->en);
  }
  const auto place = is_place(role) ? place_for(role, value) : std::optional<PlaceName>();
  return place ? dictionary.find(place->zh) : kNoCode;
}

}  // namespace clientele
