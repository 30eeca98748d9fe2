// Expected purchases of a customer who is alive, in forms that hold where the textbook's 2F1 does
// not: thousands of purchases, a near 1, a of a thousand, horizons far beyond the history.
#pragma once

#include <cstdint>
#include <vector>

namespace clientele::stats {

// What is known of a customer alive at T: rate ~ Gamma(shape, scale), chance to leave after each
// purchase ~ Beta(a, stay). BG/NBD: shape = r + x, scale = alpha + T, stay = b + x.
struct AliveBuyer {
  double shape, scale, a, stay;
};

// Expected purchases within `horizon` (> 0, in the model's unit). Fader, Hardie & Lee (2005) eq. 10
// without P(alive):
//   (a + stay - 1) / (a - 1) [1 - (1 - z)^shape 2F1(shape, stay; a + stay - 1; z)],
// z = horizon / (scale + horizon). Relative error below 1e-10 against 50 digits (see its test).
double expected_when_alive(const AliveBuyer& buyer, double horizon);

// The same where every k-th hidden event is a purchase and `phase` of the next k have happened
// (Erlang-k intervals). `shape` counts hidden events, the phase's included. O(terms).
double expected_when_alive(const AliveBuyer& buyer, double horizon, unsigned k, unsigned phase);

// P(at least n purchases within the horizon | alive), n = 0, 1, … until it falls below `until`,
// at most `most` + 1 values.
std::vector<double> tail_when_alive(const AliveBuyer& buyer, double horizon, unsigned k,
                                    unsigned phase, double until, std::size_t most);

}  // namespace clientele::stats
