// Customers under several ids: how many were found, by what, and what was done about it.
#pragma once

#include "analyses/result.h"
#include "ledger/context.h"

namespace clientele {

// The figures and the table; nothing where no list of customers tells who they are. Of the whole
// input, whatever the period and the filters.
void write_duplicates(const Context& context, Conclusion& out);

}  // namespace clientele
