#include "read/partial_record.h"

#include "base/utf8.h"

namespace clientele {

std::size_t PartialRecord::push(std::string_view text) {
  std::size_t taken = 0;
  while (taken < text.size() && !ended_) take(text[taken++]);
  bytes_ += taken;
  return taken;
}

void PartialRecord::take(char c) {
  switch (at_) {
    case At::quoted:
    case At::escaped:
      if (c == '\r' || (c == '\n' && before_ != '\r')) ++line_breaks_;
      before_ = c;
      if (at_ == At::escaped) {
        if (c != dialect_.quote && c != '\\') append('\\');  // no escape: nothing is lost
        append(c);
        at_ = At::quoted;
      } else if (c == dialect_.quote) {
        at_ = At::after_quote;
      } else if (dialect_.backslash && c == '\\') {
        at_ = At::escaped;
      } else {
        append(c);
      }
      return;
    case At::after_quote:
      if (c == dialect_.quote) {  // doubled
        append(c);
        before_ = c;
        at_ = At::quoted;
        return;
      }
      break;
    case At::field_start:
      if (dialect_.quote != 0 && c == dialect_.quote) {
        before_ = c;
        at_ = At::quoted;
        return;
      }
      if (dialect_.delimiter == ' ' && is_delimiter(c)) return;
      break;
    case At::plain:
      break;
  }
  take_unquoted(c);
}

void PartialRecord::take_unquoted(char c) {
  if (is_delimiter(c)) {
    end_field();
  } else if (c == '\n' || c == '\r') {
    ++line_breaks_;
    ended_by_cr_ = c == '\r';
    end_record();
  } else {
    append(c);
    at_ = At::plain;
  }
}

// One byte beyond the limit is kept: it tells whether the cut falls between characters.
void PartialRecord::append(char c) {
  const std::size_t begin = ends_.empty() ? 0 : ends_.back();
  if (text_.size() - begin <= field_bytes_) text_.push_back(c);
}

void PartialRecord::end_field() {
  const std::size_t begin = ends_.empty() ? 0 : ends_.back();
  at_ = At::field_start;
  if (ends_.size() == most_fields_) {
    text_.resize(begin);
    return;
  }
  if (text_.size() - begin > field_bytes_) {
    text_.resize(begin + cut_utf8(std::string_view(text_).substr(begin), field_bytes_).size());
    cut_.push_back(static_cast<std::uint32_t>(ends_.size()));
  }
  ends_.push_back(text_.size());
}

void PartialRecord::end_record() {
  // An empty line has no field; nor has the end of a line after a run of blanks.
  if (at_ != At::field_start || (dialect_.delimiter != ' ' && !ends_.empty())) end_field();
  ended_ = true;
}

void PartialRecord::finish() {
  unclosed_ = at_ == At::quoted || at_ == At::escaped;
  if (at_ == At::escaped) append('\\');
  end_record();
}

void PartialRecord::clear() {
  at_ = At::field_start;
  ended_ = ended_by_cr_ = unclosed_ = false;
  line_breaks_ = 0;
  bytes_ = 0;
  text_.clear();
  ends_.clear();
  cut_.clear();
}

std::string_view PartialRecord::field(std::size_t i) const {
  const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
  return std::string_view(text_).substr(begin, ends_[i] - begin);
}

}  // namespace clientele
