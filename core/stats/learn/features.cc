#include "stats/learn/features.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace clientele::stats {
namespace {

std::vector<float> quantile_edges(const std::vector<float>& values) {
  std::vector<float> known;
  known.reserve(values.size());
  for (const float v : values) {
    if (!std::isnan(v)) known.push_back(v);
  }
  std::sort(known.begin(), known.end());
  std::vector<float> distinct = known;
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
  if (distinct.empty()) return {};
  // An edge is a value that begins a bin; the lowest value needs none.
  if (distinct.size() < kBins) return {distinct.begin() + 1, distinct.end()};
  constexpr std::size_t kCuts = kBins - 2;
  std::vector<float> edges;
  for (std::size_t i = 1; i <= kCuts; ++i) {
    const auto at =
        static_cast<std::size_t>(static_cast<std::uint64_t>(known.size()) * i / (kCuts + 1));
    if (known[at] > known.front() && (edges.empty() || known[at] > edges.back())) {
      edges.push_back(known[at]);
    }
  }
  return edges;
}

// BinRule::bin of a number without branches: edges filled up to 63 with infinity, halved six times.
class EvenSearch {
 public:
  explicit EvenSearch(const std::vector<float>& edges) {
    edges_.fill(std::numeric_limits<float>::infinity());
    std::copy(edges.begin(), edges.end(), edges_.begin());
    count_ = edges.size();
  }
  std::uint8_t bin(float value) const {
    if (std::isnan(value)) return 0;
    std::size_t below = 0;
    for (std::size_t step = kBins / 2; step > 0; step /= 2) {
      below += edges_[below + step - 1] <= value ? step : 0;
    }
    return static_cast<std::uint8_t>(1 + std::min(below, count_));
  }

 private:
  std::array<float, kBins - 1> edges_;
  std::size_t count_;
};

}  // namespace

FeatureTable take_rows(const FeatureTable& table, std::span<const std::uint32_t> rows) {
  FeatureTable out(table.size());
  for (std::size_t c = 0; c < table.size(); ++c) {
    out[c].category = table[c].category;
    out[c].values.reserve(rows.size());
    for (const auto row : rows) out[c].values.push_back(table[c].values[row]);
  }
  return out;
}

std::uint8_t BinRule::bin(float value) const {
  if (category) {
    return static_cast<std::uint8_t>(std::min(value, static_cast<float>(kBins - 1)));
  }
  if (std::isnan(value)) return 0;
  const auto above = std::upper_bound(edges.begin(), edges.end(), value);
  return static_cast<std::uint8_t>(1 + (above - edges.begin()));
}

std::vector<BinRule> bin_rules(const FeatureTable& table) {
  std::vector<BinRule> rules(table.size());
  for (std::size_t c = 0; c < table.size(); ++c) {
    rules[c].category = table[c].category;
    if (!table[c].category) rules[c].edges = quantile_edges(table[c].values);
  }
  return rules;
}

Bins to_bins(const FeatureTable& table, const std::vector<BinRule>& rules) {
  Bins bins(table.size());
  for (std::size_t c = 0; c < table.size(); ++c) {
    bins[c].reserve(table[c].values.size());
    if (rules[c].category) {
      for (const float v : table[c].values) bins[c].push_back(rules[c].bin(v));
      continue;
    }
    const EvenSearch search(rules[c].edges);
    for (const float v : table[c].values) bins[c].push_back(search.bin(v));
  }
  return bins;
}

}  // namespace clientele::stats
