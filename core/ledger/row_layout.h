// How a record of a file is kept until sealing: a row of 32-bit words for each table it belongs to.
//
//   word 0-1  customer key (kNoId: none)
//   word 2    line of the record, from the start of its slice
//   word 3    hash of what the row does not keep: ignored columns, values that could not be read
//   then the fields: id 2 words, money/number/rating/flag 2, moment 1, code/text 1
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "base/decimal.h"
#include "ledger/id_space.h"
#include "schema/plan.h"

namespace clientele {

inline constexpr std::uint32_t kRowCustomer = 0;
inline constexpr std::uint32_t kRowLine = 2;
inline constexpr std::uint32_t kRowRest = 3;
inline constexpr std::uint32_t kRowFields = 4;

inline IdKey read_id(const std::uint32_t* words) {
  IdKey key;
  std::memcpy(&key, words, sizeof key);
  return key;
}
inline Decimal read_decimal_words(const std::uint32_t* words) {
  Decimal value;
  std::memcpy(&value, words, sizeof value);
  return value;
}

struct RowField {
  std::uint32_t column = 0;  // of the Plan
  std::uint32_t word = 0;
  Role role = Role::attribute;
  ValueKind kind = ValueKind::code;
};

struct RowLayout {
  TableKind table = TableKind::transactions;
  std::uint32_t words = kRowFields;
  std::vector<RowField> fields;

  const RowField* find(Role role) const {
    for (const auto& field : fields) {
      if (field.role == role) return &field;
    }
    return nullptr;
  }
};

// One layout for each of the plan's tables, in their order; none for an unrecognised file.
std::vector<RowLayout> row_layouts(const Plan& plan);

// Whether a column of this role describes the customer rather than the event.
bool describes_customer(Role role);

// The dictionary a column's codes belong to: columns of one role share it, attributes and aspects
// share it by name.
std::string dictionary_name(const ColumnPlan& column);

}  // namespace clientele
