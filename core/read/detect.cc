#include "read/detect.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "read/delimited_parser.h"
#include "read/json_reader.h"

namespace clientele {
namespace {

constexpr std::string_view kBlank = " \t\r\n";

// Length of the part of `bytes` that holds whole characters.
std::size_t whole_characters(std::string_view bytes, Encoding encoding) {
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  switch (encoding) {
    case Encoding::utf8: {
      for (std::size_t back = 1; back <= 3 && back <= bytes.size(); ++back) {
        const std::string_view tail = bytes.substr(bytes.size() - back);
        if (utf8_only_cut(tail) && utf8_valid_prefix(tail) == 0) return bytes.size() - back;
      }
      return bytes.size();
    }
    case Encoding::gb18030: {
      std::size_t i = 0;
      while (i < bytes.size()) {
        const bool lead = at(i) >= 0x81 && at(i) <= 0xfe;
        const bool four = lead && i + 1 < bytes.size() && at(i + 1) >= 0x30 && at(i + 1) <= 0x39;
        const std::size_t size = four ? 4 : lead ? 2 : 1;
        if (i + size > bytes.size()) return i;
        i += size;
      }
      return i;
    }
    case Encoding::utf16le:
    case Encoding::utf16be: {
      const std::size_t even = bytes.size() / 2 * 2;
      if (even == 0) return 0;
      const unsigned high = at(encoding == Encoding::utf16le ? even - 1 : even - 2);
      return high >= 0xd8 && high <= 0xdb ? even - 2 : even;  // half of a surrogate pair
    }
  }
  return bytes.size();
}

// Whether the first line is an object, or an array, of its own: a value a line. Brackets in strings
// do not count.
bool first_line_is_value(std::string_view text, bool whole) {
  int depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n') return false;
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if ((c == '}' || c == ']') && --depth == 0) {
      const std::size_t next = text.find_first_not_of(kBlank, i + 1);
      if (next == std::string_view::npos) return whole && text[0] == '{';
      return text[next] == text[0] && text.substr(i, next - i).find('\n') != text.npos;
    }
  }
  return false;
}

bool holds_table(std::string_view text, Framing framing) {
  const auto tables = read_json_head(text, framing, 1);
  if (tables.empty() || tables[0].records.empty()) return false;
  return text[0] == '[' || tables[0].framing == Framing::json_columns ||
         !tables[0].place.path.empty();
}

// Nothing for text that is not JSON: a header "[a],b" or a set phrase in braces is none.
std::optional<Framing> json_framing(std::string_view text, bool whole) {
  const std::size_t first = text.find_first_not_of(kBlank);
  if (first == std::string_view::npos || (text[first] != '{' && text[first] != '[')) return {};
  text.remove_prefix(first);
  const std::size_t second = text.find_first_not_of(kBlank, 1);
  if (second == std::string_view::npos) return {};
  const char next = text[second];
  const bool lines = first_line_is_value(text, whole);
  if (text[0] == '[') {
    if (next == '{' || next == ']') return Framing::json;
    const Framing framing = lines ? Framing::json_lines : Framing::json;
    return holds_table(text, framing) ? std::optional(framing) : std::nullopt;
  }
  if (next != '"' && next != '}') return {};
  // One object on one line: a document where it holds a table, else a single record.
  const bool one_line = text.find_first_not_of(kBlank, text.find('\n')) == std::string_view::npos;
  if (!lines || (one_line && holds_table(text, Framing::json))) return Framing::json;
  return Framing::json_lines;
}

class HeadSink : public RecordSink {
 public:
  explicit HeadSink(std::size_t max_records) : max_records_(max_records) {}
  void on_records(const RecordBatch& batch) override {
    for (std::size_t i = 0; i < batch.size() && records.size() < max_records_; ++i) {
      const auto fields = batch.record(i);
      records.emplace_back(fields.begin(), fields.end());
    }
  }
  std::vector<std::vector<std::string>> records;

 private:
  std::size_t max_records_;
};

}  // namespace

HeadGuess detect(std::string_view head, bool whole, Decoder& decoder) {
  return detect(head, whole, KnownForm{}, decoder);
}

HeadGuess detect(std::string_view head, bool whole, const KnownForm& known, Decoder& decoder) {
  HeadGuess guess;
  EncodingGuess encoding = guess_encoding(head, whole);
  if (known.encoding && *known.encoding != encoding.encoding)
    encoding = {*known.encoding, false, 1};
  guess.encoding = encoding.encoding;
  guess.has_bom = encoding.has_bom;
  guess.encoding_confidence = encoding.confidence;
  const std::string text = decode_head(head, whole, guess.encoding, guess.has_bom, decoder);
  if (const auto json = known.dialect ? std::nullopt : json_framing(text, whole)) {
    guess.framing = *json;
    return guess;
  }
  const DialectGuess dialect =
      known.dialect ? judge_dialect(text, whole, *known.dialect) : guess_dialect(text, whole);
  guess.dialect = dialect.dialect;
  guess.dialect_confidence = dialect.confidence;
  guess.lead_records = dialect.lead_records;
  return guess;
}

std::string decode_head(std::string_view head, bool whole, Encoding encoding, bool has_bom,
                        Decoder& decoder) {
  if (has_bom) head.remove_prefix(std::min(head.size(), bom_size(encoding)));
  if (!whole) head = head.substr(0, whole_characters(head, encoding));
  std::string text;
  if (encoding == Encoding::utf8) {
    append_repaired_utf8(head, text);
  } else {
    decoder.decode(encoding, head, text);
  }
  return text;
}

std::vector<std::vector<std::string>> read_head_records(std::string_view head, bool whole,
                                                        const HeadGuess& guess, Decoder& decoder,
                                                        std::size_t max_records) {
  const std::string text = decode_head(head, whole, guess.encoding, guess.has_bom, decoder);
  HeadSink sink(max_records);
  DelimitedParser parser(guess.dialect, sink);
  parser.feed(text);
  if (whole) parser.finish();
  return std::move(sink.records);
}

}  // namespace clientele
