// What the section on data says of the scope: rows that an as-of date leaves out, and that there is
// nothing to report on.
#pragma once

#include <cstdint>

#include "analyses/analysis.h"

namespace clientele {

// Rows of a partition dated after the as-of date, where one is asked for, and those without a date,
// which go with them where there are any. Linear in the rows then.
struct RowsLeftOut {
  std::uint64_t later = 0, undated = 0;
  std::uint64_t count() const { return later == 0 ? 0 : later + undated; }
};
RowsLeftOut rows_after_as_of(const View& view);

// Where no row of any file could be used: says so in `out`, as the report's opening, too, with the
// reason of each file and what would help. False where some were used.
bool write_nothing_to_report(const Context& context, Conclusion& out);

}  // namespace clientele
