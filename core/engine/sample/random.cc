// Series and rejection methods, in plain arithmetic.
#include "engine/sample/random.h"

#include <cmath>
#include <numeric>

#include "base/hash.h"

namespace clientele::sample {
namespace {

constexpr std::uint64_t kGolden = 0x9e3779b97f4a7c15ull;
constexpr double kLn2 = 0.69314718055994530942;

}  // namespace

// x = m 2^e with m in [sqrt(1/2), sqrt(2)); ln m = 2 artanh((m - 1) / (m + 1)).
double portable_log(double x) {
  int exponent = 0;
  double m = std::frexp(x, &exponent);  // exact
  if (m < 0.70710678118654752) {
    m *= 2;
    --exponent;
  }
  const double s = (m - 1) / (m + 1), square = s * s;
  double sum = 0;
  for (int k = 25; k >= 1; k -= 2) sum = sum * square + 1.0 / k;
  return exponent * kLn2 + 2 * s * sum;
}

// x = k ln 2 + r with |r| <= ln 2 / 2; the Taylor series of exp(r).
double portable_exp(double x) {
  if (x < -745.2) return 0;  // below the smallest double: also keeps k within an int
  const double k = std::floor(x / kLn2 + 0.5);
  const double r = x - k * kLn2;
  double sum = 1;
  for (int n = 16; n >= 1; --n) sum = 1 + sum * r / n;
  return std::ldexp(sum, static_cast<int>(k));  // exact
}

Random::Random(std::uint64_t seed, std::uint64_t purpose, std::uint64_t index)
    : state_(mix64(mix64(mix64(seed + kGolden) + purpose) + index)) {}

std::uint64_t Random::next() { return mix64(state_ += kGolden); }

double Random::uniform() { return (static_cast<double>(next() >> 12) + 0.5) * 0x1p-52; }

std::size_t Random::below(std::size_t bound) { return static_cast<std::size_t>(next() % bound); }

bool Random::chance(double probability) { return uniform() < probability; }

// Marsaglia's polar method.
double Random::normal() {
  for (;;) {
    const double u = 2 * uniform() - 1, v = 2 * uniform() - 1;
    const double s = u * u + v * v;
    if (s < 1 && s > 0) return u * std::sqrt(-2 * portable_log(s) / s);
  }
}

double Random::exponential(double rate) { return -portable_log(uniform()) / rate; }

// Marsaglia & Tsang 2000, "A simple method for generating gamma variables"; below shape 1 with
// their note: gamma(shape) = gamma(shape + 1) U^(1/shape).
double Random::gamma(double shape, double rate) {
  if (shape < 1) {
    const double larger = gamma(shape + 1, rate);
    return larger * portable_exp(portable_log(uniform()) / shape);
  }
  const double d = shape - 1.0 / 3, c = 1 / std::sqrt(9 * d);
  for (;;) {
    const double x = normal();
    const double t = 1 + c * x;
    if (t <= 0) continue;
    const double v = t * t * t;
    if (portable_log(uniform()) < 0.5 * x * x + d - d * v + d * portable_log(v))
      return d * v / rate;
  }
}

double Random::beta(double a, double b) {
  const double x = gamma(a, 1), y = gamma(b, 1);
  return x / (x + y);
}

std::size_t Random::pick(std::span<const double> weights) {
  double left = uniform() * std::accumulate(weights.begin(), weights.end(), 0.0);
  for (std::size_t i = 0; i + 1 < weights.size(); ++i) {
    left -= weights[i];
    if (left < 0) return i;
  }
  return weights.size() - 1;
}

}  // namespace clientele::sample
