#include "stats/clv/expectation.h"

#include <algorithm>
#include <cmath>

namespace clientele::stats {
namespace {

constexpr double kNegligible = 1e-17;
constexpr int kMostTerms = 20'000;

// Euler's transformation of the 2F1, with A = a - 1, B = a + stay - 1 - shape, C = a + stay - 1:
//   bracket = C [g - (1 - z)^A S],  g = -expm1(A ln(1 - z)) / A,  S = (2F1(B, A; C; z) - 1) / A,
// where nothing is divided by a small A. The subtraction is harmless unless A is large.
double by_series(const AliveBuyer& buyer, double z) {
  const double big_a = buyer.a - 1, c = buyer.a + buyer.stay - 1, b = c - buyer.shape;
  const double log_rest = std::log1p(-z);
  const double g = big_a == 0 ? -log_rest : -std::expm1(big_a * log_rest) / big_a;
  double term = b / c * z, sum = 0;
  for (int n = 1; n < kMostTerms; ++n) {
    sum += term;
    if (std::abs(term) < kNegligible * std::abs(sum) && n > -b) break;
    term *= (b + n) * (big_a + n) / ((c + n) * (n + 1)) * z;
  }
  return c * (g - std::exp(big_a * log_rest) * sum);
}

// Walks the negative binomial chances of the number of hidden events within the horizon. A chance
// too small for a double is held as chance × e^(-kHold × held_), and counts for nothing until it is
// not.
class HiddenEvents {
 public:
  HiddenEvents(double shape, double z) : shape_(shape), z_(z), tail_(1) {
    const double log_none = shape * std::log1p(-z);
    // The first tail comes from expm1, so that small horizons lose nothing.
    some_ = -std::expm1(log_none);
    held_ = std::floor(-log_none / kHold);
    chance_ = std::exp(log_none + held_ * kHold);
  }

  double tail() const { return tail_; }  // P(events >= count)
  void next() {
    if (count_ == 0) {
      tail_ = some_;
    } else if (held_ == 0) {
      tail_ = std::max(0.0, tail_ - chance_);
    }
    const double ratio = (shape_ + count_) / (count_ + 1) * z_;
    chance_ *= ratio;
    count_ += 1;
    if (held_ > 0) {
      if (chance_ > 1) {
        held_ -= 1;
        chance_ *= kRelease;
      }
    } else if (tail_ < kRoundedAway && ratio < 1) {
      // Ratios approach z: what is left is below a geometric series, the tail's rounding is not.
      tail_ = std::min(tail_, chance_ / (1 - std::max(ratio, z_)));
    }
  }

 private:
  static constexpr double kHold = 600, kRelease = 2.6503965530043105e-261;  // e^-600
  static constexpr double kRoundedAway = 1e-12;
  double shape_, z_, some_ = 0, chance_ = 0, held_ = 0, tail_;
  double count_ = 0;
};

// The sum over n of P(n-th purchase falls in the horizon) E[(1 - p)^(n - 1)]: positive terms only.
template <typename Visit>
void each_tail(const AliveBuyer& buyer, double z, unsigned k, unsigned phase, Visit visit) {
  HiddenEvents events(buyer.shape, z);
  double stays = 1;
  for (unsigned i = phase; i < k; ++i) events.next();
  for (int n = 1; n < kMostTerms; ++n) {
    if (!visit(stays * events.tail())) return;
    const double more = buyer.stay + (n - 1);
    stays *= more / (buyer.a + more);
    for (unsigned i = 0; i < k; ++i) events.next();
  }
}

double by_counts(const AliveBuyer& buyer, double z, unsigned k, unsigned phase) {
  double sum = 0;
  double before = 0;
  each_tail(buyer, z, k, phase, [&](double tail) {
    sum += tail;
    // Terms first rise in their ratio, then fall geometrically: the rest is about tail/(1-ratio).
    const double ratio = before > 0 ? tail / before : 0;
    before = tail;
    return tail > 0 && tail / std::max(1e-6, 1 - ratio) > 1e-15 * sum;
  });
  return sum;
}

double share_of_horizon(const AliveBuyer& buyer, double horizon) {
  return horizon / (buyer.scale + horizon);
}

}  // namespace

double expected_when_alive(const AliveBuyer& buyer, double horizon) {
  if (!(horizon > 0)) return 0;
  if (buyer.a == 0) return buyer.shape / buyer.scale * horizon;  // nobody leaves
  const double z = share_of_horizon(buyer, horizon);
  const double a_of_all = buyer.a / (buyer.a + buyer.stay);
  const bool leaves_soon = buyer.a > 20 || (buyer.a > 5 && a_of_all > 0.5);
  // C below 0 is where x = 0 and a + b < 1: the series passes a pole that the chances do not have.
  const bool near_pole = buyer.a + buyer.stay < 1.1;
  return leaves_soon || near_pole ? by_counts(buyer, z, 1, 0) : by_series(buyer, z);
}

double expected_when_alive(const AliveBuyer& buyer, double horizon, unsigned k, unsigned phase) {
  if (k == 1) return expected_when_alive(buyer, horizon);
  if (!(horizon > 0)) return 0;
  return by_counts(buyer, share_of_horizon(buyer, horizon), k, phase);
}

std::vector<double> tail_when_alive(const AliveBuyer& buyer, double horizon, unsigned k,
                                    unsigned phase, double until, std::size_t most) {
  std::vector<double> out{1};
  if (!(horizon > 0)) return out;
  each_tail(buyer, share_of_horizon(buyer, horizon), k, phase, [&](double tail) {
    if (tail < until || out.size() > most) return false;
    out.push_back(tail);
    return true;
  });
  return out;
}

}  // namespace clientele::stats
