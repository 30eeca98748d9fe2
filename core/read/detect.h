// How a file is written, from its head alone: byte order mark, encoding, framing, dialect. Each
// guess is made once, in that order, and travels with the data in the Plan.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "read/decoder.h"
#include "read/dialect.h"

namespace clientele {

struct HeadGuess {
  Encoding encoding = Encoding::utf8;
  bool has_bom = false;
  double encoding_confidence = 1;        // 0-1; 1 for a byte order mark or well-formed UTF-8
  Framing framing = Framing::delimited;  // json for every document: read_json_head tells them apart
  Dialect dialect;                       // Framing::delimited only
  double dialect_confidence = 1;         // 0-1; 0 where no delimiter divides the lines
  std::uint32_t lead_records = 0;  // records above the table: titles, comments (the header is not)
};

// Never fails: the worst case is UTF-8, commas, confidence 0. `head` may be cut anywhere; `whole`
// says that it is all of the file.
HeadGuess detect(std::string_view head, bool whole, Decoder& decoder);
// The same where the encoding or the dialect is known (a dialect: the file is delimited).
struct KnownForm {
  std::optional<Encoding> encoding;
  std::optional<Dialect> dialect;
};
HeadGuess detect(std::string_view head, bool whole, const KnownForm& known, Decoder& decoder);

struct EncodingGuess {
  Encoding encoding = Encoding::utf8;
  bool has_bom = false;
  double confidence = 1;
};
// By byte order mark, then strict validation, then plausibility (encoding_guess.cc).
EncodingGuess guess_encoding(std::string_view head, bool whole);

struct DialectGuess {
  Dialect dialect;
  double confidence = 0;
  std::uint32_t lead_records = 0;
};
// By how evenly each candidate divides the text, and into how sensible fields (dialect_guess.cc).
DialectGuess guess_dialect(std::string_view utf8, bool whole);
// Confidence and lead records of a dialect that is known.
DialectGuess judge_dialect(std::string_view utf8, bool whole, const Dialect& dialect);

// The head as UTF-8 without byte order mark; a character cut at its end is left out unless `whole`.
std::string decode_head(std::string_view head, bool whole, Encoding encoding, bool has_bom,
                        Decoder& decoder);

// The first `max_records` records of a delimited head, lead records included; a record cut by the
// end of the head is left out unless `whole`.
std::vector<std::vector<std::string>> read_head_records(std::string_view head, bool whole,
                                                        const HeadGuess& guess, Decoder& decoder,
                                                        std::size_t max_records);

}  // namespace clientele
