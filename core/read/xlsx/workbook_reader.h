// An .xlsx workbook to text, a sheet at a time, without the file or a sheet ever being whole in
// memory. The reader says which bytes of the file it wants next; the host reads them and feeds them
// as they stand, in slices of any size:
//
//   while (auto piece = reader.wanted()) { for each slice: reader.feed(slice); reader.end_piece();
//   }
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace clientele::xlsx {

class SheetSink {
 public:
  virtual ~SheetSink() = default;
  // The next sheet begins. `hidden`: the workbook hides it, and shows others.
  virtual void on_sheet(std::string_view name, bool hidden) = 0;
  virtual void on_text(std::string_view text) = 0;  // of it: UTF-8, commas, LF
};

struct Piece {
  std::uint64_t offset = 0, size = 0;  // of the file; feeding more is an error
};

// What a file is by its first bytes, whatever its name.
bool is_zip(std::string_view head);
// Files that cannot be read, and why: workbook_old (.xls), workbook_encrypted. Nothing for others.
// `head`: up to kTellingHead bytes, in which an old container's directory usually stands.
inline constexpr std::uint64_t kTellingHead = std::uint64_t{4} << 20;
Result<void> check_readable(std::string_view head);

class WorkbookReader {
 public:
  // All sheets are read, in their order. `sink` must outlive the reader; it is called from feed()
  // and end_piece().
  WorkbookReader(std::uint64_t file_bytes, SheetSink& sink);
  ~WorkbookReader();
  WorkbookReader(const WorkbookReader&) = delete;
  WorkbookReader& operator=(const WorkbookReader&) = delete;

  std::optional<Piece> wanted() const;  // nothing where all is read
  // Errors: workbook_damaged; beyond limits.h workbook_entries, workbook_size, workbook_ratio,
  // workbook_sheets, workbook_rows, workbook_columns, workbook_cell, workbook_strings,
  // workbook_xml; workbook_entities, workbook_encrypted, workbook_packing, workbook_binary (.xlsb),
  // workbook_none (a zip without a workbook). After one nothing more can be read.
  Result<void> feed(std::string_view slice);
  Result<void> end_piece();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace clientele::xlsx
