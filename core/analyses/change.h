// Section 9 of the report: what moved since the period before. Customers won, back, kept and gone
// by month, quarter and year; bridges of customers and of revenue that reconcile; how customers
// moved between tiers and segments; what one large customer's loss would mean.
#pragma once

#include <memory>

#include "analyses/analysis.h"

namespace clientele {

std::unique_ptr<Analysis> make_change_analysis();

}  // namespace clientele
