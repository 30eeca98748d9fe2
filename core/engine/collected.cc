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

}  // namespace

Collected collect(const Shard& shard, const Options& options, const Parallel& parallel) {
  const auto analyses = analyses_of(options);
  std::vector<Collected> parts(kParts);
  std::vector<std::vector<CustomerFacts>> facts(shard.partitions.size());
  parallel(kParts, [&](unsigned part) {
    Collected& mine = parts[part];
    for (const auto* analysis : analyses) mine.summaries.push_back(analysis->start());
    for (unsigned bucket = part; bucket < shard.partitions.size(); bucket += kParts) {
      const View view(*shard.context, shard.partitions[bucket], options);
      facts[bucket] = collect_customer_facts(view, bucket);
      for (std::size_t i = 0; i < analyses.size(); ++i) {
        analyses[i]->collect(view, facts[bucket], *mine.summaries[i]);
      }
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
  customers.insert(customers.end(), other.customers.begin(), other.customers.end());
  // Each reader holds whole partitions, in ascending order.
  std::inplace_merge(
      customers.begin(), customers.begin() + middle, customers.end(),
      [](const CustomerFacts& a, const CustomerFacts& b) { return a.partition < b.partition; });
}

// Between instances of one build only: facts are written as they lie in memory.
std::string Collected::save() const {
  ByteWriter out;
  out.array(customers);
  for (const auto& summary : summaries) summary->save(out);
  return out.take();
}

Result<Collected> Collected::load(std::string_view bytes, const Options& options) {
  Collected loaded;
  loaded.analyses = analyses_of(options);
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
