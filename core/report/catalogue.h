// The one catalogue of texts: every key with its Chinese and English form. Placeholders are {name};
// a Text's arguments fill them, written for the language's readers. {name|order|orders} is the word
// that goes with the number of that name.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "analyses/result.h"

namespace clientele {

struct Message {
  std::string_view key, zh, en;
};

enum class Language { zh, en };
inline constexpr Language kLanguages[] = {Language::zh, Language::en};
std::string_view language_code(Language language);  // "zh-CN", "en"

// Null where the key is unknown. O(log n).
const Message* find_message(std::string_view key);
// All messages, ascending by key.
std::span<const Message> all_messages();

// The text in a language. An unknown key gives the key itself: a test makes sure none is left.
std::string render(const Text& text, Language language);
// A number as a reader of the language expects it in a sentence: 974.8万, 9.75M, 38.4%, 2.1 points.
std::string format_number(double value, Unit unit, Language language);
std::string_view unit_name(Unit unit);  // "money", …: as in the report JSON

}  // namespace clientele
