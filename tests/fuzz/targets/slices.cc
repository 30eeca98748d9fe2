// Bounds of records in raw bytes: any bytes in any encoding, cut in two anywhere, give what the
// whole gives, and scanning agrees with finding. The first four bytes choose file and cut.
#include <array>

#include "read/slice_scan.h"
#include "target.h"

namespace {

using clientele::Bounds;

std::size_t last_of(const Bounds& first, const Bounds& second, std::size_t cut) {
  return second.last_begin != Bounds::npos ? cut + second.last_begin : first.last_begin;
}

// A CRLF cut in two (or its LF, in UTF-16) ends a record on both sides.
bool first_agrees(const Bounds& whole, const Bounds& first, const Bounds& second, std::size_t cut) {
  const bool none = first.first_end == Bounds::npos;
  if (none) {
    return whole.first_end ==
           (second.first_end == Bounds::npos ? Bounds::npos : cut + second.first_end);
  }
  return whole.first_end == first.first_end ||
         (first.first_end + 1 >= cut && second.first_end <= 2 &&
          whole.first_end == cut + second.first_end);
}

}  // namespace

CLIENTELE_FUZZ_TARGET(slices) {
  if (bytes.size() < 4) return;
  const auto choice = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  constexpr std::array encodings{clientele::Encoding::utf8, clientele::Encoding::gb18030,
                                 clientele::Encoding::utf16le, clientele::Encoding::utf16be};
  constexpr std::array delimiters{',', ';', '\t', '|', ' '};
  constexpr std::array quotes{'"', '\'', '\0'};
  constexpr std::array framings{clientele::Framing::delimited, clientele::Framing::delimited,
                                clientele::Framing::delimited, clientele::Framing::json_lines};
  const clientele::SliceScanner scanner(
      encodings[choice(0) % 4], (choice(0) & 4) != 0, framings[choice(0) >> 6],
      {delimiters[choice(1) % 5], quotes[choice(1) / 8 % 3], choice(1) >= 128});
  const auto text = bytes.substr(4);
  const std::size_t cut = (choice(2) * std::size_t{256} + choice(3)) % (text.size() + 1);

  const Bounds whole = scanner.find_bounds(text, 0, 0);
  const Bounds first = scanner.find_bounds(text.substr(0, cut), 0, 0);
  const Bounds second = scanner.find_bounds(text.substr(cut), cut, first.exit);
  CLIENTELE_FUZZ_CHECK(second.exit == whole.exit);
  CLIENTELE_FUZZ_CHECK(first.line_breaks + second.line_breaks == whole.line_breaks);
  CLIENTELE_FUZZ_CHECK(last_of(first, second, cut) == whole.last_begin);
  CLIENTELE_FUZZ_CHECK(first_agrees(whole, first, second, cut));

  const auto before = scanner.scan(text.substr(0, cut), 0);
  const auto after = scanner.scan(text.substr(cut), cut);
  CLIENTELE_FUZZ_CHECK(clientele::apply(before, 0) == first.exit);
  CLIENTELE_FUZZ_CHECK(clientele::apply(clientele::compose(before, after), 0) == whole.exit);
}
