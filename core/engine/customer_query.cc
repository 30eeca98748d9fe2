// Asking the list: filters, search, order, and one page as JSON.
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/ascii.h"
#include "base/nearest_name.h"
#include "engine/customer_list.h"
#include "engine/settings.h"
#include "ledger/context.h"
#include "report/catalogue.h"
#include "report/customers_csv.h"
#include "report/report_json.h"

namespace clientele {
namespace {

using Kind = CustomerColumn::Kind;

constexpr std::size_t kMostRows = 1000;  // of one page

// Small letters for ASCII; other writing as it is.
std::string folded(std::string_view text) { return ascii_lower(std::string(text)); }

const char* kind_name(Kind kind) {
  return kind == Kind::number ? "number" : kind == Kind::label ? "label" : "flags";
}

Json column_json(const std::string& id, const char* kind, Unit unit) {
  return {{"id", id},
          {"label", text_json({"customer." + id, {}})},
          {"unit", unit_name(unit)},
          {"kind", kind}};
}

Json value_json(const ListColumn& column, double value) {
  if (!std::isfinite(value)) return nullptr;
  switch (column.kind) {
    case Kind::number:
      return column.unit == Unit::date ? Json(iso_date(static_cast<Day>(value)))
                                       : number_json(value);
    case Kind::label:
      return label_id(column.labels.at(static_cast<std::size_t>(value)));
    case Kind::flags:
      break;
  }
  Json out = Json::array();
  const auto mask = static_cast<std::uint32_t>(value);
  for (std::size_t flag = 0; flag < column.labels.size(); ++flag) {
    if ((mask >> flag & 1) != 0) out.push_back(label_id(column.labels[flag]));
  }
  return out;
}

}  // namespace

struct CustomerList::Query {
  struct Filter {
    const ListColumn* column;
    std::optional<std::size_t> label;  // label and flag columns
    double min, max;                   // number columns, both included
    bool holds(double value) const {
      if (!std::isfinite(value)) return false;
      if (!label) return value >= min && value <= max;
      if (column->kind == Kind::label) return static_cast<std::size_t>(value) == *label;
      return (static_cast<std::uint32_t>(value) >> *label & 1) != 0;
    }
  };
  std::vector<Filter> filters;
  std::string sort = "id", search;
  const ListColumn* column = nullptr;  // to sort by; null: id, or name
  bool descending = false;
  std::size_t offset = 0, limit = 100;
  std::string chosen_by;
};

const ListColumn* CustomerList::find(const std::string& id) const {
  for (const auto& column : columns_) {
    if (column.id == id) return &column;
  }
  return nullptr;
}

Result<CustomerList::Query> CustomerList::parse(std::string_view text) const {
  auto json = nlohmann::json::parse(text.empty() ? "{}" : text, nullptr, false);
  const auto wrong = [](const char* key) { return fail("customers_query", {{"key", key}}); };
  const auto unknown = [&](const std::string& id) {
    std::vector<std::string> names = {"id", "name"};
    for (const auto& column : columns_) names.push_back(column.id);
    return fail("customers_column", {{"column", id}, {"nearest", nearest_name(id, names)}});
  };
  if (!json.is_object()) return wrong("query");
  Query query;
  const auto count = [&](const char* key, std::size_t& out) {
    if (!json.contains(key)) return true;
    if (!json[key].is_number_unsigned()) return false;
    out = json[key].get<std::size_t>();
    return true;
  };
  if (!count("offset", query.offset)) return wrong("offset");
  if (!count("limit", query.limit)) return wrong("limit");
  query.limit = std::min(query.limit, kMostRows);
  json.erase("offset");
  json.erase("limit");
  query.chosen_by = json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);

  const auto empty = nlohmann::json::array();
  const auto& filters = json.contains("filters") ? json["filters"] : empty;
  if (!filters.is_array()) return wrong("filters");
  for (const auto& filter : filters) {
    if (!filter.is_object() || !filter.contains("column") || !filter["column"].is_string())
      return wrong("filters");
    const auto id = filter["column"].get<std::string>();
    const auto* column = find(id);
    if (column == nullptr) return unknown(id);
    Query::Filter out{column, std::nullopt, -HUGE_VAL, HUGE_VAL};
    if (column->kind == Kind::number) {
      for (const auto& [key, end] : {std::pair("min", &out.min), std::pair("max", &out.max)}) {
        if (!filter.contains(key)) continue;
        if (!filter[key].is_number()) return wrong(key);
        *end = filter[key].get<double>();
      }
    } else {
      if (!filter.contains("value") || !filter["value"].is_string()) return wrong("value");
      const auto value = filter["value"].get<std::string>();
      const auto found = std::find_if(column->labels.begin(), column->labels.end(),
                                      [&](const Text& label) { return label_id(label) == value; });
      out.label = static_cast<std::size_t>(found - column->labels.begin());
    }
    query.filters.push_back(out);
  }
  for (const auto& [key, out] :
       {std::pair("sort", &query.sort), std::pair("search", &query.search)}) {
    if (!json.contains(key)) continue;
    if (!json[key].is_string()) return wrong(key);
    *out = json[key].get<std::string>();
  }
  if (json.contains("descending")) {
    if (!json["descending"].is_boolean()) return wrong("descending");
    query.descending = json["descending"].get<bool>();
  }
  query.column = find(query.sort);
  if (query.column == nullptr && query.sort != "id" && query.sort != "name")
    return unknown(query.sort);
  return query;
}

bool CustomerList::matches(std::size_t index, const std::string& words) const {
  const auto id = context_.customer_ids.text(customers_[index].id);
  return folded(id).find(words) != std::string::npos ||
         folded(name_of(index)).find(words) != std::string::npos;
}

void CustomerList::select(const Query& query) {
  const auto words = folded(query.search);
  selected_.clear();
  for (const auto index : by_id_) {
    const bool in = std::all_of(query.filters.begin(), query.filters.end(),
                                [&](const auto& f) { return f.holds(f.column->value(index)); });
    if (in && (words.empty() || matches(index, words))) selected_.push_back(index);
  }
  sort(query);
  selected_by_ = query.chosen_by;
}

// Customers without a value come last either way; equal ones stay in the order of their ids.
void CustomerList::sort(const Query& query) {
  if (query.sort == "id") {
    if (query.descending) std::reverse(selected_.begin(), selected_.end());
    return;
  }
  if (query.column == nullptr) {
    std::stable_sort(selected_.begin(), selected_.end(), [&](auto a, auto b) {
      const auto left = name_of(a), right = name_of(b);
      if (left.empty() || right.empty()) return !left.empty() && right.empty();
      return query.descending ? right < left : left < right;
    });
    return;
  }
  std::vector<std::pair<double, std::uint32_t>> keyed;
  keyed.reserve(selected_.size());
  for (const auto index : selected_) {
    const double value = query.column->value(index);
    keyed.emplace_back(!std::isfinite(value) ? HUGE_VAL : query.descending ? -value : value, index);
  }
  std::stable_sort(keyed.begin(), keyed.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::transform(keyed.begin(), keyed.end(), selected_.begin(),
                 [](const auto& pair) { return pair.second; });
}

Result<std::string> CustomerList::page(std::string_view text) {
  const auto query = parse(text);
  if (!query) return tl::unexpected(query.error());
  if (selected_by_ != query->chosen_by) select(*query);

  Json columns = Json::array();
  columns.push_back(column_json("id", "text", Unit::label));
  columns.push_back(column_json("name", "text", Unit::label));
  for (const auto& column : columns_) {
    Json about = column_json(column.id, kind_name(column.kind), column.unit);
    if (column.kind != Kind::number) {
      about["labels"] = Json::array();
      for (const auto& label : column.labels)
        about["labels"].push_back({{"id", label_id(label)}, {"label", text_json(label)}});
    }
    columns.push_back(std::move(about));
  }
  Json rows = Json::array();
  const auto begin = std::min(query->offset, selected_.size());
  const auto end = std::min(selected_.size() - begin, query->limit) + begin;
  for (auto at = begin; at < end; ++at) {
    const auto index = selected_[at];
    Json row = Json::array();
    row.push_back(context_.customer_ids.text(customers_[index].id));
    row.push_back(std::string(name_of(index)));
    for (const auto& column : columns_) row.push_back(value_json(column, column.value(index)));
    rows.push_back(std::move(row));
  }
  const Json out = {{"total", selected_.size()},
                    {"offset", begin},
                    {"columns", std::move(columns)},
                    {"rows", std::move(rows)}};
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace clientele
