#include "schema/date_form.h"

namespace clientele {
namespace {

// One or two digits at the front of `text`, taken off; -1 where there are none or more than two.
int take_number(std::string_view& text) {
  int value = 0, digits = 0;
  while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
    if (++digits > 2) return -1;
    value = value * 10 + (text.front() - '0');
    text.remove_prefix(1);
  }
  return digits == 0 ? -1 : value;
}

bool take_separator(std::string_view& text) {
  if (text.empty()) return false;
  const char c = text.front();
  if (c != '/' && c != '-' && c != '.') return false;
  text.remove_prefix(1);
  return true;
}

}  // namespace

DateForm date_form(std::string_view text) {
  const int first = take_number(text);
  if (first < 0 || !take_separator(text)) return DateForm::settled;
  const int second = take_number(text);
  if (second < 0 || !take_separator(text)) return DateForm::settled;
  if (first > 12 && second <= 12) return DateForm::day_first_only;
  if (second > 12 && first <= 12) return DateForm::month_first_only;
  return first == second ? DateForm::settled : DateForm::ambiguous;
}

}  // namespace clientele
