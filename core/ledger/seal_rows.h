// A bucket's rows of one table, brought into the ledger's order: by customer, within a customer by
// place in the input (file, slice, line). Rows are copied in that order where a bucket is no larger
// than most: each of a dozen columns is read from them afterwards, and reading them where they
// arrived costs a cache miss a value.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <vector>

#include "ledger/decisions.h"

namespace clientele {

// What is needed to read rows of one stream: its layout, translations and columns.
struct StreamInfo {
  const Stream* stream = nullptr;
  const RowLayout* layout = nullptr;
  const Plan* plan = nullptr;
  const FileDecisions* file = nullptr;
  const SourceRemap* remap = nullptr;
  std::vector<const std::vector<Code>*> field_codes;  // by field; null where it is no code

  // The field's index in the layout; -1 where the stream has none.
  int field_of(Role role) const;
  int field_of(const ColumnSpec& spec) const;
};

// Rows of one slice in a stream.
struct RunPlace {
  std::uint64_t slice;
  std::uint32_t stream;  // of RowSet::streams
};

struct RowSet {
  std::vector<StreamInfo> streams;
  std::vector<RunPlace> runs;
  std::vector<const std::uint32_t*> words;  // of each row
  std::vector<std::uint32_t> run;           // of each row
  std::vector<std::uint32_t> begin;         // by customer, customers + 1 values
  std::unique_ptr<std::uint32_t[]> copies;  // what `words` points to; null: the streams themselves

  std::size_t size() const { return words.size(); }
  std::size_t stream(std::size_t row) const {
    return streams.size() == 1 ? 0 : runs[run[row]].stream;
  }
  const StreamInfo& info(std::size_t row) const { return streams[stream(row)]; }
  Position position(std::size_t row) const { return {runs[run[row]].slice, words[row][kRowLine]}; }
};

inline constexpr std::uint32_t kNobody = 0xffffffffu;

// The customers of one bucket, ascending by canonical key, over all tables, and whose each row is.
class CustomerIndex {
 public:
  CustomerIndex(const Partial& partial, const Decisions& decisions, unsigned bucket);
  const std::vector<std::uint64_t>& keys() const { return keys_; }
  // By row of one of the bucket's streams: its customer's index in keys(), kNobody where it has
  // none.
  std::span<const std::uint32_t> customers_of(const Stream& stream) const {
    return std::span(customers_).subspan(first_row_.at(&stream), stream.rows());
  }

 private:
  std::uint32_t number_of(IdKey key);  // in order of arrival
  void grow();

  std::vector<std::uint64_t> keys_;
  std::vector<std::uint32_t> slots_;  // open addressing: number + 1
  std::vector<std::uint32_t> customers_;
  std::map<const Stream*, std::size_t> first_row_;
};

RowSet gather_rows(const Partial& partial, const Decisions& decisions, unsigned bucket,
                   std::initializer_list<TableKind> tables, const CustomerIndex& customers);

// A field's value in logical form: canonical code, settled moment, decimal; Column::kMissing.
std::int64_t field_value(const StreamInfo& info, const std::uint32_t* row, int field);
// What makes two rows the same: every kept value by role, and the hash of the rest.
std::uint64_t row_hash(const RowSet& rows, std::size_t row);
// The values of all rows; fields[stream] is the field of that stream, -1 where it has none.
std::vector<std::int64_t> field_values(const RowSet& rows, const std::vector<int>& fields);
// The date of each row, settled; 0 where there is none.
std::vector<std::uint32_t> moments_of(const RowSet& rows);

// values[i] becomes the old values[order[i]].
template <typename T>
void reorder(const std::vector<std::uint32_t>& order, std::vector<T>& values) {
  std::vector<T> next(values.size());
  for (std::size_t i = 0; i < order.size(); ++i) next[i] = values[order[i]];
  values = std::move(next);
}

// Orders the rows of each customer, and those without one, by date, then by place in the input;
// rows without a date come first. Returns old places by new ones.
std::vector<std::uint32_t> order_by_date(RowSet& rows, const std::vector<std::uint32_t>& moments);

// Calls visit(begin, end) for each run of two rows or more of one customer, or of nobody, and one
// moment. Rows are in the order of order_by_date(), and so are their moments.
template <typename Visit>
void each_shared_moment(const RowSet& rows, const std::vector<std::uint32_t>& moments,
                        Visit visit) {
  const auto look = [&](std::size_t begin, std::size_t end) {
    for (std::size_t first = begin; first < end;) {
      std::size_t after = first + 1;
      while (after < end && moments[after] == moments[first]) ++after;
      if (after - first > 1) visit(first, after);
      first = after;
    }
  };
  for (std::size_t c = 0; c + 1 < rows.begin.size(); ++c) look(rows.begin[c], rows.begin[c + 1]);
  look(rows.begin.back(), rows.size());
}

// The id that the row was read with, as its reader and as all readers count it; Decisions::customer
// tells whose it is now.
inline IdKey read_customer(const StreamInfo& info, const std::uint32_t* row) {
  return row_words::id(row[kRowCustomer], info.stream->wide());
}
inline IdKey customer_key(const StreamInfo& info, const std::uint32_t* row) {
  return IdSpace::remap(read_customer(info, row), info.remap->patterns[0]);
}

}  // namespace clientele
