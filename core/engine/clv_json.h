// `clientele clv`: one model, fitted to a calibration period and held against what came after it,
// as JSON for engineers.
#pragma once

#include <string>
#include <vector>

#include "analyses/customers.h"
#include "base/result.h"

namespace clientele {

struct ClvRequest {
  std::string model;  // bg_nbd, …, or gamma_gamma
  Day calibration_end = kNoDay, as_of = kNoDay;
  bool weekly = true;
  bool holdout = false;  // whether what follows the calibration is judged
};
// The names `model` may have.
std::vector<std::string> clv_model_names();

// The facts are those of a scope with this calibration end and as-of day. A fit that failed has
// "converged": false and says why under "failure".
std::string clv_json(const Customers& customers, const ClvRequest& request);

}  // namespace clientele
