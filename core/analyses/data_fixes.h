// What to fix first in the files, and which columns and tables are missing for more.
#pragma once

#include "analyses/analysis.h"

namespace clientele {

// The section's sentences on what is missing, and the table of what to fix first, ranked by what it
// would bring: rows that are out of every figure, parts of the report, then values.
void write_fixes(const Context& context, Conclusion& out);

}  // namespace clientele
