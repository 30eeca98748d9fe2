// Headers and values to roles: which column is what.
#pragma once

#include <vector>

#include "schema/plan.h"
#include "schema/value_evidence.h"

namespace clientele {

// Gives every column of the plan (names set) its role, kind, confidence and reason. Each role is
// given once but for aspects, attributes and the ignored. `headerless`: names are positions.
void assign_roles(Plan& plan, const std::vector<ValueEvidence>& evidence,
                  const std::vector<std::vector<std::string>>& records, bool headerless);

// The kind in which a column of this role with these values is kept.
ValueKind kind_for(Role role, const ValueEvidence& evidence);
// Roles whose values may be bands ("45-54") instead of numbers.
bool describes_bands(Role role);
// Share of the non-empty values readable as `kind`.
double understood_share(ValueKind kind, const ValueEvidence& evidence);
// How many of these headers are known words.
std::size_t known_headers(const std::vector<std::string>& headers);

}  // namespace clientele
