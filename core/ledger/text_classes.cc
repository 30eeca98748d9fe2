#include "ledger/text_classes.h"

#include <set>

#include "clean/classes/industry.h"
#include "clean/classes/places.h"

namespace clientele {
namespace {

const ClassLabel* class_of(TextClass list, std::string_view text) {
  if (list == TextClass::industry) {
    const auto industry = industry_of(text);
    return industry ? industry->section : nullptr;
  }
  const auto place = place_of(text);
  if (!place) return nullptr;
  if (list == TextClass::region) return place->province->region;
  return place->city ? place->city->tier : nullptr;
}

bool worth_grouping(const std::vector<const ClassLabel*>& classes) {
  std::set<const ClassLabel*> distinct;
  std::size_t classed = 0;
  for (const auto* label : classes) {
    if (label == nullptr) continue;
    ++classed;
    distinct.insert(label);
  }
  return classed * 2 >= classes.size() - 1 && distinct.size() < classed;
}

}  // namespace

TextClasses classify_texts(Role role, const Dictionary& dictionary) {
  TextClasses out;
  const bool places = role == Role::province || role == Role::city || role == Role::region;
  for (const auto list : {TextClass::region, TextClass::city_tier, TextClass::industry}) {
    if (list == TextClass::industry ? role != Role::industry : !places) continue;
    std::vector<const ClassLabel*> classes{nullptr};
    for (const auto& text : dictionary.texts) classes.push_back(class_of(list, text));
    if (worth_grouping(classes)) out.of_code[static_cast<std::size_t>(list)] = std::move(classes);
  }
  return out;
}

}  // namespace clientele
