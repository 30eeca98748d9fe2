#include "stats/learn/boosting.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "stats/learn/logit.h"

namespace clientele::stats {
namespace {

constexpr double kUnit = 16'384;    // gradients are rounded to 1 / kUnit
constexpr double kLeastSecond = 1;  // of second derivatives on each side of a question
constexpr std::size_t kNodes = BoostedTrees::kLeaves;

// First derivatives in the upper 32 bits and second in the lower: one addition sums both.
using Packed = std::uint64_t;
Packed pack(double first, double second) {
  const auto g = static_cast<std::int64_t>(std::floor(first * kUnit + 0.5));
  const auto h = static_cast<std::int64_t>(std::floor(second * kUnit + 0.5));
  return (static_cast<Packed>(g) << 32) + static_cast<Packed>(h);
}
struct Sums {
  double first, second;
};
Sums unpack(Packed sum) {
  const auto h = static_cast<std::uint32_t>(sum);
  const auto g = static_cast<std::int32_t>(static_cast<std::uint32_t>(sum >> 32));
  return {static_cast<double>(g) / kUnit, static_cast<double>(h) / kUnit};
}

double quality(Packed sum, double ridge) {
  const auto s = unpack(sum);
  return s.first * s.first / (s.second + ridge);
}

using Histogram = std::array<std::array<Packed, kBins>, kNodes>;

// Histograms of neighbouring columns are summed in one pass over the rows: additions to different
// ones do not wait for each other, as those to one bin after another do.
constexpr std::size_t kTogether = 4;
using Histograms = std::array<Histogram, kTogether>;

template <std::size_t N>
void sum_columns(const Bins& bins, std::size_t first, std::span<const std::uint8_t> node,
                 std::span<const Packed> gradient, Histograms& into) {
  std::array<const std::uint8_t*, N> columns;
  for (std::size_t k = 0; k < N; ++k) columns[k] = bins[first + k].data();
  for (std::size_t i = 0; i < node.size(); ++i) {
    const auto n = node[i];
    const Packed g = gradient[i];
    for (std::size_t k = 0; k < N; ++k) into[k][n][columns[k][i]] += g;
  }
}

// The columns from `first` on, kTogether at most; how many they are.
std::size_t sum_next(const Bins& bins, std::size_t first, std::span<const std::uint8_t> node,
                     std::span<const Packed> gradient, Histograms& into) {
  const auto n = std::min(kTogether, bins.size() - first);
  switch (n) {
    case 4:
      sum_columns<4>(bins, first, node, gradient, into);
      break;
    case 3:
      sum_columns<3>(bins, first, node, gradient, into);
      break;
    case 2:
      sum_columns<2>(bins, first, node, gradient, into);
      break;
    default:
      sum_columns<1>(bins, first, node, gradient, into);
  }
  return n;
}

struct Best {
  double gain = 1e-9;
  std::uint32_t column = 0;
  std::uint8_t bin = 0;
  bool category = false;
};

// The best question of one column, all nodes of the level together.
void search(const Histogram& histogram, std::size_t nodes, const std::array<Packed, kNodes>& totals,
            std::size_t bins, std::uint32_t column, bool category, double ridge, Best& best) {
  double parents = 0;
  for (std::size_t n = 0; n < nodes; ++n) parents += quality(totals[n], ridge);
  std::array<Packed, kNodes> below{};
  for (std::size_t b = 0; b < bins; ++b) {
    bool any = false;
    for (std::size_t n = 0; n < nodes; ++n) {
      any = any || histogram[n][b] != 0;
      below[n] = category ? histogram[n][b] : below[n] + histogram[n][b];
    }
    if (!any) continue;
    double gain = -parents, one = 0, other = 0;
    for (std::size_t n = 0; n < nodes; ++n) {
      gain += quality(below[n], ridge) + quality(totals[n] - below[n], ridge);
      one += unpack(below[n]).second;
      other += unpack(totals[n] - below[n]).second;
    }
    if (one < kLeastSecond || other < kLeastSecond || gain <= best.gain) continue;
    best = {gain, column, static_cast<std::uint8_t>(b), category};
  }
}

// Differences of Shapley weights: |S|! (n - |S| - 1)! / n! for up to three players.
double shapley_weight(int players, int others) {
  constexpr std::array<double, 4> kFactorial = {1, 1, 2, 6};
  return kFactorial[static_cast<std::size_t>(others)] *
         kFactorial[static_cast<std::size_t>(players - others - 1)] /
         kFactorial[static_cast<std::size_t>(players)];
}

// The tree's expectation when questions in `known` are answered as for `leaf` and the others by how
// many rows went each way.
double expectation(const std::array<double, kNodes>& values,
                   const std::array<double, kNodes>& cover, unsigned known, std::size_t leaf,
                   int level, std::size_t first, std::size_t count) {
  if (count == 1) return values[first];
  const auto half = count / 2;
  const int bit = BoostedTrees::kDepth - 1 - level;
  const auto side = [&](std::size_t from) {
    return expectation(values, cover, known, leaf, level + 1, from, half);
  };
  if ((known >> level & 1u) != 0) return side((leaf >> bit & 1u) != 0 ? first + half : first);
  double no = 0, yes = 0;
  for (std::size_t i = 0; i < half; ++i) {
    no += cover[first + i];
    yes += cover[first + half + i];
  }
  if (no + yes <= 0) return 0.5 * (side(first) + side(first + half));
  return (no * side(first) + yes * side(first + half)) / (no + yes);
}

}  // namespace

std::size_t BoostedTrees::leaf_of(const Tree& tree, const Bins& bins, std::size_t row) {
  std::size_t leaf = 0;
  for (const auto& question : tree.questions) {
    leaf = leaf * 2 + (question.yes(bins[question.column][row]) ? 1 : 0);
  }
  return leaf;
}

// Fills the shares; returns the tree's mean, which is taken out of its values.
double BoostedTrees::explain(Tree& tree, const std::array<double, kLeaves>& cover) {
  // Questions of one column are one player.
  std::vector<unsigned> players;
  std::vector<std::size_t> first;
  for (std::size_t q = 0; q < kDepth; ++q) {
    std::size_t same = 0;
    while (same < q && tree.questions[same].column != tree.questions[q].column) ++same;
    if (same == q) {
      players.push_back(1u << q);
      first.push_back(q);
    } else {
      for (std::size_t p = 0; p < players.size(); ++p) {
        if (first[p] == same) players[p] |= 1u << q;
      }
    }
  }
  const int n = static_cast<int>(players.size());
  double mean = 0;
  for (std::size_t leaf = 0; leaf < kLeaves; ++leaf) {
    std::array<double, 8> worth{};
    for (unsigned set = 0; set < (1u << n); ++set) {
      unsigned known = 0;
      for (int p = 0; p < n; ++p) {
        if ((set >> p & 1u) != 0) known |= players[static_cast<std::size_t>(p)];
      }
      worth[set] = expectation(tree.values, cover, known, leaf, 0, 0, kLeaves);
    }
    mean = worth[0];  // the same for every leaf
    for (int p = 0; p < n; ++p) {
      double share = 0;
      for (unsigned set = 0; set < (1u << n); ++set) {
        if ((set >> p & 1u) != 0) continue;
        int others = 0;
        for (int o = 0; o < n; ++o) others += static_cast<int>(set >> o & 1u);
        share += shapley_weight(n, others) * (worth[set | (1u << p)] - worth[set]);
      }
      tree.shares[leaf][first[static_cast<std::size_t>(p)]] = share;
    }
  }
  for (auto& value : tree.values) value -= mean;
  return mean;
}

BoostedTrees BoostedTrees::fit(const Bins& bins, const std::vector<BinRule>& rules,
                               std::span<const std::uint8_t> labels, const Options& options) {
  BoostedTrees model;
  const std::size_t rows = labels.size();
  if (rows == 0 || rows > kMostRows) return model;
  double positive = 0;
  for (const auto label : labels) positive += label;
  model.base_ = log_odds((positive + 0.5) / (static_cast<double>(rows) + 1));
  std::vector<double> margin(rows, model.base_);
  std::vector<Packed> gradient(rows);
  std::vector<std::uint8_t> node(rows);
  Histograms histograms;
  std::vector<std::size_t> used;  // bins of each column
  for (const auto& column : bins) {
    used.push_back(std::size_t{1} + *std::max_element(column.begin(), column.end()));
  }
  for (int t = 0; t < options.trees; ++t) {
    for (std::size_t i = 0; i < rows; ++i) {
      const double p = logistic(margin[i]);
      gradient[i] = pack(labels[i] - p, p * (1 - p));
    }
    std::fill(node.begin(), node.end(), std::uint8_t{0});
    Tree tree;
    bool found = true;
    for (int level = 0; level < kDepth && found; ++level) {
      const std::size_t nodes = std::size_t{1} << level;
      Best best;
      std::array<Packed, kNodes> totals{};
      for (std::size_t i = 0; i < rows; ++i) totals[node[i]] += gradient[i];
      for (std::size_t first = 0; first < bins.size(); first += kTogether) {
        for (auto& histogram : histograms) {
          for (std::size_t n = 0; n < nodes; ++n) histogram[n].fill(0);
        }
        const auto count = sum_next(bins, first, node, gradient, histograms);
        for (std::size_t k = 0; k < count; ++k) {
          const auto c = first + k;
          search(histograms[k], nodes, totals, used[c], static_cast<std::uint32_t>(c),
                 rules[c].category, options.ridge, best);
        }
      }
      // A deeper level without a useful question repeats one: its leaves stay empty on one side.
      if (best.gain <= 1e-9) {
        found = level > 0;
        if (level > 0) tree.questions[static_cast<std::size_t>(level)] = tree.questions[0];
      } else {
        tree.questions[static_cast<std::size_t>(level)] = {best.column, best.bin, best.category};
      }
      if (!found) break;
      const auto question = tree.questions[static_cast<std::size_t>(level)];
      const auto* column = bins[question.column].data();
      for (std::size_t i = 0; i < rows; ++i) {
        node[i] = static_cast<std::uint8_t>(node[i] * 2 + (question.yes(column[i]) ? 1 : 0));
      }
    }
    if (!found) break;
    std::array<Packed, kNodes> totals{};
    std::array<double, kLeaves> cover{};
    for (std::size_t i = 0; i < rows; ++i) {
      totals[node[i]] += gradient[i];
      cover[node[i]] += 1;
    }
    for (std::size_t leaf = 0; leaf < kLeaves; ++leaf) {
      const auto sums = unpack(totals[leaf]);
      tree.values[leaf] = options.rate * sums.first / (sums.second + options.ridge);
    }
    for (std::size_t i = 0; i < rows; ++i) margin[i] += tree.values[node[i]];
    model.base_ += explain(tree, cover);
    model.trees_.push_back(tree);
  }
  return model;
}

std::vector<double> BoostedTrees::margins(const Bins& bins) const {
  const std::size_t rows = bins.empty() ? 0 : bins.front().size();
  std::vector<double> out(rows, base_);
  for (const auto& tree : trees_) {
    for (std::size_t i = 0; i < rows; ++i) out[i] += tree.values[leaf_of(tree, bins, i)];
  }
  return out;
}

void BoostedTrees::contributions(const Bins& bins, std::size_t row, std::span<double> out) const {
  std::fill(out.begin(), out.end(), 0.0);
  for (const auto& tree : trees_) {
    const auto& shares = tree.shares[leaf_of(tree, bins, row)];
    for (std::size_t q = 0; q < kDepth; ++q) out[tree.questions[q].column] += shares[q];
  }
}

}  // namespace clientele::stats
