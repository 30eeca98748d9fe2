// Section 11 of the report: what turns leads and contacts into customers, and what a customer
// costs.
#pragma once

#include <memory>

#include "analyses/analysis.h"

namespace clientele {

std::unique_ptr<Analysis> make_conversion_analysis();

}  // namespace clientele
