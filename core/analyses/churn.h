// The section "churn": who left or fell silent, how long customers stay, which of them are likely
// to leave, and how far such a forecast can be trusted.
#pragma once

#include "analyses/analysis.h"

namespace clientele {

std::unique_ptr<Analysis> make_churn_analysis();

}  // namespace clientele
