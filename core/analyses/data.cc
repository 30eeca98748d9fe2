// Files, rows used and set aside, coverage of columns, issues, and what is missing for more.
#include "analyses/data.h"

#include <array>
#include <cmath>
#include <map>

#include "analyses/attributes.h"
#include "analyses/customer_totals.h"
#include "analyses/data_duplicates.h"
#include "analyses/data_fixes.h"
#include "analyses/data_joins.h"
#include "analyses/data_quality.h"
#include "analyses/data_scope.h"
#include "analyses/words.h"

namespace clientele {
namespace {

// Customers of the scope, and rows after the as-of date; all else is known from the Context.
class DataSummary final : public Summary {
 public:
  std::uint64_t customers = 0;
  RowsLeftOut left_out;
  JoinSums joins;

  void merge(const Summary& other) override {
    const auto& theirs = static_cast<const DataSummary&>(other);
    customers += theirs.customers;
    left_out.later += theirs.left_out.later;
    left_out.undated += theirs.left_out.undated;
    parts::merge(joins, theirs.joins);
  }
  void save(ByteWriter& out) const override {
    out.put(customers);
    out.put(left_out.later);
    out.put(left_out.undated);
    parts::save(joins, out);
  }
};

Block files_block(const Context& context) {
  Block block;
  block.kind = Block::Kind::table;
  block.id = "data.files";
  block.title = say("data.files");
  block.table.columns = {
      common_column("file", Unit::label),         table_column("data", "table", Unit::label),
      table_column("data", "rows", Unit::count),  table_column("data", "used", Unit::count),
      table_column("data", "aside", Unit::count), table_column("data", "confidence", Unit::share)};
  for (const auto& file : context.files) {
    const bool known = file.plan.recognised && !file.plan.tables.empty();
    const std::string table = known ? std::string(table_name(file.plan.tables.front()))
                              : file.plan.left_out ? "left_out"
                                                   : "none";
    block.table.rows.push_back({file.plan.file, say("table." + table),
                                static_cast<double>(file.rows), static_cast<double>(file.rows_used),
                                static_cast<double>(file.rows_set_aside),
                                known ? Cell(file.plan.table_confidence) : Cell()});
  }
  return block;
}

// Rows set aside, by reason.
Block aside_block(const Context& context) {
  std::map<IssueKind, std::uint64_t> reasons;
  for (const auto& file : context.files) {
    for (const auto& [key, entry] : file.issues.entries()) {
      if (issue_effect(key.first) == IssueEffect::row) reasons[key.first] += entry.count;
    }
  }
  Block block;
  block.kind = Block::Kind::table;
  block.id = "data.aside";
  block.title = say("data.aside");
  block.table.columns = {table_column("data", "issue", Unit::label),
                         table_column("data", "rows", Unit::count)};
  for (const auto& [kind, count] : reasons) {
    block.table.rows.push_back(
        {say("issue." + std::string(issue_name(kind))), static_cast<double>(count)});
  }
  return block;
}

// How amounts, dates and orders were understood.
std::vector<Text> rules_in_force(const ConcludeContext& run, std::uint64_t later) {
  const Context& context = run.ledger;
  std::vector<Text> rules;
  if (context.has(TableKind::transactions) || context.has(TableKind::lines) ||
      context.has(TableKind::orders)) {
    switch (context.amount_rule) {
      case AmountRule::amount_is_net:
        rules.push_back(say("data.rule.amount_is_net"));
        break;
      case AmountRule::net_is_amount_less_refund:
        rules.push_back(say("data.rule.amount_less_refund"));
        break;
      case AmountRule::quantity_times_price:
        rules.push_back(say("data.rule.quantity_times_price"));
        break;
      case AmountRule::no_amounts:
        rules.push_back(say("data.rule.no_amounts"));
        break;
    }
    if (context.order_totals_repeated) rules.push_back(say("data.rule.totals_repeated"));
    for (const IssueKind kind : context.excluded) {
      const auto name = say("issue." + std::string(issue_name(kind)));
      rules.push_back(say("data.rule.excluded", {{"rule", as_text(name)}}));
    }
    rules.push_back(say(context.has_order_column ? "data.rule.orders" : "data.rule.customer_days"));
    if (!context.currency.empty())
      rules.push_back(say("data.rule.currency", {{"currency", context.currency}}));
    if (context.huge_above > 0)
      rules.push_back(say("data.rule.huge", {{"amount", as_money(to_double(context.huge_above))}}));
  }
  if (has_totals(context)) {
    const bool used = uses_totals(context, run.options);
    rules.push_back(say(used ? "data.rule.totals" : "data.rule.totals_unused"));
  }
  if (const auto& duplicates = context.duplicates; duplicates.merged > 0) {
    rules.push_back(say("data.rule.duplicates",
                        {{"merged", as_count(static_cast<double>(duplicates.merged))},
                         {"groups", as_count(static_cast<double>(duplicates.groups))}}));
  }
  for (const auto& file : context.files) {
    for (const auto& [key, entry] : file.issues.entries()) {
      const auto column = static_cast<std::size_t>(key.second);
      if (key.first != IssueKind::ambiguous_date_order || key.second < 0 ||
          column >= file.plan.columns.size())
        continue;
      rules.push_back(
          say("data.rule.date_order", {{"file", file.plan.file},
                                       {"column", file.plan.columns[column].name},
                                       {"n", as_count(static_cast<double>(entry.count))}}));
    }
  }
  for (const auto& file : context.files) {
    const auto& columns = file.plan.columns;
    if (std::any_of(columns.begin(), columns.end(),
                    [](const ColumnPlan& column) { return column.decimal_comma; }))
      rules.push_back(say("data.rule.decimal_comma", {{"file", file.plan.file}}));
  }
  if (const Day as_of = scope_as_of(context, run.options); as_of != kNoDay) {
    rules.push_back(say(later > 0 ? "data.rule.as_of_asked" : "data.rule.as_of",
                        {{"date", Number{static_cast<double>(as_of), Unit::date}},
                         {"n", as_count(static_cast<double>(later))}}));
  }
  for (const auto& filter : run.options.filters) {
    rules.push_back(
        say("data.rule.filter", {{"attribute", std::vector<Text>{filter_label(filter.attribute)}},
                                 {"value", filter.value}}));
  }
  return rules;
}

// Why a column is taken for what it is, and how its values are read.
Text reason_text(const ColumnPlan& column) {
  Text reason = say("reason." + column.reason);
  if (column.power != 0) {
    reason =
        say("data.reason.unit", {{"reason", as_text(std::move(reason))},
                                 {"factor", Number{std::pow(10, column.power), Unit::number}}});
  }
  if (column.serials) reason = say("data.reason.serials", {{"reason", as_text(std::move(reason))}});
  return reason;
}

Block coverage_block(const Context& context) {
  Block block;
  block.kind = Block::Kind::table;
  block.id = "data.coverage";
  block.title = say("data.coverage");
  block.table.columns = {
      common_column("file", Unit::label), table_column("data", "column", Unit::label),
      table_column("data", "role", Unit::label), table_column("data", "filled", Unit::share),
      table_column("data", "reason", Unit::label)};
  for (const auto& file : context.files) {
    for (std::size_t c = 0; c < file.plan.columns.size(); ++c) {
      const ColumnPlan& column = file.plan.columns[c];
      if (column.role == Role::attribute || column.role == Role::ignored) continue;
      const double filled =
          file.rows == 0 || c >= file.present.size()
              ? 0
              : static_cast<double>(file.present[c]) / static_cast<double>(file.rows);
      block.table.rows.push_back({file.plan.file, column.name,
                                  say("role." + std::string(role_name(column.role))), filled,
                                  reason_text(column)});
    }
  }
  return block;
}

Block issues_block(const Context& context) {
  Block block;
  block.kind = Block::Kind::table;
  block.id = "data.issues";
  block.title = say("data.issues");
  block.table.columns = {
      table_column("data", "issue", Unit::label),  common_column("file", Unit::label),
      table_column("data", "column", Unit::label), common_column("count", Unit::count),
      table_column("data", "effect", Unit::label), table_column("data", "line", Unit::number),
      table_column("data", "sample", Unit::label)};
  constexpr std::array kEffects = {"effect.flag", "effect.value", "effect.row"};
  for (const auto& file : context.files) {
    for (const auto& [key, entry] : file.issues.entries()) {
      const auto& [kind, column] = key;
      Cell name, line, sample;
      if (column >= 0 && static_cast<std::size_t>(column) < file.plan.columns.size()) {
        name = file.plan.columns[static_cast<std::size_t>(column)].name;
      }
      if (!entry.samples.empty()) {
        line = static_cast<double>(file.line_of(entry.samples.front().at));
        sample = entry.samples.front().value;
      }
      block.table.rows.push_back({say("issue." + std::string(issue_name(kind))), file.plan.file,
                                  name, static_cast<double>(entry.count),
                                  say(kEffects[static_cast<std::size_t>(context.effect(kind))]),
                                  line, sample});
    }
  }
  return block;
}

class DataAnalysis final : public Analysis {
 public:
  std::string_view id() const override { return "data"; }
  std::unique_ptr<Summary> start() const override { return std::make_unique<DataSummary>(); }
  std::unique_ptr<Summary> load(ByteReader& in) const override {
    auto summary = std::make_unique<DataSummary>();
    summary->customers = in.get<std::uint64_t>();
    summary->left_out.later = in.get<std::uint64_t>();
    summary->left_out.undated = in.get<std::uint64_t>();
    parts::load(summary->joins, in);
    return in.bad() ? nullptr : std::move(summary);
  }

  void collect(const View& view, const CustomerBlock& facts, Summary& into) const override {
    auto& summary = static_cast<DataSummary&>(into);
    collect_joins(view, facts, summary.joins);
    const auto left_out = rows_after_as_of(view);
    summary.left_out.later += left_out.later;
    summary.left_out.undated += left_out.undated;
    for (const auto& customer : facts) summary.customers += customer.in_scope ? 1 : 0;
  }

  Conclusion conclude(const Summary& base, const ConcludeContext& run) const override {
    const auto& summary = static_cast<const DataSummary&>(base);
    const Context& context = run.ledger;
    Conclusion out;
    out.section.emplace();
    Section& section = *out.section;
    section.id = "data";
    const auto add = [&](const char* id, double value) {
      out.figures.push_back(figure(id, value, Unit::count));
      section.figures.emplace_back(id);
    };
    add("data.rows", static_cast<double>(context.rows));
    add("data.rows_used", static_cast<double>(context.rows_used));
    add("data.rows_set_aside", static_cast<double>(context.rows_set_aside));
    if (summary.customers > 0) add("customers.total", static_cast<double>(summary.customers));
    TextArgs args = {{"files", as_count(static_cast<double>(context.files.size()))},
                     {"rows", as_count(static_cast<double>(context.rows))},
                     {"used", as_share(context.rows == 0 ? 0
                                                         : static_cast<double>(context.rows_used) /
                                                               static_cast<double>(context.rows))},
                     {"aside", as_count(static_cast<double>(context.rows_set_aside))}};
    if (context.first_day != kNoDay) {
      args.emplace("first", Number{static_cast<double>(context.first_day), Unit::date});
      args.emplace("last", Number{static_cast<double>(context.last_day), Unit::date});
    }
    const auto later = summary.left_out.count();
    args.emplace("later", as_count(static_cast<double>(later)));
    if (run.options.as_of)
      args.emplace("as_of", Number{static_cast<double>(*run.options.as_of), Unit::date});
    section.conclusion = say(later > 0                     ? "data.conclusion_as_of"
                             : context.first_day == kNoDay ? "data.conclusion"
                                                           : "data.conclusion_dates",
                             std::move(args));
    const bool nothing = write_nothing_to_report(context, out);
    section.blocks.push_back(files_block(context));
    write_quality(summary.joins, run, out);
    if (!nothing) write_fixes(context, out);
    if (Block aside = aside_block(context); !aside.table.rows.empty())
      section.blocks.push_back(std::move(aside));
    Block rules;
    rules.kind = Block::Kind::note;
    rules.id = "data.rules";
    rules.title = say("data.rules");
    rules.texts = rules_in_force(run, later);
    if (!rules.texts.empty()) section.blocks.push_back(std::move(rules));
    section.blocks.push_back(coverage_block(context));
    write_joins(summary.joins, out);
    write_duplicates(context, out);
    Block issues = issues_block(context);
    if (!issues.table.rows.empty()) section.blocks.push_back(std::move(issues));
    out.methods.push_back({"data.rows", say("method.data.rows"), ""});
    return out;
  }
};

}  // namespace

std::unique_ptr<Analysis> make_data_analysis() { return std::make_unique<DataAnalysis>(); }

}  // namespace clientele
