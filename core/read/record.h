// What every reader (delimited text, JSON, workbooks) produces: records of text fields, in batches.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace clientele {

inline constexpr std::size_t kMostColumns = 16'384;  // of a table, as in a workbook

// Views are valid during the call of RecordSink::on_records only. Fields are UTF-8, unquoted and
// unescaped, not trimmed.
struct RecordBatch {
  std::span<const std::string_view> fields;  // of all records, one after the other
  std::span<const std::uint32_t>
      first_field;                       // record i is fields[first_field[i], first_field[i+1])
  std::span<const std::uint32_t> lines;  // line breaks before record i, from the start of the feed
  std::size_t size() const { return lines.size(); }
  std::span<const std::string_view> record(std::size_t i) const {
    return fields.subspan(first_field[i], first_field[i + 1] - first_field[i]);
  }
};

class RecordSink {
 public:
  virtual ~RecordSink() = default;
  virtual void on_records(const RecordBatch& batch) = 0;
};

}  // namespace clientele
