// Everyday words for industries, as written down in industry_tables.cc.
#pragma once

#include <span>
#include <string_view>

namespace clientele::industries {

struct Word {
  std::string_view text;  // Chinese: anywhere in the text; English, lower case: as whole words
  char section;
  int division;  // 0 where only the section is clear
};
// In order: the first that is found decides, so the narrower stand before the broader.
std::span<const Word> words();

}  // namespace clientele::industries
