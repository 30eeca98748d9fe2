#include "analyses/data_quality.h"

#include <algorithm>
#include <array>

#include "analyses/words.h"

namespace clientele {
namespace {

// Names of messages and figures; in the order of the table's columns.
constexpr std::array kDimensions = {"completeness", "validity", "uniqueness", "consistency"};
enum Dimension : std::size_t { completeness, validity, uniqueness, consistency };

constexpr double kGood = 0.995;  // the lowest share that is not named as a weakness

// From this share of rows on, an order's fields are taken to stand on its first row only.
constexpr double kFilledForward = 0.1;

// One rule applied to one file.
struct Check {
  Dimension dimension;
  const char* rule;  // message "data.check.<rule>"
  RuleCheck of;
  double share() const { return static_cast<double>(of.kept) / static_cast<double>(of.checked); }
};

struct FileChecks {
  const FileReport* file;
  std::vector<Check> checks;

  // The dimension's lowest; null where there is nothing to judge.
  const Check* lowest(Dimension dimension) const {
    const Check* found = nullptr;
    for (const auto& check : checks) {
      if (check.dimension != dimension) continue;
      if (found == nullptr || check.share() < found->share()) found = &check;
    }
    return found;
  }
};

std::uint64_t less(std::uint64_t all, std::uint64_t part) { return all - std::min(all, part); }

bool can_be_unreadable(ValueKind kind) {
  return kind == ValueKind::moment || kind == ValueKind::money || kind == ValueKind::number ||
         kind == ValueKind::rating || kind == ValueKind::flag;
}

// Values that are there and could not be read.
std::uint64_t unread(const FileReport& file, std::size_t column) {
  std::uint64_t count = 0;
  for (const IssueKind kind : {IssueKind::unreadable_date, IssueKind::unreadable_number,
                               IssueKind::unreadable_value, IssueKind::number_too_large})
    count += file.issues.count(kind, static_cast<std::int32_t>(column));
  return count;
}

// Values that were read and cannot be right.
std::uint64_t implausible(const FileReport& file, std::size_t column) {
  std::uint64_t count = column < file.implausible.size() ? file.implausible[column] : 0;
  for (const IssueKind kind : {IssueKind::outside_scale, IssueKind::contradicting_date})
    count += file.issues.count(kind, static_cast<std::int32_t>(column));
  return count;
}

// Columns of an order that may stand on its first row only.
bool is_order_level(Role role) {
  return role == Role::date || role == Role::status || role == Role::channel ||
         role == Role::region || role == Role::customer;
}

RuleCheck filled_cells(const FileReport& file) {
  const bool first_row_only = static_cast<double>(file.issues.count(IssueKind::filled_forward)) >=
                              kFilledForward * static_cast<double>(file.rows);
  const std::uint64_t rows = less(file.rows, file.issues.count(IssueKind::footer_total));
  RuleCheck check;
  for (std::size_t c = 0; c < file.present.size() && c < file.plan.columns.size(); ++c) {
    const Role role = file.plan.columns[c].role;
    if (role == Role::attribute || role == Role::ignored || role == Role::line ||
        empty_is_an_answer(role) || (first_row_only && is_order_level(role)))
      continue;
    check.checked += rows;
    check.kept += std::min(rows, file.present[c] + unread(file, c));
  }
  return check;
}

RuleCheck understood_cells(const FileReport& file) {
  RuleCheck check;
  for (std::size_t c = 0; c < file.present.size() && c < file.plan.columns.size(); ++c) {
    const ColumnPlan& column = file.plan.columns[c];
    if (column.role == Role::ignored || !can_be_unreadable(column.kind)) continue;
    check.checked += file.present[c] + unread(file, c);
    check.kept += less(file.present[c], implausible(file, c));
  }
  return check;
}

// Dates of which day and month could change places: what was read may be another day.
RuleCheck certain_dates(const FileReport& file) {
  RuleCheck check;
  std::uint64_t ambiguous = 0;
  for (std::size_t c = 0; c < file.present.size() && c < file.plan.columns.size(); ++c) {
    const ColumnPlan& column = file.plan.columns[c];
    if (column.role == Role::ignored || column.kind != ValueKind::moment) continue;
    ambiguous += file.issues.count(IssueKind::ambiguous_date_order, static_cast<std::int32_t>(c));
    check.checked += file.present[c];
  }
  if (ambiguous == 0) return {};  // "understood" has told of dates
  check.kept = less(check.checked, ambiguous);
  return check;
}

bool holds_lines(const Plan& plan) {
  return plan.is(TableKind::transactions) || plan.is(TableKind::orders) ||
         plan.is(TableKind::lines);
}

bool holds_events(const Plan& plan) {  // and nothing else
  if (plan.tables.size() > 1) return false;
  return plan.is(TableKind::feedback) || plan.is(TableKind::contacts) || plan.is(TableKind::leads);
}

RuleCheck without(std::uint64_t checked, std::uint64_t failed) {
  return {checked, less(checked, failed)};
}

// A sum that fewer than half of the rows keep is no rule of the file: amounts may be after
// discount, or with tax.
RuleCheck if_a_rule(const RuleCheck& sums) {
  return sums.kept * 2 > sums.checked ? sums : RuleCheck();
}

FileChecks checks_of(const FileReport& file, const JoinSums& joins) {
  const Plan& plan = file.plan;
  const IssueLog& issues = file.issues;
  FileChecks out{&file, {}};
  const auto add = [&](Dimension dimension, const char* rule, const RuleCheck& check) {
    if (check.checked > 0) out.checks.push_back({dimension, rule, check});
  };
  add(completeness, "filled", filled_cells(file));
  add(validity, "understood", understood_cells(file));
  add(validity, "certain", certain_dates(file));
  if (holds_lines(plan) || holds_events(plan)) {
    add(uniqueness, "rows_once", without(file.rows_used, issues.count(IssueKind::duplicate_row)));
  }
  if (plan.tables.front() == TableKind::customers) {
    add(uniqueness, "customers_once",
        without(file.rows_used, issues.count(IssueKind::repeated_customer)));
  }
  if (plan.framing == Framing::delimited) {
    add(consistency, "width",
        without(file.rows, issues.count(IssueKind::too_many_fields) +
                               issues.count(IssueKind::too_few_fields)));
  }
  add(consistency, "line_sums", if_a_rule(file.line_sums));
  add(consistency, "refund_sums", if_a_rule(file.refund_sums));
  if (holds_lines(plan) &&
      (plan.column(Role::currency) >= 0 || issues.count(IssueKind::other_currency) > 0)) {
    const std::uint64_t others = issues.count(IssueKind::other_currency);
    add(consistency, "one_currency", without(file.rows_used + others, others));
  }
  if (holds_lines(plan) && plan.column(Role::customer) >= 0) {
    add(consistency, "buyers_listed", {joins.buyers_listed.customers, joins.buyers_listed.matched});
  }
  return out;
}

Block scores_block(const std::vector<FileChecks>& files, Day as_of) {
  Block block;
  block.kind = Block::Kind::table;
  block.id = "data.quality";
  block.title = say("data.quality");
  block.table.columns.push_back(common_column("file", Unit::label));
  for (const char* dimension : kDimensions)
    block.table.columns.push_back(table_column("data", dimension, Unit::share));
  block.table.columns.push_back(table_column("data", "newest", Unit::date));
  block.table.columns.push_back(table_column("data", "behind", Unit::days));
  for (const auto& file : files) {
    std::vector<Cell> row = {file.file->plan.file};
    for (std::size_t d = 0; d < kDimensions.size(); ++d) {
      const Check* lowest = file.lowest(static_cast<Dimension>(d));
      row.push_back(lowest == nullptr ? Cell(say("data.not_known")) : Cell(lowest->share()));
    }
    const Day newest = file.file->last_day;
    const bool dated = newest != kNoDay && as_of != kNoDay;
    row.push_back(dated ? Cell(iso_date(newest)) : Cell(say("data.not_known")));
    row.push_back(dated ? Cell(static_cast<double>(std::max(0, as_of - newest)))
                        : Cell(say("data.not_known")));
    block.table.rows.push_back(std::move(row));
  }
  return block;
}

Block checks_block(const std::vector<FileChecks>& files) {
  Block block;
  block.kind = Block::Kind::table;
  block.id = "data.checks";
  block.title = say("data.checks");
  block.table.columns = {
      common_column("file", Unit::label), table_column("data", "check", Unit::label),
      table_column("data", "checked", Unit::count), table_column("data", "failed", Unit::count),
      table_column("data", "kept", Unit::share)};
  for (const auto& file : files) {
    for (const auto& check : file.checks) {
      block.table.rows.push_back(
          {file.file->plan.file, say("data.check." + std::string(check.rule)),
           static_cast<double>(check.of.checked),
           static_cast<double>(check.of.checked - check.of.kept), check.share()});
    }
  }
  return block;
}

// A figure a dimension: the lowest check of all files. Says the lowest of all in the takeaway.
std::optional<Text> write_lowest(const std::vector<FileChecks>& files, Conclusion& out) {
  const FileChecks* weak_file = nullptr;
  const Check* weakest = nullptr;
  for (std::size_t d = 0; d < kDimensions.size(); ++d) {
    const Check* lowest = nullptr;
    for (const auto& file : files) {
      const Check* check = file.lowest(static_cast<Dimension>(d));
      if (check == nullptr || (lowest != nullptr && check->share() >= lowest->share())) continue;
      lowest = check;
      if (weakest != nullptr && check->share() >= weakest->share()) continue;
      weakest = check;
      weak_file = &file;
    }
    if (lowest == nullptr) continue;
    const std::string id = "data.quality." + std::string(kDimensions[d]);
    out.figures.push_back(
        figure(id, lowest->share(), Unit::share, static_cast<double>(lowest->of.checked)));
    out.section->figures.push_back(id);
  }
  if (weakest == nullptr) return std::nullopt;
  if (weakest->of.kept == weakest->of.checked) return say("data.quality.all");
  if (weakest->share() >= kGood)
    return say("data.quality.good", {{"share", as_share(weakest->share())}});
  return say("data.quality.weakest",
             {{"file", weak_file->file->plan.file},
              {"rule", as_text(say("data.check." + std::string(weakest->rule)))},
              {"share", as_share(weakest->share())},
              {"n", as_count(static_cast<double>(weakest->of.checked))}});
}

}  // namespace

bool empty_is_an_answer(Role role) {
  switch (role) {
    case Role::refund:
    case Role::discount:
    case Role::campaign:
    case Role::text:
    case Role::referrer:
    case Role::churned:
    case Role::contract_end:
    case Role::converted:
    case Role::converted_date:
    case Role::first_response_date:
    case Role::resolved_date:
      return true;
    default:
      return false;
  }
}

void write_quality(const JoinSums& joins, const ConcludeContext& run, Conclusion& out) {
  std::vector<FileChecks> files;
  for (const auto& file : run.ledger.files) {
    if (file.plan.recognised && !file.plan.tables.empty() && file.rows > 0)
      files.push_back(checks_of(file, joins));
  }
  if (files.empty()) return;
  Block scores = scores_block(files, scope_as_of(run.ledger, run.options));
  scores.takeaway = write_lowest(files, out);
  out.section->blocks.push_back(std::move(scores));
  out.section->blocks.push_back(checks_block(files));
  out.methods.push_back({"data.quality", say("method.data.quality"), ""});
}

}  // namespace clientele
