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

// Everything at once; or, of many customers, their facts in kFactPortions ranges of partitions,
// then the sections one after another. Every customer's part of every Summary at once would be the
// most memory a run of a million customers takes.
struct Portion {
  unsigned index = 0, of = 1;
};
inline constexpr unsigned kFactPortions = 8;
unsigned portions_of(std::size_t customers, std::size_t most_at_once, const Options& options);
inline bool has_facts(Portion portion) { return portion.of == 1 || portion.index < kFactPortions; }

struct Collected {
  std::vector<const Analysis*>
      analyses;  // the portion's, of Options::sections, in the report's order
  std::vector<std::unique_ptr<Summary>> summaries;  // one an analysis
  Customers customers;  // where has_facts: by partition, then by place in it

  // Adds what another reader of the run collected under the same options.
  void merge(Collected&& other);
  void save(ByteWriter& out) const;
  static Result<Collected> load(std::string_view bytes, const Options& options, Portion portion);
};

// `known`: the customers of all portions with facts, for those without; those of other readers may
// be among them.
Collected collect(const Shard& shard, const Options& options, Portion portion,
                  const Customers& known, const Parallel& parallel);

}  // namespace clientele
