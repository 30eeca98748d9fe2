// How good the files are: completeness, validity, uniqueness, consistency and age of each, judged
// only where there is something to judge.
#pragma once

#include "analyses/analysis.h"
#include "analyses/data_joins.h"

namespace clientele {

// The table of scores with the weakest named, the checks behind them, and their figures. Nothing
// where no file was recognised.
void write_quality(const JoinSums& joins, const ConcludeContext& run, Conclusion& out);

// Whether an empty cell of the role says something: no refund, not resolved.
bool empty_is_an_answer(Role role);

}  // namespace clientele
