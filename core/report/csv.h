// Writing CSV (RFC 4180) that is safe to open in a spreadsheet.
#pragma once

#include <string>
#include <string_view>

namespace clientele {

// Rows are added cell by cell. Text that a spreadsheet would run as a formula (first character = +
// -
// @ tab or CR, in full width too) gets an apostrophe before it; numbers are written as they are, so
// a negative amount stays a number. Begins with a UTF-8 byte order mark, lines end in CR LF.
class CsvWriter {
 public:
  CsvWriter();
  void text(std::string_view value);
  void number(std::string_view digits);  // already written, for example "-12.5"
  void number(double value);  // shortest text that reads back the same; empty if not finite
  void empty();
  void end_row();
  std::string take() { return std::move(out_); }

 private:
  void separate();
  std::string out_;
  bool first_ = true;
};

}  // namespace clientele
