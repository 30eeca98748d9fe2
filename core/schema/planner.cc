// From a head to a Plan: detect, find the header, name the columns, give roles, choose the tables.
#include "schema/planner.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/nearest_name.h"
#include "read/detect.h"
#include "read/record.h"
#include "schema/column_roles.h"
#include "schema/decimal_mark.h"
#include "schema/headers.h"
#include "schema/locate.h"
#include "schema/table_choice.h"
#include "schema/values.h"

namespace clientele {
namespace {

constexpr std::size_t kHeadRecords = 1'000;  // looked at for values
constexpr std::size_t kHeaderRows = 50;      // looked at for the header

using Records = std::vector<std::vector<std::string>>;

bool is_value(const std::string& raw) {
  const std::string_view text = clean_text(raw);
  Decimal number;
  Moment moment;
  return read_decimal(text, number) == Read::ok || read_moment(text, moment) == Read::ok;
}

// Whether a record looks like names of columns: filled, distinct, no numbers, over records that
// have some.
bool looks_like_header(const Records& records, std::size_t row) {
  std::set<std::string> names;
  std::size_t filled = 0;
  for (const auto& cell : records[row]) {
    const std::string name(clean_text(cell));
    if (name.empty()) continue;
    ++filled;
    if (is_value(name) || !names.insert(name).second) return false;
  }
  if (filled * 2 < records[row].size() || filled == 0) return false;
  for (std::size_t i = row + 1; i < std::min(records.size(), row + 20); ++i) {
    if (std::any_of(records[i].begin(), records[i].end(), is_value)) return true;
  }
  // Only texts: a header's words do not come again below it.
  for (std::size_t i = row + 1; i < std::min(records.size(), row + 100); ++i) {
    for (std::size_t c = 0; c < records[i].size() && c < records[row].size(); ++c) {
      if (!records[i][c].empty() && records[i][c] == records[row][c]) return false;
    }
  }
  return records.size() > row + 1;
}

// The header's place among the records; -1 where there is none.
int find_header(const Records& records, std::size_t lead) {
  const std::size_t end = std::min(records.size(), kHeaderRows);
  std::size_t best = 0;
  int found = -1;
  for (std::size_t i = 0; i < end; ++i) {
    const std::size_t known = known_headers(records[i]);
    if (known > best && (known >= 2 || i == lead)) {
      best = known;
      found = static_cast<int>(i);
    }
  }
  if (found >= 0 && !std::any_of(records[static_cast<std::size_t>(found)].begin(),
                                 records[static_cast<std::size_t>(found)].end(), is_value)) {
    return found;
  }
  if (found >= 0 && best >= 3) return found;
  return lead < records.size() && looks_like_header(records, lead) ? static_cast<int>(lead) : -1;
}

void name_columns(Plan& plan, const std::vector<std::string>& header, std::size_t width) {
  std::map<std::string, int> seen;
  plan.columns.resize(std::min(std::max(header.size(), width), kMostColumns));
  for (std::size_t c = 0; c < plan.columns.size(); ++c) {
    std::string name(c < header.size() ? clean_text(header[c]) : std::string_view());
    if (name.empty()) name = std::to_string(c + 1);
    const int times = ++seen[name];
    if (times > 1) name += " (" + std::to_string(times) + ")";
    plan.columns[c].name = name;
  }
}

Result<std::size_t> find_column(const Plan& plan, const std::string& wanted) {
  const std::string normal = normal_header(wanted);
  for (std::size_t c = 0; c < plan.columns.size(); ++c) {
    if (plan.columns[c].name == wanted || normal_header(plan.columns[c].name) == normal) return c;
  }
  const bool digits =
      !wanted.empty() && wanted.size() <= 5 &&
      std::all_of(wanted.begin(), wanted.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits) {
    const auto position = static_cast<std::size_t>(std::stoul(wanted));
    if (position >= 1 && position <= plan.columns.size()) return position - 1;
  }
  std::vector<std::string> names;
  for (const auto& column : plan.columns) names.push_back(column.name);
  return fail("map_column",
              {{"file", plan.file}, {"column", wanted}, {"nearest", nearest_name(wanted, names)}});
}

Result<void> apply_overrides(Plan& plan, const PlanHints& hints,
                             const std::vector<ValueEvidence>& values) {
  for (const auto& override : hints.columns) {
    const auto column = find_column(plan, override.column);
    if (!column) return tl::unexpected(column.error());
    const bool one = override.role != Role::aspect && override.role != Role::attribute &&
                     override.role != Role::ignored;
    for (auto& other : plan.columns) {
      if (!one || other.role != override.role || other.reason == "override") continue;
      other.role = Role::attribute;
      other.kind = ValueKind::code;
      other.reason = "unmapped";
    }
    ColumnPlan& target = plan.columns[*column];
    target.role = override.role;
    target.kind = kind_for(override.role, values[*column]);
    target.understood = understood_share(target.kind, values[*column]);
    target.confidence = 1;
    target.reason = "override";
    target.evidence.clear();
  }
  return {};
}

// The values of one column.
std::vector<std::string> column_of(const Records& records, std::size_t column) {
  std::vector<std::string> values;
  for (const auto& record : records) {
    if (column < record.size()) values.push_back(record[column]);
  }
  return values;
}

// A file writes its numbers in one way: columns that do not say ("1,234") follow those that do.
void find_decimal_commas(Plan& plan, const std::vector<std::vector<std::string>>& columns) {
  bool comma = false, point = false;
  std::vector<DecimalMark> marks;
  for (const auto& values : columns) {
    marks.push_back(decimal_mark(values));
    comma = comma || marks.back() == DecimalMark::comma;
    point = point || marks.back() == DecimalMark::point;
  }
  for (std::size_t c = 0; c < marks.size(); ++c) {
    plan.columns[c].decimal_comma =
        marks[c] == DecimalMark::comma || (marks[c] == DecimalMark::unsaid && comma && !point);
  }
}

std::vector<ValueEvidence> look_at_values(Plan& plan, const Records& records) {
  std::vector<std::vector<std::string>> columns;
  for (std::size_t c = 0; c < plan.columns.size(); ++c) columns.push_back(column_of(records, c));
  find_decimal_commas(plan, columns);
  std::vector<ValueEvidence> evidence;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    evidence.push_back(value_evidence(columns[c], plan.columns[c].decimal_comma));
    plan.columns[c].samples = evidence.back().samples;
  }
  return evidence;
}

// The first distinct values of each column that cannot be read as what it is taken for.
void find_odd_values(Plan& plan, const Records& records) {
  constexpr std::size_t kMostOdd = 3;
  for (std::size_t c = 0; c < plan.columns.size(); ++c) {
    ColumnPlan& column = plan.columns[c];
    if (column.understood >= 1) continue;
    for (const auto& raw : column_of(records, c)) {
      const std::string_view text = clean_text(raw);
      if (column.odd.size() == kMostOdd) break;
      if (text.empty() || readable_as(column.kind, text, column.decimal_comma)) continue;
      const bool known = std::find(column.odd.begin(), column.odd.end(), text) != column.odd.end();
      if (!known) column.odd.emplace_back(text);
    }
  }
}

// The columns keep what they would mean.
void leave_out(Plan& plan) {
  plan.left_out = true;
  plan.recognised = false;
  plan.tables.clear();
  plan.table_confidence = 0;
}

// Invoice numbers of plain digits, some of them with a C before: those cancel.
bool c_prefix_cancels(const Plan& plan, const Records& records, std::size_t first) {
  const int order = plan.column(Role::order);
  if (order < 0) return false;
  std::size_t digits = 0, other = 0;
  for (std::size_t i = first; i < records.size(); ++i) {
    if (static_cast<std::size_t>(order) >= records[i].size()) continue;
    std::string_view id = clean_text(records[i][static_cast<std::size_t>(order)]);
    if (id.empty()) continue;
    if (id.size() > 1 && (id[0] == 'C' || id[0] == 'c')) id.remove_prefix(1);
    const bool plain =
        std::all_of(id.begin(), id.end(), [](char c) { return c >= '0' && c <= '9'; });
    ++(plain ? digits : other);
  }
  return digits > 0 && other * 20 <= digits;
}

}  // namespace

Result<Plan> make_plan(std::string_view name, std::uint64_t bytes, std::string_view head,
                       bool whole, const PlanHints& hints, Decoder& decoder) {
  Plan plan;
  plan.file = std::string(name);
  plan.bytes = bytes;
  const HeadGuess guess = detect(head, whole, {hints.encoding, hints.dialect}, decoder);
  plan.framing = guess.framing;
  plan.encoding = guess.encoding;
  plan.has_bom = guess.has_bom;
  plan.dialect = guess.dialect;
  plan.dialect_confidence = guess.dialect_confidence;
  plan.json_path = guess.json_path;
  plan.date_order = hints.date_order;

  const Records records = read_head_records(head, whole, guess, decoder, kHeadRecords);
  const bool json = plan.framing != Framing::delimited;
  int header = json ? (records.empty() ? -1 : 0) : find_header(records, guess.lead_records);
  if (hints.header && !json)
    header = std::min(static_cast<int>(*hints.header), static_cast<int>(records.size())) - 1;
  plan.has_header = header >= 0;
  const std::size_t first = header >= 0 ? static_cast<std::size_t>(header) + 1
                                        : std::min<std::size_t>(guess.lead_records, records.size());
  plan.skip_records = json ? 0 : static_cast<std::uint32_t>(first);

  std::size_t width = 0;
  for (std::size_t i = first; i < std::min(records.size(), first + 20); ++i)
    width = std::max(width, records[i].size());
  name_columns(plan,
               header >= 0 ? records[static_cast<std::size_t>(header)] : std::vector<std::string>(),
               header >= 0 ? 0 : width);
  const Records body(records.begin() + static_cast<std::ptrdiff_t>(first), records.end());
  const auto values = look_at_values(plan, body);
  assign_roles(plan, values, body, header < 0);
  if (auto done = apply_overrides(plan, hints, values); !done) return tl::unexpected(done.error());
  find_odd_values(plan, body);
  std::optional<TableKind> wanted;
  for (const auto& override : hints.columns) {
    if (override.table) wanted = override.table;
  }
  choose_tables(plan, wanted);
  if (hints.left_out) leave_out(plan);
  plan.c_prefix_cancels = c_prefix_cancels(plan, records, first);
  locate_data(plan, head, whole, decoder);
  return plan;
}

}  // namespace clientele
