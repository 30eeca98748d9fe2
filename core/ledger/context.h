// What sealing decided from the whole input: canonical dictionaries, rules in force, counts. Equal
// for every shard of a run.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/issue.h"
#include "clean/duplicates/groups.h"
#include "clean/scale.h"
#include "ledger/id_space.h"
#include "ledger/table.h"
#include "ledger/text_classes.h"
#include "schema/plan.h"

namespace clientele {

// Rows that a rule could be applied to, and those that keep it.
struct RuleCheck {
  std::uint64_t checked = 0, kept = 0;
};

// One input file after reading, in canonical order (by base name, then content hash).
struct FileReport {
  Plan plan;
  std::string content_hash;  // 16 hex digits
  std::uint64_t rows = 0;    // data records
  std::uint64_t rows_used = 0;
  std::uint64_t rows_set_aside = 0;
  IssueLog issues;
  std::vector<std::uint64_t> present;      // per column: records with a readable, non-empty value
  std::vector<std::uint64_t> implausible;  // per column: of these, dates outside plausible years
  Day first_day = kNoDay, last_day = kNoDay;  // plausible dates of the table's date column
  RuleCheck line_sums;                        // amount = quantity x price, where all are there
  RuleCheck refund_sums;                      // amount + refund = gross, of rows with a refund
  // 1-based line in the file of a sample's position (in a JSON document: the record's number).
  std::uint64_t line_of(const Position& at) const;
  std::vector<std::pair<std::uint64_t, std::uint64_t>>
      slice_lines;  // slice offset, lines before it
};

// How amounts were understood; printed in the report.
enum class AmountRule : std::uint8_t {
  amount_is_net,
  net_is_amount_less_refund,
  quantity_times_price,
  no_amounts  // no column of money: lines and orders are counted, revenue is not spoken of
};

struct SealFindings;  // ledger/shard.h

struct Context {
  std::vector<FileReport> files;
  std::vector<std::unique_ptr<Dictionary>> dictionaries;
  std::map<const Dictionary*, TextClasses> classes;  // of columns of places and industries
  IdSpace customer_ids;
  const Dictionary* names = nullptr;  // of customers; null where no file tells them

  AmountRule amount_rule = AmountRule::amount_is_net;
  std::string currency;  // empty where unknown
  bool order_totals_repeated = false;
  bool has_order_column = false;
  Day first_day = kNoDay, last_day = kNoDay;      // of transactions
  Day as_of = kNoDay;                             // the default as-of date
  Day spend_first = kNoDay, spend_last = kNoDay;  // of spending
  Money huge_above = 0;                           // ten times the mean positive line; 0 where none

  DuplicateFindings duplicates;  // customers under several ids

  // Rating columns by (role, name).
  std::map<std::pair<Role, std::string>, RatingScale> scales;
  std::set<IssueKind> excluded;  // cleaning rules switched from "flag" to "exclude"
  std::uint64_t rows = 0, rows_used = 0, rows_set_aside = 0;
  // Of some of a file's rows; of all of them once.
  void add(std::size_t file, const SealFindings& found);
  // What is done with a row or value of which this is said, by the rules in force.
  IssueEffect effect(IssueKind kind) const {
    return excluded.count(kind) != 0 ? IssueEffect::row : issue_effect(kind);
  }
  bool has(TableKind table) const;             // any recognised file of that table
  bool has(TableKind table, Role role) const;  // ... with that column
};

}  // namespace clientele
