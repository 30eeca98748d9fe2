// From a head to a Plan: detect, find the header, name the columns, give roles, choose the tables.
#include "schema/planner.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "base/nearest_name.h"
#include "read/detect.h"
#include "read/json_reader.h"
#include "read/record.h"
#include "schema/column_roles.h"
#include "schema/decimal_mark.h"
#include "schema/header_unit.h"
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

// Names of a JSON record's fields stay as they are: by them the values are found.
void name_columns(Plan& plan, const std::vector<std::string>& header, std::size_t width,
                  bool as_they_are) {
  std::map<std::string, int> seen;
  plan.columns.resize(std::min(std::max(header.size(), width), kMostColumns));
  for (std::size_t c = 0; c < plan.columns.size(); ++c) {
    std::string name;
    if (c < header.size()) name = as_they_are ? header[c] : std::string(clean_text(header[c]));
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

void give_role(ColumnPlan& column, Role role, ValueKind kind, const char* reason) {
  column.role = role;
  column.kind = kind;
  column.reason = reason;
  column.evidence.clear();
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
      give_role(other, Role::attribute, ValueKind::code, "unmapped");
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

// A price under a header that names no unit is in that of the total, 价税合计(万元), where the head
// shows that quantity times price is the total as it stands.
void share_units(Plan& plan, const Records& records) {
  const int price = plan.column(Role::unit_price), quantity = plan.column(Role::quantity);
  if (price < 0 || quantity < 0) return;
  ColumnPlan& priced = plan.columns[static_cast<std::size_t>(price)];
  if (priced.power != 0 || !priced.currency.empty()) return;
  const auto number = [&](const std::vector<std::string>& record, int column) {
    Decimal value = 0;
    const auto at = static_cast<std::size_t>(column);
    if (at >= record.size()) return kNoDecimal;
    const std::string_view text = clean_text(record[at]);
    const Read read = plan.columns[at].decimal_comma ? read_decimal(with_decimal_point(text), value)
                                                     : read_decimal(text, value);
    return read == Read::ok ? value : kNoDecimal;
  };
  for (const Role role : {Role::amount, Role::gross}) {
    const int total = plan.column(role);
    if (total < 0 || plan.columns[static_cast<std::size_t>(total)].power == 0) continue;
    std::size_t rows = 0, equal = 0;
    for (const auto& record : records) {
      const Decimal n = number(record, quantity), each = number(record, price),
                    all = number(record, total);
      if (n == kNoDecimal || each == kNoDecimal || all == kNoDecimal || all == 0) continue;
      ++rows;
      equal += multiply(n, each) == all ? 1u : 0u;
    }
    if (rows == 0 || equal * 10 < rows * 9) continue;
    priced.power = plan.columns[static_cast<std::size_t>(total)].power;
    return;
  }
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
      if (text.empty() || readable(column, text)) continue;
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

// A table's records, and what is known of where they begin.
struct Table {
  Records records;
  int header = -1;        // its place among them
  std::size_t first = 0;  // of the data
  bool names_as_they_are = false;
};

// Where the header of text without one is said or found.
void find_first(Table& table, std::size_t lead, const PlanHints& hints) {
  table.header = find_header(table.records, lead);
  const auto size = table.records.size();
  if (hints.header)
    table.header = std::min(static_cast<int>(*hints.header), static_cast<int>(size)) - 1;
  table.first = table.header >= 0 ? static_cast<std::size_t>(table.header) + 1
                                  : std::min<std::size_t>(lead, size);
}

// Calls the columns of a record's items as in the item ("sku", not "lines.sku"), for so the
// dictionary of headers knows them, but for those that are then called like another. Returns the
// names before.
std::vector<std::string> shorten_names(Plan& plan) {
  std::vector<std::string> before, names;
  std::map<std::string, int> times;
  for (std::size_t c = 0; c < plan.columns.size(); ++c) {
    const std::string& name = plan.columns[c].name;
    const bool of_item = plan.splits() && plan.is_of_item(static_cast<int>(c));
    before.push_back(name);
    names.push_back(of_item ? name.substr(plan.json_items.size() + 1) : name);
    ++times[names.back()];
  }
  for (std::size_t c = 0; c < plan.columns.size(); ++c) {
    if (times[names[c]] == 1) plan.columns[c].name = names[c];
  }
  return before;
}

// What stands beside a row an item stands on each of them. Who holds products is an order, so that
// its id is the order's; sums that no line's amount belongs to would count more than once.
void settle_record(Plan& plan) {
  const auto of_item = [&plan](Role role) { return plan.is_of_item(plan.column(role)); };
  const bool is_order = of_item(Role::product) || of_item(Role::product_name);
  const bool has_total = plan.column(Role::amount) >= 0 && !of_item(Role::amount);
  for (std::size_t c = 0; c < plan.columns.size(); ++c) {
    ColumnPlan& column = plan.columns[c];
    if (plan.is_of_item(static_cast<int>(c)) || column.reason == "override") continue;
    if (is_order && plan.column(Role::order) < 0 && normal_header(column.name) == "id") {
      give_role(column, Role::order, ValueKind::id, "header_exact");
    } else if (!has_total && column.role >= Role::gross && column.role <= Role::refund) {
      give_role(column, Role::attribute, ValueKind::code, "unmapped");
    }
  }
}

// What the columns are, and which table they make.
Result<Plan> plan_table(Plan plan, const Table& table, const PlanHints& hints) {
  const Records& records = table.records;
  plan.has_header = table.header >= 0;
  plan.skip_records = table.names_as_they_are ? 0 : static_cast<std::uint32_t>(table.first);
  std::size_t width = 0;
  for (std::size_t i = table.first; i < std::min(records.size(), table.first + 20); ++i)
    width = std::max(width, records[i].size());
  name_columns(plan,
               plan.has_header ? records[static_cast<std::size_t>(table.header)]
                               : std::vector<std::string>(),
               plan.has_header ? 0 : width, table.names_as_they_are);
  const Records body(records.begin() + static_cast<std::ptrdiff_t>(table.first), records.end());
  const auto values = look_at_values(plan, body);
  const auto names = shorten_names(plan);
  assign_roles(plan, values, body, !plan.has_header);
  for (std::size_t c = 0; c < names.size(); ++c) plan.columns[c].name = names[c];
  if (auto done = apply_overrides(plan, hints, values); !done) return tl::unexpected(done.error());
  if (plan.splits()) settle_record(plan);
  for (std::size_t c = 0; c < plan.columns.size(); ++c) {
    plan.columns[c].serials =
        plan.columns[c].kind == ValueKind::moment && values[c].reads_serials();
  }
  find_odd_values(plan, body);
  std::optional<TableKind> wanted;
  for (const auto& override : hints.columns) {
    if (override.table) wanted = override.table;
  }
  choose_tables(plan, wanted);
  for (auto& column : plan.columns) set_unit(column);
  share_units(plan, body);
  if (hints.left_out) leave_out(plan);
  plan.c_prefix_cancels = c_prefix_cancels(plan, records, table.first);
  return plan;
}

// Whether a row an item tells what joined values cannot, and counts no money twice: that of an
// order is known to stand on each of its lines only by the order's number.
bool splits_well(const Plan& plan) {
  bool tells = false, money = false, order = false;
  for (std::size_t c = 0; c < plan.columns.size(); ++c) {
    const Role role = plan.columns[c].role;
    const bool of_line = role == Role::product || role == Role::product_name ||
                         role == Role::quantity || role == Role::unit_price;
    if (plan.is_of_item(static_cast<int>(c))) {
      tells = tells || of_line || role == Role::order;
    } else {
      order = order || role == Role::order;
      money = money || role == Role::quantity ||
              (role >= Role::unit_price && role <= Role::refund) || role == Role::amount;
    }
  }
  return tells && (order || !money);
}

// How much a table looks like what a report is made of, the weightiest first: recognised, more than
// a list that others refer to, by how many columns, how long, in how fine rows.
auto likeness(const Plan& plan, const JsonTable& table) {
  const auto is_list = [](TableKind kind) {
    return kind == TableKind::customers || kind == TableKind::products || kind == TableKind::spend;
  };
  const auto known =
      std::count_if(plan.columns.begin(), plan.columns.end(), [](const ColumnPlan& column) {
        return column.role != Role::attribute && column.role != Role::ignored;
      });
  return std::tuple(plan.recognised, plan.recognised && !is_list(plan.tables.front()), known,
                    table.elements, !table.place.items.empty());
}

// Of all that a document may be read as, what looks most like a table.
Result<Plan> plan_json(const Plan& base, std::string_view text, bool whole,
                       const PlanHints& hints) {
  Result<Plan> best = base;
  std::optional<decltype(likeness(base, {}))> most;
  for (auto& json : read_json_head(text, base.framing, kHeadRecords - 1)) {
    Plan plan = base;
    plan.framing = json.framing;
    plan.json_path = json.place.path;
    plan.json_items = json.place.items;
    Table table{std::move(json.records)};
    if (json.of_rows) {
      find_first(table, 0, hints);
    } else if (!json.columns.empty()) {
      table.records.insert(table.records.begin(), json.columns);
      table.header = 0;
      table.first = 1;
      table.names_as_they_are = true;
    }
    auto made = plan_table(std::move(plan), table, hints);
    if (!made) {  // an override of a column that another array may have
      if (!most) best = std::move(made);
      continue;
    }
    if (made->splits() && !splits_well(*made)) continue;
    const auto likely = likeness(*made, json);
    if (most && likely <= *most) continue;
    most = likely;
    best = std::move(made);
  }
  // What keys lead to is known only where the document ends.
  if (best && !whole) {
    best->head_too_short =
        best->columns.empty() || !best->json_path.empty() || best->framing == Framing::json_columns;
  }
  return best;
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
  plan.date_order = hints.date_order;
  Result<Plan> made;
  if (plan.framing != Framing::delimited) {
    made = plan_json(plan, decode_head(head, whole, guess.encoding, guess.has_bom, decoder), whole,
                     hints);
  } else {
    Table table{read_head_records(head, whole, guess, decoder, kHeadRecords)};
    find_first(table, guess.lead_records, hints);
    made = plan_table(std::move(plan), table, hints);
  }
  if (made) locate_data(*made, head, whole, decoder);
  return made;
}

}  // namespace clientele
