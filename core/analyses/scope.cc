// Filters to masks, once per partition.
#include "analyses/scope.h"

#include <algorithm>

#include "ledger/canonical_texts.h"

namespace clientele {

FilterTarget filter_target(const Context& context, const std::string& attribute) {
  FilterTarget target{{}, attribute};
  const auto add = [&](Role role) {
    const bool known =
        std::find(target.roles.begin(), target.roles.end(), role) != target.roles.end();
    if (!known && role != Role::attribute && role != Role::ignored) target.roles.push_back(role);
  };
  if (const auto role = role_from_name(attribute)) add(*role);
  for (const auto& file : context.files) {
    for (const auto& column : file.plan.columns) {
      if (column.name == attribute) add(column.role);
    }
  }
  return target;
}

const Column* FilterTarget::in(const Table& table) const {
  for (const auto& column : table.columns) {
    if (column.dictionary == nullptr) continue;
    const bool meant = column.role == Role::attribute
                           ? column.name == header
                           : std::find(roles.begin(), roles.end(), column.role) != roles.end();
    if (meant) return &column;
  }
  return nullptr;
}

namespace {

// Whether what has no date is out: it may be of any day. An as-of date that cuts nothing off leaves
// it in.
bool dates_only(const Context& context, const Options& options) {
  if (options.period_first || options.period_last) return true;
  if (!options.as_of) return false;
  Day last = context.last_day;
  for (const auto& file : context.files) last = std::max(last, file.last_day);
  return *options.as_of < last;
}

}  // namespace

Day scope_last(const Options& options) {
  return std::min(options.period_last.value_or(INT32_MAX), options.as_of.value_or(INT32_MAX));
}

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
      last_(scope_last(options)),
      calibration_ends_(scope_calibration_ends(context, options)),
      options_(&options) {
  const Lines& lines = partition.lines;
  if (options.as_of) {
    known_.resize(partition.customers);
    for (std::size_t i = 0; i < partition.customers; ++i)
      known_[i] = known_by(*options.as_of, i) ? 1 : 0;
  }
  for (const auto& filter : options.filters) {
    const auto& target = targets_.emplace_back(filter_target(context, filter.attribute));
    if (const Column* column = target.in(partition.profile)) {
      if (customers_.empty()) customers_.assign(partition.customers, 1);
      const Code code = find_value(*column->dictionary, column->role, filter.value);
      for (std::size_t i = 0; i < partition.customers; ++i) {
        if (code == kNoCode || column->code(i) != code) customers_[i] = 0;
      }
      continue;
    }
    if (lines_.empty()) lines_.assign(lines.rows(), 1);
    const Column* column = target.in(lines.table);
    const Code code =
        column == nullptr ? kNoCode : find_value(*column->dictionary, column->role, filter.value);
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

// Listed customers count from their signup; others from the first that is dated of them.
bool View::known_by(Day as_of, std::size_t customer) const {
  const bool dated = dates_only(*context_, *options_);
  const auto starts_by = [&](const Table& table, const Column* date) {
    for (auto row = table.begin(customer); row < table.end(customer); ++row) {
      const Day day = date == nullptr ? kNoDay : date->day(row);
      if (day != kNoDay || !dated) return day <= as_of;
    }
    return false;
  };
  const Partition& from = *partition_;
  if (!from.listed.empty() && from.listed[customer] != 0) {
    const Column* signup = from.profile.find(Role::signup_date);
    if (signup == nullptr || signup->size() == 0 || signup->day(customer) <= as_of) return true;
  }
  if (starts_by(from.lines.table, &from.lines.moment)) return true;
  for (const Table* table : {&from.feedback, &from.contacts, &from.leads}) {
    if (starts_by(*table, table->find(Role::date))) return true;
  }
  return false;
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
  const std::size_t from =
      dates_only(*context_, *options_) ? lower(std::max(first_, kNoDay + 1)) : begin;
  const std::size_t to = last_ == INT32_MAX ? end : lower(last_ + 1);
  return {from, std::max(from, to)};
}

bool View::row_in(const Table& table, std::size_t row) const {
  if (first_ != INT32_MIN || last_ != INT32_MAX) {
    const Column* date = table.find(Role::date);
    const Day day = date == nullptr ? kNoDay : date->day(row);
    const bool out = day == kNoDay ? dates_only(*context_, *options_) : day < first_ || day > last_;
    if (out) return false;
  }
  const bool owned = row < table.attributed();
  for (std::size_t i = 0; i < targets_.size(); ++i) {
    if (const Column* column = targets_[i].in(table)) {
      const Code code = find_value(*column->dictionary, column->role, options_->filters[i].value);
      if (code == kNoCode || column->code(row) != code) return false;
    } else if (!owned) {
      return false;
    }
  }
  if (!owned || (customers_.empty() && known_.empty())) return true;
  const auto after = std::upper_bound(table.row_begin.begin(), table.row_begin.end(), row);
  return customer_in(static_cast<std::size_t>(after - table.row_begin.begin()) - 1);
}

}  // namespace clientele
