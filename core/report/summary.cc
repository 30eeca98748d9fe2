// Ranking and writing of the summary.
#include "report/summary.h"

#include <algorithm>
#include <set>

#include "report/catalogue.h"

namespace clientele {
namespace {

constexpr std::size_t kMostFindings = 8;

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

namespace {

Json change_json(const std::optional<Number>& change) {
  return {{"value", number_json(change->value)}, {"unit", unit_name(change->unit)}};
}

Json key_figure_json(const KeyFigure& key) {
  Json out = {{"figure", key.figure}, {"label", text_json({"figure." + key.figure, {}})}, {"up_is", tone_name(key.up_is)}};
  if (key.previous) out["previous"] = change_json(key.previous);
  if (key.last_year) out["last_year"] = change_json(key.last_year);
  if (!key.trend.empty()) {
    out["trend"] = Json::array();
    for (const double value : key.trend) out["trend"].push_back(number_json(value));
  }
  if (key.incomplete) out["incomplete"] = true;
  return out;
}

}  // namespace

Json summary_json(const std::vector<Conclusion>& conclusions, const FigureMap& figures) {
  const auto findings = rank_findings(conclusions, figures);
  Json text = Json::object();
  for (const Language language : kLanguages) {
    std::string paragraph;
    for (const auto& conclusion : conclusions) {
      if (!conclusion.summary) continue;
      if (!paragraph.empty() && language == Language::en) paragraph += " ";
      paragraph += render(*conclusion.summary, language);
    }
    text[std::string(language_code(language))] = paragraph;
  }
  Json out = {{"text", std::move(text)}};
  out["key_figures"] = Json::array();
  for (const auto& conclusion : conclusions) {
    for (const auto& key : conclusion.key_figures) {
      if (figures.count(key.figure) != 0) out["key_figures"].push_back(key_figure_json(key));
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
  return out;
}

}  // namespace clientele
