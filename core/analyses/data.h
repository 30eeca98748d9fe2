// Section 2 of the report: what was analysed, and can it be trusted.
#pragma once

#include <memory>

#include "analyses/analysis.h"

namespace clientele {

std::unique_ptr<Analysis> make_data_analysis();

}  // namespace clientele
