// What the section "satisfaction" works out from the merged answers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyses/satisfaction_summary.h"
#include "analyses/segments.h"
#include "stats/intervals.h"
#include "stats/tests.h"

namespace clientele {

// One rated question on 1-5.
struct RatedQuestion {
  std::string key;  // of the summary
  stats::Moments moments;
  stats::Range interval;              // of the mean
  double top2 = 0, bottom2 = 0;       // shares of the top and bottom two of five (nearest answer)
  std::optional<double> correlation;  // with the overall question, and its p
  double correlation_p = 1, correlation_n = 0;
  std::optional<double> weight;  // relative weight, of the explained variance
  double csi_weight = 0;         // share in the CSI; 0: not part of it
};
RatedQuestion rate_question(const std::string& key, const Answers& answers);

struct NetPromoter {
  double promoters = 0, passives = 0, detractors = 0;
  double answers() const { return promoters + passives + detractors; }
  double score() const { return stats::nps(promoters, passives, detractors); }
  stats::Range interval() const { return stats::nps_interval(promoters, passives, detractors); }
};
NetPromoter net_promoter(const Answers& recommend);

struct Index {
  double value = 0;       // 0-100
  stats::Range interval;  // 95%, correlations between aspects included
  double n = 0;           // fewest answers of an aspect in it
};

struct SatisfactionView {
  std::optional<RatedQuestion> overall, loyalty;
  std::vector<RatedQuestion> aspects;  // best mean first
  std::string importance_of;           // the question importance is about: key, empty where none
  double explained = 0;                // R² of the relative weights
  std::optional<Index> csi;
  std::optional<NetPromoter> nps;
};
SatisfactionView view_satisfaction(const SatisfactionSummary& summary, const Options& options);

// CSI (ACSI form): sum of w_i (mean_i - 1) / 4 x 100 over aspects, weights summing to 1.
std::optional<double> csi_of(const std::map<std::string, Answers>& answers,
                             const std::vector<RatedQuestion>& aspects);

enum class Asked : std::uint8_t { satisfaction, recommend };

// A group whose answers differ from all other respondents with that attribute known.
struct ScoreDifference {
  std::string attribute, group;  // id and key
  Asked asked = Asked::satisfaction;
  double value = 0, rest = 0;  // mean on 1-5, or NPS
  double n = 0, rest_n = 0;
  double p = 1;  // corrected over all attributes and questions
};

using ScoreGroups = std::map<std::string, std::map<std::string, Scores>>;

// At most one difference for each attribute and question. Kruskal-Wallis over the groups, Holm over
// attributes and questions; then group against the rest by ranks and by means, Holm over groups.
std::vector<ScoreDifference> score_differences(const ScoreGroups& groups, double significance);

// Respondents by RFM segment ("rfm") and by repeat and single buyers ("buyers"), a customer counted
// once with the mean of their answers.
ScoreGroups groups_of_customers(const std::vector<CustomerAnswers>& answers,
                                const Customers& customers, const Segments& segments,
                                const Options& options);

}  // namespace clientele
