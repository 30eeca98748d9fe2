// Rows are written when they end; a row shorter than the widest one before it is filled up, so that
// cells left empty at its end are not taken for missing ones.
#include "read/xlsx/sheet_reader.h"

#include <algorithm>
#include <charconv>

#include "read/xlsx/limits.h"

namespace clientele::xlsx {
namespace {

// "BC12" -> 55; 0 where there are no letters or too many.
std::uint32_t column_of(std::string_view reference) {
  std::uint32_t column = 0;
  for (const char c : reference.substr(0, 4)) {
    if (c < 'A' || c > 'Z') break;
    column = column * 26 + static_cast<std::uint32_t>(c - 'A' + 1);
  }
  return column;
}

template <typename T>
bool whole_number(std::string_view text, T& value) {
  const auto end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, value);
  return read.ec == std::errc() && read.ptr == end;
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

bool is_number(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'E' || c == 'e';
  });
}

}  // namespace

Result<void> SheetReader::feed(std::string_view xml, std::string& out) {
  if (!state_) return state_;
  read_bytes_ += xml.size();
  if (auto scanned = scanner_.feed(xml); state_ && !scanned) state_ = scanned;
  text_bytes_ += text_.size();
  if (text_bytes_ > kGrowthFloor && text_bytes_ / kMaxGrowth > read_bytes_) stop("workbook_size");
  if (!state_) return state_;
  out.append(text_);
  text_.clear();
  return {};
}

// Nearly all elements are cells and their values: those are told first.
void SheetReader::on_open(std::string_view name, std::string_view attributes) {
  if (!state_) return;
  if (in_data_ && name.size() == 1) {
    if (name[0] == 'c') return open_cell(attributes);
    in_value_ = in_cell_ && (name[0] == 'v' || (name[0] == 't' && !phonetic_));
    return;
  }
  if (name == "sheetData") in_data_ = true;
  if (!in_data_) return;
  if (name == "row") return open_row(attributes);
  if (name == "rPh") phonetic_ = true;
}

void SheetReader::on_close(std::string_view name) {
  if (!state_ || !in_data_) return;
  if (name.size() == 1) {
    in_value_ = false;
    if (name[0] == 'c') close_cell();
  } else if (name == "row") {
    close_row();
  } else if (name == "rPh") {
    phonetic_ = false;
  } else if (name == "sheetData") {
    in_data_ = false;
  }
}

void SheetReader::on_text(std::string_view text) {
  if (!in_value_ || !state_) return;
  value_.append(text);
  if (value_.size() > kMaxCell) stop("workbook_cell");
}

void SheetReader::open_row(std::string_view attributes) {
  std::uint32_t row = row_ + 1;
  const auto given = attribute(attributes, "r");
  if (!given.empty() && (!whole_number(given, row) || row <= row_)) return stop("workbook_damaged");
  if (row > kMaxRows) return stop("workbook_rows");
  row_ = row;
  column_ = written_ = 0;
  in_cell_ = false;
  line_.clear();
}

void SheetReader::close_row() {
  if (written_ == 0) return;
  for (; written_rows_ + 1 < row_; ++written_rows_) text_ += '\n';
  if (written_ > width_) width_ = written_;
  line_.append(width_ - written_, ',');
  text_.append(line_) += '\n';
  written_rows_ = row_;
  written_ = 0;
  // What a slice may become is checked before the next row is added, not after the slice.
  if (text_.size() > kGrowthFloor && text_.size() / kMaxGrowth > read_bytes_) stop("workbook_size");
}

void SheetReader::open_cell(std::string_view attributes) {
  std::uint32_t column = column_ + 1;
  std::string_view type, style;
  for (Attributes each(attributes); each.next();) {
    if (each.name() == "r")
      column = column_of(each.value());
    else if (each.name() == "t")
      type = each.value();
    else if (each.name() == "s")
      style = each.value();
  }
  if (column <= column_) return stop("workbook_damaged");
  if (column > kMaxColumns) return stop("workbook_columns");
  column_ = column;
  kind_ = type == "s"                   ? Kind::shared
          : type == "b"                 ? Kind::boolean
          : type.empty() || type == "n" ? Kind::number
                                        : Kind::text;  // str, inlineStr, d, e
  form_ = NumberForm::number;
  std::size_t index = 0;
  if (kind_ == Kind::number && whole_number(style, index)) form_ = context_.styles->form(index);
  value_.clear();
  in_cell_ = true;
}

void SheetReader::close_cell() {
  if (!in_cell_) return;  // its row has ended
  in_cell_ = in_value_ = phonetic_ = false;
  if (value_.empty()) return;
  // `written_` fields and the commas between them are in the line.
  line_.append(column_ - (written_ == 0 ? 1 : written_), ',');
  written_ = column_;
  write_value();
}

void SheetReader::write_value() {
  switch (kind_) {
    case Kind::shared: {
      std::size_t index = 0;
      if (!whole_number(trimmed(value_), index)) return stop("workbook_damaged");
      const auto field = context_.strings->field(index);
      if (!field) return stop("workbook_damaged");
      line_.append(*field);
      return;
    }
    case Kind::text:
      return append_field(unescape_excel(value_, room_), line_);
    case Kind::boolean:
      line_ += trimmed(value_) == "1" || trimmed(value_) == "true" ? "TRUE" : "FALSE";
      return;
    case Kind::number:
      break;
  }
  const auto stored = trimmed(value_);
  if (!is_number(stored)) return stop("workbook_damaged");
  if (form_ == NumberForm::number) return append_number(stored, line_);
  append_moment(stored, form_, context_.from_1904, line_);
}

void SheetReader::stop(const char* kind) { state_ = fail(kind); }

}  // namespace clientele::xlsx
