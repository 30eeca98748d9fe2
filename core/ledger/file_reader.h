// Bytes of one file to rows: decoding, parsing and writing, for whole records.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/row_writer.h"
#include "read/decoder.h"
#include "read/delimited_parser.h"
#include "read/json_reader.h"
#include "read/slice_scan.h"

namespace clientele {

class FileReader {
 public:
  // All must outlive the reader.
  FileReader(std::uint32_t file, const Plan& plan, Decoder& decoder, Source& source,
             FileFacts& facts);

  const SliceScanner& scanner() const { return scanner_; }
  // Reads whole records that begin `first_line` line breaks after the start of `slice`.
  void read(std::uint64_t slice, std::uint32_t first_line, std::string_view bytes, OrderRuns& runs);
  // The piece is the file's last: a quote left open there is an Issue.
  void at_end(bool end) { at_end_ = end; }

 private:
  std::string_view text_of(std::uint64_t slice, std::uint32_t first_line, std::string_view bytes);
  void note_damage(std::uint64_t slice, std::uint32_t first_line,
                   const std::vector<std::size_t>& places);
  void note_parser_issues(std::uint64_t slice, std::uint32_t first_line);
  void note_json_issues(std::uint64_t slice, std::uint32_t first_line);

  const Plan& plan_;
  Decoder& decoder_;
  FileFacts& facts_;
  SliceScanner scanner_;
  RowWriter writer_;
  std::unique_ptr<DelimitedParser> parser_;
  std::unique_ptr<JsonReader> json_;
  std::size_t parser_issues_ = 0;  // already noted
  std::string decoded_;
  bool at_end_ = false;
};

}  // namespace clientele
