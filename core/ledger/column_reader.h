// A column read row after row, mostly in rising order: values are unpacked a block at a time, so
// that its width is asked for once a block. What reads a column here and there asks the column.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

#include "ledger/table.h"

namespace clientele {

class ColumnReader {
 public:
  // A null column, or one of size 0, has no value in any row.
  explicit ColumnReader(const Column* column)
      : column_(column != nullptr && column->size() != 0 ? column : nullptr) {}

  explicit operator bool() const { return column_ != nullptr; }
  // Column::raw(row).
  std::int64_t raw(std::size_t row) {
    if (row - first_ >= kBlock) load(row);
    return values_[row - first_];
  }
  Decimal decimal(std::size_t row) { return raw(row); }
  Code code(std::size_t row) {
    const auto v = raw(row);
    return v == Column::kMissing ? kNoCode : static_cast<Code>(v);
  }
  Moment moment(std::size_t row) {
    const auto v = raw(row);
    return v == Column::kMissing ? Moment() : Moment::from_bits(static_cast<std::uint32_t>(v));
  }

 private:
  static constexpr std::size_t kBlock = 256;

  void load(std::size_t row) {
    first_ = row / kBlock * kBlock;
    if (column_ == nullptr) {
      values_.fill(Column::kMissing);
    } else {
      column_->unpack(first_, std::min(kBlock, column_->size() - first_), values_.data());
    }
  }

  const Column* column_;
  std::size_t first_ = SIZE_MAX / 2 + 1;  // farther from every row than a block
  std::array<std::int64_t, kBlock> values_;
};

}  // namespace clientele
