// UTF-8 helpers: validity, characters, width folding. All text inside the core is UTF-8.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace clientele {

// Length of the longest prefix of whole, well-formed characters (Unicode 15, table 3-7: no overlong
// forms, no surrogates, nothing above U+10FFFF).
std::size_t utf8_valid_prefix(std::string_view text);
inline bool is_utf8(std::string_view text) { return utf8_valid_prefix(text) == text.size(); }

// True where `text`, which is not well-formed as a whole, is only cut: what follows its valid
// prefix is the beginning of a character.
bool utf8_only_cut(std::string_view text);

// Appends `bytes` to `out`, each maximal ill-formed subpart (Unicode 15, 3.9) as U+FFFD. Returns
// how many were replaced; `places`, where given, gets the offset in `out` of each.
std::size_t append_repaired_utf8(std::string_view bytes, std::string& out,
                                 std::vector<std::size_t>* places = nullptr);

// Surrogates and points above U+10FFFF are appended as U+FFFD.
void append_utf8(char32_t point, std::string& out);

struct Utf8Character {
  char32_t point = 0;
  std::uint32_t bytes = 0;  // 0 only where the text is empty
};
// The first character of `text`; U+FFFD of one byte where it is not well-formed.
Utf8Character first_utf8(std::string_view text);

// At most `limit` bytes of `text`, cut between characters.
std::string_view cut_utf8(std::string_view text, std::size_t limit);

// Full-width forms as their ordinary ones (U+FF01-FF5E -> ASCII, U+3000 and U+00A0 -> space, U+FFE5
// -> U+00A5, U+FFE0/FFE1 -> U+00A2/U+00A3), as NFKC does; everything else is copied.
std::string fold_width(std::string_view text);
// True where fold_width would change something: three out of four texts need no copy.
bool has_full_width(std::string_view text);
// Whether a text has characters from U+4000 on, where nearly all of Chinese is.
bool has_chinese(std::string_view text);

}  // namespace clientele
