// Putting the report together in its order.
#include "report/report.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "analyses/attributes.h"
#include "analyses/scope.h"
#include "report/catalogue.h"
#include "report/report_json.h"
#include "report/summary.h"

namespace clientele {
namespace {

constexpr int kSchemaVersion = 1;

// Sections in the report's order; the summary comes before, the actions after them.
constexpr std::array<std::string_view, 10> kOrder = {
    "data", "profile", "behaviour", "value",     "satisfaction",
    "clv",  "churn",   "change",    "retention", "conversion"};

Json files_json(const Context& context) {
  Json files = Json::array();
  for (const auto& file : context.files) {
    Json tables = Json::array();
    for (const auto table : file.plan.tables) tables.push_back(table_name(table));
    files.push_back({{"name", file.plan.file},
                     {"bytes", file.plan.bytes},
                     {"hash", file.content_hash},
                     {"tables", std::move(tables)},
                     {"rows", file.rows},
                     {"rows_used", file.rows_used},
                     {"rows_set_aside", file.rows_set_aside}});
  }
  return files;
}

Json meta_json(const Context& context, const Options& options, const ReportHead& head) {
  const Text title = head.company.empty()
                         ? Text{"report.title", {}}
                         : Text{"report.title_company", {{"company", head.company}}};
  Json meta = {{"title", text_json(title)}, {"company", head.company}, {"lang", head.language}};
  if (!head.goal.empty()) meta["goal"] = head.goal;
  if (!head.audience.empty()) meta["audience"] = head.audience;
  const Day first = options.period_first.value_or(context.first_day);
  const Day last = std::min(options.period_last.value_or(context.last_day),
                            options.as_of.value_or(context.last_day));
  if (first != kNoDay && last != kNoDay)
    meta["period"] = {{"first", iso_date(first)}, {"last", iso_date(last)}};
  const Day as_of = scope_as_of(context, options);
  if (as_of != kNoDay) meta["as_of"] = iso_date(as_of);
  meta["currency"] = context.currency;
  meta["filters"] = Json::array();
  for (const auto& filter : options.filters)
    meta["filters"].push_back({{"attribute", filter.attribute},
                               {"label", text_json(filter_label(filter.attribute))},
                               {"value", filter.value}});
  meta["files"] = files_json(context);
  // Only sections that exist: nothing that people write becomes a key.
  meta["notes"] = Json::object();
  for (const auto& [section, note] : head.notes) {
    const bool known = section == "summary" || section == "actions" ||
                       std::find(kOrder.begin(), kOrder.end(), section) != kOrder.end();
    if (known) meta["notes"][section] = note;
  }
  return meta;
}

constexpr std::size_t kShownSamples = 5;  // of an issue; Session::issues_csv lists them

Json quality_json(const Context& context) {
  Json issues = Json::array();
  for (const auto& file : context.files) {
    for (const auto& [key, entry] : file.issues.entries()) {
      const auto& [kind, column] = key;
      Json samples = Json::array();
      for (const auto& sample :
           std::span(entry.samples).first(std::min(entry.samples.size(), kShownSamples))) {
        samples.push_back({{"line", file.line_of(sample.at)}, {"value", sample.value}});
      }
      constexpr std::array kEffects = {"flag", "value", "row"};
      Json issue = {{"file", file.plan.file},
                    {"kind", issue_name(kind)},
                    {"text", text_json({"issue." + std::string(issue_name(kind)), {}})},
                    {"effect", kEffects[static_cast<std::size_t>(context.effect(kind))]},
                    {"count", entry.count}};
      if (column >= 0 && static_cast<std::size_t>(column) < file.plan.columns.size()) {
        issue["column"] = file.plan.columns[static_cast<std::size_t>(column)].name;
      }
      issue["samples"] = std::move(samples);
      issues.push_back(std::move(issue));
    }
  }
  return {{"rows", context.rows},
          {"rows_used", context.rows_used},
          {"rows_set_aside", context.rows_set_aside},
          {"issues", std::move(issues)}};
}

Json action_json(const Action& action) {
  Json out = {
      {"id", action.id},
      {"trigger", text_json(action.trigger)},
      {"action", text_json(action.action)},
      {"owner", text_json(action.owner)},
      {"horizon", text_json(action.horizon)},
      {"effect", text_json(action.effect)},
      {"measure", text_json(action.measure)},
      {"section", action.section},
      {"segment",
       text_json({action.segment.empty() ? "segment.all" : "segment." + action.segment, {}})},
      {"money", number_json(action.money)},
      {"customers", number_json(action.customers)}};
  if (const auto dot = action.segment.rfind('.'); dot != std::string::npos) {
    out["group"] = {{"column", action.segment.substr(0, dot)},
                    {"value", action.segment.substr(dot + 1)}};
  }
  return out;
}

Json methods_json(const Context& context, const std::vector<Conclusion>& conclusions) {
  Json methods = Json::array();
  const auto add = [&](const std::string& id, const Text& text, const std::string& source) {
    methods.push_back({{"id", id}, {"text", text_json(text)}, {"source", source}});
  };
  if (context.has(TableKind::transactions) || context.has(TableKind::lines)) {
    static constexpr const char* kRules[] = {"amount_is_net", "net_is_amount_less_refund",
                                             "quantity_times_price", "no_amounts"};
    add("amounts",
        {std::string("method.amounts.") + kRules[static_cast<std::size_t>(context.amount_rule)],
         {}},
        "");
  }
  for (const auto& conclusion : conclusions) {
    for (const auto& method : conclusion.methods) add(method.id, method.text, method.source);
  }
  add("findings", {"method.findings", {}}, "");
  add("actions", {"method.actions", {}}, "");
  return methods;
}

}  // namespace

std::string build_report(const Context& context, const Options& options, const ReportHead& head,
                         std::vector<Conclusion> conclusions) {
  FigureMap figures;
  for (const auto& conclusion : conclusions) {
    for (const auto& [id, figure] : conclusion.figures) {
      if (std::isfinite(figure.value)) figures.emplace(id, figure);
    }
  }
  const auto findings = rank_findings(conclusions, figures);
  std::vector<Finding> all_findings;
  for (const auto& conclusion : conclusions) {
    all_findings.insert(all_findings.end(), conclusion.findings.begin(), conclusion.findings.end());
  }
  const auto actions = recommend(figures, all_findings, options);

  Json report = {{"schema_version", kSchemaVersion}, {"meta", meta_json(context, options, head)}};
  report["figures"] = Json::object();
  for (const auto& [id, figure] : figures) report["figures"][id] = figure_json(id, figure);
  report["summary"] = summary_json(conclusions, figures, findings, actions);
  report["sections"] = Json::array();
  for (const auto id : kOrder) {
    for (const auto& conclusion : conclusions) {
      if (!conclusion.section || conclusion.section->id != id) continue;
      report["sections"].push_back(section_json(*conclusion.section, figures));
    }
  }
  report["recommendations"] = Json::array();
  for (const auto& action : actions) report["recommendations"].push_back(action_json(action));
  report["data_quality"] = quality_json(context);
  report["methods"] = methods_json(context, conclusions);
  return report.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace clientele
