// Which tables a file is, from the roles of its columns.
#pragma once

#include <optional>

#include "schema/plan.h"

namespace clientele {

// Sets recognised, tables (the main one first) and table_confidence. `wanted` is the main table
// where somebody said so. Roles that mean something else in that table are corrected (a customer
// file's only date is its sign-up date).
void choose_tables(Plan& plan, std::optional<TableKind> wanted);

}  // namespace clientele
