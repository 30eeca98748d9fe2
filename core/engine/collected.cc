#include "engine/collected.h"

#include <algorithm>
#include <iterator>
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

struct PartitionOrder {
  bool operator()(const CustomerFacts& facts, unsigned bucket) const {
    return facts.partition < bucket;
  }
  bool operator()(unsigned bucket, const CustomerFacts& facts) const {
    return bucket < facts.partition;
  }
};

std::vector<CustomerFacts> known_of(const std::vector<CustomerFacts>& known, const Shard& shard,
                                    unsigned bucket) {
  if (shard.partitions[bucket].customers == 0) return {};  // another reader's
  const auto [begin, end] = std::equal_range(known.begin(), known.end(), bucket, PartitionOrder());
  return {begin, end};
}

}  // namespace

unsigned portions_of(std::size_t customers, std::size_t most_at_once, const Options& options) {
  const auto sections = static_cast<unsigned>(analyses_of(options).size());
  return customers > most_at_once ? kFactPortions + sections : 1;
}

Collected collect(const Shard& shard, const Options& options, Portion portion,
                  const std::vector<CustomerFacts>& known, const Parallel& parallel) {
  const auto analyses = analyses_of(options, portion);
  const auto in_portion = [&](unsigned bucket) {
    if (portion.of == 1 || !has_facts(portion)) return true;
    return bucket * kFactPortions / shard.partitions.size() == portion.index;
  };
  std::vector<Collected> parts(kParts);
  std::vector<std::vector<CustomerFacts>> facts(shard.partitions.size());
  parallel(kParts, [&](unsigned part) {
    Collected& mine = parts[part];
    for (const auto* analysis : analyses) mine.summaries.push_back(analysis->start());
    for (unsigned bucket = part; bucket < shard.partitions.size(); bucket += kParts) {
      if (!in_portion(bucket)) continue;
      const View view(*shard.context, shard.partitions[bucket], options);
      facts[bucket] = has_facts(portion) ? collect_customer_facts(view, bucket)
                                         : known_of(known, shard, bucket);
      for (std::size_t i = 0; i < analyses.size(); ++i) {
        analyses[i]->collect(view, facts[bucket], *mine.summaries[i]);
      }
      if (!has_facts(portion)) std::vector<CustomerFacts>().swap(facts[bucket]);
    }
  });
  Collected all = std::move(parts[0]);
  all.analyses = analyses;
  for (unsigned part = 1; part < kParts; ++part) {
    for (std::size_t i = 0; i < analyses.size(); ++i)
      all.summaries[i]->merge(*parts[part].summaries[i]);
  }
  std::size_t count = 0;
  for (const auto& bucket : facts) count += bucket.size();
  all.customers.reserve(count);
  for (auto& bucket : facts) {
    all.customers.insert(all.customers.end(), bucket.begin(), bucket.end());
    std::vector<CustomerFacts>().swap(bucket);
  }
  return all;
}

void Collected::merge(Collected&& other) {
  for (std::size_t i = 0; i < summaries.size(); ++i) summaries[i]->merge(*other.summaries[i]);
  const auto middle = static_cast<std::ptrdiff_t>(customers.size());
  customers.reserve(customers.size() + other.customers.size());
  customers.insert(customers.end(), other.customers.begin(), other.customers.end());
  // Each reader holds whole partitions, in ascending order.
  std::inplace_merge(
      customers.begin(), customers.begin() + middle, customers.end(),
      [](const CustomerFacts& a, const CustomerFacts& b) { return a.partition < b.partition; });
}

// Between instances of one build only: facts are written as they lie in memory.
void Collected::save(ByteWriter& out) const {
  out.array(customers);
  for (const auto& summary : summaries) summary->save(out);
}

Result<Collected> Collected::load(std::string_view bytes, const Options& options, Portion portion) {
  Collected loaded;
  loaded.analyses = analyses_of(options, portion);
  ByteReader in(bytes);
  loaded.customers = in.array<CustomerFacts>();
  for (const auto* analysis : loaded.analyses) {
    loaded.summaries.push_back(analysis->load(in));
    if (!loaded.summaries.back()) return fail("summary_damaged");
  }
  if (in.bad() || !in.at_end()) return fail("summary_damaged");
  return loaded;
}

}  // namespace clientele
