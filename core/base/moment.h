// Dates and times of input in 32 bits, to the minute, without time zones (files carry local time).
#pragma once

#include <cstdint>
#include <string>

namespace clientele {

using Day = std::int32_t;  // days since 1970-01-01
inline constexpr Day kNoDay = INT32_MIN;

struct Civil {
  int year;
  int month;  // 1-12
  int day;    // 1-31
};

// Proleptic Gregorian calendar (Howard Hinnant, "chrono-compatible low-level date algorithms").
Day day_from_civil(int year, int month, int day);
Civil civil_from_day(Day day);
bool valid_civil(int year, int month, int day);
// 0 = Monday ... 6 = Sunday.
int weekday(Day day);
// Months since year 0, month 1: orders and subtracts like an integer.
int month_index(Day day);
Day first_day_of_month(int month_index);
// "2011-12-09"
std::string iso_date(Day day);

// A moment: day, minute of the day (where the text had one), and whether day and month could have
// been read the other way round (3/4/2024). Which way is right is decided for a whole column at
// sealing; until then the moment holds the day-first reading if that exists.
// Ordering of two moments is the ordering of their bits once the ambiguity flag is cleared.
class Moment {
 public:
  constexpr Moment() = default;
  // `minute` 0-1439, or -1 where the text had no time.
  constexpr Moment(Day day, int minute, bool ambiguous = false)
      : bits_((ambiguous ? 0x80000000u : 0u) | (static_cast<std::uint32_t>(day + kDayBias) << 11) |
              static_cast<std::uint32_t>(minute + 1)) {}

  static constexpr Moment from_bits(std::uint32_t bits) {
    Moment m;
    m.bits_ = bits;
    return m;
  }
  constexpr std::uint32_t bits() const { return bits_; }
  constexpr bool missing() const { return bits_ == 0; }
  constexpr bool ambiguous() const { return (bits_ & 0x80000000u) != 0; }
  constexpr Day day() const { return static_cast<Day>((bits_ & 0x7fffffffu) >> 11) - kDayBias; }
  // -1 where there is no time of day.
  constexpr int minute() const { return static_cast<int>(bits_ & 0x7ffu) - 1; }
  constexpr Moment settled() const { return from_bits(bits_ & 0x7fffffffu); }
  // The same text read with day and month exchanged; only for ambiguous moments.
  Moment exchanged() const;

 private:
  static constexpr Day kDayBias = 524'288;  // day 0 of the field is in the year 534
  std::uint32_t bits_ = 0;  // 0 is "no moment": no valid day has the bias as its value
};

}  // namespace clientele
