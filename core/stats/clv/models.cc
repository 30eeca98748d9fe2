#include "stats/clv/models.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "stats/clv/gamma.h"

namespace clientele::stats {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
// ln(p + days) and 1 / (p + days) for every day there is: each is asked for many times.
class DayTable {
 public:
  DayTable(double p, std::int32_t last, double unit_days)
      : log_(static_cast<std::size_t>(last) + 1), inverse_(log_.size()) {
    for (std::size_t day = 0; day < log_.size(); ++day) {
      const double at = p + static_cast<double>(day) / unit_days;
      log_[day] = std::log(at);
      inverse_[day] = 1 / at;
    }
  }
  double log(std::int32_t day) const { return log_[static_cast<std::size_t>(day)]; }
  double inverse(std::int32_t day) const { return inverse_[static_cast<std::size_t>(day)]; }

 private:
  std::vector<double> log_, inverse_;
};

// Sum over j < k of (R)_j / j! q^j: the chance, relative to j = 0, that fewer than k hidden events
// fell since the last purchase; with derivatives by R and q.
struct PhaseSum {
  double value = 1, by_rate = 0, by_q = 0;
};
PhaseSum phase_sum(unsigned k, double rate, double q) {
  PhaseSum out;
  double term = 1, harmonic = 0, by_q = 0;
  for (unsigned j = 1; j < k; ++j) {
    const double before = rate + (j - 1);
    by_q = term * before;  // d term_j / dq = j / j * ... = term_(j-1) (R + j - 1)
    term *= before / j * q;
    harmonic += 1 / before;
    out.value += term;
    out.by_rate += term * harmonic;
    out.by_q += by_q;
  }
  return out;
}

double beta_family(const ModelSpec& spec, const Parameters& p, const BuyerSample& sample,
                   Parameters& gradient) {
  const auto [r, alpha, a, b] = p;
  const bool leaves = spec.model != BuyingModel::nbd;
  const unsigned at_zero = spec.drops_at_zero() ? 1 : 0;
  const unsigned k = spec.k;
  const std::size_t most = sample.most_repeats();
  const RisingLogs rate(r, most * k);
  const RisingLogs stay(leaves ? b : 1, most + at_zero);
  const RisingLogs all(leaves ? a + b : 1, most + at_zero);
  const DayTable days(alpha, sample.oldest(), sample.unit_days());
  const double log_alpha = std::log(alpha), log_a = std::log(leaves ? a : 1);
  std::vector<double> log_stay(most + 1), inverse_stay(most + 1);  // of b + x + c - 1
  for (std::size_t x = at_zero ? 0 : 1; leaves && x <= most; ++x) {
    const double last_stay = b + static_cast<double>(x + at_zero) - 1;
    log_stay[x] = std::log(last_stay);
    inverse_stay[x] = 1 / last_stay;
  }
  double total = 0;
  gradient = {};
  for (const auto& [buyer, weight] : sample.groups()) {
    const std::size_t x = buyer.repeats, kept = x + at_zero;
    const double shape = r + static_cast<double>(k * x);
    const double log_age = days.log(buyer.age), inverse_age = days.inverse(buyer.age);
    double value = rate.value(k * x) + r * log_alpha - shape * log_age;
    double by_r = rate.slope(k * x) + log_alpha - log_age;
    double by_alpha = r / alpha - shape * inverse_age;
    double by_a = 0, by_b = 0;
    if (leaves) {
      value += stay.value(kept) - all.value(kept);
      by_a -= all.slope(kept);
      by_b += stay.slope(kept) - all.slope(kept);
    }
    PhaseSum phases;
    double q = 0;
    if (k > 1) {
      q = (buyer.age - buyer.last) / sample.unit_days() * inverse_age;
      phases = phase_sum(k, shape, q);
    }
    double alive = 1 / phases.value, gone = 0;  // weights of the derivatives
    if (leaves && (at_zero != 0 || x > 0)) {
      const double log_ratio = log_age - days.log(buyer.last);
      const double d = log_a - log_stay[x] + shape * log_ratio;
      if (d < 0) {
        const double e = std::exp(d), sum = phases.value + e;
        value += k == 1 ? std::log1p(e) : std::log(sum);
        alive = 1 / sum;
        gone = e / sum;
      } else {
        const double e = std::exp(-d), sum = phases.value * e + 1;
        value += d + std::log(sum);
        alive = e / sum;
        gone = 1 / sum;
      }
      by_r += gone * log_ratio;
      by_alpha += gone * shape * (inverse_age - days.inverse(buyer.last));
      by_a += gone / a;
      by_b -= gone * inverse_stay[x];
    } else if (k > 1) {
      value += std::log(phases.value);
    }
    if (k > 1) {
      by_r += alive * phases.by_rate;
      by_alpha -= alive * phases.by_q * q * inverse_age;
    }
    total += weight * value;
    gradient[0] += weight * by_r;
    gradient[1] += weight * by_alpha;
    gradient[2] += weight * by_a;
    gradient[3] += weight * by_b;
  }
  return total;
}

// Schmittlein et al. (1987) eq. A11 with the time of leaving left under the integral:
// L = Γ(r+x)/Γ(r) α^r β^s { (α+T)^-(r+x) (β+T)^-s + s ∫ (α+u)^-(r+x) (β+u)^-(s+1) du }.
double pareto(const Parameters& p, const BuyerSample& sample, Parameters& gradient) {
  const auto [r, alpha, s, beta] = p;
  const RisingLogs rate(r, sample.most_repeats());
  const DayTable buy(alpha, sample.oldest(), sample.unit_days());
  const DayTable leave(beta, sample.oldest(), sample.unit_days());
  const double log_alpha = std::log(alpha), log_beta = std::log(beta), log_s = std::log(s);
  double total = 0;
  gradient = {};
  for (const auto& [buyer, weight] : sample.groups()) {
    const double x = buyer.repeats, shape = r + x;
    const double log_buy = buy.log(buyer.age), log_leave = leave.log(buyer.age);
    Parameters gone_by{};
    const double alive = -shape * log_buy - s * log_leave;
    const double gone = log_s + log_pareto_integral(x, buyer.last / sample.unit_days(),
                                                    buyer.age / sample.unit_days(), p, gone_by);
    const double d = gone - alive;  // far above 700 only where nobody can be alive
    const double share = 1 / (1 + std::exp(-d));
    const double sum = alive + (d > 0 ? d + std::log1p(std::exp(-d)) : std::log1p(std::exp(d)));
    total += weight * (rate.value(buyer.repeats) + r * log_alpha + s * log_beta + sum);
    const double kept = 1 - share;
    gradient[0] +=
        weight * (rate.slope(buyer.repeats) + log_alpha - kept * log_buy + share * gone_by[0]);
    gradient[1] +=
        weight * (r / alpha - kept * shape * buy.inverse(buyer.age) + share * gone_by[1]);
    gradient[2] += weight * (log_beta - kept * log_leave + share * (1 / s + gone_by[2]));
    gradient[3] += weight * (s / beta - kept * s * leave.inverse(buyer.age) + share * gone_by[3]);
  }
  return total;
}

// Gauss-Legendre on [-1, 1], 16 points: Abramowitz & Stegun table 25.4; the positive half.
constexpr std::array<double, 8> kNodes = {
    0.0950125098376374402, 0.281603550779258913, 0.458016777657227386, 0.617876244402643748,
    0.755404408355003034,  0.865631202387831744, 0.944575023073232576, 0.989400934991649933};
constexpr std::array<double, 8> kWeights = {
    0.189450610455068496, 0.182603415044923589,  0.169156519395002538,  0.149595988816576732,
    0.124628971255533872, 0.0951585116824927848, 0.0622535239386478929, 0.0271524594117540949};

constexpr std::array<std::string_view, 4> kBetaNames = {"r", "alpha", "a", "b"};
constexpr std::array<std::string_view, 4> kParetoNames = {"r", "alpha", "s", "beta"};

}  // namespace

std::string_view model_name(BuyingModel model) {
  constexpr std::array<std::string_view, 6> kNames = {"nbd",        "bg_nbd",    "mbg_nbd",
                                                      "pareto_nbd", "bg_cnbd_k", "mbg_cnbd_k"};
  return kNames[static_cast<std::size_t>(model)];
}

std::span<const std::string_view> parameter_names(BuyingModel model) {
  const auto& names = model == BuyingModel::pareto_nbd ? kParetoNames : kBetaNames;
  return std::span(names).first(ModelSpec{model, 1}.parameters());
}

BuyerSample::BuyerSample(std::vector<BuyerGroup> groups, double unit_days)
    : groups_(std::move(groups)), unit_days_(unit_days) {
  for (const auto& [buyer, weight] : groups_) {
    customers_ += weight;
    repeats_ += weight * buyer.repeats;
    mean_age_ += weight * buyer.age / unit_days;
    most_repeats_ = std::max(most_repeats_, buyer.repeats);
    oldest_ = std::max(oldest_, buyer.age);
  }
  if (customers_ > 0) mean_age_ /= customers_;
}

double log_likelihood(const ModelSpec& spec, const Parameters& parameters,
                      const BuyerSample& sample, Parameters& gradient) {
  return spec.model == BuyingModel::pareto_nbd ? pareto(parameters, sample, gradient)
                                               : beta_family(spec, parameters, sample, gradient);
}

double regularity_constant(unsigned k, double sum_log_intervals, double repeats) {
  return (k - 1) * sum_log_intervals - repeats * log_gamma(k);
}

// By d = ln((m + u) / (m + t_x)), m the smaller of alpha and beta: neither factor is steeper than
// its exponent then. Panels of 16 points follow the steepness (1e-13), and end where nothing is
// left.
double log_pareto_integral(double x, double last, double age, const Parameters& parameters,
                           Parameters& gradient) {
  const auto [r, alpha, s, beta] = parameters;
  gradient = {};
  if (!(age > last)) return -kInfinity;
  const double buys = r + x, leaves = s + 1;
  const double from = std::min(alpha, beta) + last;
  const double from_buy = alpha + last, from_leave = beta + last;
  const double reach = std::log1p((age - last) / from);
  double sum = 0;
  Parameters by{};
  for (double begin = 0; begin < reach;) {
    const double u0 = from * std::expm1(begin);
    const double slope =
        std::abs((from + u0) * (buys / (from_buy + u0) + leaves / (from_leave + u0)) - 1);
    const double width = std::min({reach - begin, 1.0, 6 / (1 + slope)});
    const double half = width / 2, middle = begin + half;
    double panel = 0;
    for (std::size_t node = 0; node < kNodes.size(); ++node) {
      for (const double side : {-1.0, 1.0}) {
        const double d = middle + side * half * kNodes[node];
        const double u = from * std::expm1(d);  // time since the last purchase
        const double buy = std::log1p(u / from_buy), leave = std::log1p(u / from_leave);
        const double term = half * kWeights[node] * std::exp(d - buys * buy - leaves * leave);
        panel += term;
        by[0] -= term * buy;
        by[1] -= term / (from_buy + u);
        by[2] -= term * leave;
        by[3] -= term / (from_leave + u);
      }
    }
    sum += panel;
    if (panel < 1e-17 * sum) break;
    begin = width < reach - begin ? begin + width : reach;
  }
  const double log_buy = std::log(from_buy), log_leave = std::log(from_leave);
  gradient[0] = by[0] / sum - log_buy;
  gradient[1] = buys * by[1] / sum;
  gradient[2] = by[2] / sum - log_leave;
  gradient[3] = leaves * by[3] / sum;
  return std::log(sum) + std::log(from) - buys * log_buy - leaves * log_leave;
}

}  // namespace clientele::stats
