// What was understood of one file from its head: encoding, dialect, header, table, columns ->
// roles. A Plan is made once (schema/planner.h), travels with the data, and is never guessed again.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "read/dialect.h"
#include "schema/role.h"

namespace clientele {

struct ColumnPlan {
  std::string name;  // header text, trimmed; "1", "2", … where there is no header
  Role role = Role::attribute;
  ValueKind kind = ValueKind::code;
  double confidence = 0;  // 0-1
  std::string reason;    // catalogue key "reason.…": header_exact, header_alias, header_contains,
                         // values, position, override, duplicate, nearly_unique, unmapped, …
  std::string evidence;  // what the reason points at: the alias matched, the share of values
  std::vector<std::string> samples;  // first distinct values, at most 5
  std::vector<std::string>
      odd;                     // of the head, the first that are not readable as `kind`, at most 3
  double understood = 1;       // share of the head's non-empty values readable as `kind`
  bool decimal_comma = false;  // numbers are written "1.234,50"
  std::int8_t power = 0;  // numbers count 10^power, as the header says (header_unit.h): 万元 4
  std::string currency;   // of amounts, as the header says; empty where it does not
  bool serials = false;   // dates are (also) Excel's numbers of days: 45299.3478 (read_moment.cc)
  bool operator==(const ColumnPlan&) const = default;
};

// How dates that could be read either way are read: as the column's others tell, or as was said.
enum class DateOrder : std::uint8_t { automatic, day_first, month_first };
std::string_view date_order_name(DateOrder order);  // "auto", "day_first", "month_first"
std::optional<DateOrder> date_order_from_name(std::string_view name);

struct Plan {
  // Identity of the file: base name and size. The content hash is known only after reading.
  std::string file;
  std::uint64_t bytes = 0;

  Framing framing = Framing::delimited;
  Encoding encoding = Encoding::utf8;
  bool has_bom = false;
  Dialect dialect;
  double dialect_confidence = 1;
  bool has_header = true;
  std::uint32_t skip_records = 0;  // records before the first data record: titles, comments, header
  std::uint64_t data_begin = 0;  // offset of the first data record, and the line breaks before it;
  std::uint32_t data_line = 0;   // found by locate_data (schema/locate.h), not by make_plan
  DateOrder date_order = DateOrder::automatic;
  bool c_prefix_cancels =
      false;  // order ids are numbers, and a "C" before one cancels (UCI retail)
  std::vector<std::string> json_path;  // JSON documents: keys from the root to the table
  std::string json_items;  // JSON: flattened name of the array with a row an item, empty for none

  bool recognised = false;        // false: no table; every row is set aside
  std::vector<TableKind> tables;  // what each row is, the main one first: a survey that carries the
                                  // respondent's gender and city is feedback and customers
  double table_confidence = 0;
  // A hidden sheet, or the settings say so: not recognised, whatever it holds.
  bool left_out = false;
  std::string preset;               // name of the export recognised, empty where none
  std::vector<ColumnPlan> columns;  // in file order

  // JSON that has no whole record in the head, or could have a better table behind it: a longer one
  // may tell.
  bool head_too_short = false;
  // Whether a JSON record becomes a row for each of its items; whether a column (-1: none) is
  // theirs.
  bool splits() const { return !json_items.empty(); }
  bool is_of_item(int column) const {
    return column >= 0 &&
           columns[static_cast<std::size_t>(column)].name.starts_with(json_items + ".");
  }
  // Index of the first column of this role, or -1.
  int column(Role role) const {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (columns[i].role == role) return static_cast<int>(i);
    }
    return -1;
  }
  // The column that the worth of a line stands in: amount, else price, else gross; -1.
  int money_column() const {
    for (const Role role : {Role::amount, Role::unit_price, Role::gross}) {
      if (const int at = column(role); at >= 0) return at;
    }
    return -1;
  }
  bool is(TableKind table) const {
    for (const auto t : tables) {
      if (t == table) return true;
    }
    return false;
  }
  bool operator==(const Plan&) const = default;

  void save(ByteWriter& out) const;
  static Plan load(ByteReader& in);
};

}  // namespace clientele
