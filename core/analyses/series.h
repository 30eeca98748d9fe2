// Sums by day or week in one array from the first to the last one seen: customers' lines jump about
// in time, and a search for each would cost more than all other work on the row.
#pragma once

#include <cstdint>
#include <vector>

#include "analyses/summary_parts.h"
#include "base/moment.h"

namespace clientele {

// Weeks run from Monday to Sunday; week 0 begins on 1969-12-29.
inline std::int32_t week_of(Day day) {
  const Day from_monday = day + 3;
  return from_monday >= 0 ? from_monday / 7 : -((6 - from_monday) / 7);
}
inline Day last_day_of_week(std::int32_t week) { return week * 7 + 3; }

// T is a part (summary_parts.h). Keys are at most kFarthest from 0.
template <typename T>
class Series {
 public:
  static constexpr std::int32_t kFarthest = 200'000;  // more is refused when loading

  // Makes room as needed; references end with the next call.
  T& at(std::int32_t key) {
    if (static_cast<std::uint32_t>(key - first_) >= values_.size()) grow(key);
    return values_[static_cast<std::uint32_t>(key - first_)];
  }
  // Null outside the first and last key.
  const T* find(std::int32_t key) const {
    if (values_.empty() || key < first_ || key - first_ >= size()) return nullptr;
    return &values_[static_cast<std::size_t>(key - first_)];
  }
  // Calls visit(key, const T&) for every key from the first to the last, those never touched
  // included.
  template <typename Visit>
  void each(Visit visit) const {
    for (std::int32_t i = 0; i < size(); ++i)
      visit(first_ + i, values_[static_cast<std::size_t>(i)]);
  }
  bool empty() const { return values_.empty(); }
  std::int32_t first() const { return first_; }
  std::int32_t last() const { return first_ + size() - 1; }

  void merge(const Series& other) {
    if (other.values_.empty()) return;
    at(other.first());
    at(other.last());
    other.each([&](std::int32_t key, const T& value) { parts::merge(at(key), value); });
  }
  void save(ByteWriter& out) const {
    out.put(first_);
    parts::save(values_, out);
  }
  void load(ByteReader& in) {
    first_ = in.get<std::int32_t>();
    parts::load(values_, in);
    if (first_ < -kFarthest || first_ > kFarthest || size() > 2 * kFarthest) in.reject();
  }

 private:
  std::int32_t size() const { return static_cast<std::int32_t>(values_.size()); }
  void grow(std::int32_t key) {
    if (values_.empty()) {
      first_ = key;
      values_.resize(1);
    } else if (key < first_) {
      values_.insert(values_.begin(), static_cast<std::size_t>(first_ - key), T{});
      first_ = key;
    } else {
      values_.resize(static_cast<std::size_t>(key - first_) + 1);
    }
  }

  std::int32_t first_ = 0;
  std::vector<T> values_;
};

}  // namespace clientele
