#include "stats/clv/predict.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "stats/clv/expectation.h"

namespace clientele::stats {
namespace {

constexpr double kDaysOfYear = 365.25;

// Chances of the phase within the cycle of k hidden events, given that the customer is alive.
struct Phases {
  std::array<double, 16> weight{};
  double total = 1;  // relative to phase 0
};
Phases phases_of(unsigned k, double shape, double q) {
  Phases out;
  double term = 1;
  out.weight[0] = 1;
  for (unsigned j = 1; j < k; ++j) {
    term *= (shape + (j - 1)) / j * q;
    out.weight[j] = term;
    out.total += term;
  }
  for (unsigned j = 0; j < k; ++j) out.weight[j] /= out.total;
  return out;
}

// Gauss-Legendre on [0, 1].
struct Node {
  double at, weight;
};
constexpr std::array<Node, 4> kFour = {{{0.0694318442029737124, 0.173927422568726929},
                                        {0.330009478207571868, 0.326072577431273071},
                                        {0.669990521792428132, 0.326072577431273071},
                                        {0.930568155797026288, 0.173927422568726929}}};
constexpr std::array<double, 8> kHalf = {
    0.0950125098376374402, 0.281603550779258913, 0.458016777657227386, 0.617876244402643748,
    0.755404408355003034,  0.865631202387831744, 0.944575023073232576, 0.989400934991649933};
constexpr std::array<double, 8> kHalfWeight = {
    0.189450610455068496, 0.182603415044923589,  0.169156519395002538,  0.149595988816576732,
    0.124628971255533872, 0.0951585116824927848, 0.0622535239386478929, 0.0271524594117540949};
template <typename Visit>
void sixteen(Visit visit) {  // (at, weight) on [0, 1]
  for (std::size_t i = 0; i < kHalf.size(); ++i) {
    visit(0.5 - kHalf[i] / 2, kHalfWeight[i] / 2);
    visit(0.5 + kHalf[i] / 2, kHalfWeight[i] / 2);
  }
}

// (1 - (scale / (scale + t))^(s - 1)) / (s - 1), smooth through s = 1.
double lomax_mean_within(double s, double scale, double t) {
  const double reach = std::log1p(t / scale), e = s - 1;
  return e == 0 ? reach : -std::expm1(-e * reach) / e;
}

}  // namespace

double Predictor::p_alive(const Buyer& buyer) const {
  if (spec_.model == BuyingModel::nbd) return 1;
  const double x = buyer.repeats, last = time(buyer.last), age = time(buyer.age);
  if (spec_.model == BuyingModel::pareto_nbd) {
    const auto [r, alpha, s, beta] = p_;
    Parameters unused;
    const double gone = std::log(s) + log_pareto_integral(x, last, age, p_, unused);
    const double alive = -(r + x) * std::log(alpha + age) - s * std::log(beta + age);
    return 1 / (1 + std::exp(gone - alive));
  }
  const auto [r, alpha, a, b] = p_;
  const bool at_zero = spec_.drops_at_zero();
  if (buyer.repeats == 0 && !at_zero) return 1;
  const double shape = r + spec_.k * x;
  const double stay = b + x + (at_zero ? 1 : 0) - 1;
  const double log_gone = std::log(a / stay) + shape * std::log1p((age - last) / (alpha + last));
  const double alive = phases_of(spec_.k, shape, (age - last) / (alpha + age)).total;
  return 1 / (1 + std::exp(log_gone - std::log(alive)));
}

double Predictor::expected_alive(const Buyer& buyer, double days) const {
  const double x = buyer.repeats, age = time(buyer.age), horizon = time(days);
  const auto [r, alpha, a, b] = p_;
  if (spec_.model == BuyingModel::nbd) return (r + x) / (alpha + age) * horizon;
  if (spec_.model == BuyingModel::pareto_nbd) {
    const auto [pr, palpha, s, beta] = p_;
    return (pr + x) * (beta + age) / (palpha + age) * lomax_mean_within(s, beta + age, horizon);
  }
  AliveBuyer alive{r + spec_.k * x, alpha + age, a, b + x + (spec_.drops_at_zero() ? 1 : 0)};
  if (spec_.k == 1) return expected_when_alive(alive, horizon);
  const auto phases = phases_of(spec_.k, alive.shape, (age - time(buyer.last)) / alive.scale);
  double sum = 0;
  for (unsigned phase = 0; phase < spec_.k; ++phase, alive.shape += 1)
    sum += phases.weight[phase] * expected_when_alive(alive, horizon, spec_.k, phase);
  return sum;
}

double Predictor::discounted_alive(const Buyer& buyer, double days, double yearly) const {
  const double rate = std::log1p(yearly) / kDaysOfYear;
  const double end = std::exp(-rate * days);
  double sum = end * expected_alive(buyer, days);
  if (rate == 0) return sum;
  for (const auto& [at, weight] : kFour) {
    sum += weight * days * rate * std::exp(-rate * at * days) * expected_alive(buyer, at * days);
  }
  return sum;
}

// With v = e^(-rate t): ∫ rate e^(-rate t) E(t) dt = ∫_0^1 E(-ln v / rate) dv; v = w² takes most of
// the logarithm's steepness at 0.
double Predictor::discounted_forever(const Buyer& buyer, double yearly) const {
  const double rate = std::log1p(yearly) / kDaysOfYear;
  double sum = 0;
  sixteen([&](double w, double weight) {
    sum += weight * 2 * w * expected_alive(buyer, -2 * std::log(w) / rate);
  });
  return p_alive(buyer) * sum;
}

std::vector<double> Predictor::at_least(const Buyer& buyer, double days, double until,
                                        std::size_t most) const {
  const double x = buyer.repeats, age = time(buyer.age), horizon = time(days);
  const auto [r, alpha, a, b] = p_;
  const auto add = [](std::vector<double>& sum, const std::vector<double>& tail, double weight) {
    if (tail.size() > sum.size()) sum.resize(tail.size());
    for (std::size_t n = 0; n < tail.size(); ++n) sum[n] += weight * tail[n];
  };
  std::vector<double> out;
  if (spec_.model == BuyingModel::pareto_nbd) {
    // Over the time of leaving, Lomax(s, beta + T): its chance within the horizon, and the rest.
    const double s = p_[2], scale = p_[3] + age;
    const AliveBuyer alive{r + x, alpha + age, 0, 1};
    const double leaves = -std::expm1(-s * std::log1p(horizon / scale));
    add(out, tail_when_alive(alive, horizon, 1, 0, until, most), 1 - leaves);
    sixteen([&](double at, double weight) {
      const double until_then = scale * std::expm1(-std::log1p(-at * leaves) / s);
      add(out, tail_when_alive(alive, until_then, 1, 0, until, most), weight * leaves);
    });
  } else {
    const bool leaves = spec_.model != BuyingModel::nbd;
    const unsigned at_zero = spec_.drops_at_zero() ? 1 : 0;
    AliveBuyer alive{r + spec_.k * x, alpha + age, leaves ? a : 0, (leaves ? b : 1) + x + at_zero};
    const auto phases = phases_of(spec_.k, alive.shape, (age - time(buyer.last)) / alive.scale);
    for (unsigned phase = 0; phase < spec_.k; ++phase, alive.shape += 1)
      add(out, tail_when_alive(alive, horizon, spec_.k, phase, until, most), phases.weight[phase]);
  }
  const double living = p_alive(buyer);
  for (std::size_t n = 1; n < out.size(); ++n) out[n] *= living;
  if (!out.empty()) out[0] = 1;
  return out;
}

CountRange Predictor::count_range(const Buyer& buyer, double days, double level) const {
  const double side = (1 - level) / 2;
  const auto tail = at_least(buyer, days, side / 100);
  CountRange out;
  // The smallest n with P(N <= n) >= side, and >= 1 - side: P(N <= n) = 1 - P(N >= n + 1).
  const auto quantile = [&](double p) {
    for (std::size_t n = 0; n < tail.size(); ++n) {
      if (1 - (n + 1 < tail.size() ? tail[n + 1] : 0) >= p) return static_cast<double>(n);
    }
    return static_cast<double>(tail.size());
  };
  out.low = quantile(side);
  out.high = quantile(1 - side);
  return out;
}

}  // namespace clientele::stats
