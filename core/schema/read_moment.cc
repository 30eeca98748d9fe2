// Dates and times of day from text: the forms of values.h, most frequent first.
#include <array>
#include <cctype>
#include <string>

#include "base/utf8.h"
#include "schema/values.h"

namespace clientele {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A view that is read from the front.
struct Cursor {
  std::string_view text;
  bool empty() const { return text.empty(); }
  char front() const { return text.empty() ? '\0' : text.front(); }
  bool take(std::string_view token) {
    if (!text.starts_with(token)) return false;
    text.remove_prefix(token.size());
    return true;
  }
  bool take(char c) {
    if (text.empty() || text.front() != c) return false;
    text.remove_prefix(1);
    return true;
  }
  void blanks() {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  }
  std::size_t digits_ahead() const {
    std::size_t n = 0;
    while (n < text.size() && is_digit(text[n])) ++n;
    return n;
  }
  // The next `n` digits; the caller knows they are there.
  int number(std::size_t n) {
    int value = 0;
    for (std::size_t i = 0; i < n; ++i) value = value * 10 + (text[i] - '0');
    text.remove_prefix(n);
    return value;
  }
};

constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};

// An English month name, whole or shortened, at the front; 0 where there is none.
int take_month_name(Cursor& in) {
  if (in.text.size() < 3) return 0;
  char head[3];
  for (std::size_t i = 0; i < 3; ++i) {
    head[i] = static_cast<char>(std::tolower(static_cast<unsigned char>(in.text[i])));
  }
  for (std::size_t m = 0; m < kMonths.size(); ++m) {
    if (std::string_view(head, 3) != kMonths[m]) continue;
    while (!in.empty() && std::isalpha(static_cast<unsigned char>(in.front())) != 0)
      in.text.remove_prefix(1);
    in.take('.');
    return static_cast<int>(m) + 1;
  }
  return 0;
}

int full_year(int year, std::size_t digits) {
  if (digits == 4) return year;
  return year >= 70 ? 1900 + year : 2000 + year;
}

// The time of day after a date: minute of the day, -1 where there is none, -2 where it is no time.
int take_time(Cursor& in) {
  in.blanks();
  in.take('T');
  in.take(',');
  in.blanks();
  if (in.empty()) return -1;
  int half = 0;  // 1 morning, 2 afternoon
  if (in.take("上午") || in.take("凌晨") || in.take("早上")) half = 1;
  if (in.take("下午") || in.take("晚上") || in.take("中午")) half = 2;
  in.blanks();
  const std::size_t hour_digits = in.digits_ahead();
  if (hour_digits == 0 || hour_digits > 2) return -2;
  int hour = in.number(hour_digits);
  if (!in.take(':') && !in.take("时") && !in.take("点") && !in.take("：")) return -2;
  int minute = 0;
  if (const std::size_t n = in.digits_ahead(); n > 0 && n <= 2) {
    minute = in.number(n);
  } else if (n > 2) {
    return -2;
  }
  in.take("分");
  if (in.take(':') || in.take("：") || is_digit(in.front())) {
    const std::size_t n = in.digits_ahead();
    if (n == 0 || n > 2 || in.number(n) > 60) return -2;
    in.take("秒");
    if (in.take('.') || in.take(',')) in.text.remove_prefix(in.digits_ahead());
  }
  in.blanks();
  if (in.take("AM") || in.take("am") || in.take("a.m.")) half = 1;
  if (in.take("PM") || in.take("pm") || in.take("p.m.")) half = 2;
  if (half != 0 && hour > 12) half = 0;
  if (half == 1 && hour == 12) hour = 0;
  if (half == 2 && hour < 12) hour += 12;
  // A zone does not move the time: files carry the shop's own clock.
  in.blanks();
  if (!in.take('Z') && !in.empty()) {
    in.take("UTC");
    in.take("GMT");
    if (in.take('+') || in.take('-')) {
      while (is_digit(in.front()) || in.front() == ':') in.text.remove_prefix(1);
    }
  }
  in.blanks();
  if (!in.empty() || hour > 24 || minute > 59) return -2;
  return hour == 24 ? 0 : hour * 60 + minute;
}

Read finish(Cursor& in, int year, int month, int day, bool ambiguous, Moment& out) {
  const Day found = checked_day(year, month, day);
  if (found == kNoDay) return Read::bad;
  const int minute = take_time(in);
  if (minute == -2) return Read::bad;
  out = Moment(found, minute, ambiguous);
  return Read::ok;
}

// yyyy-m-d, yyyy/m/d, yyyy.m.d, yyyy年m月d日, and months without a day (their first).
Read year_first(Cursor in, Moment& out) {
  const int year = in.number(4);
  char separator = in.front();
  const bool chinese = in.take("年");
  if (!chinese && separator != '-' && separator != '/' && separator != '.') return Read::bad;
  if (!chinese) in.text.remove_prefix(1);
  in.blanks();
  std::size_t n = in.digits_ahead();
  int month = 0;
  if (n == 1 || n == 2) {
    month = in.number(n);
  } else {
    month = take_month_name(in);
    if (month == 0) return Read::bad;
  }
  if (chinese ? !in.take("月") : !in.take(separator)) {
    return in.empty() ? finish(in, year, month, 1, false, out) : Read::bad;
  }
  in.blanks();
  n = in.digits_ahead();
  if (n == 0 && in.empty()) return finish(in, year, month, 1, false, out);
  if (n != 1 && n != 2) return Read::bad;
  const int day = in.number(n);
  in.take("日");
  in.take("号");
  return finish(in, year, month, day, false, out);
}

// d/m/yyyy and m/d/yyyy, d-Mon-yyyy, two-digit years.
Read year_last(Cursor in, Moment& out) {
  const int first = in.number(in.digits_ahead());
  const char separator = in.front();
  if (separator != '/' && separator != '-' && separator != '.' && separator != ' ')
    return Read::bad;
  in.text.remove_prefix(1);
  if (const int named = take_month_name(in); named != 0) {
    if (!in.take(separator)) in.take(' ');
    in.take(',');
    in.blanks();
    const std::size_t n = in.digits_ahead();
    if (n != 2 && n != 4) return Read::bad;
    return finish(in, full_year(in.number(n), n), named, first, false, out);
  }
  std::size_t n = in.digits_ahead();
  if ((n != 1 && n != 2) || separator == ' ') return Read::bad;
  const int second = in.number(n);
  if (!in.take(separator)) return Read::bad;
  n = in.digits_ahead();
  if (n != 2 && n != 4) return Read::bad;
  const int year = full_year(in.number(n), n);
  const bool day_first = valid_civil(year, second, first);
  const bool month_first = valid_civil(year, first, second);
  const bool ambiguous = day_first && month_first && first != second;
  return day_first ? finish(in, year, second, first, ambiguous, out)
                   : finish(in, year, first, second, false, out);
}

// Mar 5, 2024; March 5 2024; Tue Mar 05 2024.
Read name_first(Cursor in, Moment& out) {
  int month = take_month_name(in);
  if (month == 0) {  // a weekday's name
    while (!in.empty() && std::isalpha(static_cast<unsigned char>(in.front())) != 0)
      in.text.remove_prefix(1);
    in.take(',');
    in.blanks();
    if (is_digit(in.front()) && in.digits_ahead() <= 2) return year_last(in, out);
    month = take_month_name(in);
    if (month == 0) return Read::bad;
  }
  in.blanks();
  const std::size_t n = in.digits_ahead();
  if (n != 1 && n != 2) return Read::bad;
  const int day = in.number(n);
  in.take("st");
  in.take("nd");
  in.take("rd");
  in.take("th");
  in.take(',');
  in.blanks();
  if (in.digits_ahead() != 4) return Read::bad;
  return finish(in, in.number(4), month, day, false, out);
}

// Days since 1899-12-30 with the day's fraction, as Excel keeps them (1900 system; its false 29
// February 1900 is before every date we accept).
Read serial(std::string_view text, Moment& out) {
  Decimal value;
  if (read_decimal(text, value) != Read::ok) return Read::bad;
  if (value < 20'000 * kDecimalOne || value > 80'000 * kDecimalOne) return Read::bad;
  const auto day = static_cast<Day>(value / kDecimalOne);
  const Decimal fraction = value % kDecimalOne;
  const int minute =
      fraction == 0 ? -1 : static_cast<int>((fraction * 1'440 + 5'000) / kDecimalOne);
  out = Moment(day - 25'569 + (minute == 1'440 ? 1 : 0), minute == 1'440 ? 0 : minute);
  return Read::ok;
}

Read read(std::string_view text, Moment& out, bool serials) {
  const Cursor in{text};
  const std::size_t n = in.digits_ahead();
  if (n == 4 && text.size() > 4) {
    if (const Read r = year_first(in, out); r == Read::ok || !serials) return r;
  }
  if (n == 8 || n == 12 || n == 14) {
    Cursor digits = in;
    const int year = digits.number(4), month = digits.number(2), day = digits.number(2);
    if (n == 8) return finish(digits, year, month, day, false, out);
    const int hour = digits.number(2), minute = digits.number(2);
    if (!valid_civil(year, month, day) || hour > 23 || minute > 59) return Read::bad;
    out = Moment(day_from_civil(year, month, day), hour * 60 + minute);
    return Read::ok;
  }
  if ((n == 1 || n == 2) && text.size() > n) {
    if (const Read r = year_last(in, out); r == Read::ok || !serials) return r;
  }
  if (n == 0) return name_first(in, out);
  return serials ? serial(text, out) : Read::bad;
}

// Two digits, or a number far out of every range.
int two_digits(const char* p) {
  const auto tens = static_cast<unsigned>(p[0] - '0'), ones = static_cast<unsigned>(p[1] - '0');
  return tens > 9 || ones > 9 ? -100'000 : static_cast<int>(tens * 10 + ones);
}

// 2011-12-09, 2011-12-09 08:26 and 2011-12-09 08:26:00: the forms of most exports.
bool read_iso(std::string_view text, Moment& out) {
  const std::size_t size = text.size();
  if (size != 10 && size != 16 && size != 19) return false;
  const char* const p = text.data();
  if (p[4] != '-' || p[7] != '-') return false;
  const Day day =
      checked_day(two_digits(p) * 100 + two_digits(p + 2), two_digits(p + 5), two_digits(p + 8));
  if (day == kNoDay) return false;
  int minute = -1;
  if (size != 10) {
    if (p[13] != ':' || (p[10] != ' ' && p[10] != 'T')) return false;
    const int hours = two_digits(p + 11), minutes = two_digits(p + 14);
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return false;
    if (size == 19 && (p[16] != ':' || two_digits(p + 17) < 0)) return false;
    minute = hours * 60 + minutes;
  }
  out = Moment(day, minute);
  return true;
}

}  // namespace

Read read_moment(std::string_view text, Moment& out, bool serials) {
  if (text.empty()) return Read::empty;
  if (read_iso(text, out)) return Read::ok;
  if (text.size() > 60) return Read::bad;
  if (has_full_width(text)) return read(fold_width(text), out, serials);
  return read(text, out, serials);
}

}  // namespace clientele
