// The models of repeat buying and their log-likelihoods.
//
//   nbd          purchases at a rate that differs by customer, nobody leaves (Ehrenberg 1959)
//   bg_nbd       may leave after each repeat purchase: Fader, Hardie & Lee, Marketing Science 24
//                (2005)
//   mbg_nbd      may also leave after the first purchase: Batislam, Denizel & Filiztekin, IJRM 24
//                (2007)
//   pareto_nbd   may leave at any time: Schmittlein, Morrison & Colombo, Management Science 33
//                (1987)
//   bg_cnbd_k, mbg_cnbd_k   as above, purchases at Erlang-k intervals, more regular the larger k:
//                Reutterer, Platzer & Schröder, IJRM 38 (2021)
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "stats/clv/buyers.h"

namespace clientele::stats {

enum class BuyingModel : std::uint8_t { nbd, bg_nbd, mbg_nbd, pareto_nbd, bg_cnbd_k, mbg_cnbd_k };

struct ModelSpec {
  BuyingModel model = BuyingModel::bg_nbd;
  unsigned k = 1;  // regularity; 1 but for the CNBD models
  bool operator==(const ModelSpec&) const = default;

  // Purchases at rates Gamma(r, alpha); dropout a, b (Beta) or s, beta (Gamma).
  std::size_t parameters() const { return model == BuyingModel::nbd ? 2 : 4; }
  bool drops_at_zero() const {
    return model == BuyingModel::mbg_nbd || model == BuyingModel::mbg_cnbd_k;
  }
  bool beta_dropout() const {
    return model != BuyingModel::nbd && model != BuyingModel::pareto_nbd;
  }
};

std::string_view model_name(BuyingModel model);
// "r", "alpha", then "a", "b" or "s", "beta".
std::span<const std::string_view> parameter_names(BuyingModel model);

using Parameters = std::array<double, 4>;  // the first spec.parameters() count

// What a likelihood reads of the customers, made ready once for many evaluations.
class BuyerSample {
 public:
  BuyerSample(std::vector<BuyerGroup> groups, double unit_days);
  const std::vector<BuyerGroup>& groups() const { return groups_; }
  double unit_days() const { return unit_days_; }
  double customers() const { return customers_; }
  double repeats() const { return repeats_; }
  double mean_age() const { return mean_age_; }  // in units
  std::uint32_t most_repeats() const { return most_repeats_; }
  std::int32_t oldest() const { return oldest_; }  // days

 private:
  std::vector<BuyerGroup> groups_;
  double unit_days_, customers_ = 0, repeats_ = 0, mean_age_ = 0;
  std::uint32_t most_repeats_ = 0;
  std::int32_t oldest_ = 0;
};

// Log-likelihood and its gradient by the parameters themselves (not their logarithms). For CNBD-k
// without the constant that the intervals between purchases make (see regularity_constant).
// O(groups + days + repeats).
double log_likelihood(const ModelSpec& spec, const Parameters& parameters,
                      const BuyerSample& sample, Parameters& gradient);

// What CNBD-k adds for given intervals: (k - 1) sum ln(interval) - sum x ln Γ(k), intervals in
// units.
double regularity_constant(unsigned k, double sum_log_intervals, double repeats);

// The integral of Pareto/NBD over the unseen time of leaving, in logs:
// ln ∫ from t_x to T of (alpha + u)^-(r + x) (beta + u)^-(s + 1) du, and its derivatives by
// r, alpha, s, beta. -infinity where t_x = T.
double log_pareto_integral(double x, double last, double age, const Parameters& parameters,
                           Parameters& gradient);

}  // namespace clientele::stats
