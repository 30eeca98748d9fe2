// Excel's calendar has a 29 February 1900 (serial 60) which never was; days before it count one
// less. The 1904 system counts from 1904-01-01 = 0 (ECMA-376 part 1, 18.17.4.1).
#include "read/xlsx/cell_text.h"

#include <fast_float/fast_float.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "base/ascii.h"
#include "base/moment.h"

namespace clientele::xlsx {
namespace {

constexpr std::size_t kDigits = 15;
constexpr int kMostPlaces = 21;  // digits before or zeros behind the point, without exponent
constexpr double kLastSerial = 2'958'465;  // 9999-12-31
constexpr double kFrom1904 = 1'462;        // days between the two systems
constexpr std::int64_t kDaySeconds = 86'400;
constexpr std::int64_t kLeapSerial = 60;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool parse(std::string_view text, double& value) {
  const auto end = text.data() + text.size();
  const auto read = fast_float::from_chars(text.data(), end, value);
  return read.ec == std::errc() && read.ptr == end && std::isfinite(value);
}

// True where the text is a plain number of few digits: what Excel shows is what is stored.
bool is_short(std::string_view text) {
  std::size_t digits = 0, points = 0;
  if (text.starts_with('-')) text.remove_prefix(1);
  for (const char c : text) {
    if (is_digit(c))
      ++digits;
    else if (c == '.')
      ++points;
    else
      return false;
  }
  return digits > 0 && digits <= kDigits && points <= 1;
}

void append_two(std::int64_t value, std::string& out) {
  out += static_cast<char>('0' + value / 10 % 10);
  out += static_cast<char>('0' + value % 10);
}

void append_day(Day day, std::string& out) {
  const Civil civil = civil_from_day(day);
  append_two(civil.year / 100, out);
  append_two(civil.year % 100, out);
  out += '-';
  append_two(civil.month, out);
  out += '-';
  append_two(civil.day, out);
}

void append_time(std::int64_t seconds, std::string& out) {
  append_two(seconds / 3600, out);
  out += ':';
  append_two(seconds / 60 % 60, out);
  out += ':';
  append_two(seconds % 60, out);
}

// The code's first section without texts, escapes and brackets. `elapsed`: [h], [m] or [s] stands
// in it.
std::string bare_code(std::string_view code, bool& elapsed) {
  std::string bare;
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    const char c = code[i];
    if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == '"' || c == '[') {
      const auto end = std::min(code.find(c == '"' ? '"' : ']', i + 1), code.size());
      const auto inside = code.substr(i + 1, end - i - 1);
      elapsed = elapsed || (c == '[' && !inside.empty() &&
                            inside.find_first_not_of("hHmMsS") == std::string_view::npos);
      i = end;
    } else {
      bare += ascii_lower(c);
    }
  }
  return bare;
}

}  // namespace

NumberForm builtin_form(std::uint32_t id) {
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) ||
      id == 57 || id == 58)
    return NumberForm::date;
  if (id == 22) return NumberForm::date_time;
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 47 || id == 55 ||
      id == 56)
    return NumberForm::time;
  return NumberForm::number;
}

NumberForm custom_form(std::string_view code) {
  bool elapsed = false;
  std::string bare = bare_code(code, elapsed);
  if (elapsed || bare.find("general") != std::string::npos) return NumberForm::number;
  for (const std::string_view half : {"am/pm", "a/p"}) {
    if (const auto at = bare.find(half); at != std::string::npos) bare.erase(at, half.size());
  }
  const bool day = bare.find_first_of("yd") != std::string::npos;
  const bool time = bare.find_first_of("hs") != std::string::npos;
  if (day) return time ? NumberForm::date_time : NumberForm::date;
  if (time) return NumberForm::time;
  return bare.find('m') != std::string::npos ? NumberForm::date : NumberForm::number;
}

void append_number(std::string_view stored, std::string& out) {
  double value = 0;
  if (is_short(stored) || !parse(stored, value)) {
    out.append(stored);
    return;
  }
  if (value == 0) {
    out += '0';
    return;
  }
  std::array<char, 32> buffer{};  // d.dddddddddddddde±xx
  std::snprintf(buffer.data(), buffer.size(), "%.14e", std::fabs(value));
  std::string digits(1, buffer[0]);
  digits.append(buffer.data() + 2, kDigits - 1);
  digits.erase(digits.find_last_not_of('0') + 1);
  int exponent = 0;
  for (const char* c = buffer.data() + kDigits + 3; *c != 0; ++c)
    exponent = exponent * 10 + *c - '0';
  if (buffer[kDigits + 2] == '-') exponent = -exponent;
  if (exponent >= kMostPlaces || exponent < -kMostPlaces) {
    out.append(stored);
    return;
  }
  if (value < 0) out += '-';
  if (exponent < 0) {
    out += "0.";
    out.append(static_cast<std::size_t>(-exponent - 1), '0');
    out += digits;
    return;
  }
  const auto whole = static_cast<std::size_t>(exponent) + 1;
  if (digits.size() < whole) digits.append(whole - digits.size(), '0');
  out.append(digits, 0, whole);
  if (digits.size() > whole) out.append(".").append(digits, whole);
}

void append_moment(std::string_view stored, NumberForm form, bool from_1904, std::string& out) {
  double value = 0;
  if (form == NumberForm::number || !parse(stored, value) || value < 0 ||
      value >= (from_1904 ? kLastSerial - kFrom1904 : kLastSerial) + 1) {
    append_number(stored, out);
    return;
  }
  const auto seconds = static_cast<std::int64_t>(std::llround(value * double{kDaySeconds}));
  const std::int64_t serial = seconds / kDaySeconds, time = seconds % kDaySeconds;
  if (form == NumberForm::time && serial == 0) return append_time(time, out);
  const bool real = from_1904 || (serial > 0 && serial != kLeapSerial);
  if (!real) return append_number(stored, out);
  const Day first = from_1904 ? day_from_civil(1904, 1, 1) : day_from_civil(1899, 12, 30);
  const Day early = !from_1904 && serial < kLeapSerial ? 1 : 0;
  append_day(first + static_cast<Day>(serial) + early, out);
  if (time == 0) return;
  out += ' ';
  append_time(time, out);
}

}  // namespace clientele::xlsx
