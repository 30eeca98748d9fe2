// A row a customer, for a spreadsheet (report/csv.h).
#pragma once

#include <string>
#include <vector>

#include "analyses/customer_facts.h"
#include "analyses/options.h"
#include "base/moment.h"
#include "ledger/shard.h"

namespace clientele {

// Customers in scope, ascending by the text of their id. recency_days count to `as_of`. Cells
// without a value are empty: dates of customers that bought nothing, profit where no column tells
// it.
std::string customers_csv(const Shard& shard, const std::vector<CustomerFacts>& customers,
                          const Options& options, Day as_of);

}  // namespace clientele
