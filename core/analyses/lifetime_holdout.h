// Candidates of repeat buying compared on what they had not seen.
#pragma once

#include <span>
#include <vector>

#include "base/moment.h"
#include "stats/clv/fit.h"

namespace clientele {

// One candidate: fitted to the calibration part, judged on what came after it.
struct ModelTrial {
  stats::BuyingFit fit;
  double log_likelihood = 0;                       // with what CNBD-k's intervals add
  double expected = 0;                             // purchases in the holdout
  double mean_absolute = 0, root_mean_square = 0;  // error per customer
};

// A calibration part and what its customers bought in the holdout.
struct HoldoutData {
  Day end = kNoDay, until = kNoDay;  // last days of calibration and of the holdout
  std::vector<stats::Buyer> buyers;  // first purchase on or before `end`
  std::vector<double> after;         // purchases of each in (end, until]
  double log_gaps = 0;               // sum of ln(days) between purchases of calibration
};

struct Holdout {
  Day end = kNoDay, until = kNoDay;
  double customers = 0, actual = 0;  // compared on; purchases of these in the holdout
  std::vector<ModelTrial> trials;    // in the order of the candidates; failed ones included
  bool enough() const;               // purchases to judge by: 50
};

Holdout hold_out(const HoldoutData& data, std::span<const stats::ModelSpec> candidates,
                 double unit_days);

// Index of the candidate to use. Each holdout with enough in it compares squared errors with the
// least there; of candidates whose mean of that hardly differs (1%), or without such a holdout, the
// one with the smallest AIC on the latest calibration part.
std::size_t choose(std::span<const Holdout> holdouts);

// The chosen candidate's relative error of the total over the holdouts, root mean square; nothing
// (NaN) where none could be judged.
double total_error(std::span<const Holdout> holdouts, std::size_t chosen);

}  // namespace clientele
