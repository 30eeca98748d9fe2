// Genders as files write them.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "clean/classes/class_label.h"

namespace clientele {

// The gender that a text names: 男, 男士, 先生, M, male, Mr; 女, 女士, 小姐, F, female, Ms, Mrs.
// Null for anything else, also for 1 and 2: what they mean, only a legend tells.
const ClassLabel* gender_of(std::string_view text);

std::span<const ClassLabel> genders();

// What the digits of a column mean, as its header says: "性别(1男2女)", "gender (0=female,
// 1=male)".
struct GenderLegend {
  std::array<char, 2> digits{};
  std::array<std::string_view, 2> meanings;
  // The gender of one of the digits; any other text as it is.
  std::string_view meaning(std::string_view text) const;
};
// Nothing where the header does not give exactly one digit for each.
std::optional<GenderLegend> gender_legend(std::string_view header);

}  // namespace clientele
