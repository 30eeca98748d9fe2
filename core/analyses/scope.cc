// Filters to masks, once per partition.
#include "analyses/scope.h"

#include <algorithm>

namespace clientele {
namespace {

// The column a filter speaks of: a role's name, or an attribute's header. Null where there is none.
const Column* find_column(const Table& table, const std::string& attribute) {
  const auto role = role_from_name(attribute);
  for (const auto& column : table.columns) {
    if (column.dictionary == nullptr) continue;
    if (role && column.role == *role && *role != Role::attribute) return &column;
    if (column.role == Role::attribute && column.name == attribute) return &column;
  }
  return nullptr;
}

}  // namespace

Day scope_as_of(const Context& context, const Options& options) {
  if (options.as_of) return *options.as_of;
  return options.period_last ? std::min(context.as_of, *options.period_last) : context.as_of;
}

CalibrationEnds scope_calibration_ends(const Context& context, const Options& options) {
  constexpr Day kYear = 365, kShortest = 112;
  const Day as_of = scope_as_of(context, options), first = context.first_day;
  CalibrationEnds ends;
  ends.fill(kNoDay);
  ends[0] = options.clv_calibration_end.value_or(as_of);
  if (first == kNoDay || as_of == kNoDay) return ends;
  if (!options.clv_calibration_end) ends[0] = as_of - std::clamp((as_of - first) / 3, 0, kYear);
  const Day length = as_of - ends[0];
  for (std::size_t i = 1; i < ends.size() && length > 0; ++i) {
    if (ends[i - 1] - length - first < std::max(length, kShortest)) break;
    ends[i] = ends[i - 1] - length;
  }
  return ends;
}

View::View(const Context& context, const Partition& partition, const Options& options)
    : context_(&context),
      partition_(&partition),
      as_of_(scope_as_of(context, options)),
      first_(options.period_first.value_or(INT32_MIN)),
      last_(options.period_last.value_or(INT32_MAX)),
      calibration_ends_(scope_calibration_ends(context, options)),
      options_(&options) {
  const Lines& lines = partition.lines;
  for (const auto& filter : options.filters) {
    if (const Column* column = find_column(partition.profile, filter.attribute)) {
      if (customers_.empty()) customers_.assign(partition.customers, 1);
      const Code code = column->dictionary->find(filter.value);
      for (std::size_t i = 0; i < partition.customers; ++i) {
        if (code == kNoCode || column->code(i) != code) customers_[i] = 0;
      }
      continue;
    }
    if (lines_.empty()) lines_.assign(lines.rows(), 1);
    const Column* column = find_column(lines.table, filter.attribute);
    const Code code = column == nullptr ? kNoCode : column->dictionary->find(filter.value);
    for (std::size_t i = 0; i < lines.rows(); ++i) {
      if (code == kNoCode || column->code(i) != code) lines_[i] = 0;
    }
  }
  if (customers_.empty()) unattributed_ = in_period(lines.table.attributed(), lines.rows());
}

View::Range View::lines_of(std::size_t customer) const {
  const Table& table = partition_->lines.table;
  if (!customer_in(customer)) return {table.begin(customer), table.begin(customer)};
  return in_period(table.begin(customer), table.end(customer));
}

// Rows are ordered by date, those without one first.
View::Range View::in_period(std::size_t begin, std::size_t end) const {
  if (first_ == INT32_MIN && last_ == INT32_MAX) return {begin, end};
  const Column& moment = partition_->lines.moment;
  const auto lower = [&](Day day) {  // the first row whose day is at least `day`
    std::size_t low = begin, high = end;
    while (low < high) {
      const std::size_t middle = low + (high - low) / 2;
      if (moment.day(middle) < day) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  };
  // kNoDay is the smallest day, so rows without a date fall before every period.
  const std::size_t from = first_ == INT32_MIN ? lower(kNoDay + 1) : lower(first_);
  const std::size_t to = last_ == INT32_MAX ? end : lower(last_ + 1);
  return {from, std::max(from, to)};
}

bool View::row_in(const Table& table, std::size_t row) const {
  if (first_ != INT32_MIN || last_ != INT32_MAX) {
    const Column* date = table.find(Role::date);
    if (date == nullptr) return false;
    const Day day = date->day(row);
    if (day == kNoDay || day < first_ || day > last_) return false;
  }
  const bool owned = row < table.attributed();
  for (const auto& filter : options_->filters) {
    if (const Column* column = find_column(table, filter.attribute)) {
      const Code code = column->dictionary->find(filter.value);
      if (code == kNoCode || column->code(row) != code) return false;
    } else if (!owned) {
      return false;
    }
  }
  if (!owned || customers_.empty()) return true;
  const auto after = std::upper_bound(table.row_begin.begin(), table.row_begin.end(), row);
  return customer_in(static_cast<std::size_t>(after - table.row_begin.begin()) - 1);
}

}  // namespace clientele
