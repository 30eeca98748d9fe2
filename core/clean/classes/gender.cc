#include "clean/classes/gender.h"

#include <algorithm>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"

namespace clientele {
namespace {

constexpr std::array<ClassLabel, 2> kGenders = {
    {{"class.gender.1_male", "男", "Male"}, {"class.gender.2_female", "女", "Female"}}};

struct Word {
  std::string_view text;  // lower case, without a full stop at the end
  std::size_t gender;     // of kGenders
};
// Longer words stand before those they begin with.
constexpr std::array<Word, 27> kWords = {{
    {"男性", 0},  {"男士", 0},   {"男生", 0}, {"男", 0},   {"先生", 0}, {"male", 0},   {"man", 0},
    {"men", 0},   {"mister", 0}, {"mr", 0},   {"m", 0},    {"♂", 0},    {"女性", 1},   {"女士", 1},
    {"女生", 1},  {"女", 1},     {"小姐", 1}, {"太太", 1}, {"夫人", 1}, {"female", 1}, {"woman", 1},
    {"women", 1}, {"mrs", 1},    {"ms", 1},   {"miss", 1}, {"f", 1},    {"♀", 1},
}};

std::string plain(std::string_view text) {
  std::string out = ascii_lower(fold_width(text));
  while (!out.empty() && (out.back() == '.' || out.back() == ' ')) out.pop_back();
  return out;
}

// The word at the front, taken off; a Latin one only where it is whole.
const Word* take_gender(std::string_view& text) {
  for (const auto& word : kWords) {
    if (take_word(text, word.text)) return &word;
  }
  return nullptr;
}

}  // namespace

const ClassLabel* gender_of(std::string_view text) {
  if (text.size() > 16) return nullptr;
  const std::string folded = plain(text);
  const auto found = std::find_if(kWords.begin(), kWords.end(),
                                  [&](const Word& word) { return word.text == folded; });
  return found == kWords.end() ? nullptr : &kGenders[found->gender];
}

std::span<const ClassLabel> genders() { return kGenders; }

std::string_view GenderLegend::meaning(std::string_view text) const {
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (text.size() == 1 && text.front() == digits[i]) return meanings[i];
  }
  return text;
}

std::optional<GenderLegend> gender_legend(std::string_view header) {
  struct Token {
    char digit;  // 0: a gender
    std::size_t gender;
  };
  const std::string folded = plain(header);
  std::vector<Token> tokens;
  bool letters = false;  // inside a word
  for (std::string_view rest = folded; !rest.empty();) {
    const char c = rest.front();
    const Word* word = letters ? nullptr : take_gender(rest);
    if (word != nullptr) {
      tokens.push_back({0, word->gender});
    } else {
      if (c >= '0' && c <= '9') tokens.push_back({c, 0});
      rest.remove_prefix(1);
    }
    letters = word == nullptr && is_ascii_letter(c);
  }
  if (tokens.size() != 4) return std::nullopt;
  const bool digit_first = tokens[0].digit != 0;
  GenderLegend legend;
  std::array<std::size_t, 2> genders{};
  const bool chinese = static_cast<unsigned char>(
                           *std::max_element(folded.begin(), folded.end(), [](char a, char b) {
                             return static_cast<unsigned char>(a) < static_cast<unsigned char>(b);
                           })) >= 0x80;
  for (std::size_t i = 0; i < 2; ++i) {
    const Token& first = tokens[2 * i];
    const Token& second = tokens[2 * i + 1];
    const Token& digit = digit_first ? first : second;
    const Token& gender = digit_first ? second : first;
    if (digit.digit == 0 || gender.digit != 0) return std::nullopt;
    legend.digits[i] = digit.digit;
    genders[i] = gender.gender;
    legend.meanings[i] = chinese ? kGenders[gender.gender].zh : kGenders[gender.gender].en;
  }
  if (legend.digits[0] == legend.digits[1] || genders[0] == genders[1]) return std::nullopt;
  return legend;
}

}  // namespace clientele
