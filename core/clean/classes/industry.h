// Industries by GB/T 4754-2017 (国民经济行业分类): sections A-T and divisions 01-97.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "clean/classes/class_label.h"

namespace clientele {

struct IndustryDivision {
  std::uint8_t number;  // 1-97
  char section;         // 'A'-'T'
  std::string_view zh, en;
};

struct Industry {
  const ClassLabel* section = nullptr;         // always set
  const IndustryDivision* division = nullptr;  // where the text is clear enough
};

// The industry that a text names: a code ("C36", "I"), a name of the standard, or everyday words in
// Chinese or English ("汽车零部件", "Software"). Nothing where no rule knows it. Linear in the
// tables: ask once for each distinct text.
std::optional<Industry> industry_of(std::string_view text);

std::span<const ClassLabel> industry_sections();
std::span<const IndustryDivision> industry_divisions();

}  // namespace clientele
