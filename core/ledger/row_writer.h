// Records of one file to rows of a Source and side facts: the hot loop of reading. Every value is
// read once by its column's kind; what cannot be read becomes an Issue and a missing value.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ledger/facts.h"
#include "ledger/source.h"
#include "read/record.h"
#include "schema/plan.h"
#include "schema/values.h"

namespace clientele {

class RowWriter final : public RecordSink {
 public:
  // All must outlive the writer. `file` is the plan's index.
  RowWriter(std::uint32_t file, const Plan& plan, Source& source, FileFacts& facts);

  // The records that follow stand in this slice, `first_line` line breaks after its beginning.
  // `runs` collects them for the order-total rule.
  void begin(std::uint64_t slice, std::uint32_t first_line, OrderRuns& runs);
  void on_records(const RecordBatch& batch) override;

 private:
  struct Value {
    std::int64_t value = 0;
    Read read = Read::empty;
  };
  struct Task {  // a column to read
    std::uint32_t column = 0;
    Role role = Role::attribute;
    ValueKind kind = ValueKind::code;
    SourceDictionary* dictionary = nullptr;
    IdSpace* ids = nullptr;
  };

  struct YearCache {  // dates come in runs, so each column remembers its last year's facts
    Day begin = 0, end = 0;
    YearFacts* facts = nullptr;
  };

  void on_record(std::span<const std::string_view> fields, const Position& at);
  void read_field(const Task& task, std::string_view text, const Position& at);
  void read_code(const Task& task, std::string_view text);
  void read_date(const Task& task, std::string_view text, const Position& at);
  void note_date(const Task& task, std::string_view text, Moment moment, const Position& at);
  YearFacts& year_facts(std::uint32_t column, Day day);
  void note_amounts();
  bool has(int column) const {
    return column >= 0 && values_[static_cast<std::size_t>(column)].read == Read::ok;
  }
  Decimal value(int column) const { return values_[static_cast<std::size_t>(column)].value; }
  // The line's amount before any rule: amount, else quantity x price, else gross; kNoDecimal.
  Money base_amount() const;
  bool lacks_key() const;
  bool is_footer(std::span<const std::string_view> fields) const;
  void add_product(const Position& at);
  void write(std::size_t layout, const Position& at);

  std::uint32_t file_;
  const Plan& plan_;
  Source& source_;
  FileFacts& facts_;
  std::vector<RowLayout> layouts_;
  std::vector<Task> tasks_;
  std::vector<std::uint32_t> hashed_;  // columns kept only in the row's hash
  std::vector<Value> values_;          // of the record, by column
  std::vector<YearCache> years_;       // by column
  std::vector<std::uint32_t> row_;
  std::vector<Stream*> streams_;  // [layout * kBuckets + bucket]

  int customer_, order_, date_, amount_, gross_, refund_, quantity_, price_, currency_, product_,
      product_name_, category_, lead_;
  std::uint64_t customer_hash_ = 0, order_hash_ = 0;  // of the texts
  std::uint64_t rest_ = 0;

  std::uint64_t slice_ = 0;
  std::uint32_t first_line_ = 0;
  OrderRuns* runs_ = nullptr;
};

}  // namespace clientele
