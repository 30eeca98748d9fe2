#include "ledger/row_layout.h"

#include <algorithm>

namespace clientele {
namespace {

// Columns kept as fields; the customer stands in the row's head, lines and the ignored in its hash.
bool is_field(Role role) {
  return role != Role::customer && role != Role::line && role != Role::ignored;
}

// Columns whose text counts in the row's hash: they are not kept, or may turn out not to be.
bool is_hashed(const ColumnPlan& column) {
  const bool coded = column.kind == ValueKind::code || column.kind == ValueKind::text;
  return column.role == Role::ignored || column.role == Role::line ||
         (coded && (column.role == Role::attribute || column.role == Role::aspect));
}

bool belongs(const Plan& plan, Role role, TableKind table) {
  const bool has_profile = plan.is(TableKind::customers);
  if (!has_profile || plan.tables.size() == 1) return table == plan.tables.front();
  if (describes_customer(role)) return table == TableKind::customers;
  const TableKind main = plan.tables.front();
  const bool rating = role == Role::satisfaction || role == Role::recommend ||
                      role == Role::loyalty || role == Role::aspect || role == Role::text;
  if (rating && plan.is(TableKind::feedback)) return table == TableKind::feedback;
  return table == main;
}

}  // namespace

bool may_be_wide(ValueKind kind) {
  return kind != ValueKind::moment && kind != ValueKind::code && kind != ValueKind::text;
}

void copy_row(const RowLayout& layout, const std::uint32_t* row, const WideValues& from,
              std::uint32_t* to, WideValues& into) {
  std::copy_n(row, layout.words, to);
  const std::uint32_t customer = row[kRowCustomer];
  if (WideValues::is_place(customer)) {
    to[kRowCustomer] = row_words::pack_customer(row_words::id(customer, from),
                                                row_words::rest(customer, from), into);
  }
  for (const auto& field : layout.fields) {
    const std::uint32_t word = row[field.word];
    if (may_be_wide(field.kind) && WideValues::is_place(word))
      to[field.word] = into.add(from.at(word));
  }
}

bool describes_customer(Role role) { return role >= Role::name && role <= Role::total_amount; }

std::vector<RowLayout> row_layouts(const Plan& plan) {
  std::vector<RowLayout> layouts;
  if (!plan.recognised) return layouts;
  const bool hashed = std::any_of(plan.columns.begin(), plan.columns.end(), is_hashed);
  for (const auto table : plan.tables) {
    RowLayout layout;
    layout.table = table;
    layout.has_rest = hashed;
    layout.words = hashed ? kRowRest + 1 : kRowRest;
    for (std::uint32_t i = 0; i < plan.columns.size(); ++i) {
      const ColumnPlan& column = plan.columns[i];
      if (!is_field(column.role) || !belongs(plan, column.role, table)) continue;
      layout.fields.push_back({i, layout.words++, column.role, column.kind});
    }
    layouts.push_back(std::move(layout));
  }
  const int money = plan.money_column();
  if (holds_lines(plan.tables.front()) && money >= 0 && plan.column(Role::currency) < 0) {
    RowLayout named = layouts.front();
    named.names_currency = true;
    named.fields.push_back(
        {static_cast<std::uint32_t>(money), named.words++, Role::currency, ValueKind::code});
    layouts.push_back(std::move(named));
  }
  return layouts;
}

std::string dictionary_name(const ColumnPlan& column) {
  std::string name(role_name(column.role));
  if (column.role == Role::attribute || column.role == Role::aspect) name += ":" + column.name;
  return name;
}

std::string dictionary_name(const Plan& plan, const RowField& field) {
  const ColumnPlan& column = plan.columns[field.column];
  return field.role == column.role ? dictionary_name(column) : std::string(role_name(field.role));
}

}  // namespace clientele
