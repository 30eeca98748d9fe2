// Delimited text to records: a push parser whose result does not depend on where the text was cut.
// Fields without quotes are views into the fed text; nothing is copied for them.
//
// The rules, RFC 4180 and what real files do beyond it:
// - a record ends at LF, CR or CRLF outside quotes, and at finish(); empty lines are no records;
// - a quote opens only as the first character of a field; inside, a doubled quote is one quote and,
//   where the dialect has it, a backslash makes the next character ordinary; text between the
//   closing quote and the next delimiter is appended as it is;
// - records are emitted as they are, however many fields they have;
// - delimiter ' ' means a run of blanks (spaces or tabs); blanks at either end of a line are
// nothing.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "base/issue.h"
#include "read/dialect.h"
#include "read/record.h"

namespace clientele {

struct ParserLimits {
  std::size_t field_bytes = std::size_t{1} << 20;  // longer fields are cut, at a character
  std::size_t batch_records = 512;                 // records handed over at once, at most
  // Further fields of a record are dropped: one more than a table has, so that whoever compares the
  // two sees that there were more.
  std::size_t fields = kMostColumns + 1;
};

// What only the parser can see: unclosed_quote, field_too_long.
struct ParserIssue {
  IssueKind kind;
  std::uint32_t record = 0;  // ordinal of the record among those emitted
  std::uint32_t line = 0;    // line breaks before the record
  std::uint32_t field = 0;
};

class DelimitedParser {
 public:
  // `sink` must outlive the parser. It is called from feed() and finish() only. Every feed() hands
  // over all records complete by then; a record that goes on is kept as a copy.
  DelimitedParser(Dialect dialect, RecordSink& sink, ParserLimits limits = {});
  ~DelimitedParser();
  DelimitedParser(const DelimitedParser&) = delete;
  DelimitedParser& operator=(const DelimitedParser&) = delete;

  // The next piece of text, cut anywhere (inside a character, too). Linear in its size.
  void feed(std::string_view utf8);
  // The end of the text: the last record needs no line break. Afterwards the parser begins anew
  // (counts, too); issues are kept.
  void finish();

  // In order of position. At most one for each `field_bytes` of input, and one at the end.
  const std::vector<ParserIssue>& issues() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace clientele
