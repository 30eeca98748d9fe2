// A whole container with stored entries: whatever its directory claims, the reader asks only for
// bytes that are there, and says nothing else than text and errors.
#include <algorithm>

#include "read/xlsx/workbook_reader.h"
#include "target.h"

namespace clientele {
namespace {

struct Named final : xlsx::SheetSink {
  std::size_t sheets = 0;
  void on_sheet(std::string_view, bool) override { ++sheets; }
  void on_text(std::string_view) override { CLIENTELE_FUZZ_CHECK(sheets > 0); }
};

}  // namespace

CLIENTELE_FUZZ_TARGET(workbook) {
  (void)xlsx::check_readable(bytes);
  Named sink;
  xlsx::WorkbookReader reader(bytes.size(), sink);
  while (const auto piece = reader.wanted()) {
    CLIENTELE_FUZZ_CHECK(piece->offset <= bytes.size());
    CLIENTELE_FUZZ_CHECK(piece->size <= bytes.size() - piece->offset);
    auto content = bytes.substr(static_cast<std::size_t>(piece->offset),
                                static_cast<std::size_t>(piece->size));
    for (; !content.empty(); content.remove_prefix(std::min<std::size_t>(content.size(), 5))) {
      if (!reader.feed(content.substr(0, 5))) return;
    }
    if (!reader.end_piece()) return;
  }
}

}  // namespace clientele
