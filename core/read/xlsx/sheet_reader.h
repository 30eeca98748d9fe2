// A sheet's XML to comma-separated text, in pieces cut anywhere: a line a row, so that line n is
// Excel's row n; rows without values are empty lines. A merged range has its value in the first
// cell, as Excel stores it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

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
  explicit SheetReader(SheetContext context) : context_(context), scanner_(*this) {}
  SheetReader(const SheetReader&) = delete;
  SheetReader& operator=(const SheetReader&) = delete;

  // Appends the text of rows complete by then to `out`. Errors: those of XmlScanner; workbook_rows,
  // workbook_columns, workbook_cell, workbook_size; workbook_damaged (rows or cells that go back, a
  // text that is not there).
  Result<void> feed(std::string_view xml, std::string& out);
  Result<void> finish() { return scanner_.finish(); }

  void on_open(std::string_view name, std::string_view attributes) override;
  void on_close(std::string_view name) override;
  void on_text(std::string_view text) override;

 private:
  enum class Kind : std::uint8_t { number, shared, text, boolean };

  void open_row(std::string_view attributes);
  void close_row();
  void open_cell(std::string_view attributes);
  void close_cell();
  void write_value();
  void stop(const char* kind);  // with this error

  SheetContext context_;
  XmlScanner scanner_;
  bool in_data_ = false, in_cell_ = false, in_value_ = false, phonetic_ = false;
  Kind kind_ = Kind::number;
  NumberForm form_ = NumberForm::number;
  std::uint32_t row_ = 0, column_ = 0;     // of the row and cell under way, from 1
  std::uint32_t written_rows_ = 0;         // lines that are in the text
  std::uint32_t written_ = 0, width_ = 0;  // fields of this row; of the widest row so far
  std::uint64_t read_bytes_ = 0, text_bytes_ = 0;
  std::string value_, line_, text_, room_;
  Result<void> state_;
};

}  // namespace clientele::xlsx
