// The rules of delimited text written as plainly as possible, one character at a time over the
// whole text: what core/read/delimited_parser.cc is checked against. Also a sink that keeps what it
// gets.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "read/delimited_parser.h"

namespace clientele::test {

struct ReadRecord {
  std::vector<std::string> fields;
  std::uint32_t line = 0;
  bool operator==(const ReadRecord&) const = default;
};

struct ReadText {
  std::vector<ReadRecord> records;
  std::vector<std::string> issues;  // "kind record line field"
  bool operator==(const ReadText&) const = default;
};

ReadText reference_parse(std::string_view text, Dialect dialect, const ParserLimits& limits);

// DelimitedParser over `text` cut into pieces of the given sizes, over and over; one piece where
// there are none.
ReadText parse_in_pieces(std::string_view text, Dialect dialect, ParserLimits limits,
                         const std::vector<std::size_t>& pieces);

class KeepingSink : public RecordSink {
 public:
  void on_records(const RecordBatch& batch) override;
  std::vector<ReadRecord> records;
};

}  // namespace clientele::test
