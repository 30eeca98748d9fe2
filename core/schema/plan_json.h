// Plans as JSON: what `clientele inspect` prints and the page's mapping step edits.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "schema/plan.h"

namespace clientele {

std::string plans_json(const std::vector<Plan>& plans);

// The same JSON, as it came or with edited roles, tables and names of columns. A column whose role
// was changed gets that role's own kind. Error: plans_json.
Result<std::vector<Plan>> plans_from_json(std::string_view json);

}  // namespace clientele
