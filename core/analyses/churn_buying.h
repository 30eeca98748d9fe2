// The model of buying at a cut-off: what purchase dates alone say of who will be silent.
#pragma once

#include <span>
#include <vector>

#include "analyses/churn_history.h"
#include "stats/clv/fit.h"

namespace clientele {

// Of a case's features.
stats::Buyer buyer_of(const ChurnFeatures& known);

// BG/NBD fitted to all buyers known at the cut, or a simpler relative where the data show no
// dropout.
class BuyingForecast {
 public:
  explicit BuyingForecast(std::span<const stats::Buyer> buyers);
  bool ok() const { return fit_.ok(); }
  bool anyone_leaves() const { return fit_.spec.model != stats::BuyingModel::nbd; }
  // Probabilities to five digits: the last ones of a fit are the platform's.
  double p_gone(const stats::Buyer& buyer) const;              // for good
  double p_silent(const stats::Buyer& buyer, Day days) const;  // no purchase in the next days

 private:
  stats::BuyingFit fit_;
};

}  // namespace clientele
