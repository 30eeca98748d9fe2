// What a report is concluded from: facts of the customers in scope and one Summary an analysis,
// collected from the partitions of one reader, or of several.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analyses/analysis.h"
#include "base/result.h"
#include "ledger/shard.h"

namespace clientele {

// Runs work(0) … work(parts - 1), in any order, at once where the host has threads. The core itself
// starts none.
using Parallel = std::function<void(unsigned parts, const std::function<void(unsigned)>& work)>;

// Buckets are dealt to parts in turn, so that parts end at about the same time.
inline constexpr unsigned kParts = 8;

struct Collected {
  std::vector<const Analysis*> analyses;  // those of Options::sections, in the report's order
  std::vector<std::unique_ptr<Summary>> summaries;  // one an analysis
  std::vector<CustomerFacts> customers;             // by partition, then by place in it

  // Adds what another reader of the run collected under the same options.
  void merge(Collected&& other);
  std::string save() const;
  static Result<Collected> load(std::string_view bytes, const Options& options);
};

Collected collect(const Shard& shard, const Options& options, const Parallel& parallel);

}  // namespace clientele
