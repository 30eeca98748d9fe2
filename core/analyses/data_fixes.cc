#include "analyses/data_fixes.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "analyses/customer_totals.h"
#include "analyses/data_quality.h"
#include "analyses/words.h"

namespace clientele {
namespace {

constexpr std::size_t kListed = 10;    // fixes
constexpr double kManyRows = 0.01;     // of all: rows set aside come before everything else
constexpr double kHardlyFilled = 0.5;  // a smaller share of a column is worth filling

// A part of the report that a missing column keeps out, and the roles that would bring it.
struct Wish {
  const char* id;  // messages "data.missing.<id>", "data.add.<id>" and "data.unlock.<id>"
  TableKind table;
  std::array<Role, 2> any_of;
  int parts;  // of the report that it opens
};
constexpr std::array kWishes = {
    Wish{"customer", TableKind::transactions, {Role::customer, Role::customer}, 7},
    Wish{"profit", TableKind::transactions, {Role::cost, Role::profit}, 1},
    Wish{"channel", TableKind::transactions, {Role::channel, Role::store}, 1},
    Wish{"category", TableKind::transactions, {Role::category, Role::product_name}, 2},
};
constexpr int kPartsOfTransactions = 8, kPartsOfAmount = 5, kPartsOfCustomers = 2,
              kPartsOfFeedback = 2;

struct Missing {
  const char* id;
  int parts;
};

std::vector<Missing> missing_of(const Context& context) {
  std::vector<Missing> missing;
  const bool lines = context.has(TableKind::transactions) || context.has(TableKind::lines);
  for (const auto& wish : kWishes) {
    if (!lines) continue;
    const bool there = context.has(TableKind::transactions, wish.any_of[0]) ||
                       context.has(TableKind::transactions, wish.any_of[1]) ||
                       context.has(TableKind::products, wish.any_of[0]) ||
                       context.has(TableKind::orders, wish.any_of[0]) ||
                       context.has(TableKind::lines, wish.any_of[0]) ||
                       context.has(TableKind::lines, wish.any_of[1]);
    if (!there) missing.push_back({wish.id, wish.parts});
  }
  // With totals of customers the section on value says so.
  const bool totals = has_totals(context);
  if (!lines) missing.push_back({totals ? "lines" : "transactions", kPartsOfTransactions});
  if (lines && context.amount_rule == AmountRule::no_amounts)
    missing.push_back({"amount", kPartsOfAmount});
  if (!context.has(TableKind::customers)) missing.push_back({"customers", kPartsOfCustomers});
  if (!context.has(TableKind::feedback)) missing.push_back({"feedback", kPartsOfFeedback});
  return missing;
}

// What can be done about an issue, and what comes of it. Kinds that are no fault of the file, such
// as refunds, are not here.
struct Remedy {
  IssueKind kind;
  const char* gain;  // message "data.gain.<gain>"
};
constexpr std::array kRemedies = {
    Remedy{IssueKind::unrecognised_file, "rows"},
    Remedy{IssueKind::no_key, "rows"},
    Remedy{IssueKind::other_table, "rows"},
    Remedy{IssueKind::other_currency, "rows"},
    Remedy{IssueKind::syntax_error, "rows"},
    Remedy{IssueKind::no_customer, "customers"},
    Remedy{IssueKind::unreadable_date, "values"},
    Remedy{IssueKind::unreadable_number, "values"},
    Remedy{IssueKind::unreadable_value, "values"},
    Remedy{IssueKind::number_too_large, "values"},
    Remedy{IssueKind::date_out_of_range, "values"},
    Remedy{IssueKind::outside_scale, "values"},
    Remedy{IssueKind::too_few_fields, "values"},
    Remedy{IssueKind::too_many_fields, "values"},
    Remedy{IssueKind::invalid_bytes, "values"},
    Remedy{IssueKind::unclosed_quote, "values"},
    Remedy{IssueKind::contradicting_date, "certain"},
    Remedy{IssueKind::ambiguous_date_order, "certain"},
    Remedy{IssueKind::duplicate_row, "once"},
    Remedy{IssueKind::repeated_customer, "once"},
    Remedy{IssueKind::no_contact, "reach"},
};

struct Fix {
  int tier;              // 0 first
  std::uint64_t weight;  // within the tier, more first
  std::string what;      // message
  std::string gain;      // message
  std::string file = {}, column = {};
  std::uint64_t affected = 0;  // rows or cells; 0 where it cannot be counted
  bool before(const Fix& other) const {
    return std::tie(tier, other.weight, file, column, what) <
           std::tie(other.tier, weight, other.file, other.column, other.what);
  }
};
enum Tier { kRows, kParts, kValues };

std::string column_name(const FileReport& file, std::int32_t column) {
  const auto at = static_cast<std::size_t>(column);
  return column < 0 || at >= file.plan.columns.size() ? std::string() : file.plan.columns[at].name;
}

// An issue of several columns of a file is one thing to do.
void add_remedies(const FileReport& file, std::uint64_t rows, std::vector<Fix>& fixes) {
  for (const auto& [kind, gain] : kRemedies) {
    std::uint64_t count = 0;
    std::string columns;
    for (const auto& [key, entry] : file.issues.entries()) {
      if (key.first != kind) continue;
      count += entry.count;
      const std::string name = column_name(file, key.second);
      if (!name.empty()) columns += (columns.empty() ? "" : ", ") + name;
    }
    if (count == 0) continue;
    const bool lost = issue_effect(kind) == IssueEffect::row || kind == IssueKind::no_customer;
    const bool many = lost && static_cast<double>(count) >= kManyRows * static_cast<double>(rows);
    fixes.push_back({many ? kRows : kValues, count, "data.fix." + std::string(issue_name(kind)),
                     "data.gain." + std::string(gain), file.plan.file, columns, count});
  }
}

void add_hardly_filled(const FileReport& file, std::vector<Fix>& fixes) {
  if (!file.plan.recognised) return;
  for (std::size_t c = 0; c < file.present.size() && c < file.plan.columns.size(); ++c) {
    const ColumnPlan& column = file.plan.columns[c];
    const bool matters = column.role != Role::attribute && column.role != Role::ignored &&
                         column.role != Role::line && !empty_is_an_answer(column.role);
    if (!matters ||
        static_cast<double>(file.present[c]) >= kHardlyFilled * static_cast<double>(file.rows))
      continue;
    // Rows without a customer are an issue of their own.
    if (column.role == Role::customer && file.issues.count(IssueKind::no_customer) > 0) continue;
    const std::uint64_t empty = file.rows - file.present[c];
    fixes.push_back(
        {kValues, empty, "data.fix.fill", "data.gain.values", file.plan.file, column.name, empty});
  }
}

}  // namespace

void write_fixes(const Context& context, Conclusion& out) {
  std::vector<Fix> fixes;
  for (const auto& missing : missing_of(context)) {
    const std::string id = missing.id;
    out.section->missing.push_back(say("data.missing." + id));
    fixes.push_back(
        {kParts, static_cast<std::uint64_t>(missing.parts), "data.add." + id, "data.unlock." + id});
  }
  for (const auto& file : context.files) {
    add_remedies(file, context.rows, fixes);
    add_hardly_filled(file, fixes);
  }
  std::sort(fixes.begin(), fixes.end(), [](const Fix& a, const Fix& b) { return a.before(b); });
  if (fixes.size() > kListed) fixes.resize(kListed);
  if (fixes.empty()) return;
  Block block;
  block.kind = Block::Kind::table;
  block.id = "data.fixes";
  block.title = say("data.fixes");
  block.table.columns = {
      table_column("data", "fix", Unit::label), common_column("file", Unit::label),
      table_column("data", "column", Unit::label), table_column("data", "affected", Unit::count),
      table_column("data", "gain", Unit::label)};
  for (const auto& fix : fixes) {
    const auto text = [](const std::string& data) { return data.empty() ? Cell() : Cell(data); };
    block.table.rows.push_back(
        {say(fix.what), text(fix.file), text(fix.column),
         fix.affected == 0 ? Cell() : Cell(static_cast<double>(fix.affected)), say(fix.gain)});
  }
  out.section->blocks.push_back(std::move(block));
}

}  // namespace clientele
