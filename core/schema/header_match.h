// What headers say of columns and values do not refute.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "schema/plan.h"
#include "schema/value_evidence.h"

namespace clientele {

struct Candidate {
  std::size_t column = 0;
  Role role = Role::attribute;
  double score = 0;
  std::size_t rank = 0;  // of the alias: earlier is better
  std::string reason, evidence;
};

// Whether a column of these values can be of that role. Empty columns refute nothing.
bool plausible(Role role, const ValueEvidence& values);

// Every role that the dictionary of headers knows for one of the plan's columns (names set).
std::vector<Candidate> header_candidates(const Plan& plan,
                                         const std::vector<ValueEvidence>& values);

// The column gets the candidate's role; its confidence follows from score and values.
void give(Plan& plan, const ValueEvidence& values, const Candidate& candidate);

}  // namespace clientele
