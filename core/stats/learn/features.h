// Columns a model learns from, and their form in small whole numbers. Models see rows by bins, so
// that splits are found on integers and come out equal natively and in Wasm.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace clientele::stats {

// One column. A number: NaN where missing. A category: level 1, 2, …, and 0 where missing.
struct Feature {
  bool category = false;
  std::vector<float> values;
};

// Columns of equal length.
using FeatureTable = std::vector<Feature>;

// The rows of a table, in the order given.
FeatureTable take_rows(const FeatureTable& table, std::span<const std::uint32_t> rows);

inline constexpr std::size_t kBins = 64;  // a column's bins, missing included

// How values of one column become bins: bin 0 is missing; a category's bin is its level, levels
// from kBins - 1 on share the last; a number's is 1 + edges at or below it.
struct BinRule {
  bool category = false;
  std::vector<float> edges;
  std::uint8_t bin(float value) const;
};

// Edges at the quantiles of each number column (each distinct value its own bin where few).
std::vector<BinRule> bin_rules(const FeatureTable& table);

// bins[column][row]
using Bins = std::vector<std::vector<std::uint8_t>>;
Bins to_bins(const FeatureTable& table, const std::vector<BinRule>& rules);

}  // namespace clientele::stats
