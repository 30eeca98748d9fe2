// Tables of an HTML page: whatever stands there, what is read is whole lines, the same each time,
// and a page without a table gives none.
#include <algorithm>
#include <string>
#include <vector>

#include "read/html/html_tables.h"
#include "read/xlsx/limits.h"
#include "target.h"

namespace clientele {
namespace {

class Sheets final : public xlsx::SheetSink {
 public:
  std::vector<std::string> texts;
  void on_sheet(std::string_view, bool) override { texts.emplace_back(); }
  void on_text(std::string_view text) override {
    CLIENTELE_FUZZ_CHECK(!texts.empty());
    if (!texts.empty()) texts.back().append(text);
  }
};

bool names_a_table(std::string_view page) {
  constexpr std::string_view kName = "table";
  const auto is = [](char a, char b) { return (a | 0x20) == b; };
  return std::search(page.begin(), page.end(), kName.begin(), kName.end(), is) != page.end();
}

}  // namespace

CLIENTELE_FUZZ_TARGET(html) {
  is_html(bytes);
  Sheets sheets;
  const bool read = read_html_tables(bytes, sheets).has_value();
  CLIENTELE_FUZZ_CHECK(sheets.texts.empty() || names_a_table(bytes));
  if (!read) return;
  for (const auto& text : sheets.texts) {
    CLIENTELE_FUZZ_CHECK(text.empty() || text.back() == '\n');
    CLIENTELE_FUZZ_CHECK(text.find('\r') == std::string::npos);
    CLIENTELE_FUZZ_CHECK(std::count(text.begin(), text.end(), '\n') <=
                         static_cast<std::ptrdiff_t>(xlsx::kMaxRows));
  }
  Sheets again;
  CLIENTELE_FUZZ_CHECK(read_html_tables(bytes, again).has_value());
  CLIENTELE_FUZZ_CHECK(again.texts == sheets.texts);
}

}  // namespace clientele
