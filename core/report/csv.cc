#include "report/csv.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "base/utf8.h"

namespace clientele {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_formula(std::string_view value) {
  if (value.empty()) return false;
  if (value[0] == '\t' || value[0] == '\r' || value[0] == '\n') return true;
  // Spreadsheets of East Asian locales read full-width signs as signs.
  const std::string folded = fold_width(value.substr(0, first_utf8(value).bytes));
  return std::string_view("=+-@").find(folded[0]) != std::string_view::npos;
}

}  // namespace

CsvWriter::CsvWriter() : out_(kByteOrderMark) {}

void CsvWriter::separate() {
  if (!first_) out_ += ',';
  first_ = false;
}

void CsvWriter::text(std::string_view value) {
  separate();
  const bool formula = is_formula(value);
  const bool quoted = formula || value.find_first_of(",\"\r\n") != std::string_view::npos;
  if (!quoted) {
    out_ += value;
    return;
  }
  out_ += '"';
  if (formula) out_ += '\'';
  for (const char c : value) {
    if (c == '"') out_ += '"';
    out_ += c;
  }
  out_ += '"';
}

void CsvWriter::number(std::string_view digits) {
  separate();
  out_ += digits;
}

void CsvWriter::number(double value) {
  separate();
  if (!std::isfinite(value)) return;
  char buffer[400];
  for (int decimals = 0; decimals <= 6 && std::fabs(value) < 1e15; ++decimals) {
    std::snprintf(buffer, sizeof buffer, "%.*f", decimals, value);
    if (std::strtod(buffer, nullptr) == value) {
      out_ += buffer;
      return;
    }
  }
  for (int digits = 1; digits <= 17; ++digits) {
    std::snprintf(buffer, sizeof buffer, "%.*g", digits, value);
    if (std::strtod(buffer, nullptr) == value) break;
  }
  out_ += buffer;
}

void CsvWriter::empty() { separate(); }

void CsvWriter::end_row() {
  out_ += "\r\n";
  first_ = true;
}

}  // namespace clientele
