#include "read/json_outline.h"

#include <algorithm>
#include <array>

#include "read/json_walk.h"

namespace clientele {
namespace {

using CharacterSet = std::array<bool, 256>;
constexpr CharacterSet characters(std::string_view all) {
  CharacterSet set{};
  for (const char c : all) set[static_cast<unsigned char>(c)] = true;
  return set;
}
constexpr CharacterSet kBlanks = characters(" \t\r\n"), kGaps = characters(" \t\r\n,"),
                       kMarks = characters("\"{}[]"), kScalarEnds = characters(",]}[{\"\n");

class Scan {
 public:
  Scan(std::string_view text, JsonOutline& outline) : text_(text), outline_(outline) {}

  void run() {
    while (find_value()) {
      JsonPiece piece{at_, 0, true};
      if (text_[at_] == '[') {
        array();
        continue;
      }
      piece.whole = text_[at_] == '{' ? object() : skip_scalar();
      piece.end = at_;
      outline_.on_root(piece);
    }
  }

 private:
  bool ended() const { return at_ >= text_.size(); }
  bool is(const CharacterSet& set) const { return set[static_cast<unsigned char>(text_[at_])]; }
  void skip_blanks() {
    while (!ended() && is(kBlanks)) ++at_;
  }
  bool find_value() {
    while (!ended() && is(kGaps)) ++at_;
    return !ended();
  }

  // All that skip: true where the value ends.
  bool skip_string() {
    for (++at_; !ended(); ++at_) {
      const char c = text_[at_];
      if (c == '\n') return false;
      if (c == '\\') {
        ++at_;
      } else if (c == '"') {
        ++at_;
        return true;
      }
    }
    at_ = text_.size();  // an escape may have passed it
    return false;
  }
  bool skip_scalar() {
    if (text_[at_] == '"') return skip_string();
    for (++at_; !ended() && !is(kScalarEnds);) ++at_;
    return !ended();
  }
  bool skip_nested() {
    open_.clear();
    while (!ended()) {
      const char c = text_[at_];
      if (c == '"') {
        if (!skip_string() && next_value_is_object()) return false;
        continue;
      }
      if (c == '{' || c == '[') {
        open_ += c;
      } else if (c == '}' || c == ']') {
        if (!close(c == '}' ? '{' : '[')) return false;
      }
      ++at_;
      if (open_.empty()) return true;
      while (!ended() && !is(kMarks)) ++at_;
    }
    return false;
  }
  // An object does not stand where a name is due: the value before it was left open.
  bool next_value_is_object() {
    skip_blanks();
    return !ended() && text_[at_] == '{';
  }
  // Brackets that were forgotten inside are closed with theirs, but no hunt goes far.
  bool close(char opening) {
    constexpr std::size_t kFar = 64;
    const std::size_t low = open_.size() - std::min(open_.size(), kFar);
    for (std::size_t i = open_.size(); i > low; --i) {
      if (open_[i - 1] != opening) continue;
      open_.resize(i - 1);
      return true;
    }
    return false;
  }
  bool skip_value() {
    return text_[at_] == '{' || text_[at_] == '[' ? skip_nested() : skip_scalar();
  }

  bool array() {
    const std::size_t begin = at_++;
    outline_.on_array(path_);
    while (find_value()) {
      if (text_[at_] == ']') {
        ++at_;
        outline_.on_array_end({begin, at_, true});
        return true;
      }
      JsonPiece piece{at_, 0, true};
      piece.whole = skip_value();
      piece.end = at_;
      outline_.on_element(piece);
    }
    outline_.on_array_end({begin, at_, false});
    return false;
  }

  bool object() {
    ++at_;
    while (find_value()) {
      if (text_[at_] == '}') {
        ++at_;
        return true;
      }
      const std::size_t begin = at_;
      const bool named = text_[at_] == '"';
      if (!skip_value() || !named) continue;
      const std::string_view token = text_.substr(begin, at_ - begin);
      skip_blanks();
      if (ended() || text_[at_] != ':') continue;
      ++at_;
      skip_blanks();
      if (ended()) break;
      outline_.on_field(path_);
      path_.push_back(unescape_json(token));
      if (text_[at_] == '[') {
        array();
      } else if (text_[at_] == '{' && path_.size() < kJsonPathDepth) {
        object();
      } else if (text_[at_] != '}' && text_[at_] != ',') {
        skip_value();
      }
      path_.pop_back();
    }
    return false;
  }

  std::string_view text_;
  JsonOutline& outline_;
  std::size_t at_ = 0;
  JsonPath path_;
  std::string open_;  // brackets
};

}  // namespace

void outline_json(std::string_view text, JsonOutline& outline) { Scan(text, outline).run(); }

}  // namespace clientele
