// Partials to the ledger: one bucket at a time becomes a Partition, and its rows are freed.
#pragma once

#include "ledger/decisions.h"
#include "ledger/shard.h"

namespace clientele {

// The partition of one bucket. Rows stay where they are; drop them with Partial::drop_bucket.
// Memory beyond the result: about 40 bytes a row of the bucket.
Partition seal_bucket(const Partial& partial, const Decisions& decisions, unsigned bucket);

}  // namespace clientele
