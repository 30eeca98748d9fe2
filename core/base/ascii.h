// Letters of ASCII, the same under every locale.
#pragma once

#include <string>
#include <string_view>

namespace clientele {

constexpr char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
inline std::string ascii_lower(std::string text) {
  for (char& c : text) c = ascii_lower(c);
  return text;
}

constexpr bool is_ascii_letter(char c) { return ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z'; }

// Takes `word` off the front of a text in lower case; one in letters of ASCII only where it is
// whole.
inline bool take_word(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  const bool goes_on = is_ascii_letter(word.back()) && text.size() > word.size() &&
                       is_ascii_letter(text[word.size()]);
  if (goes_on) return false;
  text.remove_prefix(word.size());
  return true;
}

}  // namespace clientele
