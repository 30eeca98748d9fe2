// One object a file, one a column.
#include "schema/plan_json.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "schema/header_unit.h"
#include "schema/value_evidence.h"

namespace clientele {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array kKinds = {"id", "moment", "money", "number", "rating", "flag", "code", "text"};
constexpr std::array kFramings = {"delimited", "json_lines", "json", "json_columns"};

Json column_json(const ColumnPlan& column, std::size_t index) {
  return {{"name", column.name},
          {"index", index + 1},
          {"role", role_name(column.role)},
          {"kind", kKinds[static_cast<std::size_t>(column.kind)]},
          {"confidence", column.confidence},
          {"reason", column.reason},
          {"evidence", column.evidence},
          {"samples", column.samples},
          {"understood", column.understood},
          {"odd", column.odd},
          {"decimal_comma", column.decimal_comma},
          {"power", column.power},
          {"currency", column.currency},
          {"serials", column.serials}};
}

Json plan_json(const Plan& plan) {
  Json tables = Json::array();
  for (const auto table : plan.tables) tables.push_back(table_name(table));
  Json columns = Json::array();
  for (std::size_t i = 0; i < plan.columns.size(); ++i)
    columns.push_back(column_json(plan.columns[i], i));
  return {{"file", plan.file},
          {"bytes", plan.bytes},
          {"recognised", plan.recognised},
          {"tables", std::move(tables)},
          {"table_confidence", plan.table_confidence},
          {"left_out", plan.left_out},
          {"preset", plan.preset},
          {"framing", kFramings[static_cast<std::size_t>(plan.framing)]},
          {"encoding", encoding_name(plan.encoding)},
          {"bom", plan.has_bom},
          {"dialect",
           {{"delimiter", std::string(1, plan.dialect.delimiter)},
            {"quote", plan.dialect.quote == 0 ? std::string() : std::string(1, plan.dialect.quote)},
            {"backslash", plan.dialect.backslash},
            {"confidence", plan.dialect_confidence}}},
          {"header", plan.has_header},
          {"skip_records", plan.skip_records},
          {"data_begin", plan.data_begin},
          {"data_line", plan.data_line},
          {"date_order", date_order_name(plan.date_order)},
          {"c_prefix_cancels", plan.c_prefix_cancels},
          {"json_path", plan.json_path},
          {"json_items", plan.json_items},
          {"head_too_short", plan.head_too_short},
          {"columns", std::move(columns)}};
}

template <std::size_t N>
std::size_t index_of(const std::array<const char*, N>& names, const std::string& name) {
  const auto found =
      std::find_if(names.begin(), names.end(), [&](const char* n) { return name == n; });
  if (found == names.end()) throw std::invalid_argument(name);
  return static_cast<std::size_t>(found - names.begin());
}

Encoding encoding_from(const std::string& name) {
  for (const auto encoding :
       {Encoding::utf8, Encoding::utf16le, Encoding::utf16be, Encoding::gb18030}) {
    if (encoding_name(encoding) == name) return encoding;
  }
  throw std::invalid_argument(name);
}

ColumnPlan column_from(const Json& json) {
  ColumnPlan column;
  column.name = json.at("name").get<std::string>();
  const auto role = role_from_name(json.at("role").get<std::string>());
  if (!role) throw std::invalid_argument(json.at("role").get<std::string>());
  column.role = *role;
  column.confidence = json.at("confidence").get<double>();
  column.reason = json.at("reason").get<std::string>();
  column.evidence = json.at("evidence").get<std::string>();
  column.samples = json.at("samples").get<std::vector<std::string>>();
  column.understood = json.at("understood").get<double>();
  column.odd = json.at("odd").get<std::vector<std::string>>();
  column.decimal_comma = json.at("decimal_comma").get<bool>();
  // "override" marks an edited role: its values are read in the role's own kind.
  const auto kind = static_cast<ValueKind>(index_of(kKinds, json.at("kind").get<std::string>()));
  column.kind = column.reason == "override" ? default_kind(*role) : kind;
  set_unit(column);
  if (kind == column.kind) {  // a price's unit may be that of another column
    const int power = json.value("power", int{column.power});
    if (power >= kLeastPower && power <= kMostPower) column.power = static_cast<std::int8_t>(power);
  }
  // A column that was taken for something else has only its samples to tell.
  column.serials = column.kind == ValueKind::moment &&
                   (kind == ValueKind::moment ? json.value("serials", false)
                                              : value_evidence(column.samples).reads_serials());
  return column;
}

Plan plan_from(const Json& json) {
  Plan plan;
  plan.file = json.at("file").get<std::string>();
  plan.bytes = json.at("bytes").get<std::uint64_t>();
  plan.recognised = json.at("recognised").get<bool>();
  for (const auto& name : json.at("tables")) {
    const auto table = table_from_name(name.get<std::string>());
    if (!table) throw std::invalid_argument(name.get<std::string>());
    plan.tables.push_back(*table);
  }
  plan.recognised = !plan.tables.empty();
  plan.left_out = json.at("left_out").get<bool>() && !plan.recognised;
  plan.table_confidence = json.at("table_confidence").get<double>();
  plan.preset = json.at("preset").get<std::string>();
  plan.framing = static_cast<Framing>(index_of(kFramings, json.at("framing").get<std::string>()));
  plan.encoding = encoding_from(json.at("encoding").get<std::string>());
  plan.has_bom = json.at("bom").get<bool>();
  const Json& dialect = json.at("dialect");
  const auto delimiter = dialect.at("delimiter").get<std::string>(),
             quote = dialect.at("quote").get<std::string>();
  if (delimiter.size() != 1 || quote.size() > 1) throw std::invalid_argument("dialect");
  plan.dialect = {delimiter[0], quote.empty() ? '\0' : quote[0],
                  dialect.at("backslash").get<bool>()};
  plan.dialect_confidence = dialect.at("confidence").get<double>();
  plan.has_header = json.at("header").get<bool>();
  plan.skip_records = json.at("skip_records").get<std::uint32_t>();
  plan.data_begin = json.at("data_begin").get<std::uint64_t>();
  plan.data_line = json.at("data_line").get<std::uint32_t>();
  const auto date_order = date_order_from_name(json.at("date_order").get<std::string>());
  if (!date_order) throw std::invalid_argument("date_order");
  plan.date_order = *date_order;
  plan.c_prefix_cancels = json.at("c_prefix_cancels").get<bool>();
  plan.json_path = json.at("json_path").get<std::vector<std::string>>();
  plan.json_items = json.at("json_items").get<std::string>();
  plan.head_too_short = json.at("head_too_short").get<bool>();
  for (const auto& column : json.at("columns")) plan.columns.push_back(column_from(column));
  return plan;
}

}  // namespace

std::string plans_json(const std::vector<Plan>& plans) {
  Json out = Json::array();
  for (const auto& plan : plans) out.push_back(plan_json(plan));
  return out.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<std::vector<Plan>> plans_from_json(std::string_view text) {
  // The library reports a wrong type or a missing key by throwing; it ends here.
  try {
    std::vector<Plan> plans;
    for (const auto& json : Json::parse(text)) plans.push_back(plan_from(json));
    return plans;
  } catch (const std::exception& error) {
    return fail("plans_json", {{"reason", error.what()}});
  }
}

}  // namespace clientele
