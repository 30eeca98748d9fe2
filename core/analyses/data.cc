// Files, rows used and set aside, coverage of columns, issues, and what is missing for more.
#include "analyses/data.h"

#include <array>

#include "analyses/words.h"

namespace clientele {
namespace {

// Customers of the scope; everything else is known from the Context.
class DataSummary final : public Summary {
 public:
  std::uint64_t customers = 0;

  void merge(const Summary& other) override { customers += static_cast<const DataSummary&>(other).customers; }
  void save(ByteWriter& out) const override { out.put(customers); }
};

// A part of the report that a missing column keeps out, and the roles that would bring it.
struct Wish {
  const char* key;
  TableKind table;
  std::array<Role, 2> any_of;
};
constexpr std::array kWishes = {
    Wish{"data.missing.customer", TableKind::transactions, {Role::customer, Role::customer}},
    Wish{"data.missing.profit", TableKind::transactions, {Role::cost, Role::profit}},
    Wish{"data.missing.channel", TableKind::transactions, {Role::channel, Role::store}},
    Wish{"data.missing.category", TableKind::transactions, {Role::category, Role::product_name}},
};

void add_missing(const Context& context, Section& section) {
  const bool lines = context.has(TableKind::transactions) || context.has(TableKind::lines);
  for (const auto& wish : kWishes) {
    if (!lines) continue;
    const bool there = context.has(TableKind::transactions, wish.any_of[0]) || context.has(TableKind::transactions, wish.any_of[1]) ||
                       context.has(TableKind::products, wish.any_of[0]) || context.has(TableKind::orders, wish.any_of[0]);
    if (!there) section.missing.push_back(say(wish.key));
  }
  if (!lines) section.missing.push_back(say("data.missing.transactions"));
  if (!context.has(TableKind::customers)) section.missing.push_back(say("data.missing.customers"));
  if (!context.has(TableKind::feedback)) section.missing.push_back(say("data.missing.feedback"));
}

Block coverage_block(const Context& context) {
  Block block;
  block.kind = Block::Kind::table;
  block.id = "data.coverage";
  block.title = say("data.coverage");
  block.table.columns = {common_column("file", Unit::label), table_column("data", "column", Unit::label),
                         table_column("data", "role", Unit::label), table_column("data", "filled", Unit::share),
                         table_column("data", "reason", Unit::label)};
  for (const auto& file : context.files) {
    for (std::size_t c = 0; c < file.plan.columns.size(); ++c) {
      const ColumnPlan& column = file.plan.columns[c];
      if (column.role == Role::attribute || column.role == Role::ignored) continue;
      const double filled = file.rows == 0 || c >= file.present.size()
                                ? 0
                                : static_cast<double>(file.present[c]) / static_cast<double>(file.rows);
      block.table.rows.push_back({file.plan.file, column.name, say("role." + std::string(role_name(column.role))),
                                  filled, say("reason." + column.reason)});
    }
  }
  return block;
}

Block issues_block(const Context& context) {
  Block block;
  block.kind = Block::Kind::table;
  block.id = "data.issues";
  block.title = say("data.issues");
  block.table.columns = {table_column("data", "issue", Unit::label), common_column("file", Unit::label),
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
      block.table.rows.push_back({say("issue." + std::string(issue_name(kind))), file.plan.file, name,
                                  static_cast<double>(entry.count),
                                  say(kEffects[static_cast<std::size_t>(issue_effect(kind))]), line, sample});
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
    return in.bad() ? nullptr : std::move(summary);
  }

  void collect(const View&, const std::vector<CustomerFacts>& facts, Summary& into) const override {
    auto& summary = static_cast<DataSummary&>(into);
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
    section.conclusion = say("data.conclusion", {{"files", as_count(static_cast<double>(context.files.size()))},
                                                 {"rows", as_count(static_cast<double>(context.rows))},
                                                 {"used", as_share(context.rows == 0 ? 0 : static_cast<double>(context.rows_used) / static_cast<double>(context.rows))},
                                                 {"aside", as_count(static_cast<double>(context.rows_set_aside))}});
    add_missing(context, section);
    section.blocks.push_back(coverage_block(context));
    Block issues = issues_block(context);
    if (!issues.table.rows.empty()) section.blocks.push_back(std::move(issues));
    out.methods.push_back({"data.rows", say("method.data.rows"), ""});
    return out;
  }
};

}  // namespace

std::unique_ptr<Analysis> make_data_analysis() { return std::make_unique<DataAnalysis>(); }

}  // namespace clientele
