// Transaction lines of one bucket: orders joined and filled, every rule about amounts applied.
#pragma once

#include "ledger/seal_rows.h"
#include "ledger/shard.h"

namespace clientele {

void seal_lines(const Partial& partial, const Decisions& decisions, unsigned bucket,
                const CustomerIndex& customers, Partition& partition);

}  // namespace clientele
