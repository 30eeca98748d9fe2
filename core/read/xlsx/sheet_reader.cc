// Rows are written when they end; a row shorter than the widest one before it is filled up, so that
// cells left empty at its end are not taken for missing ones.
#include "read/xlsx/sheet_reader.h"

#include <algorithm>
#include <charconv>
#include <utility>

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

Result<std::string_view> SheetReader::feed(std::string_view xml) {
  text_.drop(std::exchange(row_begin_, 0));
  read_bytes_ += xml.size();
  if (auto scanned = scanner_.feed(xml); state_ && !scanned) state_ = scanned;
  text_bytes_ += row_begin_;
  if (text_bytes_ > kGrowthFloor && text_bytes_ / kMaxGrowth > read_bytes_) stop("workbook_size");
  if (!state_) return tl::unexpected(state_.error());
  return text_.view().substr(0, row_begin_);
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

std::size_t SheetReader::read_ahead(std::string_view xml, std::size_t& depth) {
  if (!in_data_ || in_cell_ || in_value_ || phonetic_) return 0;
  std::size_t taken = 0;
  while (state_ && depth > 0 && depth + kPlainDepth <= kMaxDepth) {
    const auto rest = xml.substr(taken);
    PlainCell cell;
    std::uint32_t row = 0;
    if (const auto size = scan_plain_cell(rest, mark_, cell); size > 0) {
      take(cell);
      taken += size;
    } else if (is_plain_row_end(rest)) {
      close_row();
      --depth;
      taken += kPlainRowEnd.size();
    } else if (const auto tag = scan_plain_row(rest, row, mark_); tag > 0) {
      begin_row(row);
      ++depth;
      taken += tag;
    } else {
      break;
    }
  }
  return taken;
}

void SheetReader::open_row(std::string_view attributes) {
  std::uint32_t row = row_ + 1;
  const auto given = attribute(attributes, "r");
  if (!given.empty() && !whole_number(given, row)) return stop("workbook_damaged");
  begin_row(row);
}

void SheetReader::begin_row(std::uint32_t row) {
  if (row <= row_) return stop("workbook_damaged");
  if (row > kMaxRows) return stop("workbook_rows");
  row_ = row;
  column_ = written_ = 0;
  in_row_ = true;
  in_cell_ = false;
  text_.cut(row_begin_);  // a row that has not ended is none
}

void SheetReader::close_row() {
  in_row_ = false;
  if (written_ == 0) return;
  if (written_ > width_) width_ = written_;
  text_.append(width_ - written_, ',');
  text_.append(1, '\n');
  row_begin_ = text_.size();
  written_rows_ = row_;
  written_ = 0;
  check_growth();
}

// What a slice may become is checked before more is added, not after the slice.
void SheetReader::check_growth() {
  if (text_.size() > kGrowthFloor && text_.size() / kMaxGrowth > read_bytes_) stop("workbook_size");
}

bool SheetReader::begin_cell(std::uint32_t column) {
  if (!in_row_ || column <= column_) return stop("workbook_damaged"), false;
  if (column > kMaxColumns) return stop("workbook_columns"), false;
  column_ = column;
  return true;
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
  if (!begin_cell(column)) return;
  kind_ = cell_kind(type);
  form_ = NumberForm::number;
  std::size_t index = 0;
  if (kind_ == CellKind::number && whole_number(style, index)) form_ = context_.styles->form(index);
  value_.clear();
  in_cell_ = true;
}

void SheetReader::close_cell() {
  if (!in_cell_) return;  // its row has ended
  in_cell_ = in_value_ = phonetic_ = false;
  if (!value_.empty()) write(value_);
}

void SheetReader::take(const PlainCell& cell) {
  if (!begin_cell(cell.column == 0 ? column_ + 1 : cell.column)) return;
  kind_ = cell.kind;
  form_ = cell.has_style ? context_.styles->form(cell.style) : NumberForm::number;
  auto value = cell.value;
  // Most of all.
  if (cell.as_is &&
      (kind_ == CellKind::text || (kind_ == CellKind::number && form_ == NumberForm::number))) {
    if (!value.empty()) append(value, kBehind);
    return;
  }
  if (!cell.as_is) {
    value_.clear();
    append_unescaped(value, value_);
    value = value_;
  }
  if (!value.empty()) write(value);
}

void SheetReader::write(std::string_view value) {
  made_.clear();
  switch (kind_) {
    case CellKind::shared: {
      std::size_t index = 0;
      if (!whole_number(trimmed(value), index)) return stop("workbook_damaged");
      const auto field = context_.strings->field(index);
      if (!field) return stop("workbook_damaged");
      return append(*field, context_.strings->readable(*field));
    }
    case CellKind::text:
      append_field(unescape_excel(value, room_), made_);
      return append(made_);
    case CellKind::boolean:
      return append(trimmed(value) == "1" || trimmed(value) == "true" ? "TRUE" : "FALSE");
    case CellKind::number:
      return write_number(trimmed(value));
  }
}

void SheetReader::write_number(std::string_view stored) {
  if (!is_number(stored)) return stop("workbook_damaged");
  if (form_ == NumberForm::number) {
    append_number(stored, made_);
    return append(made_);
  }
  if (stored != stored_moment_ || form_ != moment_form_) {
    stored_moment_.assign(stored);
    moment_form_ = form_;
    moment_.clear();
    append_moment(stored, form_, context_.from_1904, moment_);
  }
  append(moment_);
}

// `written_` fields and the commas between them are in the row.
void SheetReader::append(std::string_view field, std::size_t readable) {
  if (written_ == 0 && written_rows_ + 1 < row_) text_.append(row_ - written_rows_ - 1, '\n');
  text_.append(column_ - std::max(written_, 1u), ',');
  written_ = column_;
  text_.append(field, readable);
  check_growth();
}

void SheetReader::stop(const char* kind) { state_ = fail(kind); }

}  // namespace clientele::xlsx
