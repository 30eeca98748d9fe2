// Every standard class, for the report's catalogue.
#pragma once

#include <vector>

#include "clean/classes/class_label.h"

namespace clientele {

// Genders, ages, sizes, regions, provinces, cities and their tiers, industry sections; keys are
// distinct.
std::vector<ClassLabel> class_labels();

}  // namespace clientele
