// Recommendations: one table of rules from figures to actions. No trigger in the data, no advice.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "analyses/options.h"
#include "analyses/result.h"

namespace clientele {

using FigureMap = std::map<std::string, Figure>;

struct Action {
  std::string id;
  Text trigger;  // what in the data asks for it, with its numbers
  Text action, owner, horizon, effect, measure;
  std::string section;  // where the evidence is
  std::string segment;  // id of the customers it selects; empty: all
  double money = 0;     // at stake, currency units
  double customers = 0;
};

// Ordered by money at stake. Findings trigger where no figure alone can: what they say is the
// trigger.
std::vector<Action> recommend(const FigureMap& figures, const std::vector<Finding>& findings,
                              const Options& options);
std::vector<std::string>
action_ids();  // of every rule; their texts are the messages "action.<id>.…"

}  // namespace clientele
