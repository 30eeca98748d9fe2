// Saving and loading of Plans, part of the state format.
#include "schema/plan.h"

#include <algorithm>
#include <array>

#include "schema/header_unit.h"

namespace clientele {
namespace {

template <typename E>
E load_enum(ByteReader& in, std::size_t count) {
  const auto value = in.get<std::uint8_t>();
  if (value >= count) in.reject();
  return static_cast<E>(in.bad() ? 0 : value);
}

constexpr std::size_t kRoles = static_cast<std::size_t>(Role::ignored) + 1;
constexpr std::array<std::string_view, 3> kDateOrders = {"auto", "day_first", "month_first"};
constexpr std::size_t kKinds = static_cast<std::size_t>(ValueKind::text) + 1;

void save_column(ByteWriter& out, const ColumnPlan& column) {
  out.text(column.name);
  out.put(column.role);
  out.put(column.kind);
  out.put(column.confidence);
  out.text(column.reason);
  out.text(column.evidence);
  out.put<std::uint64_t>(column.samples.size());
  for (const auto& sample : column.samples) out.text(sample);
  out.put<std::uint64_t>(column.odd.size());
  for (const auto& value : column.odd) out.text(value);
  out.put(column.understood);
  out.put<std::uint8_t>(column.decimal_comma ? 1 : 0);
  out.put(column.power);
  out.text(column.currency);
  out.put<std::uint8_t>(column.serials ? 1 : 0);
}

ColumnPlan load_column(ByteReader& in) {
  ColumnPlan column;
  column.name = in.text();
  column.role = load_enum<Role>(in, kRoles);
  column.kind = load_enum<ValueKind>(in, kKinds);
  column.confidence = in.get<double>();
  column.reason = in.text();
  column.evidence = in.text();
  for (std::size_t n = in.count(8); n > 0 && !in.bad(); --n) column.samples.push_back(in.text());
  for (std::size_t n = in.count(8); n > 0 && !in.bad(); --n) column.odd.push_back(in.text());
  column.understood = in.get<double>();
  column.decimal_comma = in.get<std::uint8_t>() != 0;
  column.power = in.get<std::int8_t>();
  if (column.power < kLeastPower || column.power > kMostPower) in.reject();
  column.currency = in.text();
  column.serials = in.get<std::uint8_t>() != 0;
  return column;
}

}  // namespace

std::string_view date_order_name(DateOrder order) {
  return kDateOrders[static_cast<std::size_t>(order)];
}

std::optional<DateOrder> date_order_from_name(std::string_view name) {
  const auto found = std::find(kDateOrders.begin(), kDateOrders.end(), name);
  if (found == kDateOrders.end()) return std::nullopt;
  return static_cast<DateOrder>(found - kDateOrders.begin());
}

void Plan::save(ByteWriter& out) const {
  out.text(file);
  out.put(bytes);
  out.put(framing);
  out.put(encoding);
  out.put<std::uint8_t>(has_bom ? 1 : 0);
  out.put(dialect.delimiter);
  out.put(dialect.quote);
  out.put<std::uint8_t>(dialect.backslash ? 1 : 0);
  out.put(dialect_confidence);
  out.put<std::uint8_t>(has_header ? 1 : 0);
  out.put(skip_records);
  out.put(data_begin);
  out.put(data_line);
  out.put(date_order);
  out.put<std::uint8_t>(c_prefix_cancels ? 1 : 0);
  out.put<std::uint64_t>(json_path.size());
  for (const auto& key : json_path) out.text(key);
  out.text(json_items);
  out.put<std::uint8_t>(head_too_short ? 1 : 0);
  out.put<std::uint8_t>(recognised ? 1 : 0);
  out.put<std::uint64_t>(tables.size());
  for (const auto table : tables) out.put(table);
  out.put(table_confidence);
  out.put<std::uint8_t>(left_out ? 1 : 0);
  out.text(preset);
  out.put<std::uint64_t>(columns.size());
  for (const auto& column : columns) save_column(out, column);
}

Plan Plan::load(ByteReader& in) {
  Plan plan;
  plan.file = in.text();
  plan.bytes = in.get<std::uint64_t>();
  plan.framing = load_enum<Framing>(in, 4);
  plan.encoding = load_enum<Encoding>(in, 4);
  plan.has_bom = in.get<std::uint8_t>() != 0;
  plan.dialect.delimiter = in.get<char>();
  plan.dialect.quote = in.get<char>();
  plan.dialect.backslash = in.get<std::uint8_t>() != 0;
  plan.dialect_confidence = in.get<double>();
  plan.has_header = in.get<std::uint8_t>() != 0;
  plan.skip_records = in.get<std::uint32_t>();
  plan.data_begin = in.get<std::uint64_t>();
  plan.data_line = in.get<std::uint32_t>();
  plan.date_order = load_enum<DateOrder>(in, kDateOrders.size());
  plan.c_prefix_cancels = in.get<std::uint8_t>() != 0;
  for (std::size_t n = in.count(8); n > 0 && !in.bad(); --n) plan.json_path.push_back(in.text());
  plan.json_items = in.text();
  plan.head_too_short = in.get<std::uint8_t>() != 0;
  plan.recognised = in.get<std::uint8_t>() != 0;
  for (std::size_t n = in.count(1); n > 0 && !in.bad(); --n) {
    plan.tables.push_back(load_enum<TableKind>(in, kTableKinds));
  }
  if (plan.recognised == plan.tables.empty()) in.reject();
  plan.table_confidence = in.get<double>();
  plan.left_out = in.get<std::uint8_t>() != 0;
  plan.preset = in.text();
  for (std::size_t n = in.count(68); n > 0 && !in.bad(); --n)
    plan.columns.push_back(load_column(in));
  return plan;
}

}  // namespace clientele
