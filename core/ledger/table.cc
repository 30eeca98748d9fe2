// Packing of columns, and looking up codes.
#include "ledger/table.h"

#include <algorithm>
#include <bit>
#include <numeric>

namespace clientele {
namespace {

// Division without a remainder, by multiplication: with d = odd * 2^shift, x / d is x times the
// inverse of odd modulo 2^64, rotated by shift; and d divides x just where that is not above
// (2^64 - 1) / d (Granlund and Montgomery 1994, "Division by invariant integers", section 9).
class ExactDivisor {
 public:
  explicit ExactDivisor(std::uint64_t d)
      : shift_(static_cast<unsigned>(std::countr_zero(d))), limit_(~0ull / d) {
    const std::uint64_t odd = d >> shift_;
    for (int bits = 1; bits < 64; bits *= 2) inverse_ *= 2 - odd * inverse_;
  }
  std::uint64_t quotient(std::uint64_t x) const {
    const std::uint64_t product = x * inverse_;
    return product >> shift_ | product << (-shift_ & 63u);  // rotr: libraries differ on its type
  }
  bool divides(std::uint64_t x) const { return quotient(x) <= limit_; }

 private:
  unsigned shift_;
  std::uint64_t inverse_ = 1, limit_;
};

struct Range {
  std::int64_t low = INT64_MAX, high = INT64_MIN;
  bool gaps = false;
  std::uint64_t step = 0;  // greatest common divisor of the distances from the first value
};

std::uint64_t distance(std::int64_t from, std::int64_t to) {
  return static_cast<std::uint64_t>(to) - static_cast<std::uint64_t>(from);
}

Range range_of(std::span<const std::int64_t> values) {
  Range range;
  std::int64_t first = Column::kMissing;
  ExactDivisor divisor(1);
  for (const auto v : values) {
    if (v == Column::kMissing) {
      range.gaps = true;
      continue;
    }
    if (first == Column::kMissing) first = v;
    range.low = std::min(range.low, v);
    range.high = std::max(range.high, v);
    const std::uint64_t apart = v >= first ? distance(first, v) : distance(v, first);
    if (range.step == 0 ? apart != 0 : !divisor.divides(apart)) {
      range.step = std::gcd(range.step, apart);
      divisor = ExactDivisor(range.step);
    }
  }
  return range;
}

template <typename T>
void store(std::span<const std::int64_t> values, std::int64_t base, std::uint64_t step,
           std::uint64_t missing, std::vector<std::uint8_t>& out) {
  out.resize(values.size() * sizeof(T));
  const ExactDivisor divisor(step);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto stored = static_cast<T>(
        values[i] == Column::kMissing ? missing : divisor.quotient(distance(base, values[i])));
    std::memcpy(out.data() + i * sizeof(T), &stored, sizeof(T));
  }
}

}  // namespace

Column Column::pack(std::span<const std::int64_t> values) {
  Column column;
  column.size_ = values.size();
  const Range range = range_of(values);
  if (range.low > range.high) return column;  // nothing but gaps
  const std::uint64_t step = std::max<std::uint64_t>(range.step, 1);
  const std::uint64_t largest = distance(range.low, range.high) / step;
  column.base_ = range.low;
  column.scale_ = static_cast<std::int64_t>(step);
  const std::uint64_t room = range.gaps ? 1 : 0;  // the width's largest value marks gaps
  if (largest == 0 && !range.gaps) return column;
  if (largest + room <= 0xff) {
    column.width_ = 1;
    if (range.gaps) column.missing_ = 0xff;
    store<std::uint8_t>(values, range.low, step, column.missing_, column.data_);
  } else if (largest + room <= 0xffff) {
    column.width_ = 2;
    if (range.gaps) column.missing_ = 0xffff;
    store<std::uint16_t>(values, range.low, step, column.missing_, column.data_);
  } else if (largest <= 0xffffffffull - room) {
    column.width_ = 4;
    if (range.gaps) column.missing_ = 0xffffffffull;
    store<std::uint32_t>(values, range.low, step, column.missing_, column.data_);
  } else {
    column.width_ = 8;
    column.data_.resize(values.size_bytes());
    std::memcpy(column.data_.data(), values.data(), values.size_bytes());
  }
  return column;
}

Code Dictionary::find(std::string_view text) const {
  const auto at = std::lower_bound(texts.begin(), texts.end(), text);
  return at == texts.end() || *at != text ? kNoCode : static_cast<Code>(at - texts.begin() + 1);
}

}  // namespace clientele
