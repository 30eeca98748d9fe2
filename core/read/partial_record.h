// A record through which the input was cut: taken apart one byte at a time, its fields copied. Only
// the record at each edge of a feed passes here; whole records take the fast path in
// delimited_parser.cc, by the same rules.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "read/delimited_parser.h"

namespace clientele {

class PartialRecord {
 public:
  PartialRecord(Dialect dialect, const ParserLimits& limits)
      : dialect_(dialect), field_bytes_(limits.field_bytes), most_fields_(limits.fields) {}

  // Takes bytes up to the record's end (a CR's LF is left) or to the end of `text`; says how many.
  std::size_t push(std::string_view text);
  // The text ended: so does the record.
  void finish();
  void clear();

  bool begun() const { return at_ != At::field_start || !ends_.empty() || bytes_ != 0; }
  bool ended() const { return ended_; }
  bool ended_by_cr() const { return ended_by_cr_; }
  bool unclosed() const { return unclosed_; }
  std::uint32_t line_breaks() const { return line_breaks_; }  // its own end included

  std::size_t fields() const { return ends_.size(); }
  std::string_view field(std::size_t i) const;
  const std::vector<std::uint32_t>& cut_fields() const { return cut_; }  // longer than allowed

 private:
  enum class At : std::uint8_t { field_start, plain, quoted, escaped, after_quote };

  bool is_delimiter(char c) const {
    return c == dialect_.delimiter || (dialect_.delimiter == ' ' && c == '\t');
  }
  void take(char c);
  void take_unquoted(char c);
  void append(char c);
  void end_field();
  void end_record();

  Dialect dialect_;
  std::size_t field_bytes_, most_fields_;
  At at_ = At::field_start;
  char before_ = 0;  // the byte before, inside quotes
  bool ended_ = false, ended_by_cr_ = false, unclosed_ = false;
  std::uint32_t line_breaks_ = 0;
  std::size_t bytes_ = 0;  // taken so far
  std::string text_;
  std::vector<std::size_t> ends_;
  std::vector<std::uint32_t> cut_;
};

}  // namespace clientele
