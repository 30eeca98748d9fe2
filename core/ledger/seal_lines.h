// Transaction lines of one bucket: orders joined and filled, every rule about amounts applied.
#pragma once

#include <vector>

#include "ledger/seal_rows.h"
#include "ledger/shard.h"

namespace clientele {

void seal_lines(const Partial& partial, const Decisions& decisions, unsigned bucket,
                const CustomerIndex& customers, Partition& partition);

// The date of each row, settled; 0 where there is none.
std::vector<std::uint32_t> moments_of(const RowSet& rows, const std::vector<ColumnSpec>& specs);

// Orders the rows of each customer, and those without one, by date, then by place in the input;
// rows without a date come first. `moments` follow. Returns old places by new ones.
std::vector<std::uint32_t> order_by_date(RowSet& rows, std::vector<std::uint32_t> moments);

}  // namespace clientele
