// Rows without a customer whose order has one on another row, of the same file (order fields on the
// first row only) or of another (order lines beside orders): they get that customer.
#pragma once

#include "ledger/partial.h"

namespace clientele {

// Gives the rows their customer and moves them to that customer's bucket. Of several candidates the
// first by file, slice and line wins. `partial` must be finished. Linear in the rows, and nothing
// is looked at where no file has both rows without a customer and an order column.
void adopt_orphans(Partial& partial);

}  // namespace clientele
