// Dates and times of input in 32 bits, to the minute, without time zones (files carry local time).
#pragma once

#include <array>
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
constexpr Day day_from_civil(int year, int month, int day) {
  const int y = month <= 2 ? year - 1 : year;
  const int era = (y >= 0 ? y : y - 399) / 400;
  const int year_of_era = y - era * 400;
  const int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146'097 + day_of_era - 719'468;
}
Civil civil_from_day(Day day);
bool valid_civil(int year, int month, int day);
// 0 = Monday ... 6 = Sunday.
int weekday(Day day);

// First days of the months of 1900-2099, in order, and of January 2100: nearly every date of input
// is found here, which is several times faster than the calendar's divisions.
inline constexpr int kTableYear = 1900, kTableMonths = 200 * 12;
inline constexpr auto kMonthStarts = [] {
  std::array<Day, kTableMonths + 1> days{};
  for (int i = 0; i <= kTableMonths; ++i) {
    days[static_cast<std::size_t>(i)] = day_from_civil(kTableYear + i / 12, i % 12 + 1, 1);
  }
  return days;
}();

// The day of a civil date, kNoDay where there is no such day.
inline Day checked_day(int year, int month, int day) {
  if (year < kTableYear || year >= kTableYear + kTableMonths / 12) {
    return valid_civil(year, month, day) ? day_from_civil(year, month, day) : kNoDay;
  }
  if (month < 1 || month > 12 || day < 1) return kNoDay;
  const auto at = static_cast<std::size_t>((year - kTableYear) * 12 + month - 1);
  const Day found = kMonthStarts[at] + day - 1;
  return found < kMonthStarts[at + 1] ? found : kNoDay;
}

// Months since year 0, month 1: orders and subtracts like an integer.
inline int month_index(Day day) {
  if (day < kMonthStarts.front() || day >= kMonthStarts.back()) {
    const Civil civil = civil_from_day(day);
    return civil.year * 12 + civil.month - 1;
  }
  // The average month is off by less than one month over the table's years.
  auto at = static_cast<std::size_t>(day - kMonthStarts.front()) * 4'800 / 146'097;
  while (kMonthStarts[at] > day) --at;
  while (kMonthStarts[at + 1] <= day) ++at;
  return kTableYear * 12 + static_cast<int>(at);
}
inline Day first_day_of_month(int month_index) {
  const int at = month_index - kTableYear * 12;
  return at >= 0 && at < kTableMonths ? kMonthStarts[static_cast<std::size_t>(at)]
                                      : day_from_civil(month_index / 12, month_index % 12 + 1, 1);
}
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
