// How a record of a file is kept until sealing: a row of 32-bit words for each table it belongs to.
//
//   word 0  the customer (row_words.h)
//   word 1  line of the record, from the start of its slice
//   word 2  where the file has columns that rows do not keep: the hash of those, and of values that
//           could not be read; elsewhere only few rows have such a hash, and it stands with the
//           customer
//   then the fields, a word each: ids and numbers as in row_words.h, moments and codes as they are
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ledger/row_words.h"
#include "schema/plan.h"

namespace clientele {

inline constexpr std::uint32_t kRowCustomer = 0;
inline constexpr std::uint32_t kRowLine = 1;
inline constexpr std::uint32_t kRowRest = 2;

struct RowField {
  std::uint32_t column = 0;  // of the Plan
  std::uint32_t word = 0;
  Role role = Role::attribute;
  ValueKind kind = ValueKind::code;
};

struct RowLayout {
  TableKind table = TableKind::transactions;
  bool has_rest = false;  // word kRowRest is there
  // Of the rows whose amounts name a currency ("$100"), in a file without a column of it: those of
  // the main table with one field more, whose column is that of the amounts.
  bool names_currency = false;
  std::uint32_t words = 0;
  std::vector<RowField> fields;

  const RowField* find(Role role) const {
    for (const auto& field : fields) {
      if (field.role == role) return &field;
    }
    return nullptr;
  }
};

// Whether a field's word may be a place among the wide values.
bool may_be_wide(ValueKind kind);

// The hash of what a row does not keep.
inline std::uint32_t row_rest(const RowLayout& layout, const std::uint32_t* row,
                              const WideValues& wide) {
  return layout.has_rest ? row[kRowRest] : row_words::rest(row[kRowCustomer], wide);
}

// Writes a row into another stream: what is wide moves from one list to the other.
void copy_row(const RowLayout& layout, const std::uint32_t* row, const WideValues& from,
              std::uint32_t* to, WideValues& into);

// One layout for each of the plan's tables, in their order, then the one that names currencies,
// where there may be such rows; none for an unrecognised file.
std::vector<RowLayout> row_layouts(const Plan& plan);

// Whether a column of this role describes the customer rather than the event.
bool describes_customer(Role role);

// The dictionary a column's codes belong to: columns of one role share it, attributes and aspects
// share it by name.
std::string dictionary_name(const ColumnPlan& column);
std::string dictionary_name(const Plan& plan, const RowField& field);

}  // namespace clientele
