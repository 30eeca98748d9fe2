// A sheet's XML to comma-separated text, in pieces cut anywhere: a line a row, so that line n is
// Excel's row n; rows without values are empty lines. A merged range has its value in the first
// cell, as Excel stores it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "read/xlsx/plain_cell.h"
#include "read/xlsx/row_text.h"
#include "read/xlsx/sheet_parts.h"
#include "read/xlsx/xml_scanner.h"

namespace clientele::xlsx {

struct SheetContext {
  const StringsPart* strings;
  const StylesPart* styles;
  bool from_1904 = false;
};

class SheetReader final : public XmlHandler {
 public:
  using Way = XmlScanner::Way;
  explicit SheetReader(SheetContext context, Way way = Way::fast)
      : context_(context), scanner_(*this, way) {}
  SheetReader(const SheetReader&) = delete;
  SheetReader& operator=(const SheetReader&) = delete;

  // The text of rows complete by then, valid until the next call. Errors: those of XmlScanner;
  // workbook_rows, workbook_columns, workbook_cell, workbook_size; workbook_damaged (rows or cells
  // that go back, cells outside rows, a text that is not there).
  Result<std::string_view> feed(std::string_view xml);
  Result<void> finish() { return scanner_.finish(); }

  void on_open(std::string_view name, std::string_view attributes) override;
  void on_close(std::string_view name) override;
  void on_text(std::string_view text) override;
  std::size_t read_ahead(std::string_view xml, std::size_t& depth) override;

 private:
  void open_row(std::string_view attributes);
  void begin_row(std::uint32_t row);
  void close_row();
  void open_cell(std::string_view attributes);
  void close_cell();
  bool begin_cell(std::uint32_t column);  // false where none may stand there
  void take(const PlainCell& cell);
  void write(std::string_view value);
  void write_number(std::string_view stored);
  // `readable`: see RowText.
  void append(std::string_view field, std::size_t readable = 0);
  void check_growth();
  void stop(const char* kind);  // with this error

  SheetContext context_;
  XmlScanner scanner_;
  bool in_data_ = false, in_row_ = false, in_cell_ = false, in_value_ = false, phonetic_ = false;
  RowMark mark_;
  CellKind kind_ = CellKind::number;
  NumberForm form_ = NumberForm::number;
  std::uint32_t row_ = 0, column_ = 0;     // of the row and cell under way, from 1
  std::uint32_t written_rows_ = 0;         // lines that are in the text
  std::uint32_t written_ = 0, width_ = 0;  // fields of this row; of the widest row so far
  std::uint64_t read_bytes_ = 0, text_bytes_ = 0;
  RowText text_;               // rows, then the one under way,
  std::size_t row_begin_ = 0;  // which begins here
  std::string value_, made_, room_;
  // The last day and time, and what became of it: rows of one order have the same.
  std::string stored_moment_, moment_;
  NumberForm moment_form_ = NumberForm::number;
  Result<void> state_;
};

}  // namespace clientele::xlsx
