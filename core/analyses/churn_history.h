// What was known of a buyer on a day, and whether a purchase followed: the cases from which a model
// of falling silent learns. Nothing after the day enters a case but its outcome.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "analyses/churn_record.h"
#include "analyses/churn_window.h"
#include "base/bytes.h"
#include "stats/learn/features.h"

namespace clientele {

// The days looked back from: the as-of date, then one churn window earlier each.
struct ChurnCuts {
  static constexpr std::size_t kMost = 4;  // with an outcome
  std::vector<Day> ends;   // ends[k]: the last day of what is known; two more than cuts
  std::size_t usable = 0;  // cuts 1 … usable have an outcome, and a whole window of history before
  Day at(std::size_t k) const { return ends[k]; }
  // Bought in the two windows to the cut: active or dormant, not lost yet.
  bool open(Day last, std::size_t k) const { return last > ends[k + 2] && last <= ends[k]; }
};
ChurnCuts churn_cuts(const Context& context, const Options& options);

// In the order of a case's values. Ids of messages "churn.feature.<id>".
enum class ChurnFeature : std::uint8_t {
  recency,       // days since the last purchase
  tenure,        // days since the first
  purchases,     // purchase days
  recent,        // of them in the last window
  change,        // (last window - the one before) / (their sum + 1)
  amount,        // square root of the net per purchase day: exact everywhere, as logarithms are not
  spend,         // square root of the net of the last window
  spend_change,  // of net, as `change`
  overdue,       // recency / mean interval; missing with one purchase day
  irregular,     // variation of the intervals; missing below three
  contacts,      // in the last window
  contacts_change,  // as `change`
  rating,           // last satisfaction on 1-5 in a year; missing where not asked
};
inline constexpr std::size_t kChurnFeatures = 13;
std::string_view churn_feature_id(std::size_t feature);
using ChurnFeatures = std::array<float, kChurnFeatures>;
// The record must hold a purchase by the cut.
ChurnFeatures churn_features(const ChurnRecord& record, const ChurnCuts& cuts, std::size_t cut);

struct ChurnCase {
  ChurnFeatures known{};
  std::uint32_t cut = 0;
  std::uint32_t left = 0;                // 1: no purchase in the window after the cut
  std::uint32_t partition = 0, row = 0;  // of the customer
};

// Cases of a sample of buyers: those whose ids have the smallest hashes, so that every split of the
// customers gives the same sample.
class ChurnSample {
 public:
  static constexpr std::size_t kBuyers = 20'000;
  bool wants(std::uint64_t hash) const { return hash < limit_; }
  void add(std::uint64_t hash, const std::vector<ChurnCase>& cases);
  // Cases in the order of their buyers' hashes.
  std::vector<ChurnCase> cases() const;

  void merge(const ChurnSample& other);
  void save(ByteWriter& out) const;
  void load(ByteReader& in);

 private:
  struct Buyer {
    std::uint64_t hash = 0;
    std::vector<ChurnCase> cases;
  };
  void prune(std::size_t above);
  std::vector<Buyer> kept() const;  // in order, at most kBuyers

  std::vector<Buyer> buyers_;
  std::uint64_t limit_ = ~0ull;
};

}  // namespace clientele
