// What the command's exit codes mean, and how an Error becomes a line for a person.
#pragma once

#include "base/result.h"
#include "report/catalogue.h"

namespace clientele::cli {

inline constexpr int kDone = 0, kWrongUsage = 2, kBadInput = 3;

// Prints the error in the language on standard error; returns the exit code that goes with it. A
// wrong use of `command` ends with a hint at its help.
int complain(const Error& error, std::string_view command, Language language);

}  // namespace clientele::cli
