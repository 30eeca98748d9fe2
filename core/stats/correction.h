// p-values of many tests made together, adjusted so that each may be compared with the level.
#pragma once

#include <span>
#include <vector>

namespace clientele::stats {

// Family-wise error: Holm, Scandinavian Journal of Statistics 6 (1979).
std::vector<double> holm(std::span<const double> p);
// False discovery rate: Benjamini & Hochberg, JRSS B 57 (1995).
std::vector<double> benjamini_hochberg(std::span<const double> p);

}  // namespace clientele::stats
