// Sealed lines as packed columns.
#include <algorithm>

#include "ledger/line_work.h"

namespace clientele {
namespace {

Column named(Role role, ValueKind kind, Column column) {
  column.role = role;
  column.kind = kind;
  return column;
}
Column pack_as(Role role, ValueKind kind, const std::vector<std::int64_t>& values) {
  return named(role, kind, Column::pack(values));
}

bool kept_elsewhere(Role role) {
  switch (role) {
    case Role::date:
    case Role::order:
    case Role::amount:
    case Role::gross:
    case Role::cost:
    case Role::profit:
    case Role::refund:
    case Role::quantity:
    case Role::unit_price:
      return true;
    default:
      return false;
  }
}

bool order_level(Role role) {
  switch (role) {
    case Role::status:
    case Role::currency:
    case Role::channel:
    case Role::campaign:
    case Role::store:
    case Role::region:
      return true;
    default:
      return false;
  }
}

// Columns by role: codes, other dates and numbers that are no amounts.
std::vector<ColumnSpec> column_specs(const Decisions& decisions) {
  std::vector<ColumnSpec> specs;
  for (const TableKind table : {TableKind::transactions, TableKind::orders, TableKind::lines}) {
    for (const auto& spec : decisions.specs[static_cast<std::size_t>(table)]) {
      if (!kept_elsewhere(spec.role) && std::find(specs.begin(), specs.end(), spec) == specs.end())
        specs.push_back(spec);
    }
  }
  if (decisions.products.empty()) return specs;
  for (const Role role : {Role::product_name, Role::category}) {
    const auto dictionary = decisions.dictionaries.find(std::string(role_name(role)));
    const bool there = std::any_of(specs.begin(), specs.end(),
                                   [&](const ColumnSpec& spec) { return spec.role == role; });
    if (!there && dictionary != decisions.dictionaries.end()) {
      specs.push_back({role, ValueKind::code, {}, dictionary->second});
    }
  }
  return specs;
}

// Products get name and category from product files.
void join_products(const LineWork& work, Role role, std::vector<std::int64_t>& values) {
  if (work.decisions.products.empty()) return;
  const RoleValues products = work.values(Role::product);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i] != Column::kMissing || products[i] == Column::kMissing) continue;
    const auto found = work.decisions.products.find(static_cast<Code>(products[i]));
    if (found == work.decisions.products.end()) continue;
    const Code code = role == Role::product_name ? found->second.first : found->second.second;
    if (code != kNoCode) values[i] = code;
  }
}

}  // namespace

void pack_lines(const LineWork& work) {
  Lines& lines = work.lines;
  lines.moment = named(Role::date, ValueKind::moment, Column::pack(work.moments, 0));
  lines.net = pack_as(Role::amount, ValueKind::money, work.net);
  lines.gross = pack_as(Role::gross, ValueKind::money, work.gross);
  if (!work.profit.empty()) lines.profit = pack_as(Role::profit, ValueKind::money, work.profit);
  if (work.quantity.any())
    lines.quantity = pack_as(Role::quantity, ValueKind::number, work.quantity.values);
  if (work.price.any())
    lines.unit_price = pack_as(Role::unit_price, ValueKind::money, work.price.values);
  if (!work.orders.empty())
    lines.order = named(Role::order, ValueKind::code, Column::pack(work.orders, kNoOrder));
  for (const auto& spec : column_specs(work.decisions)) {
    std::vector<int> fields;
    for (const auto& info : work.rows.streams) fields.push_back(info.field_of(spec));
    auto values = field_values(work.rows, fields);
    if (work.fills && order_level(spec.role)) fill_from_order(work, values);
    if (spec.role == Role::product_name || spec.role == Role::category)
      join_products(work, spec.role, values);
    Column column = pack_as(spec.role, spec.kind, values);
    column.name = spec.name;
    column.dictionary = spec.dictionary;
    lines.table.columns.push_back(std::move(column));
  }
}

}  // namespace clientele
