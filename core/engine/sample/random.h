// Random numbers and distributions that are equal bit for bit on every platform: the standard
// library's distributions and libm's log and exp are not. Only +, -, *, / and sqrt of IEEE doubles
// are used.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace clientele::sample {

double portable_log(double x);  // x > 0, normal; relative error below 1e-15
double portable_exp(double x);  // x < 700; 0 below the smallest double

// splitmix64 (Steele, Lea & Flood 2014, "Fast splittable pseudorandom number generators"). Each
// (seed, purpose, index) is a stream of its own, so that what one customer draws changes no other.
class Random {
 public:
  Random(std::uint64_t seed, std::uint64_t purpose, std::uint64_t index);

  std::uint64_t next();
  double uniform();                      // in (0, 1)
  std::size_t below(std::size_t bound);  // 0 … bound - 1; bound > 0
  bool chance(double probability);
  double normal();  // mean 0, variance 1
  double exponential(double rate);
  double gamma(double shape, double rate);  // mean shape / rate
  double beta(double a, double b);
  std::size_t pick(std::span<const double> weights);  // index, in proportion to its weight

 private:
  std::uint64_t state_;
};

}  // namespace clientele::sample
