// JSON to the same records delimited text gives: objects become records whose fields are found by
// column name. Nested objects are flattened ("address.city"), arrays are joined with ';', numbers
// keep the digits of their text, true and false are those words, null is an empty field.
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

inline constexpr std::size_t kJsonDepth = 64;  // deeper objects are syntax errors

// What the reader met: syntax_error (the record is not emitted) or too_many_fields (a record with a
// name that is no column; it is not read; one issue a record).
struct JsonIssue {
  IssueKind kind;
  std::uint32_t line = 0;  // as RecordBatch::lines
  std::string path;        // where: ".lines[0].price" in a line; "L3 [12].price" in a document
  std::string text;        // what stands there, or the first unknown name
};

class JsonReader {
 public:
  // `columns` are the flattened names in the order of the fields. `sink` must outlive the reader;
  // it gets all records of a feed during that feed. The first column of a name counts.
  JsonReader(std::vector<std::string> columns, RecordSink& sink);
  ~JsonReader();
  JsonReader(const JsonReader&) = delete;
  JsonReader& operator=(const JsonReader&) = delete;

  // Whole lines of NDJSON, one object each; empty lines are skipped. A line that is no object is a
  // syntax error of its own, the next line is read as if nothing had happened. RecordBatch::lines
  // count line breaks from the beginning of this feed.
  void feed_lines(std::string_view utf8);
  // A whole document: the array of objects found at `path` (keys from the root), or the one object
  // there as a single record. An element that is no object is a syntax error of its own; the first
  // place that is not JSON ends the reading. RecordBatch::lines are ordinals of the elements.
  void feed_document(std::string_view utf8, const std::vector<std::string>& path);

  // What was met since the last call, by position.
  std::vector<JsonIssue> take_issues();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// What a head of JSON holds; the head may be cut anywhere.
struct JsonHead {
  std::vector<std::string> path;                  // Framing::json: keys to the array
  std::vector<std::string> columns;               // flattened, in order of first appearance
  std::vector<std::vector<std::string>> records;  // of complete objects, at most `max_records`
};
JsonHead read_json_head(std::string_view utf8, Framing framing, std::size_t max_records);

}  // namespace clientele
