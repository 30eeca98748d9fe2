// How alike two short texts are, for names written by different hands.
#pragma once

#include <string_view>

namespace clientele {

// Jaro's similarity with Winkler's bonus for a common beginning (Winkler 1990, "String Comparator
// Metrics and Enhanced Decision Rules in the Fellegi-Sunter Model of Record Linkage": weight 0.1,
// at most 4 characters), between 0 and 1; 1 where both are equal, 0 where one is empty. Compared by
// character, so that a Chinese character counts as one. Texts longer than 64 characters are
// compared by their first 64.
double jaro_winkler(std::u32string_view a, std::u32string_view b);

}  // namespace clientele
