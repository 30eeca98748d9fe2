#include "analyses/scope_check.h"

#include <algorithm>
#include <set>

#include "analyses/scope.h"
#include "base/nearest_name.h"
#include "ledger/canonical_texts.h"

namespace clientele {
namespace {

constexpr std::size_t kNamedValues = 5;      // of a column, in an error
constexpr std::size_t kLookedThrough = 500;  // values among which the nearest is sought

struct Days {
  Day first = kNoDay, last = kNoDay;
  void add(Day from, Day to) {
    if (from == kNoDay || to == kNoDay) return;
    first = first == kNoDay ? from : std::min(first, from);
    last = last == kNoDay ? to : std::max(last, to);
  }
};

// Of the dates of all files.
Days days_of(const Context& context) {
  Days days;
  for (const auto& file : context.files) days.add(file.first_day, file.last_day);
  return days;
}

template <typename Visit>
void each_table(const Partition& partition, Visit visit) {
  for (const Table* table : {&partition.profile, &partition.lines.table, &partition.feedback,
                             &partition.contacts, &partition.leads, &partition.spend})
    visit(*table);
}

bool can_be_filtered(const Column& column) {
  return column.dictionary != nullptr && !column.dictionary->texts.empty();
}

// What filters may name: roles and headers of columns that hold texts.
std::vector<std::string> filter_names(const Context& context,
                                      std::span<const Partition> partitions) {
  std::set<Role> roles;
  std::set<std::string> names;
  for (const auto& partition : partitions) {
    each_table(partition, [&](const Table& table) {
      for (const auto& column : table.columns) {
        if (!can_be_filtered(column)) continue;
        if (column.role == Role::attribute) {
          names.insert(column.name);
        } else if (roles.insert(column.role).second) {
          names.emplace(role_name(column.role));
        }
      }
    });
  }
  for (const auto& file : context.files) {
    for (const auto& column : file.plan.columns) {
      if (!column.name.empty() && roles.count(column.role) > 0) names.insert(column.name);
    }
  }
  return {names.begin(), names.end()};
}

// The nearest value first.
std::string some_of(const std::vector<std::string>& values, const std::string& asked) {
  std::vector<std::string> named;
  if (values.size() <= kLookedThrough) named.push_back(nearest_name(asked, values));
  for (const auto& value : values) {
    if (named.size() == kNamedValues) break;
    if (named.empty() || value != named.front()) named.push_back(value);
  }
  std::string out;
  for (const auto& value : named) out += (out.empty() ? "" : ", ") + value;
  return values.size() > named.size() ? out + ", …" : out;
}

// A filter looks at the customers' column, else at that of lines, else at other tables'.
Result<void> check_filter(const Context& context, std::span<const Partition> partitions,
                          const Filter& filter) {
  const auto target = filter_target(context, filter.attribute);
  std::set<std::string> values;
  bool found = false;
  for (const auto& partition : partitions) {
    std::vector<const Column*> columns;
    each_table(partition, [&](const Table& table) {
      const Column* column = target.in(table);
      if (column != nullptr) columns.push_back(column);
    });
    const bool of_customers = target.in(partition.profile) != nullptr;
    if (of_customers || target.in(partition.lines.table) != nullptr) columns.resize(1);
    for (const Column* column : columns) {
      if (!can_be_filtered(*column)) continue;
      if (find_value(*column->dictionary, column->role, filter.value) != kNoCode) return {};
      if (!found) values.insert(column->dictionary->texts.begin(), column->dictionary->texts.end());
    }
    found = found || !columns.empty();
  }
  if (values.empty()) {
    return fail("where_attribute",
                {{"attribute", filter.attribute},
                 {"nearest", nearest_name(filter.attribute, filter_names(context, partitions))}});
  }
  return fail("where_value", {{"attribute", filter.attribute},
                              {"value", filter.value},
                              {"values", some_of({values.begin(), values.end()}, filter.value)}});
}

std::string day_text(std::optional<Day> day) { return day ? iso_date(*day) : std::string("…"); }

std::string period_text(const Options& options) {
  return day_text(options.period_first) + ".." + day_text(options.period_last);
}

}  // namespace

Result<void> check_scope(const Context& context, std::span<const Partition> partitions,
                         const Options& options) {
  for (const auto& filter : options.filters) {
    if (auto done = check_filter(context, partitions, filter); !done) return done;
  }
  const Days days = days_of(context);
  if (days.first == kNoDay) return {};
  const auto outside = [&](const char* kind, std::string text) {
    return fail(kind, {{"text", std::move(text)},
                       {"first", iso_date(days.first)},
                       {"last", iso_date(days.last)}});
  };
  if (options.as_of && *options.as_of < days.first)
    return outside("as_of_outside", iso_date(*options.as_of));
  if (options.period_first.value_or(days.first) > days.last ||
      options.period_last.value_or(days.last) < days.first)
    return outside("period_outside", period_text(options));
  return {};
}

Error empty_scope(const Context& context, const Options& options) {
  std::string asked;
  const auto add = [&](const std::string& text) { asked += (asked.empty() ? "" : ", ") + text; };
  for (const auto& filter : options.filters) add(filter.attribute + "=" + filter.value);
  if (options.period_first || options.period_last) add(period_text(options));
  if (options.as_of) add("≤ " + iso_date(*options.as_of));
  const Days days = days_of(context);
  return {"scope_empty",
          {{"asked", asked}, {"first", iso_date(days.first)}, {"last", iso_date(days.last)}}};
}

}  // namespace clientele
