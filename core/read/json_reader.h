// JSON to the same records delimited text gives: objects become records whose fields are found by
// column name. Nested objects are flattened ("address.city"), arrays of scalars are joined with ';',
// numbers keep the digits of their text, true and false are those words, null is an empty field.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/issue.h"
#include "read/dialect.h"
#include "read/record.h"

namespace clientele {

inline constexpr std::size_t kJsonDepth = 64;  // deeper documents are syntax errors

// What the reader met: syntax_error (the record is not emitted; a document stops there) or
// too_many_fields (names that are no column; not read).
struct JsonIssue {
  IssueKind kind;
  std::uint32_t record = 0;  // ordinal of the record, counting those that could not be parsed
  std::uint32_t line = 0;    // line breaks before the place
  std::string path;          // "[12].lines[0].price": where, as far as it is known
  std::string text;          // what stands there, at most 80 bytes; or the unknown name
};

class JsonReader {
 public:
  // `columns` are the flattened names in the order of the fields. `sink` must outlive the reader.
  JsonReader(std::vector<std::string> columns, RecordSink& sink);
  ~JsonReader();
  JsonReader(const JsonReader&) = delete;
  JsonReader& operator=(const JsonReader&) = delete;

  // Whole lines of NDJSON, one value each; empty lines are skipped. A line that is no object is a
  // syntax error of its own, the next line is read as if nothing had happened.
  void feed_lines(std::string_view utf8);
  // A whole document: the array of objects found at `path` (keys from the root), or the one object
  // there as a single record. Elements that are no objects are syntax errors of their own.
  void feed_document(std::string_view utf8, const std::vector<std::string>& path);

  std::uint32_t records() const;  // counted so far, those that could not be parsed included
  const std::vector<JsonIssue>& issues() const;  // by position; unknown names once each

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// What a head of JSON holds; the head may be cut anywhere.
struct JsonHead {
  std::vector<std::string> path;                  // Framing::json: keys to the array
  std::vector<std::string> columns;               // flattened, in order of first appearance
  std::vector<std::vector<std::string>> records;  // complete objects, at most `max_records`
};
JsonHead read_json_head(std::string_view utf8, Framing framing, std::size_t max_records);

}  // namespace clientele
