// Understanding a file from its head: the header row, what each column means, which table it is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "read/decoder.h"
#include "schema/plan.h"

namespace clientele {

// A column whose role is given: by --map, by the page, by saved settings.
struct PlanOverride {
  std::string column;              // header, or 1-based position
  std::optional<TableKind> table;  // becomes the file's main table
  Role role = Role::attribute;
};

struct PlanHints {
  std::vector<PlanOverride> columns;
  std::optional<Encoding> encoding;
  std::optional<Dialect> dialect;
  std::optional<std::uint32_t> header;  // record that holds the headers, from 1; 0: there is none
  DateOrder date_order = DateOrder::automatic;
  bool left_out = false;
};

// The Plan of a file from its first bytes; `whole` says that they are all of it. A file that is no
// table has recognised = false. Errors: "map_column" (args column, nearest) where an override names
// a column the file does not have.
Result<Plan> make_plan(std::string_view name, std::uint64_t bytes, std::string_view head,
                       bool whole, const PlanHints& hints, Decoder& decoder);

}  // namespace clientele
