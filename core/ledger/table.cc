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

std::uint64_t distance(std::int64_t from, std::int64_t to) {
  return static_cast<std::uint64_t>(to) - static_cast<std::uint64_t>(from);
}

// Values of either width, in logical form.
struct Wide {
  std::span<const std::int64_t> values;
  std::size_t size() const { return values.size(); }
  std::int64_t operator[](std::size_t i) const { return values[i]; }
};
struct Narrow {
  std::span<const std::uint32_t> values;
  std::uint32_t none;
  std::size_t size() const { return values.size(); }
  std::int64_t operator[](std::size_t i) const {
    return values[i] == none ? Column::kMissing : static_cast<std::int64_t>(values[i]);
  }
};

struct Range {
  std::int64_t low = INT64_MAX, high = INT64_MIN;
  bool gaps = false;
};

template <typename Values>
Range range_of(const Values& values) {
  Range range;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::int64_t v = values[i];
    const bool gap = v == Column::kMissing;
    range.gaps |= gap;
    range.low = std::min(range.low, gap ? range.low : v);
    range.high = std::max(range.high, v);  // a gap is below every value
  }
  return range;
}

// Greatest common divisor of the distances from the lowest value, at least 1.
template <typename Values>
std::uint64_t step_of(const Values& values, std::int64_t low) {
  std::uint64_t step = 0;
  ExactDivisor divisor(1);
  for (std::size_t i = 0; i < values.size() && step != 1; ++i) {
    if (values[i] == Column::kMissing) continue;
    const std::uint64_t apart = distance(low, values[i]);
    if (step == 0 ? apart != 0 : !divisor.divides(apart)) {
      step = std::gcd(step, apart);
      divisor = ExactDivisor(step);
    }
  }
  return std::max<std::uint64_t>(step, 1);
}

template <typename T, typename Values>
void store(const Values& values, std::int64_t base, std::uint64_t step, std::uint64_t missing,
           std::vector<std::uint8_t>& out) {
  out.resize(values.size() * sizeof(T));
  const ExactDivisor divisor(step);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::int64_t v = values[i];
    const auto stored =
        static_cast<T>(v == Column::kMissing ? missing : divisor.quotient(distance(base, v)));
    std::memcpy(out.data() + i * sizeof(T), &stored, sizeof(T));
  }
}

}  // namespace

template <typename Values>
Column Column::pack_values(const Values& values) {
  Column column;
  column.size_ = values.size();
  const Range range = range_of(values);
  if (range.low > range.high) return column;      // nothing but gaps
  const std::uint64_t room = range.gaps ? 1 : 0;  // the width's largest value marks gaps
  std::uint64_t largest = distance(range.low, range.high);
  // A common step is worth looking for only where values do not fit a byte without it.
  const std::uint64_t step = largest + room > 0xff ? step_of(values, range.low) : 1;
  largest /= step;
  column.base_ = range.low;
  column.scale_ = static_cast<std::int64_t>(step);
  if (largest == 0 && !range.gaps) return column;
  const auto keep = [&]<typename T>(T) {
    column.width_ = sizeof(T);
    if (range.gaps) column.missing_ = static_cast<T>(~T{0});
    store<T>(values, range.low, step, column.missing_, column.data_);
  };
  if (largest + room <= 0xff) {
    keep(std::uint8_t{});
  } else if (largest + room <= 0xffff) {
    keep(std::uint16_t{});
  } else if (largest <= 0xffffffffull - room) {
    keep(std::uint32_t{});
  } else {
    column.width_ = 8;
    column.data_.resize(values.size() * sizeof(std::int64_t));
    for (std::size_t i = 0; i < values.size(); ++i) {
      const std::int64_t v = values[i];
      std::memcpy(column.data_.data() + i * sizeof v, &v, sizeof v);
    }
  }
  return column;
}

Column Column::pack(std::span<const std::int64_t> values) { return pack_values(Wide{values}); }
Column Column::pack(std::span<const std::uint32_t> values, std::uint32_t none) {
  return pack_values(Narrow{values, none});
}

template <typename T>
void Column::unpack_as(std::size_t first, std::size_t count, std::int64_t* out) const {
  const auto base = static_cast<std::uint64_t>(base_), scale = static_cast<std::uint64_t>(scale_);
  const std::uint64_t missing = missing_;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint64_t stored = load<T>(first + i);
    out[i] = stored == missing ? kMissing : static_cast<std::int64_t>(base + stored * scale);
  }
}

void Column::unpack(std::size_t first, std::size_t count, std::int64_t* out) const {
  switch (width_) {
    case 1:
      return unpack_as<std::uint8_t>(first, count, out);
    case 2:
      return unpack_as<std::uint16_t>(first, count, out);
    case 4:
      return unpack_as<std::uint32_t>(first, count, out);
    case 8:
      std::memcpy(out, data_.data() + first * sizeof *out, count * sizeof *out);
      return;
    default:
      std::fill_n(out, count, base_);
  }
}

Code Dictionary::find(std::string_view text) const {
  const auto at = std::lower_bound(texts.begin(), texts.end(), text);
  return at == texts.end() || *at != text ? kNoCode : static_cast<Code>(at - texts.begin() + 1);
}

}  // namespace clientele
