// Log-odds and probabilities without overflow.
#pragma once

#include <cmath>
#include <cstdint>

namespace clientele::stats {

inline double logistic(double margin) {
  if (margin >= 0) return 1 / (1 + std::exp(-margin));
  const double e = std::exp(margin);
  return e / (1 + e);
}

inline double log_odds(double probability) { return std::log(probability / (1 - probability)); }

// -log P(label) at log-odds `margin`.
inline double log_loss_of_margin(double margin, std::uint8_t label) {
  const double towards = label != 0 ? -margin : margin;
  return towards > 0 ? towards + std::log1p(std::exp(-towards)) : std::log1p(std::exp(towards));
}

}  // namespace clientele::stats
