// JSON: a line becomes a record if, and only if, another library reads an object or array there; a
// document and its head never do worse than fail.
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "read/json_reader.h"
#include "read/reference_parser.h"
#include "target.h"

namespace {

int depth_of(const nlohmann::json& value) {
  int depth = 0;
  for (const auto& inner : value) {
    if (inner.is_structured()) depth = std::max(depth, depth_of(inner));
  }
  return depth + 1;
}

// Where both readers must agree. There, a lone surrogate and a number beyond the range of double
// are refused (here one is replaced, the other kept as text), and a zero byte or a byte order mark
// is no error.
bool comparable(std::string_view line) {
  for (std::size_t i = 1; i < line.size(); ++i) {
    const bool digit = line[i - 1] >= '0' && line[i - 1] <= '9';
    if (digit && (line[i] == 'e' || line[i] == 'E')) return false;
  }
  return line.size() < 300 && clientele::is_utf8(line) &&
         line.find("\\u") == std::string_view::npos && line.find('\0') == std::string_view::npos &&
         line.substr(0, 3) != "\xef\xbb\xbf";
}

bool is_record(std::string_view line) {
  const auto value = nlohmann::json::parse(line, nullptr, false);
  return value.is_structured() && depth_of(value) <= static_cast<int>(clientele::kJsonDepth);
}

}  // namespace

CLIENTELE_FUZZ_TARGET(json) {
  const std::vector<std::string> columns{"a", "b", "a.b", "c.d"};
  clientele::test::KeepingSink sink;
  clientele::JsonReader reader(columns, {}, sink);

  const std::string_view line = bytes.substr(0, bytes.find('\n'));
  reader.feed_lines(line);
  if (comparable(line) && line.find_first_not_of(" \t\r") != std::string_view::npos) {
    CLIENTELE_FUZZ_CHECK((sink.records.size() == 1) == is_record(line));
  }
  reader.take_issues();
  sink.records.clear();
  reader.feed_lines(bytes);
  reader.feed_document(bytes);
  reader.feed_columns(bytes);
  clientele::JsonReader deeper(columns, {{"a", "b"}, "c", 1}, sink);
  deeper.feed_lines(bytes);
  deeper.feed_document(bytes);
  deeper.feed_columns(bytes);
  for (const auto& record : sink.records) {
    CLIENTELE_FUZZ_CHECK(record.fields.size() == columns.size());
  }

  for (const auto framing : {clientele::Framing::json, clientele::Framing::json_lines}) {
    for (const auto& table : clientele::read_json_head(bytes, framing, 10)) {
      CLIENTELE_FUZZ_CHECK(table.records.size() <= 10);
      for (const auto& record : table.records) {
        CLIENTELE_FUZZ_CHECK(record.size() == table.columns.size());
      }
    }
  }
}
