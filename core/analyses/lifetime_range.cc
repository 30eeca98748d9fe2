#include "analyses/lifetime_range.h"

#include <array>
#include <cmath>

namespace clientele {
namespace {

constexpr std::size_t kDrawn = 1000;
constexpr double kStep = 1e-3;  // of a parameter's logarithm
constexpr double kTail = 1e-5;  // chances below it are left out of the variance
constexpr double kReach = 1.959964;

// One of the customers drawn; `stands_for` so many of its kind.
struct Drawn {
  double stands_for;
  stats::Buyer buyer;
  double repeats, mean;           // of repeat purchases, as the spend model sees them
  double purchases, spend, kept;  // expected; what discounting keeps of a purchase
};

std::vector<Drawn> draw(const Lifetime& life, const Customers& customers) {
  std::uint64_t days = 0, seen = 0;
  for (const auto i : life.buyer_of) days += customers[i].purchases.days;
  const double step = static_cast<double>(days) / static_cast<double>(kDrawn);
  double next = step / 2;
  std::vector<Drawn> out;
  for (const auto i : life.buyer_of) {
    const auto& p = customers[i].purchases;
    seen += p.days;
    double hits = 0;
    for (; next < static_cast<double>(seen); next += step) ++hits;
    if (hits == 0) continue;
    Drawn one;
    one.stands_for = hits * step / p.days;
    one.buyer = {p.days - 1, p.last - p.first, life.as_of - p.first};
    one.mean = p.repeat_mean();
    one.repeats = one.mean > 0 ? p.days - 1.0 : 0;
    one.purchases = static_cast<double>(life.expected_purchases[i]);
    one.spend = static_cast<double>(life.expected_spend[i]);
    const double undiscounted = one.purchases * one.spend;
    one.kept = undiscounted > 0 ? static_cast<double>(life.clv[i]) / undiscounted : 0;
    out.push_back(one);
  }
  return out;
}

// Variances of the sums by chance: of the number N of purchases, and of money, given which the
// spend of a customer's purchases has a mean M of its own and spread W around it:
// Var = Var(N) E[M]² + E[N] E[W] + E[N²] Var(M).
struct Chance {
  double purchases = 0, money = 0;
};
Chance chance_of(const Lifetime& life, const std::vector<Drawn>& drawn) {
  const auto predictor = life.predictor();
  Chance sum;
  for (const auto& one : drawn) {
    const auto tail = predictor.at_least(one.buyer, life.horizon_days, kTail);
    double first = 0, second = 0;
    for (std::size_t n = 1; n < tail.size(); ++n) {
      first += tail[n];
      second += (2 * static_cast<double>(n) - 1) * tail[n];
    }
    const double spread = second - first * first;
    sum.purchases += one.stands_for * spread;
    const auto money = life.spend.spread(one.repeats, one.mean);
    sum.money += one.stands_for * one.kept * one.kept *
                 (spread * one.spend * one.spend + first * money.within + second * money.between);
  }
  return sum;
}

// Relative variance of a total whose logarithm has these slopes by the parameters' logarithms.
template <std::size_t N>
double delta(const std::array<double, N>& slopes, std::span<const double> covariance) {
  double sum = 0;
  for (std::size_t i = 0; i < N; ++i) {
    for (std::size_t j = 0; j < N; ++j) sum += slopes[i] * slopes[j] * covariance[i * N + j];
  }
  return sum;
}

// Totals of purchases and of money, were the parameters others.
struct Totals {
  double purchases = 0, money = 0;
};
Totals totals_at(const Lifetime& life, const std::vector<Drawn>& drawn,
                 const stats::Parameters& parameters) {
  const stats::Predictor predictor(life.fit.spec, parameters, life.unit_days);
  Totals sum;
  for (const auto& one : drawn) {
    const double n = one.stands_for * predictor.expected(one.buyer, life.horizon_days);
    sum.purchases += n;
    sum.money += n * one.spend * one.kept;
  }
  return sum;
}

Totals buying_variance(const Lifetime& life, const std::vector<Drawn>& drawn) {
  std::array<double, 4> purchases{}, money{};
  for (std::size_t i = 0; i < life.fit.spec.parameters(); ++i) {
    auto up = life.fit.parameters, down = up;
    up[i] *= std::exp(kStep);
    down[i] *= std::exp(-kStep);
    const auto high = totals_at(life, drawn, up), low = totals_at(life, drawn, down);
    purchases[i] = std::log(high.purchases / low.purchases) / (2 * kStep);
    money[i] = std::log(high.money / low.money) / (2 * kStep);
  }
  return {delta(purchases, life.fit.covariance), delta(money, life.fit.covariance)};
}

double spend_variance(const Lifetime& life, const std::vector<Drawn>& drawn) {
  const auto total = [&](std::size_t parameter, double step) {
    stats::SpendFit fit = life.spend;
    const std::array<double*, 3> at = {&fit.p, &fit.q, &fit.gamma};
    *at[parameter] *= std::exp(step);
    double sum = 0;
    for (const auto& one : drawn)
      sum += one.stands_for * one.purchases * one.kept * fit.expected(one.repeats, one.mean);
    return sum;
  };
  std::array<double, 3> slopes{};
  for (std::size_t i = 0; i < 3; ++i)
    slopes[i] = std::log(total(i, kStep) / total(i, -kStep)) / (2 * kStep);
  return delta(slopes, life.spend.covariance);
}

std::optional<Interval> around(double total, double relative_variance) {
  if (!(total > 0) || !std::isfinite(relative_variance)) return std::nullopt;
  const double reach = kReach * total * std::sqrt(relative_variance);
  return Interval{std::max(0.0, total - reach), total + reach};
}

}  // namespace

LifetimeRanges lifetime_ranges(const Lifetime& life, const Customers& customers) {
  const auto drawn = draw(life, customers);
  double purchases = 0, money = 0, drawn_purchases = 0, drawn_money = 0;
  for (const auto i : life.buyer_of) {
    purchases += static_cast<double>(life.expected_purchases[i]);
    money += static_cast<double>(life.clv[i]);
  }
  for (const auto& one : drawn) {
    drawn_purchases += one.stands_for * one.purchases;
    drawn_money += one.stands_for * one.purchases * one.spend * one.kept;
  }
  const auto chance = chance_of(life, drawn);
  const auto parameters = buying_variance(life, drawn);
  const double off = total_error(life.holdouts, life.chosen);
  const double held_out = std::isnan(off) ? 0 : off * off;
  LifetimeRanges out;
  out.purchases = around(purchases, chance.purchases / (drawn_purchases * drawn_purchases) +
                                        parameters.purchases + held_out);
  if (life.spend_modelled)
    out.value = around(money, chance.money / (drawn_money * drawn_money) + parameters.money +
                                  spend_variance(life, drawn) + held_out);
  return out;
}

}  // namespace clientele
