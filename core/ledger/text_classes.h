// Standard classes of the texts of a dictionary: regions and city tiers of places, sections of
// industries, sizes of companies. Found once for each distinct text when the input is decided,
// never for a row.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "clean/classes/class_label.h"
#include "ledger/table.h"

namespace clientele {

// `name`: what genders, provinces and cities are called in both languages, whatever the list says.
enum class TextClass : std::uint8_t { region, city_tier, industry, size, name };
inline constexpr std::size_t kTextClasses = 5;

// By code, [0] being "no value"; null where a text has no class. Empty where the list says nothing
// worth grouping by: less than half of the texts have a class, or no two of them share one (two
// bands of company sizes need not).
struct TextClasses {
  std::array<std::vector<const ClassLabel*>, kTextClasses> of_code;
  const std::vector<const ClassLabel*>& of(TextClass list) const {
    return of_code[static_cast<std::size_t>(list)];
  }
};

// Classes of a column of places (province, city, region), of industries, or of company sizes in
// bands; nothing for other roles.
TextClasses classify_texts(Role role, const Dictionary& dictionary);

}  // namespace clientele
