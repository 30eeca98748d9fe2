// Plain text forms, without printf or streams.
#include "engine/sample/csv.h"

namespace clientele::sample {
namespace {

void append_field(std::string& out, std::string_view field) {
  if (field.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += field;
    return;
  }
  out += '"';
  for (const char c : field) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

}  // namespace

void append_row(std::string& out, std::initializer_list<std::string_view> fields) {
  bool first = true;
  for (const auto field : fields) {
    if (!first) out += ',';
    first = false;
    append_field(out, field);
  }
  out += "\r\n";
}

std::string number_text(std::string_view prefix, std::uint64_t number, int digits) {
  const std::string text = std::to_string(number);
  const auto width = static_cast<std::size_t>(digits);
  return std::string(prefix) + std::string(text.size() < width ? width - text.size() : 0, '0') +
         text;
}

std::string customer_id(std::size_t index) { return number_text("KH", index + 1, 6); }

std::string money_text(std::int64_t cents) {
  const auto size = static_cast<std::uint64_t>(cents < 0 ? -cents : cents);
  return (cents < 0 ? "-" : "") + std::to_string(size / 100) + number_text(".", size % 100, 2);
}

std::string time_text(Day day, int minute) {
  const auto m = static_cast<std::uint64_t>(minute);
  return iso_date(day) + number_text(" ", m / 60, 2) + number_text(":", m % 60, 2);
}

std::string full_width(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      out += "\xEF\xBC";
      out += static_cast<char>(0x90 + (c - '0'));
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace clientele::sample
