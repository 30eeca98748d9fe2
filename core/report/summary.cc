// Ranking and writing of the summary.
#include "report/summary.h"

#include <algorithm>
#include <set>

namespace clientele {
namespace {

constexpr std::size_t kMostFindings = 8;
constexpr std::size_t kFirstActions = 5;

double figure_or(const FigureMap& figures, const std::string& id, double otherwise) {
  const auto found = figures.find(id);
  return found == figures.end() || found->second.value <= 0 ? otherwise : found->second.value;
}

// Money and customers are compared as shares of all money and all customers.
double weight(const Finding& finding, double revenue, double customers) {
  const double money = revenue > 0 ? std::abs(finding.money) / revenue : 0;
  const double people = customers > 0 ? std::abs(finding.customers) / customers : 0;
  return std::max(money, people) * finding.confidence;
}

const char* tone_name(Finding::Tone tone) {
  switch (tone) {
    case Finding::Tone::good: return "good";
    case Finding::Tone::bad: return "bad";
    case Finding::Tone::neutral: return "neutral";
  }
  return "neutral";
}

}  // namespace

std::vector<Finding> rank_findings(const std::vector<Conclusion>& conclusions, const FigureMap& figures) {
  std::vector<Finding> all;
  for (const auto& conclusion : conclusions) all.insert(all.end(), conclusion.findings.begin(), conclusion.findings.end());
  const double revenue = figure_or(figures, "revenue.net", 0);
  const double customers = figure_or(figures, "customers.total", figure_or(figures, "nps.answers", 0));
  std::stable_sort(all.begin(), all.end(), [&](const Finding& a, const Finding& b) {
    const double x = weight(a, revenue, customers), y = weight(b, revenue, customers);
    return x != y ? x > y : a.id < b.id;
  });
  std::set<std::string> ids;
  for (const auto& finding : all) ids.insert(finding.id);
  std::vector<Finding> chosen;
  for (auto& finding : all) {
    if (chosen.size() == kMostFindings) break;
    if (!finding.folds_into.empty() && ids.count(finding.folds_into) != 0) continue;
    chosen.push_back(std::move(finding));
  }
  return chosen;
}

Json summary_json(const std::vector<Conclusion>& conclusions, const FigureMap& figures,
                  const std::vector<Action>& actions, const std::string& note) {
  Json out = {{"id", "summary"}, {"title", text_json({"summary.title", {}})}};
  const auto findings = rank_findings(conclusions, figures);
  if (!findings.empty()) out["conclusion"] = text_json(findings.front().text);
  out["missing"] = Json::array();
  out["figures"] = Json::array();
  out["blocks"] = Json::array();
  for (const auto& conclusion : conclusions) {
    if (!conclusion.section) continue;
    for (const auto& block : conclusion.section->blocks) {
      if (block.id.starts_with("summary.")) out["blocks"].push_back(block_json(block));
    }
  }
  out["findings"] = Json::array();
  for (const auto& finding : findings) {
    out["findings"].push_back({{"id", finding.id},
                               {"text", text_json(finding.text)},
                               {"section", finding.section},
                               {"figures", finding.figures},
                               {"tone", tone_name(finding.tone)},
                               {"money", number_json(finding.money)},
                               {"customers", number_json(finding.customers)},
                               {"confidence", number_json(finding.confidence)}});
  }
  out["actions"] = Json::array();
  for (std::size_t i = 0; i < std::min(actions.size(), kFirstActions); ++i) out["actions"].push_back(actions[i].id);
  if (!note.empty()) out["note"] = note;
  return out;
}

}  // namespace clientele
