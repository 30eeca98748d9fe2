// Section 10 of the report: do new customers stay. Cohorts by the month (quarter in long histories)
// of the first purchase: who bought again how long after, and what a customer has brought by then.
#pragma once

#include <memory>

#include "analyses/analysis.h"

namespace clientele {

std::unique_ptr<Analysis> make_retention_analysis();

}  // namespace clientele
