#include "ledger/text_classes.h"

#include <set>

#include "clean/classes/bands.h"
#include "clean/classes/industry.h"
#include "clean/classes/places.h"
#include "ledger/canonical_texts.h"

namespace clientele {
namespace {

const ClassLabel* class_of(TextClass list, Role role, std::string_view text) {
  if (list == TextClass::size) {
    const auto band = read_band(text, 0);
    if (!band) return nullptr;
    return role == Role::employees ? size_by_employees(*band) : size_by_revenue(*band);
  }
  if (list == TextClass::industry) {
    const auto industry = industry_of(text);
    return industry ? industry->section : nullptr;
  }
  const auto place = place_of(text);
  if (!place) return nullptr;
  if (list == TextClass::region) return place->province->region;
  return place->city ? place->city->tier : nullptr;
}

bool worth_grouping(TextClass list, const std::vector<const ClassLabel*>& classes) {
  std::set<const ClassLabel*> distinct;
  std::size_t classed = 0;
  for (const auto* label : classes) {
    if (label == nullptr) continue;
    ++classed;
    distinct.insert(label);
  }
  if (classed * 2 < classes.size() - 1) return false;
  return list == TextClass::size ? classed > 0 : distinct.size() < classed;
}

}  // namespace

TextClasses classify_texts(Role role, const Dictionary& dictionary) {
  TextClasses out;
  std::vector<const ClassLabel*> names{nullptr};
  bool named = false;
  for (const auto& text : dictionary.texts) {
    names.push_back(named_class(role, text));
    named = named || names.back() != nullptr;
  }
  if (named) out.of_code[static_cast<std::size_t>(TextClass::name)] = std::move(names);
  const bool places = role == Role::province || role == Role::city || role == Role::region;
  for (const auto list :
       {TextClass::region, TextClass::city_tier, TextClass::industry, TextClass::size}) {
    const bool theirs = list == TextClass::industry ? role == Role::industry
                        : list == TextClass::size   ? is_company_size(role)
                                                    : places;
    if (!theirs) continue;
    std::vector<const ClassLabel*> classes{nullptr};
    for (const auto& text : dictionary.texts) classes.push_back(class_of(list, role, text));
    if (worth_grouping(list, classes))
      out.of_code[static_cast<std::size_t>(list)] = std::move(classes);
  }
  return out;
}

}  // namespace clientele
