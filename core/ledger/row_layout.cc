#include "ledger/row_layout.h"

namespace clientele {
namespace {

std::uint32_t words_of(ValueKind kind) {
  switch (kind) {
    case ValueKind::id:
    case ValueKind::money:
    case ValueKind::number:
    case ValueKind::rating:
    case ValueKind::flag:
      return 2;
    case ValueKind::moment:
    case ValueKind::code:
    case ValueKind::text:
      return 1;
  }
  return 1;
}

// Columns kept as fields; the customer stands in the row's head, lines and the ignored in its hash.
bool is_field(Role role) {
  return role != Role::customer && role != Role::line && role != Role::ignored;
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

bool describes_customer(Role role) { return role >= Role::name && role <= Role::total_amount; }

std::vector<RowLayout> row_layouts(const Plan& plan) {
  std::vector<RowLayout> layouts;
  if (!plan.recognised) return layouts;
  for (const auto table : plan.tables) {
    RowLayout layout;
    layout.table = table;
    for (std::uint32_t i = 0; i < plan.columns.size(); ++i) {
      const ColumnPlan& column = plan.columns[i];
      if (!is_field(column.role) || !belongs(plan, column.role, table)) continue;
      layout.fields.push_back({i, layout.words, column.role, column.kind});
      layout.words += words_of(column.kind);
    }
    layouts.push_back(std::move(layout));
  }
  return layouts;
}

std::string dictionary_name(const ColumnPlan& column) {
  std::string name(role_name(column.role));
  if (column.role == Role::attribute || column.role == Role::aspect) name += ":" + column.name;
  return name;
}

}  // namespace clientele
