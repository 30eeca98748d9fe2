// Customers that files give already added up: what each spent, how often, when first and last. It
// serves value and profile; behaviour over time, churn by silence and lifetime value need the
// lines.
#pragma once

#include "analyses/customer_facts.h"
#include "analyses/options.h"
#include "ledger/context.h"
#include "ledger/table.h"

namespace clientele {

// Whether a list of customers has totals and no file has lines, which would be exact.
bool has_totals(const Context& context);
// The same, and the scope can use them: they cannot be cut to a period or to an earlier day.
bool uses_totals(const Context& context, const Options& options);

// Net, orders, first and last of a row of the profile, where they stand. Two purchase days are
// known where first and last differ, or, without them, from two orders on.
void facts_from_totals(const Table& profile, std::size_t row, CustomerFacts& facts);

}  // namespace clientele
