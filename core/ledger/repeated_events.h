// Answers, contacts and leads that stand twice, all columns the same. Only where something tells
// records apart (a customer, a lead, a time of day): two strangers may answer alike on one day.
#pragma once

#include <cstdint>
#include <vector>

#include "ledger/seal_rows.h"
#include "ledger/shard.h"

namespace clientele {

// Counts them as duplicate rows; the first by place is none. Where the settings exclude such rows,
// they are taken out of `rows`. `moments` are those of the rows, which are in the ledger's order.
void settle_repeated_events(RowSet& rows, const std::vector<std::uint32_t>& moments,
                            const Decisions& decisions, Partition& partition);

}  // namespace clientele
