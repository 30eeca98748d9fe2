// All lists in one.
#include "clean/classes/labels.h"

#include <span>

#include "clean/classes/bands.h"
#include "clean/classes/gender.h"
#include "clean/classes/industry.h"
#include "clean/classes/places.h"

namespace clientele {

std::vector<ClassLabel> class_labels() {
  std::vector<ClassLabel> out;
  const std::span<const ClassLabel> lists[] = {
      age_bands(),  fine_age_bands(),    revenue_sizes(), employee_sizes(),  regions(),
      city_tiers(), industry_sections(), genders(),       tier_city_labels()};
  for (const auto& list : lists) out.insert(out.end(), list.begin(), list.end());
  for (const auto& province : provinces()) out.push_back(province.label);
  return out;
}

}  // namespace clientele
