// Gradient-boosted symmetric trees for a yes/no outcome: small, deterministic, and with exact
// additive contributions.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "stats/learn/features.h"

namespace clientele::stats {

// Every level of a symmetric (oblivious) tree asks one question of all rows, so a tree of depth d
// is d questions and 2^d values: little room to overfit, and a row is scored by d comparisons.
// Gradients are rounded to 1/16384 and summed as integers, so histograms do not depend on the order
// of rows. Friedman, Annals of Statistics 29 (2001); Prokhorenkova et al., NeurIPS (2018).
class BoostedTrees {
 public:
  static constexpr int kDepth = 3;
  static constexpr std::size_t kLeaves = 1u << kDepth;
  struct Options {
    int trees = 60;
    double rate = 0.16;
    double ridge = 8;  // added to the sum of second derivatives of a leaf
  };

  // Bins as of to_bins(); labels 0 or 1, as many as rows; at most 65,536 rows (sums are packed).
  static BoostedTrees fit(const Bins& bins, const std::vector<BinRule>& rules,
                          std::span<const std::uint8_t> labels, const Options& options);
  static constexpr std::size_t kMostRows = 65'536;

  // Log-odds of each row. Columns as in fit().
  std::vector<double> margins(const Bins& bins) const;
  // What a row's log-odds are made of, by column: Shapley values of the trees' own conditional
  // expectations (cover-weighted; Lundberg et al., Nature Machine Intelligence 2, 2020). Their sum
  // and base() give the margin.
  void contributions(const Bins& bins, std::size_t row, std::span<double> out) const;
  double base() const { return base_; }

 private:
  struct Question {
    std::uint32_t column = 0;
    std::uint8_t bin = 0;
    bool category = false;
    // A category is asked whether it is the level, a number whether it is above the bin.
    bool yes(std::uint8_t value) const { return category ? value == bin : value > bin; }
  };
  struct Tree {
    std::array<Question, kDepth> questions;
    std::array<double, kLeaves> values{};  // relative to the tree's mean, which is in base_
    // Shapley value of each question's column at each leaf; a column asked twice has all of it at
    // its first question.
    std::array<std::array<double, kDepth>, kLeaves> shares{};
  };
  static std::size_t leaf_of(const Tree& tree, const Bins& bins, std::size_t row);
  static double explain(Tree& tree, const std::array<double, kLeaves>& cover);

  std::vector<Tree> trees_;
  double base_ = 0;
};

}  // namespace clientele::stats
