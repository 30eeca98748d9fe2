// JSON to the same records delimited text gives: objects become records whose fields are found by
// column name. Nested objects are flattened ("address.city"), arrays are joined with ';', numbers
// keep the digits of their text, true and false are those words, null is an empty field. An array
// of objects may give a record an item instead, beside what stands once in its object. Arrays
// become records whose fields are found by place.
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

// What the reader met: syntax_error (the record is not emitted); too_many_fields (a record with a
// name that is no column, which is not read, or that stands twice, of which the last counts; one
// issue a record), too_few_fields, invalid_bytes (half of a surrogate pair), other_table.
struct JsonIssue {
  IssueKind kind;
  std::uint32_t line = 0;  // as RecordBatch::lines
  std::string path;        // where: ".lines[0].price" in a line; "L3 [12].price" in a document
  std::string text;        // what stands there, or the first such name
};

// Where the records of a file stand.
struct JsonPlace {
  std::vector<std::string> path;   // Framing::json, json_columns: keys from the root
  std::string items;               // flattened name of the array with a record an item, if any
  std::uint32_t skip_records = 0;  // Framing::json: elements above the data, such as a header
};

class JsonReader {
 public:
  // `columns` are the flattened names in the order of the fields. `sink` must outlive the reader;
  // it gets all records of a feed during that feed. The first column of a name counts.
  JsonReader(std::vector<std::string> columns, JsonPlace place, RecordSink& sink);
  ~JsonReader();
  JsonReader(const JsonReader&) = delete;
  JsonReader& operator=(const JsonReader&) = delete;

  // Whole lines of NDJSON, one object or array each; empty lines are skipped. A line that is none
  // is a syntax error of its own, the next line is read as if nothing had happened.
  // RecordBatch::lines count line breaks from the beginning of this feed.
  void feed_lines(std::string_view utf8);
  // A whole document, or several one after the other: the elements of all arrays at the path (of
  // the document itself, or of objects that follow each other, where that is empty). One that is
  // neither object nor array, or no JSON, is a syntax error of its own. RecordBatch::lines are
  // ordinals of the elements. Other arrays of objects are not read, and each is an issue.
  void feed_document(std::string_view utf8);
  // A whole document: the object at the path, each array in it a column. One that is shorter than
  // others is too_few_fields for each record that it lacks. Holds all values at once.
  void feed_columns(std::string_view utf8);

  // What was met since the last call, by position.
  std::vector<JsonIssue> take_issues();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// A table that a head of JSON holds.
struct JsonTable {
  Framing framing = Framing::json;
  JsonPlace place;
  bool of_rows =
      false;  // records are arrays: the first may be a header, and columns are "1", "2", …
  std::uint64_t elements = 0;        // of the whole head, those cut off by its end not counted
  std::vector<std::string> columns;  // flattened, in order of first appearance
  std::vector<std::vector<std::string>> records;  // of complete elements, at most `max_records`
};
// All that may be the table, those with most elements first; the same one with and without a record
// an item of each array of objects in it. The head may be cut anywhere. `framing` is json_lines or
// json, which may turn out to be json_columns.
std::vector<JsonTable> read_json_head(std::string_view utf8, Framing framing,
                                      std::size_t max_records);

}  // namespace clientele
