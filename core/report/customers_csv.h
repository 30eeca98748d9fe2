// A row a customer, for a spreadsheet: UTF-8 with BOM, RFC 4180, CRLF, safe to open (a text that a
// spreadsheet would take for a formula gets a leading apostrophe).
#pragma once

#include <span>
#include <string>
#include <vector>

#include "analyses/customer_facts.h"
#include "base/moment.h"
#include "ledger/shard.h"

namespace clientele {

// Customers in scope, ascending by the text of their id. recency_days count to `as_of`. Cells
// without a value are empty: dates of customers that bought nothing, profit where no column tells
// it.
std::string customers_csv(const Shard& shard, std::span<const CustomerFacts> customers, Day as_of);

}  // namespace clientele
