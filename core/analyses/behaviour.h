// Section 4 of the report: how, when, where and what customers buy.
#pragma once

#include <memory>

#include "analyses/analysis.h"

namespace clientele {

std::unique_ptr<Analysis> make_behaviour_analysis();

}  // namespace clientele
