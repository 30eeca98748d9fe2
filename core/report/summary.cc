// Ranking and writing of the summary.
#include "report/summary.h"

#include <algorithm>
#include <set>

#include "report/catalogue.h"

namespace clientele {
namespace {

constexpr std::size_t kMostFindings = 8;
constexpr std::size_t kMostActions = 5;

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

Cell change_cell(const std::optional<Number>& change) { return change ? Cell(change->value) : Cell(); }

// A row a key figure; previous and last_year are relative changes, of shares differences.
Block key_figures_block(const std::vector<KeyFigure>& keys) {
  Block block;
  block.id = "summary.key_figures";
  block.title = {"summary.key_figures", {}};
  block.table.columns = {{"figure", {"summary.figure", {}}, Unit::label},
                         {"previous", {"summary.previous", {}}, Unit::number},
                         {"last_year", {"summary.last_year", {}}, Unit::number},
                         {"incomplete", {"common.incomplete", {}}, Unit::count},
                         {"up_is", {"summary.up_is", {}}, Unit::label}};
  for (const auto& key : keys) {
    block.table.rows.push_back({key.figure, change_cell(key.previous), change_cell(key.last_year),
                                key.incomplete ? 1.0 : 0.0, std::string(tone_name(key.up_is))});
  }
  return block;
}

// A row a month, a column a key figure that has a trend.
Block trends_block(const std::vector<KeyFigure>& keys, const FigureMap& figures) {
  Block block;
  block.id = "summary.trends";
  block.title = {"summary.trends", {}};
  block.table.columns = {{"month", {"common.month", {}}, Unit::month}};
  std::map<int, std::vector<Cell>> rows;
  for (const auto& key : keys) {
    if (key.trend.size() < 2 || key.trend.size() != key.trend_months.size()) continue;
    const std::size_t column = block.table.columns.size();
    block.table.columns.push_back({key.figure, {"figure." + key.figure, {}}, figures.at(key.figure).unit});
    for (std::size_t i = 0; i < key.trend.size(); ++i) {
      auto& row = rows[key.trend_months[i]];
      row.resize(column);
      row.push_back(key.trend[i]);
    }
  }
  for (auto& [month, cells] : rows) {
    cells.resize(block.table.columns.size());
    cells[0] = iso_date(first_day_of_month(month)).substr(0, 7);
    block.table.rows.push_back(std::move(cells));
  }
  return block;
}

Json paragraph_json(const std::vector<Conclusion>& conclusions) {
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

}  // namespace

std::vector<Finding> rank_findings(const std::vector<Conclusion>& conclusions, const FigureMap& figures) {
  const double revenue = figure_or(figures, "revenue.net", 0);
  const double customers = figure_or(figures, "customers.total", figure_or(figures, "nps.answers", 0));
  struct Ranked {
    Finding finding;
    double weight;
  };
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
  std::stable_sort(all.begin(), all.end(), [](const Ranked& a, const Ranked& b) { return a.weight > b.weight; });
  std::vector<Finding> chosen;
  for (auto& ranked : all) {
    if (chosen.size() < kMostFindings) chosen.push_back(std::move(ranked.finding));
  }
  return chosen;
}

Json summary_json(const std::vector<Conclusion>& conclusions, const FigureMap& figures,
                  const std::vector<Finding>& findings, const std::vector<Action>& actions) {
  Json out = {{"id", "summary"}, {"title", text_json({"summary.title", {}})}};
  Json paragraph = paragraph_json(conclusions);
  if (paragraph["en"] != "") out["conclusion"] = std::move(paragraph);
  out["missing"] = Json::array();
  std::vector<KeyFigure> keys;
  for (const auto& conclusion : conclusions) {
    for (const auto& key : conclusion.key_figures) {
      if (figures.count(key.figure) != 0) keys.push_back(key);
    }
  }
  out["figures"] = Json::array();
  for (const auto& key : keys) out["figures"].push_back(key.figure);
  out["blocks"] = Json::array();
  if (!keys.empty()) out["blocks"].push_back(block_json(key_figures_block(keys)));
  const Block trends = trends_block(keys, figures);
  if (!trends.table.rows.empty()) out["blocks"].push_back(block_json(trends));
  out["findings"] = Json::array();
  for (const auto& finding : findings) out["findings"].push_back(finding_json(finding, figures));
  out["actions"] = Json::array();
  for (const auto& action : actions) {
    if (out["actions"].size() < kMostActions) out["actions"].push_back(action.id);
  }
  return out;
}

}  // namespace clientele
