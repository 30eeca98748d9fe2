#include "clean/duplicates/contact_key.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/utf8.h"

namespace clientele {
namespace {

constexpr std::size_t kLeastDigits = 7, kMostDigits = 15;  // ITU-T E.164: at most 15
constexpr std::array<std::string_view, 8> kFillers = {"none",    "na",       "null", "test",
                                                      "noreply", "no-reply", "no",   "unknown"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool placeholder(std::string_view digits) {
  const bool repeated =
      std::all_of(digits.begin(), digits.end(), [&](char c) { return c == digits.back(); });
  return repeated || digits.starts_with("1234567");
}

}  // namespace

std::string phone_key(std::string_view text) {
  const std::string folded = fold_width(text);
  std::string digits;
  for (const char c : folded) {
    if (is_digit(c)) {
      digits += c;
    } else if (c == '*') {
      return {};
    } else if (c == '+' || c == '-' || c == ' ' || c == '(' || c == ')' || c == '.' || c == '\t') {
      continue;
    } else if (digits.size() >= kLeastDigits) {
      break;  // a second number, an extension, a remark
    } else if (!digits.empty()) {
      return {};
    }
  }
  if (digits.starts_with("0086")) digits.erase(0, 4);
  if (digits.size() > 11 && digits.starts_with("86")) digits.erase(0, 2);
  if (digits.size() < kLeastDigits || digits.size() > kMostDigits || placeholder(digits)) return {};
  return digits;
}

std::string email_key(std::string_view text) {
  std::string address;
  for (const char c : fold_width(text)) {
    if (c == ' ' || c == '\t') continue;
    address += ascii_lower(c);
  }
  const std::size_t at = address.find('@');
  if (at == 0 || at == std::string::npos || address.find('@', at + 1) != std::string::npos)
    return {};
  const std::string_view local = std::string_view(address).substr(0, at);
  const std::string_view domain = std::string_view(address).substr(at + 1);
  const bool filler = std::find(kFillers.begin(), kFillers.end(), local) != kFillers.end();
  if (filler || address.find('*') != std::string::npos ||
      domain.find('.') == std::string_view::npos)
    return {};
  return address;
}

}  // namespace clientele
