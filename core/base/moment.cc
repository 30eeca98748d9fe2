#include "base/moment.h"

#include <cstdio>

namespace clientele {

Civil civil_from_day(Day day) {
  const int z = day + 719'468;
  const int era = (z >= 0 ? z : z - 146'096) / 146'097;
  const int day_of_era = z - era * 146'097;
  const int year_of_era =
      (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int shifted_month = (5 * day_of_year + 2) / 153;
  const int month = shifted_month + (shifted_month < 10 ? 3 : -9);
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month,
          day_of_year - (153 * shifted_month + 2) / 5 + 1};
}

bool valid_civil(int year, int month, int day) {
  static constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (year < 1000 || year > 3000 || month < 1 || month > 12 || day < 1) return false;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return day <= kDays[month - 1] + (month == 2 && leap ? 1 : 0);
}

int weekday(Day day) {
  const int shifted = (day + 3) % 7;  // 1970-01-01 was a Thursday
  return shifted < 0 ? shifted + 7 : shifted;
}

std::string iso_date(Day day) {
  const Civil civil = civil_from_day(day);
  char text[40];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", civil.year, civil.month, civil.day);
  return text;
}

Moment Moment::exchanged() const {
  const Civil civil = civil_from_day(day());
  return Moment(day_from_civil(civil.year, civil.day, civil.month), minute(), true);
}

}  // namespace clientele
