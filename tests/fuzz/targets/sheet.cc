// Shared strings, styles and a sheet, divided by zero bytes: cut anywhere, and read by the scanner
// alone, the text is the same, and it has no more rows than a sheet may have.
#include <algorithm>
#include <string>
#include <utility>

#include "read/xlsx/limits.h"
#include "read/xlsx/sheet_reader.h"
#include "target.h"

namespace clientele {
namespace {

struct Parts {
  std::string_view strings, styles, sheet;
};

Parts parts_of(std::string_view bytes) {
  const auto next = [&] {
    const auto end = std::min(bytes.find('\0'), bytes.size());
    const auto part = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    return part;
  };
  Parts parts;
  parts.strings = next();
  parts.styles = next();
  parts.sheet = bytes;
  return parts;
}

// False where it is no XML of the kind.
template <typename Feed>
bool feed_in_slices(std::string_view bytes, std::size_t slice, Feed feed) {
  for (; !bytes.empty(); bytes.remove_prefix(std::min(bytes.size(), slice))) {
    if (!feed(bytes.substr(0, slice))) return false;
  }
  return true;
}

using Way = xlsx::XmlScanner::Way;

bool scan(std::string_view bytes, std::size_t slice, Way way, xlsx::XmlHandler& handler) {
  xlsx::XmlScanner scanner(handler, way);
  return feed_in_slices(bytes, slice, [&](auto part) { return scanner.feed(part).has_value(); }) &&
         scanner.finish().has_value();
}

// What all became, and whether it was read to its end.
std::pair<std::string, bool> read(const Parts& parts, std::size_t slice, Way way = Way::fast) {
  xlsx::StringsPart strings;
  xlsx::StylesPart styles;
  if (!scan(parts.strings, slice, way, strings) || !scan(parts.styles, slice, way, styles))
    return {};
  xlsx::SheetReader reader({&strings, &styles, false}, way);
  std::string text;
  const bool fed = feed_in_slices(parts.sheet, slice, [&](auto part) {
    const auto rows = reader.feed(part);
    if (rows) text.append(*rows);
    return rows.has_value();
  });
  if (!fed || !reader.finish()) return {};
  return {text, true};
}

}  // namespace

CLIENTELE_FUZZ_TARGET(sheet) {
  const Parts parts = parts_of(bytes);
  const auto whole = read(parts, bytes.size() + 1);
  const auto lines = std::count(whole.first.begin(), whole.first.end(), '\n');
  CLIENTELE_FUZZ_CHECK(lines <= static_cast<std::ptrdiff_t>(xlsx::kMaxRows));
  CLIENTELE_FUZZ_CHECK(read(parts, bytes.size() + 1, Way::scanner_only) == whole);
  for (const std::size_t slice : {std::size_t{1}, std::size_t{7}, 16 + bytes.size() / 3})
    CLIENTELE_FUZZ_CHECK(read(parts, slice) == whole);
}

}  // namespace clientele
