// Files to a Session: plans from heads, then every slice, on one or several threads.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "cli/input_file.h"
#include "engine/engine.h"

namespace clientele::cli {

// Told apart by what they begin with, not by name.
struct Inputs {
  std::vector<Source> files;  // sheets of workbooks each for itself
  std::vector<std::string> partials;
};
Result<Inputs> sort_inputs(const std::vector<std::string>& paths);

// Plans of files that are no partials, in their order.
Result<std::vector<Plan>> plan_files(const std::vector<Source>& files, const std::string& settings,
                                     Decoder& decoder);

// The same with the plans that partials hold after them.
Result<std::vector<Plan>> read_plans(const Inputs& inputs, const std::string& settings,
                                     Decoder& decoder);

// Reads everything; partials are merged. At most one slice a thread is in memory, beside what is
// kept. Errors: those of files, plans and partials; nothing_recognised, or
// head_too_short, where no file is a table.
Result<Session> read_inputs(const Inputs& inputs, const std::string& settings, unsigned threads,
                            Decoder& decoder);

}  // namespace clientele::cli
