// Writers of the report JSON's parts.
#include "report/report_json.h"

#include <cmath>

#include "report/catalogue.h"

namespace clientele {
namespace {

const char* kind_name(Block::Kind kind) {
  switch (kind) {
    case Block::Kind::table:
      return "table";
    case Block::Kind::chart:
      return "chart";
    case Block::Kind::quotes:
      return "quotes";
    case Block::Kind::note:
      return "note";
  }
  return "note";
}

Json cell_json(const Cell& cell) {
  if (const auto* number = std::get_if<double>(&cell)) return number_json(*number);
  if (const auto* data = std::get_if<std::string>(&cell)) return *data;
  if (const auto* text = std::get_if<Text>(&cell)) return text_json(*text);
  return nullptr;
}

// Labels of the customer list by their keys: a row that begins with one stands for the customers
// who have it there, and a reader can ask for them.
struct GroupKeys {
  std::string_view prefix, column;
};
constexpr GroupKeys kGroups[] = {
    {"value.rfm.", "rfm"},           {"value.abc.", "abc"},
    {"value.tier.", "tier"},         {"churn.risk.", "churn.risk"},
    {"churn.state.", "churn.state"}, {"churn.flag.", "churn.flags"},
    {"clv.group.", "clv.group"},     {"change.state.", "change.state"}};

// {"column", "values": one a row, null where the row stands for no group}; null where no row does.
Json groups_json(const DataTable& table) {
  std::string_view column;
  Json values = Json::array();
  for (const auto& row : table.rows) {
    values.push_back(nullptr);
    const auto* name = row.empty() ? nullptr : std::get_if<Text>(&row.front());
    if (name == nullptr) continue;
    for (const auto& group : kGroups) {
      if (!name->key.starts_with(group.prefix)) continue;
      if (!column.empty() && column != group.column) continue;
      column = group.column;
      values.back() = name->key.substr(name->key.rfind('.') + 1);
    }
  }
  if (column.empty()) return nullptr;
  return {{"column", column}, {"values", std::move(values)}};
}

Json table_json(const DataTable& table) {
  Json columns = Json::array();
  for (const auto& column : table.columns) {
    columns.push_back(
        {{"id", column.id}, {"label", text_json(column.label)}, {"unit", unit_name(column.unit)}});
  }
  Json rows = Json::array();
  for (const auto& row : table.rows) {
    Json cells = Json::array();
    for (const auto& cell : row) cells.push_back(cell_json(cell));
    rows.push_back(std::move(cells));
  }
  Json out = {{"columns", std::move(columns)}, {"rows", std::move(rows)}};
  if (Json groups = groups_json(table); !groups.is_null()) out["groups"] = std::move(groups);
  return out;
}

Json texts_json(const std::vector<Text>& texts) {
  Json out = Json::array();
  for (const auto& text : texts) out.push_back(text_json(text));
  return out;
}

}  // namespace

Json text_json(const Text& text) {
  Json out = Json::object();
  for (const Language language : kLanguages) {
    out[std::string(language_code(language))] = render(text, language);
  }
  return out;
}

Json number_json(double value) {
  if (!std::isfinite(value)) return nullptr;
  if (std::fabs(value) < 9e15 && value == std::floor(value))
    return static_cast<std::int64_t>(value);
  return value;
}

Json figure_json(const std::string& id, const Figure& figure) {
  Json out = {{"value", number_json(figure.value)}, {"unit", unit_name(figure.unit)}};
  if (find_message("figure." + id) != nullptr) out["label"] = text_json({"figure." + id, {}});
  if (figure.n && std::isfinite(*figure.n)) out["n"] = number_json(*figure.n);
  if (figure.ci && std::isfinite(figure.ci->low) && std::isfinite(figure.ci->high))
    out["ci"] = {number_json(figure.ci->low), number_json(figure.ci->high)};
  if (figure.note) out["note"] = text_json(*figure.note);
  return out;
}

Json block_json(const Block& block) {
  Json out = {{"kind", kind_name(block.kind)}, {"id", block.id}, {"title", text_json(block.title)}};
  if (block.takeaway) out["takeaway"] = text_json(*block.takeaway);
  if (block.kind == Block::Kind::table || block.kind == Block::Kind::chart)
    out["table"] = table_json(block.table);
  if (block.chart) {
    out["chart"] = {{"type", block.chart->type}, {"x", block.chart->x}, {"y", block.chart->y}};
    if (!block.chart->low.empty()) out["chart"]["low"] = block.chart->low;
    if (!block.chart->high.empty()) out["chart"]["high"] = block.chart->high;
    if (!block.chart->highlight.empty()) out["chart"]["highlight"] = block.chart->highlight;
  }
  if (!block.texts.empty()) out["texts"] = texts_json(block.texts);
  return out;
}

Json figure_ids_json(const std::vector<std::string>& ids, const FigureMap& figures) {
  Json out = Json::array();
  for (const auto& id : ids) {
    if (figures.count(id) != 0) out.push_back(id);
  }
  return out;
}

Json section_json(const Section& section, const FigureMap& figures) {
  Json out = {{"id", section.id}, {"title", text_json({section.id + ".title", {}})}};
  if (section.conclusion) out["conclusion"] = text_json(*section.conclusion);
  out["missing"] = texts_json(section.missing);
  out["figures"] = figure_ids_json(section.figures, figures);
  out["blocks"] = Json::array();
  for (const auto& block : section.blocks) out["blocks"].push_back(block_json(block));
  return out;
}

}  // namespace clientele
