// Against Fader, Hardie & Lee (2005) eq. 10 with 50 digits, on 900 points.
#include "stats/clv/expectation.h"

#include <gtest/gtest.h>

#include <boost/multiprecision/cpp_bin_float.hpp>

namespace clientele::stats {
namespace {

using Real = boost::multiprecision::cpp_bin_float_50;

// The textbook's form, its series summed term by term; all terms are positive.
Real bracket(const AliveBuyer& buyer, double horizon, Real a) {
  const Real shape = buyer.shape, stay = buyer.stay, scale = buyer.scale;
  const Real z = Real(horizon) / (scale + Real(horizon)), c = a + stay - 1;
  Real term = 1, sum = 1;
  for (int n = 0; n < 2'000'000 && (term > sum * Real("1e-40") || n < 10); ++n) {
    term *= (shape + n) * (stay + n) / ((c + n) * (n + 1)) * z;
    sum += term;
  }
  return c / (a - 1) * (1 - pow(1 - z, shape) * sum);
}

// Without the pole at a + b + x = 1: sum of P(n purchases or more in the horizon) E[(1-p)^(n-1)],
// where the n-th purchase is hidden event number n k - phase.
Real by_chances(const AliveBuyer& buyer, double horizon, unsigned k = 1, unsigned phase = 0) {
  const Real shape = buyer.shape, stay = buyer.stay, a = buyer.a, scale = buyer.scale;
  const Real z = Real(horizon) / (scale + Real(horizon));
  Real chance = pow(1 - z, shape), tail = 1, stays = 1, sum = 0;
  unsigned events = 0;
  for (unsigned n = 1; n < 100'000 && tail * stays > sum * Real("1e-20"); ++n) {
    for (; events < n * k - phase; ++events) {
      tail -= chance;
      chance *= (shape + events) / (events + 1) * z;
    }
    sum += tail * stays;
    stays *= (stay + n - 1) / (a + stay + n - 1);
  }
  return sum;
}

double reference(const AliveBuyer& buyer, double horizon) {
  if (buyer.a + buyer.stay <= 1) return static_cast<double>(by_chances(buyer, horizon));
  // At a = 1 the limit: the step is far below what a double tells apart.
  const Real a = buyer.a == 1 ? 1 + Real("1e-18") : Real(buyer.a);
  return static_cast<double>(bracket(buyer, horizon, a));
}

TEST(Expectation, AgreesWithFiftyDigitsOnNineHundredPoints) {
  struct Setting {
    double r, alpha, b;
  };
  const Setting settings[] = {{0.24, 4.4, 2.43}, {0.9, 40, 0.2}, {6, 2, 300}};
  const double as[] = {0.01, 0.1, 0.79, 1 - 1e-9, 1, 1 + 1e-9, 1.5, 10, 100, 1000};
  const double counts[] = {0, 1, 7, 60, 700, 5000};
  const double horizons[] = {0.1, 4, 13, 52, 300};
  int points = 0;
  for (const auto& s : settings) {
    for (const double a : as) {
      for (const double x : counts) {
        for (const double horizon : horizons) {
          const AliveBuyer buyer{s.r + x, s.alpha + 38.86, a, s.b + x};
          const double expected = reference(buyer, horizon);
          const double got = expected_when_alive(buyer, horizon);
          EXPECT_NEAR(got / expected, 1, 1e-10) << "r " << s.r << " a " << a << " x " << x << " t "
                                                << horizon << ": " << got << " for " << expected;
          ++points;
        }
      }
    }
  }
  EXPECT_EQ(points, 900);
}

// Erlang-k intervals, chances of no event down to e^-20000 included. Tails are 1 less the chances
// before them: what a double rounds away of 1 is lost to expectations of next to nothing.
TEST(Expectation, AgreesWithFiftyDigitsForRegularBuyers) {
  for (const unsigned k : {2u, 4u}) {
    for (unsigned phase = 0; phase < k; ++phase) {
      for (const double a : {0.01, 0.8, 12.0}) {
        for (const double x : {0.0, 3.0, 60.0, 2000.0}) {
          for (const double horizon : {0.1, 4.0, 52.0, 300.0}) {
            const AliveBuyer buyer{0.9 + k * x + phase, 43, a, 2.4 + x};
            const auto expected = static_cast<double>(by_chances(buyer, horizon, k, phase));
            const double got = expected_when_alive(buyer, horizon, k, phase);
            EXPECT_NEAR(got, expected, 1e-10 * expected + 1e-15)
                << "k " << k << " phase " << phase << " a " << a << " x " << x << " t " << horizon;
          }
        }
      }
    }
  }
}

}  // namespace
}  // namespace clientele::stats
