// A row a customer, for a spreadsheet (report/csv.h).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyses/customers.h"
#include "analyses/options.h"
#include "analyses/result.h"
#include "base/moment.h"
#include "ledger/context.h"

namespace clientele {

// What a label is called where no language is: the last part of its key ("champions" of
// "value.rfm.standard.champions"); a text from data is its own name.
std::string label_id(const Text& label);

// Empty where no file tells it.
std::string_view customer_name(const Context& context, const CustomerFacts& customer);

// Customers in scope, ascending by the text of their id. recency_days count to `as_of`. Cells
// without a value are empty: dates of customers that bought nothing, profit where no column tells
// it. `more` are columns of the analyses, aligned with `customers`, headed by their ids: labels and
// flags by their ids too, several flags with a semicolon between.
std::string customers_csv(const Context& context, const Customers& customers,
                          const Options& options, Day as_of,
                          const std::vector<CustomerColumn>& more);

}  // namespace clientele
