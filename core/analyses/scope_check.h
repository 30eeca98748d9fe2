// Whether a scope can hold anything: a filter that names no column, a value nobody has, a period
// outside the data are mistakes, not empty reports.
#pragma once

#include <span>

#include "analyses/options.h"
#include "base/result.h"
#include "ledger/context.h"
#include "ledger/shard.h"

namespace clientele {

// Errors: where_attribute (no column can be filtered by it; names the nearest), where_value (the
// column has no such value; names some), period_outside and as_of_outside (with the data's first
// and last date). Columns and dictionaries are those of the whole run, so every reader judges
// alike.
Result<void> check_scope(const Context& context, std::span<const Partition> partitions,
                         const Options& options);

// For a scope that each of its parts allows and nothing passes: scope_empty, naming them.
Error empty_scope(const Context& context, const Options& options);

}  // namespace clientele
