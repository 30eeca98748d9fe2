// Columns of the customer file for a model of who leaves, and the outcome they may predict.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "analyses/churn_summary.h"
#include "schema/decimal_mark.h"
#include "schema/values.h"

namespace clientele {
namespace {

constexpr std::size_t kMostTexts = 60;    // of a category; more is free text in disguise
constexpr std::size_t kFewTexts = 8;      // numbers with at most as many values are categories
constexpr std::size_t kMostColumns = 60;  // of a customer file
constexpr float kMissing = std::numeric_limits<float>::quiet_NaN();

// Columns that name a customer, and those the outcome itself is read from.
bool is_feature(const Column& column) {
  switch (column.role) {
    case Role::customer:
    case Role::name:
    case Role::contact:
    case Role::phone:
    case Role::email:
    case Role::referrer:
    case Role::churned:
    case Role::contract_end:
    case Role::last_date:
    case Role::text:
    case Role::ignored:
      return false;
    default:
      return !column.name.empty() && column.kind != ValueKind::id &&
             column.kind != ValueKind::moment && column.kind != ValueKind::text;
  }
}

float number_of(std::string_view text, bool decimal_comma) {
  Decimal value;
  const Read read =
      decimal_comma ? read_decimal(with_decimal_point(text), value) : read_decimal(text, value);
  return read == Read::ok ? static_cast<float>(to_double(value)) : kMissing;
}

// Values of a dictionary's codes where (nearly) all its texts are numbers; nothing otherwise.
std::vector<float> numbers_of(const Dictionary& dictionary) {
  std::vector<float> out;
  std::size_t known = 0;
  const auto read = [&](bool decimal_comma) {
    out.assign(1, kMissing);
    known = 0;
    for (const auto& text : dictionary.texts) {
      out.push_back(number_of(text, decimal_comma));
      if (!std::isnan(out.back())) ++known;
    }
  };
  read(false);
  // Columns of no role are not asked for their decimal mark when the file is understood.
  if (known < dictionary.texts.size() && decimal_mark(dictionary.texts) == DecimalMark::comma)
    read(true);
  if (known <= kFewTexts || known * 20 < dictionary.texts.size() * 19) return {};
  return out;
}

// Who left: the flag's word, else contracts that have ended by the as-of date; one without an end
// runs on. Empty where no column says so.
std::vector<std::uint8_t> outcomes(const Table& profile, Day as_of) {
  std::vector<std::uint8_t> out;
  if (const Column* flag = profile.find(Role::churned); flag != nullptr && flag->size() != 0) {
    for (std::size_t i = 0; i < profile.rows; ++i) {
      const std::uint8_t left = flag->decimal(i) != 0 ? 1 : 0;
      out.push_back(flag->missing(i) ? ChurnSummary::kUnknown : left);
    }
    return out;
  }
  const Column* end = profile.find(Role::contract_end);
  if (end == nullptr || end->size() == 0 || as_of == kNoDay) return out;
  for (std::size_t i = 0; i < profile.rows; ++i) {
    out.push_back(!end->missing(i) && end->day(i) <= as_of ? 1 : 0);
  }
  return out;
}

// Whole months from signup to the contract's end, or to the as-of date while it runs. A flag says
// who left but not when, so only contracts give it.
std::vector<float> tenures(const Table& profile, Day as_of) {
  const Column* flag = profile.find(Role::churned);
  const Column* signup = profile.find(Role::signup_date);
  const Column* end = profile.find(Role::contract_end);
  if ((flag != nullptr && flag->size() != 0) || signup == nullptr || signup->size() == 0) return {};
  std::vector<float> out(profile.rows, kMissing);
  for (std::size_t i = 0; i < profile.rows; ++i) {
    const Day begin = signup->day(i);
    const Day last = end->missing(i) ? as_of : std::min(as_of, end->day(i));
    if (begin == kNoDay || begin > last) continue;
    int months = month_index(last) - month_index(begin);
    if (civil_from_day(last).day < civil_from_day(begin).day) --months;
    out[i] = static_cast<float>(months);
  }
  return out;
}

}  // namespace

void ChurnSummary::add_flagged(const View& view, const CustomerBlock& facts) {
  const auto& profile = view.partition().profile;
  auto left = outcomes(profile, view.as_of());
  if (left.empty() || facts.empty()) return;
  auto& partition = partitions[facts.front().partition];
  const std::size_t rows = profile.rows;
  partition.left = std::move(left);
  partition.tenure = tenures(profile, view.as_of());
  for (const auto& column : profile.columns) {
    if (!is_feature(column) || column.size() != rows) continue;
    if (partition.columns.size() >= kMostColumns) break;
    ChurnColumn out;
    out.values.resize(rows);
    if (column.dictionary != nullptr) {
      const auto numbers = numbers_of(*column.dictionary);
      out.category = numbers.empty();
      if (out.category && column.dictionary->texts.size() > kMostTexts) continue;
      std::vector<std::uint32_t> codes(column.dictionary->texts.size() + 1, TextTable::kNone);
      for (std::size_t i = 0; i < rows; ++i) {
        const auto code = column.code(i);
        if (!out.category) {
          out.values[i] = numbers[code];
        } else if (code != kNoCode) {
          if (codes[code] == TextTable::kNone) codes[code] = texts.number(column.text(i));
          out.values[i] = static_cast<float>(codes[code]);
        }
      }
    } else {
      for (std::size_t i = 0; i < rows; ++i) {
        out.values[i] =
            column.missing(i) ? kMissing : static_cast<float>(to_double(column.decimal(i)));
      }
    }
    partition.columns.emplace(column.name, std::move(out));
  }
}

}  // namespace clientele
