// Every standard class, for the report's catalogue.
#pragma once

#include <vector>

#include "clean/classes/class_label.h"

namespace clientele {

// Ages, sizes, regions, provinces, city tiers, industry sections; keys are distinct.
std::vector<ClassLabel> class_labels();

}  // namespace clientele
