// Laws that hold for any input: a property is a function of a seed, from which it makes its input.
// Natively RapidCheck draws the seeds and prints the failing one (RC_PARAMS replays it); in the
// Wasm build, which has no RapidCheck, a fixed list replays.
//
//   TEST(Partial, MergesInAnyOrder) {
//     for_any_seed([](Random& random) { ... EXPECT_EQ(...); });
//   }
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <functional>

#include "base/hash.h"
#ifdef CLIENTELE_RAPIDCHECK
#include <rapidcheck.h>
#endif

namespace clientele::test {

// The same numbers on every platform: splitmix64.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() { return mix64(state_ += 0x9e3779b97f4a7c15ull); }
  // 0 to bound - 1; bound > 0.
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(next() % bound); }
  bool chance(unsigned percent) { return below(100) < percent; }

 private:
  std::uint64_t state_;
};

// Runs the property for many seeds; gtest expectations inside it count, and name the seed.
inline void for_any_seed(const std::function<void(Random&)>& property) {
  const auto holds = [&](std::uint64_t seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(seed);
    property(random);
    return !testing::Test::HasFailure();
  };
#ifdef CLIENTELE_RAPIDCHECK
  EXPECT_TRUE(rc::check([&](std::uint64_t seed) { return holds(seed); }));
#else
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    if (!holds(seed)) return;
  }
#endif
}

}  // namespace clientele::test
