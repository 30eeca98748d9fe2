// The mergeable half of the section "satisfaction": histograms of answers, overall, by month, by
// attribute and by customer, and the sums behind the correlations. All integers.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "analyses/analysis.h"
#include "stats/moments.h"

namespace clientele {

// Answers by value in 1/10,000: ratings mapped linearly to 1-5, recommendation as given on 0-10.
using Answers = std::map<std::int32_t, std::uint64_t>;
void add_answers(Answers& to, const Answers& from);
std::uint64_t count_answers(const Answers& answers);
stats::Moments moments_of(const Answers& answers);

// What a group of respondents answered.
struct Scores {
  Answers satisfaction;  // overall, on 1-5
  Answers recommend;     // on 0-10
  void add(const Scores& other);
  bool empty() const { return satisfaction.empty() && recommend.empty(); }
  bool operator==(const Scores&) const = default;
};

// Sums over rows that answered both of two questions; values in 1/100.
struct PairSums {
  std::int64_t n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
  void add(std::int64_t a, std::int64_t b) {
    ++n, x += a, y += b, xx += a * a, yy += b * b, xy += a * b;
  }
  void add(const PairSums& other) {
    n += other.n, x += other.x, y += other.y;
    xx += other.xx, yy += other.yy, xy += other.xy;
  }
  bool operator==(const PairSums&) const = default;
};

// One customer's answers, to be told apart by segment once segments are known.
struct CustomerAnswers {
  std::uint64_t id = 0;
  std::int64_t satisfaction = 0, recommend = 0;  // sums, in 1/10,000
  std::uint32_t satisfaction_n = 0, recommend_n = 0;
  bool operator==(const CustomerAnswers&) const = default;
};

// Questions by key: "satisfaction", "recommend", "loyalty", "aspect:<header>".
inline constexpr const char* kAspectPrefix = "aspect:";

class SatisfactionSummary final : public Summary {
 public:
  void merge(const Summary& other) override;
  void save(ByteWriter& out) const override;
  static std::unique_ptr<SatisfactionSummary> load(ByteReader& in);  // null: bytes not valid

  void add(const View& view, const CustomerBlock& facts);

  std::uint64_t rows = 0;                                         // survey rows in scope
  std::map<std::string, Answers> answers;                         // by question
  std::map<std::int32_t, std::map<std::string, Answers>> months;  // by month_index, then question
  std::map<std::pair<std::string, std::string>, PairSums> pairs;  // first < second
  std::map<std::string, std::map<std::string, Scores>> groups;    // by attribute, then group key
  std::vector<CustomerAnswers> customers;          // those that answered, in no order
  std::uint64_t would = 0, would_not = 0;          // recommendation asked as yes or no
  std::uint64_t referred = 0, referral_asked = 0;  // customers with a referrer; in files that tell
};

}  // namespace clientele
