// A bucket's rows of one table, brought into the ledger's order: by customer, within a customer by
// place in the input (file, slice, line). Nothing is copied: rows are pointers into the streams.
#pragma once

#include <cstdint>
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

struct RowSet {
  std::vector<StreamInfo> streams;
  std::vector<const std::uint32_t*> words;  // of each row
  std::vector<std::uint16_t> stream;        // of each row
  std::vector<std::uint64_t> slice;         // of each row: needed for samples only, by run
  std::vector<std::uint32_t> begin;         // by customer, customers + 1 values

  std::size_t size() const { return words.size(); }
  const StreamInfo& info(std::size_t row) const { return streams[stream[row]]; }
  Position position(std::size_t row) const { return {slice[row], words[row][kRowLine]}; }
};

// The customers of one bucket, ascending by canonical key, over all tables.
class CustomerIndex {
 public:
  CustomerIndex(const Partial& partial, const Decisions& decisions, unsigned bucket);
  const std::vector<std::uint64_t>& keys() const { return keys_; }
  std::uint32_t find(IdKey canonical) const;  // the key must be there

 private:
  void insert(IdKey key);
  std::vector<std::uint64_t> keys_;
  std::vector<std::uint32_t> slots_;  // open addressing: customer + 1
};

RowSet gather_rows(const Partial& partial, const Decisions& decisions, unsigned bucket,
                   std::initializer_list<TableKind> tables, const CustomerIndex& customers);

// A field's value in logical form: canonical code, settled moment, decimal; Column::kMissing.
std::int64_t field_value(const StreamInfo& info, const std::uint32_t* row, int field);
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

// The id that the row was read with; Decisions::customer tells whose it is now.
inline IdKey customer_key(const StreamInfo& info, const std::uint32_t* row) {
  return IdSpace::remap(read_id(row + kRowCustomer), info.remap->patterns[0]);
}

}  // namespace clientele
