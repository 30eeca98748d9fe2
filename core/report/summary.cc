// Ranking and writing of the summary.
#include "report/summary.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "report/catalogue.h"

namespace clientele {
namespace {

constexpr std::size_t kMostFindings = 8;
// Of one section: a third finding is the same story told again, and stands in the section.
constexpr std::size_t kMostOfSection = 2;
constexpr std::size_t kMostActions = 5;
// Sections whose conclusion is a sentence of the opening paragraph.
constexpr std::array<std::string_view, 4> kOpening = {"value", "satisfaction", "churn",
                                                      "conversion"};

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
    case Finding::Tone::good:
      return "good";
    case Finding::Tone::bad:
      return "bad";
    case Finding::Tone::neutral:
      return "neutral";
  }
  return "neutral";
}

Json change_json(const Number& change) {
  return {{"value", number_json(change.value)}, {"unit", unit_name(change.unit)}};
}

Json key_figure_json(const KeyFigure& key) {
  Json out = {{"figure", key.figure},
              {"label", text_json({"figure." + key.figure, {}})},
              {"up_is", tone_name(key.up_is)}};
  if (key.recent && key.recent_label) {
    out["recent"] = {{"label", text_json(*key.recent_label)},
                     {"value", number_json(key.recent->value)},
                     {"unit", unit_name(key.recent->unit)}};
  }
  if (key.previous && std::isfinite(key.previous->value))
    out["previous"] = change_json(*key.previous);
  if (key.last_year && std::isfinite(key.last_year->value))
    out["last_year"] = change_json(*key.last_year);
  if (key.trend.size() > 1 && key.trend.size() == key.trend_months.size()) {
    out["trend"] = Json::array();
    out["trend_months"] = Json::array();
    for (const double value : key.trend) out["trend"].push_back(number_json(value));
    for (const int month : key.trend_months) {
      out["trend_months"].push_back(iso_date(first_day_of_month(month)).substr(0, 7));
    }
  }
  if (key.incomplete) out["incomplete"] = true;
  return out;
}

Json paragraph_json(const std::vector<Conclusion>& conclusions) {
  Json text = Json::object();
  for (const Language language : kLanguages) {
    std::string paragraph;
    const auto add = [&](const Text& sentence) {
      if (!paragraph.empty() && language == Language::en) paragraph += " ";
      paragraph += render(sentence, language);
    };
    for (const auto& conclusion : conclusions) {
      if (conclusion.summary) add(*conclusion.summary);
    }
    for (const auto& conclusion : conclusions) {
      const bool says =
          conclusion.section && conclusion.section->conclusion &&
          std::find(kOpening.begin(), kOpening.end(), conclusion.section->id) != kOpening.end();
      if (says) add(*conclusion.section->conclusion);
    }
    text[std::string(language_code(language))] = paragraph;
  }
  return text;
}

Json finding_json(const Finding& finding, const FigureMap& figures) {
  return {{"id", finding.id},
          {"text", text_json(finding.text)},
          {"section", finding.section},
          {"figures", figure_ids_json(finding.figures, figures)},
          {"tone", tone_name(finding.tone)},
          {"money", number_json(finding.money)},
          {"customers", number_json(finding.customers)},
          {"confidence", number_json(finding.confidence)}};
}

// What a reader looks for first where there are no sales, and beside them where there are: with no
// course over time of its own.
std::vector<KeyFigure> standing_figures(const FigureMap& figures) {
  std::vector<KeyFigure> found;
  const auto add = [&](const char* id, Finding::Tone up_is) {
    if (figures.count(id) == 0) return;
    found.emplace_back();
    found.back().figure = id;
    found.back().up_is = up_is;
  };
  add("nps.score", Finding::Tone::good);
  add("satisfaction.mean", Finding::Tone::good);
  if (figures.count("revenue.net") == 0) {
    add("churn.customers", Finding::Tone::neutral);
    add("conversion.leads", Finding::Tone::good);
  }
  add("churn.rate", Finding::Tone::bad);
  add("conversion.rate", Finding::Tone::good);
  return found;
}

struct Ranked {
  Finding finding;
  double weight;
};

// 0 for the first of its section, 1 for the second, and so on.
std::vector<std::size_t> places_in_section(const std::vector<Ranked>& ranked) {
  std::map<std::string, std::size_t> seen;
  std::vector<std::size_t> places;
  for (const auto& each : ranked) places.push_back(seen[each.finding.section]++);
  return places;
}

}  // namespace

std::vector<Finding> rank_findings(const std::vector<Conclusion>& conclusions,
                                   const FigureMap& figures) {
  const double revenue = figure_or(figures, "revenue.net", 0);
  const double customers =
      figure_or(figures, "customers.total", figure_or(figures, "nps.answers", 0));
  std::map<std::string, Ranked> by_id;
  for (const auto& conclusion : conclusions) {
    for (const auto& finding : conclusion.findings) {
      by_id.try_emplace(finding.id, Ranked{finding, weight(finding, revenue, customers)});
    }
  }
  std::set<std::string> folded;
  for (auto& [id, ranked] : by_id) {
    const auto into = by_id.find(ranked.finding.folds_into);
    if (into == by_id.end() || into->first == id) continue;
    into->second.weight = std::max(into->second.weight, ranked.weight);
    folded.insert(id);
  }
  std::vector<Ranked> all;
  for (auto& [id, ranked] : by_id) {
    if (folded.count(id) == 0) all.push_back(std::move(ranked));
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Ranked& a, const Ranked& b) { return a.weight > b.weight; });
  const auto places = places_in_section(all);
  std::vector<std::size_t> chosen;
  for (std::size_t place = 0; place < kMostOfSection; ++place) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (places[i] == place && chosen.size() < kMostFindings) chosen.push_back(i);
    }
  }
  std::sort(chosen.begin(), chosen.end());
  std::vector<Finding> findings;
  for (const std::size_t i : chosen) findings.push_back(std::move(all[i].finding));
  return findings;
}

Json summary_json(const std::vector<Conclusion>& conclusions, const FigureMap& figures,
                  const std::vector<Finding>& findings, const std::vector<Action>& actions) {
  Json out = {{"text", paragraph_json(conclusions)}};
  out["key_figures"] = Json::array();
  for (const auto& conclusion : conclusions) {
    for (const auto& key : conclusion.key_figures) {
      if (figures.count(key.figure) != 0) out["key_figures"].push_back(key_figure_json(key));
    }
  }
  for (const auto& key : standing_figures(figures))
    out["key_figures"].push_back(key_figure_json(key));
  out["findings"] = Json::array();
  for (const auto& finding : findings) out["findings"].push_back(finding_json(finding, figures));
  out["actions"] = Json::array();
  for (const auto& action : actions) {
    if (out["actions"].size() < kMostActions) out["actions"].push_back(action.id);
  }
  return out;
}

}  // namespace clientele
