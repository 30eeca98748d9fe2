// Files that hold tables as sheets: Excel workbooks, and the HTML pages and XML of 2003 that are
// saved under their name. By content, whatever a file is called.
#pragma once

#include <memory>
#include <optional>

#include "read/decoder.h"
#include "read/xlsx/workbook_reader.h"

namespace clientele {

// Asks for pieces of the file, as xlsx::WorkbookReader does, and gives the sheets' text to its
// sink.
class Workbook {
 public:
  virtual ~Workbook() = default;
  virtual std::optional<xlsx::Piece> wanted() const = 0;
  virtual Result<void> feed(std::string_view slice) = 0;
  virtual Result<void> end_piece() = 0;
};

// By the file's first bytes, up to xlsx::kTellingHead of them; nothing where it is no workbook.
// `sink` and `decoder` must outlive what is answered. Errors: those of xlsx::check_readable.
Result<std::unique_ptr<Workbook>> open_workbook(std::string_view head, std::uint64_t file_bytes,
                                                xlsx::SheetSink& sink, Decoder& decoder);

}  // namespace clientele
