// Sealed, immutable columns. A column keeps its values in the narrowest width that holds them; the
// typed getters give back the same meaning whatever the width.
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "base/moment.h"
#include "schema/role.h"

namespace clientele {

// Codes of dictionary columns. Code 0 means "no value"; text i of the dictionary has code i + 1.
// Within sealed data, dictionaries are canonical: texts are sorted by bytes, and every partition of
// a run shares the same one.
using Code = std::uint32_t;
inline constexpr Code kNoCode = 0;

struct Dictionary {
  std::vector<std::string> texts;
  std::string_view text(Code code) const {
    return code == kNoCode ? std::string_view() : std::string_view(texts[code - 1]);
  }
  // The code of a text, kNoCode where it is absent. O(log n).
  Code find(std::string_view text) const;
};

class Column {
 public:
  Role role = Role::attribute;
  ValueKind kind = ValueKind::code;
  std::string name;  // the header: names attributes and aspects, empty where several files differ
  const Dictionary* dictionary = nullptr;  // kinds code and text

  // Values in logical form: Moment bits, Decimal, Code. kMissing where there is none.
  static constexpr std::int64_t kMissing = INT64_MIN;
  static Column pack(std::span<const std::int64_t> values);
  // The same of 32 bits, `none` where there is no value.
  static Column pack(std::span<const std::uint32_t> values, std::uint32_t none);

  std::size_t size() const { return size_; }
  std::size_t bytes() const { return data_.size(); }
  // kMissing where there is none. In the header: it runs for every row of every column.
  std::int64_t raw(std::size_t row) const {
    std::uint64_t stored = 0;
    switch (width_) {
      case 1:
        stored = data_[row];
        break;
      case 2:
        stored = load<std::uint16_t>(row);
        break;
      case 4:
        stored = load<std::uint32_t>(row);
        break;
      case 8:
        return static_cast<std::int64_t>(load<std::uint64_t>(row));  // as it is, kMissing included
      default:
        return base_;
    }
    if (stored == missing_) return kMissing;
    // Unsigned, so that a step of half the range and more does not overflow on its way.
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(base_) +
                                     stored * static_cast<std::uint64_t>(scale_));
  }

  // raw() of `count` rows from `first` on: the width is asked for once.
  void unpack(std::size_t first, std::size_t count, std::int64_t* out) const;

  bool missing(std::size_t row) const { return raw(row) == kMissing; }
  Decimal decimal(std::size_t row) const { return raw(row); }  // kNoDecimal == kMissing
  Code code(std::size_t row) const {
    const auto v = raw(row);
    return v == kMissing ? kNoCode : static_cast<Code>(v);
  }
  Moment moment(std::size_t row) const {
    const auto v = raw(row);
    return v == kMissing ? Moment() : Moment::from_bits(static_cast<std::uint32_t>(v));
  }
  // kNoDay where there is none.
  Day day(std::size_t row) const {
    const auto v = raw(row);
    return v == kMissing ? kNoDay : Moment::from_bits(static_cast<std::uint32_t>(v)).day();
  }
  std::string_view text(std::size_t row) const { return dictionary->text(code(row)); }

 private:
  template <typename Values>
  static Column pack_values(const Values& values);
  template <typename T>
  void unpack_as(std::size_t first, std::size_t count, std::int64_t* out) const;
  template <typename T>
  T load(std::size_t row) const {
    T value;
    std::memcpy(&value, data_.data() + row * sizeof(T), sizeof(T));
    return value;
  }

  // value = base_ + stored * scale_, unsigned; the stored value `missing_` is a gap.
  std::vector<std::uint8_t> data_;
  std::size_t size_ = 0;
  std::int64_t base_ = kMissing;
  std::int64_t scale_ = 1;
  std::uint64_t missing_ = ~0ull;  // ~0: there are no gaps
  std::uint8_t width_ = 0;         // bytes a value: 0 (all equal to base_), 1, 2, 4 or 8
};

// Rows of one table in a partition. Rows of customer i stand at [begin(i), begin(i+1)), ordered by
// date, then by position in the input; rows without a customer follow the last customer's.
struct Table {
  std::size_t rows = 0;
  std::vector<std::uint32_t> row_begin;  // customers + 1 values; none where there are no rows
  std::vector<Column> columns;

  // The first column of a role, or null.
  const Column* find(Role role) const {
    for (const auto& column : columns) {
      if (column.role == role) return &column;
    }
    return nullptr;
  }
  std::size_t begin(std::size_t customer) const { return rows == 0 ? 0 : row_begin[customer]; }
  std::size_t end(std::size_t customer) const { return rows == 0 ? 0 : row_begin[customer + 1]; }
  std::size_t attributed() const { return row_begin.empty() ? 0 : row_begin.back(); }
};

// What sealing settled for a transaction line, as bits.
namespace line_flag {
inline constexpr std::uint8_t positive =
    1;  // a positive, not cancelled line (any purchase, where no column holds money): makes a buyer
inline constexpr std::uint8_t purchase = 2;  // not cancelled, quantity above 0 (missing = 1)
inline constexpr std::uint8_t refund = 4;    // negative or cancelled
inline constexpr std::uint8_t duplicate = 8;
inline constexpr std::uint8_t test = 16;
inline constexpr std::uint8_t huge = 32;
inline constexpr std::uint8_t first_of_order =
    64;                                        // the first line of its order with this customer
inline constexpr std::uint8_t excluded = 128;  // by a cleaning rule switched to "exclude"
}  // namespace line_flag

}  // namespace clientele
