// Roles where a file has no header: by the looks of values, and by which column tells another.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "schema/plan.h"
#include "schema/value_evidence.h"

namespace clientele {

// Gives date, amount, customer, order and quantity to columns that have no role yet. The customer
// is the id that comes again: the one of several orders, or, where no column tells orders, the
// first.
void assign_by_values(Plan& plan, const std::vector<ValueEvidence>& values,
                      const std::vector<std::vector<std::string>>& records, std::set<Role>& taken);

}  // namespace clientele
