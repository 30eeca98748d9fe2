// Records of one file to rows of a Source and side facts: the hot loop of reading. A batch is read
// a column at a time, so that each loop does one thing and the processor predicts it; every value
// is read once by its column's kind; what cannot be read becomes an Issue and a missing value.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/hash.h"
#include "clean/classes/gender.h"
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
  struct Task {  // a column to read
    std::uint32_t column = 0;
    Role role = Role::attribute;
    ValueKind kind = ValueKind::code;
    bool decimal_comma = false;
    int power = 0;  // numbers count 10^power
    bool serials = false;
    std::string_view currency;        // of the header
    std::uint8_t tells_currency = 0;  // the lowest that names one tells the row's; 0: none
    const GenderLegend* legend = nullptr;
    SourceDictionary* dictionary = nullptr;
    IdSpace* ids = nullptr;
  };
  struct Values {  // of one column, by record of the batch
    std::vector<std::int64_t> value;
    std::vector<Read> read;
  };
  using Fields = std::span<const std::string_view>;

  Position position(std::size_t record) const {
    return {slice_, first_line_ + batch_->lines[record]};
  }
  void size_to(std::size_t records);
  void note_widths();
  void hash_unread();
  void read_column(const Task& task);
  template <typename ReadOne>
  void each_value(const Task& task, ReadOne read_one);
  void read_codes(const Task& task);
  Read read_number(const Task& task, std::string_view text, std::int64_t& value,
                   std::size_t record);
  void note_currency(const Task& task, std::string_view currency, std::size_t record);
  void settle_currencies();
  void hash_text(std::size_t record, std::uint32_t column, std::string_view text) {
    rest_[record] = mix64(rest_[record] + hash_bytes(text) + column);
  }
  // What is kept of that hash; 0: nothing was hashed.
  std::uint32_t rest_of(std::size_t record) const {
    return static_cast<std::uint32_t>(rest_[record] >> 32);
  }
  void note_date(const Task& task, std::string_view text, Moment moment, std::size_t record);
  YearFacts& year_facts(std::uint32_t column, Day day);
  void set_aside_strays();
  void note_amounts();
  bool has(int column, std::size_t record) const {
    return column >= 0 && values_[static_cast<std::size_t>(column)].read[record] == Read::ok;
  }
  Decimal value(int column, std::size_t record) const {
    return values_[static_cast<std::size_t>(column)].value[record];
  }
  IdKey customer_of(std::size_t record) const {
    return has(customer_, record) ? static_cast<IdKey>(value(customer_, record)) : kNoId;
  }
  // A column of the batch at hand; without values where there is none.
  struct Field {
    const std::int64_t* values = nullptr;
    const Read* reads = nullptr;
    bool has(std::size_t record) const { return reads != nullptr && reads[record] == Read::ok; }
  };
  Field field(int column) const {
    if (column < 0) return {};
    const Values& values = values_[static_cast<std::size_t>(column)];
    return {values.value.data(), values.read.data()};
  }
  // The line's amount before any rule: amount, else quantity x price, else gross; kNoDecimal.
  Money base_amount(std::size_t record) const;
  static Money base_amount(std::size_t record, Field amount, Field quantity, Field price,
                           Field gross);
  bool lacks_key(std::size_t record) const;
  bool is_footer(Fields fields, bool has_customer) const;
  void add_products();
  void find_buckets();
  // A word of the layout's rows, by record.
  struct Words {
    std::vector<std::uint32_t> word;
    ValueKind kind = ValueKind::code;
    int column = -1;    // of the plan
    bool wide = false;  // some record's value has no room in its word
  };
  void pack_words(const RowLayout& layout);
  void pack_customers(const RowLayout& layout);
  template <typename Pack>
  void pack_column(Words& into, Field field, std::uint32_t missing, Pack pack);
  void fit_wide(std::size_t record, Stream& stream, std::uint32_t* row) const;
  void write_all();
  void write(std::size_t layout, const std::vector<std::uint32_t>& kept);

  std::uint32_t file_;
  const Plan& plan_;
  Source& source_;
  FileFacts& facts_;
  std::vector<RowLayout> layouts_;
  std::vector<Task> tasks_;
  std::vector<std::uint32_t> hashed_;  // columns kept only in the row's hash
  std::vector<Values> values_;         // by column
  std::vector<std::uint64_t> rest_;    // by record: hash of what its row does not keep
  std::vector<std::uint32_t> kept_;    // records that are not set aside, ascending
  // Currencies that amounts name, by record: where none of the batch does, nothing is looked at.
  struct NamedCurrency {
    std::uint8_t told_by = 0;  // Task::tells_currency; 0: no amount names one
    std::string_view currency;
  };
  bool any_named_ = false;
  std::vector<NamedCurrency> named_;
  Values named_codes_;                            // the same as codes of the currencies' dictionary
  std::vector<std::uint32_t> plain_, not_plain_;  // kept_, parted by it
  std::optional<GenderLegend> legend_;
  std::vector<std::uint8_t> bucket_;  // by record
  std::vector<Words> words_;          // of the layout being written, at least as many as it has
  // By column: facts of the years that kMonthStarts covers, as they are first met.
  std::vector<std::vector<YearFacts*>> years_;
  std::vector<Stream*> streams_;  // [layout * kBuckets + bucket]

  int customer_, order_, date_, amount_, gross_, refund_, quantity_, price_, currency_, product_,
      product_name_, category_, lead_;
  const RecordBatch* batch_ = nullptr;
  std::uint64_t slice_ = 0;
  std::uint32_t first_line_ = 0;
  OrderRuns* runs_ = nullptr;
};

}  // namespace clientele
