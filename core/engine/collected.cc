#include "engine/collected.h"

#include <algorithm>
#include <utility>

namespace clientele {
namespace {

std::vector<const Analysis*> analyses_of(const Options& options) {
  std::vector<const Analysis*> chosen;
  for (const auto& analysis : all_analyses()) {
    const auto& sections = options.sections;
    if (sections.empty() ||
        std::find(sections.begin(), sections.end(), analysis->id()) != sections.end()) {
      chosen.push_back(analysis.get());
    }
  }
  return chosen;
}

std::vector<const Analysis*> analyses_of(const Options& options, Portion portion) {
  auto chosen = analyses_of(options);
  if (portion.of == 1) return chosen;
  const std::size_t section = portion.index - kFactPortions;
  if (has_facts(portion) || section >= chosen.size()) return {};
  return {chosen[section]};
}

}  // namespace

unsigned portions_of(std::size_t customers, std::size_t most_at_once, const Options& options) {
  const auto sections = static_cast<unsigned>(analyses_of(options).size());
  return customers > most_at_once ? kFactPortions + sections : 1;
}

Collected collect(const Shard& shard, const Options& options, Portion portion,
                  const Customers& known, const Parallel& parallel) {
  const auto analyses = analyses_of(options, portion);
  const auto in_portion = [&](unsigned bucket) {
    if (portion.of == 1 || !has_facts(portion)) return true;
    return bucket * kFactPortions / shard.partitions.size() == portion.index;
  };
  std::vector<Collected> parts(kParts);
  std::vector<Customers::Block> facts(shard.partitions.size());
  parallel(kParts, [&](unsigned part) {
    Collected& mine = parts[part];
    for (const auto* analysis : analyses) mine.summaries.push_back(analysis->start());
    for (unsigned bucket = part; bucket < shard.partitions.size(); bucket += kParts) {
      if (!in_portion(bucket)) continue;
      // Customers of another reader's partition may be known: its lines are not here.
      const Partition& partition = shard.partitions[bucket];
      const View view(*shard.context, partition, options);
      if (has_facts(portion)) facts[bucket] = collect_customer_facts(view, bucket);
      const auto& customers = has_facts(portion) || partition.customers == 0
                                  ? facts[bucket]
                                  : known.of_partition(bucket);
      for (std::size_t i = 0; i < analyses.size(); ++i)
        analyses[i]->collect(view, customers, *mine.summaries[i]);
    }
  });
  Collected all = std::move(parts[0]);
  all.analyses = analyses;
  for (unsigned part = 1; part < kParts; ++part) {
    for (std::size_t i = 0; i < analyses.size(); ++i)
      all.summaries[i]->merge(*parts[part].summaries[i]);
  }
  for (auto& bucket : facts) all.customers.add(std::move(bucket));
  return all;
}

void Collected::merge(Collected&& other) {
  for (std::size_t i = 0; i < summaries.size(); ++i) summaries[i]->merge(*other.summaries[i]);
  customers.merge(std::move(other.customers));
}

// Between instances of one build only: facts are written as they lie in memory.
void Collected::save(ByteWriter& out) const {
  out.put<std::uint64_t>(customers.blocks().size());
  for (const auto& block : customers.blocks()) block.save(out);
  for (const auto& summary : summaries) summary->save(out);
}

Result<Collected> Collected::load(std::string_view bytes, const Options& options, Portion portion) {
  Collected loaded;
  loaded.analyses = analyses_of(options, portion);
  ByteReader in(bytes);
  for (std::size_t n = in.count(sizeof(std::uint64_t)); n > 0; --n)
    loaded.customers.add(CustomerBlock::load(in));
  for (const auto* analysis : loaded.analyses) {
    loaded.summaries.push_back(analysis->load(in));
    if (!loaded.summaries.back()) return fail("summary_damaged");
  }
  if (in.bad() || !in.at_end()) return fail("summary_damaged");
  return loaded;
}

}  // namespace clientele
