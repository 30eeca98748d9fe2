// The section "clv": what customers are worth and will be worth: historic value, models of repeat
// buying with their errors, expected purchases, lifetime value and whom to contact first.
#pragma once

#include "analyses/analysis.h"

namespace clientele {

std::unique_ptr<Analysis> make_clv_analysis();

}  // namespace clientele
