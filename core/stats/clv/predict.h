// What a fitted model says of one customer.
#pragma once

#include <optional>
#include <vector>

#include "stats/clv/models.h"

namespace clientele::stats {

struct CountRange {
  double low = 0, high = 0;
};

// Times are in days; the model's own unit stands inside. Nothing depends on other customers.
class Predictor {
 public:
  Predictor(const ModelSpec& spec, const Parameters& parameters, double unit_days)
      : spec_(spec), p_(parameters), unit_(unit_days) {}

  // That the customer has not left for good by `age`. 1 where the model has nobody leave.
  double p_alive(const Buyer& buyer) const;
  // Purchases in the next `days`. O(phases × terms).
  double expected(const Buyer& buyer, double days) const {
    return p_alive(buyer) * expected_alive(buyer, days);
  }
  double expected_alive(const Buyer& buyer, double days) const;
  // The same, each purchase discounted from its day at `yearly` (0.10: 10% a year, 365.25 days).
  // The integral of the expectation by 4 Gauss points, relative error below 1e-5.
  double discounted(const Buyer& buyer, double days, double yearly) const {
    return p_alive(buyer) * discounted_alive(buyer, days, yearly);
  }
  double discounted_alive(const Buyer& buyer, double days, double yearly) const;
  // All purchases to come, discounted: 16 Gauss-Legendre points over the discount factor. `yearly`
  // above 0.
  double discounted_forever(const Buyer& buyer, double yearly) const;
  // Purchases after the first of a customer who has just made it, in the `days` after it.
  double expected_of_new(double days) const { return expected(Buyer{}, days); }
  // P(at least n purchases in the next days), n = 0, 1, …, until below `until`.
  std::vector<double> at_least(const Buyer& buyer, double days, double until = 1e-6,
                               std::size_t most = 10'000) const;
  // Where the number of purchases itself falls with `level`, not only its expectation.
  CountRange count_range(const Buyer& buyer, double days, double level = 0.95) const;

 private:
  double time(double days) const { return days / unit_; }

  ModelSpec spec_;
  Parameters p_;
  double unit_;
};

}  // namespace clientele::stats
