// Bands of age and of company size.
#pragma once

#include <span>

#include "base/decimal.h"
#include "clean/classes/class_label.h"
#include "schema/number_band.h"

namespace clientele {

// Three bands: up to 35, 36-50, 51 and over, with minors apart. Null below 0 and above 120 years.
const ClassLabel* age_band(int years);
// Ten-year bands: under 18, 18-25, 26-35, 36-45, 46-55, 56-65, 66 and over. Null as above.
const ClassLabel* fine_age_band(int years);

// By revenue a year, in yuan: below 50 million small, to 200 million medium, above large. Null
// below 0.
const ClassLabel* size_by_revenue(Decimal yuan);
// By employees: below 20 micro, to 299 small, to 999 medium, above large. Null below 0.
const ClassLabel* size_by_employees(Decimal employees);

// The same of a band, in which its ends do not count ("2亿以上" is large); null where it reaches
// over several classes.
const ClassLabel* size_by_revenue(const NumberBand& yuan);
const ClassLabel* size_by_employees(const NumberBand& employees);
// A number of the band that has its class: the middle, or just above an end that is the only one.
Decimal inside(const NumberBand& band);

std::span<const ClassLabel> age_bands();
std::span<const ClassLabel> fine_age_bands();
std::span<const ClassLabel> revenue_sizes();
std::span<const ClassLabel> employee_sizes();

}  // namespace clientele
