// Differences between groups of respondents, and respondents grouped by what they bought.
#include <algorithm>
#include <cmath>
#include <set>

#include "analyses/customer_finder.h"
#include "analyses/satisfaction_view.h"
#include "stats/correction.h"

namespace clientele {
namespace {

constexpr std::uint64_t kTestedGroup = 20;  // answers a group needs to be compared

const Answers& answers_of(const Scores& scores, Asked asked) {
  return asked == Asked::satisfaction ? scores.satisfaction : scores.recommend;
}

// Groups of answers as counts by rank class, in the order of all values seen.
std::vector<std::vector<std::uint64_t>> by_class(const std::vector<Answers>& groups) {
  std::set<std::int32_t> values;
  for (const auto& group : groups) {
    for (const auto& [value, count] : group) values.insert(value);
  }
  std::vector<std::vector<std::uint64_t>> out;
  for (const auto& group : groups) {
    auto& counts = out.emplace_back();
    for (const auto value : values) {
      const auto at = group.find(value);
      counts.push_back(at == group.end() ? 0 : at->second);
    }
  }
  return out;
}

struct Candidate {
  std::string key;
  Answers answers;
};

std::vector<Candidate> candidates(const std::map<std::string, Scores>& groups, Asked asked) {
  std::vector<Candidate> out;
  for (const auto& [key, scores] : groups) {
    const auto& answers = answers_of(scores, asked);
    if (count_answers(answers) >= kTestedGroup) out.push_back({key, answers});
  }
  return out;
}

double overall_p(const std::vector<Candidate>& groups) {
  if (groups.size() < 2) return 1;
  std::vector<Answers> answers;
  for (const auto& group : groups) answers.push_back(group.answers);
  return stats::kruskal_wallis(by_class(answers)).p;
}

// NPS as the mean of +100, 0 and -100, for a test of means.
stats::Moments nps_moments(const Answers& answers) {
  const auto nps = net_promoter(answers);
  return stats::moments_of_sums(nps.answers(), 100 * (nps.promoters - nps.detractors),
                                10'000 * (nps.promoters + nps.detractors));
}

ScoreDifference compare(const std::vector<Candidate>& groups, std::size_t index, Asked asked) {
  Answers rest;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    if (g != index) add_answers(rest, groups[g].answers);
  }
  const auto& answers = groups[index].answers;
  const bool rated = asked == Asked::satisfaction;
  const auto mine = rated ? moments_of(answers) : nps_moments(answers);
  const auto theirs = rated ? moments_of(rest) : nps_moments(rest);
  ScoreDifference out;
  out.group = groups[index].key;
  out.asked = asked;
  out.value = mine.mean;
  out.rest = theirs.mean;
  out.n = mine.n;
  out.rest_n = theirs.n;
  out.p =
      std::max(stats::welch(mine, theirs).p, stats::kruskal_wallis(by_class({answers, rest})).p);
  return out;
}

std::optional<ScoreDifference> largest(const std::vector<Candidate>& groups, Asked asked,
                                       double significance) {
  std::vector<ScoreDifference> found;
  std::vector<double> p;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    found.push_back(compare(groups, g, asked));
    p.push_back(found.back().p);
  }
  const auto corrected = stats::holm(p);
  const auto stake = [](const ScoreDifference& d) { return std::abs(d.value - d.rest) * d.n; };
  std::optional<ScoreDifference> best;
  for (std::size_t g = 0; g < found.size(); ++g) {
    if (corrected[g] < significance && (!best || stake(found[g]) > stake(*best))) best = found[g];
  }
  return best;
}

}  // namespace

std::vector<ScoreDifference> score_differences(const ScoreGroups& groups, double significance) {
  struct Tested {
    std::string attribute;
    Asked asked;
    std::vector<Candidate> groups;
  };
  std::vector<Tested> tested;
  std::vector<double> p;
  for (const auto& [attribute, scores] : groups) {
    for (const auto asked : {Asked::satisfaction, Asked::recommend}) {
      auto found = candidates(scores, asked);
      if (found.size() < 2) continue;
      p.push_back(overall_p(found));
      tested.push_back({attribute, asked, std::move(found)});
    }
  }
  const auto corrected = stats::holm(p);
  std::vector<ScoreDifference> out;
  for (std::size_t i = 0; i < tested.size(); ++i) {
    if (corrected[i] >= significance) continue;
    auto difference = largest(tested[i].groups, tested[i].asked, significance);
    if (!difference) continue;
    difference->attribute = tested[i].attribute;
    difference->p = corrected[i];
    out.push_back(std::move(*difference));
  }
  return out;
}

ScoreGroups groups_of_customers(const std::vector<CustomerAnswers>& answers,
                                const Customers& customers, const Segments& segments,
                                const Options& options) {
  ScoreGroups out;
  const CustomerFinder finder(customers);
  for (const auto& answer : answers) {
    const auto place = finder.place(answer.id);
    if (!place || !customers[*place].buying()) continue;
    Scores one;
    const auto mean = [](std::int64_t sum, std::uint32_t n) {
      return static_cast<std::int32_t>((2 * sum + n) / (2 * static_cast<std::int64_t>(n)));
    };
    if (answer.satisfaction_n > 0)
      ++one.satisfaction[mean(answer.satisfaction, answer.satisfaction_n)];
    if (answer.recommend_n > 0) ++one.recommend[mean(answer.recommend, answer.recommend_n)];
    if (const auto& segment = segments.of[*place]; segment.placed)
      out["rfm"]["k" + rfm_name_key(options.rfm_scheme, segment.rfm)].add(one);
    out["buyers"]
       [customers[*place].days >= 2 ? "ksatisfaction.buyers.repeat" : "ksatisfaction.buyers.single"]
           .add(one);
  }
  return out;
}

}  // namespace clientele
