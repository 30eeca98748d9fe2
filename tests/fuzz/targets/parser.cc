// The parser of delimited text against the plain one: any bytes, any dialect, cut anywhere, give
// the same records and issues. The first three bytes choose the dialect and the size of the pieces.
#include <array>

#include "read/reference_parser.h"
#include "target.h"

CLIENTELE_FUZZ_TARGET(parser) {
  if (bytes.size() < 3) return;
  const auto choice = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  constexpr std::array delimiters{',', ';', '\t', '|', ' '};
  constexpr std::array quotes{'"', '\'', '\0'};
  const clientele::Dialect dialect{.delimiter = delimiters[choice(0) % delimiters.size()],
                                   .quote = quotes[choice(1) % quotes.size()],
                                   .backslash = choice(1) >= 128};
  const auto text = bytes.substr(3);
  constexpr std::size_t kFieldBytes = 64, kFields = 8;
  const clientele::ParserLimits limits{.field_bytes = kFieldBytes, .fields = kFields};
  const auto expected = clientele::test::reference_parse(text, dialect, limits);
  CLIENTELE_FUZZ_CHECK(clientele::test::parse_in_pieces(text, dialect, limits, {}) == expected);
  const std::size_t piece = choice(2) + std::size_t{1};
  CLIENTELE_FUZZ_CHECK(clientele::test::parse_in_pieces(text, dialect, limits, {piece, 1}) ==
                       expected);
}
