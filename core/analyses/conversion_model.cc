// Which attributes go with conversion when all of them are looked at together.
#include <algorithm>
#include <cmath>
#include <map>

#include "analyses/attributes.h"
#include "analyses/conversion_draft.h"
#include "stats/correction.h"
#include "stats/distributions.h"
#include "stats/grouped_logit.h"

namespace clientele {
namespace {

// Peduzzi et al., Journal of Clinical Epidemiology 49 (1996): ten events a term.
constexpr double kEventsATerm = 10;
constexpr double kReach = 1.959964;

// One combination of texts with its leads.
struct LeadCell {
  std::vector<std::string> texts;  // by attribute
  LeadSums sums;
};

std::vector<LeadCell> cells_of(const ConversionSummary& summary) {
  std::vector<LeadCell> out;
  for (const auto& [key, sums] : summary.cells) {
    LeadCell cell{{}, sums};
    for (std::size_t at = 0; at < key.size();) {
      const auto end = key.find(kCellEnd, at);
      cell.texts.push_back(key.substr(at, end - at));
      at = end + 1;
    }
    if (cell.texts.size() == summary.combined.size()) out.push_back(std::move(cell));
  }
  return out;
}

struct Level {
  std::string text;
  LeadSums sums;
  std::optional<std::uint32_t> term;  // none: the level others are compared with
};

struct Attribute {
  std::string id;
  std::size_t place;          // among the texts of a cell
  std::vector<Level> levels;  // the one compared with first, then the larger first
  std::map<std::string, std::uint32_t> term_of;
  std::uint32_t begin = 0, end = 0;  // terms
  double p = 1;
};

// Levels of enough leads; those of fewer are counted with the largest, which others are compared
// with.
Attribute attribute_of(const std::string& id, std::size_t place,
                       const std::vector<LeadCell>& cells) {
  std::map<std::string, LeadSums> sums;
  for (const auto& cell : cells) parts::merge(sums[cell.texts[place]], cell.sums);
  Attribute out{id, place, {}, {}, 0, 0, 1};
  for (const auto& [text, level] : sums) {
    if (static_cast<double>(level.leads) >= ConversionDraft::kEnough)
      out.levels.push_back({text, level, {}});
  }
  std::stable_sort(out.levels.begin(), out.levels.end(),
                   [](const Level& a, const Level& b) { return a.sums.leads > b.sums.leads; });
  return out;
}

// Whether the first attribute's text tells the second's.
bool tells(const Attribute& a, const Attribute& b, const std::vector<LeadCell>& cells) {
  std::map<std::string, std::string> seen;
  for (const auto& cell : cells) {
    const auto [at, added] = seen.emplace(cell.texts[a.place], cell.texts[b.place]);
    if (!added && at->second != cell.texts[b.place]) return false;
  }
  return true;
}

std::vector<Attribute> attributes_of(const ConversionSummary& summary,
                                     const std::vector<LeadCell>& cells) {
  std::vector<Attribute> out;
  std::size_t place = 0;
  for (const auto& [id, unused] : summary.combined) {
    auto one = attribute_of(id, place++, cells);
    if (one.levels.size() < 2) continue;
    if (std::any_of(out.begin(), out.end(),
                    [&](const Attribute& other) { return tells(other, one, cells); }))
      continue;
    std::erase_if(out, [&](const Attribute& other) { return tells(one, other, cells); });
    out.push_back(std::move(one));
  }
  std::uint32_t term = 0;
  for (auto& attribute : out) {
    attribute.begin = term;
    for (std::size_t i = 1; i < attribute.levels.size(); ++i) {
      attribute.term_of[attribute.levels[i].text] = term;
      attribute.levels[i].term = term++;
    }
    attribute.end = term;
  }
  return out;
}

stats::LogitFit fit_to(const std::vector<LeadCell>& cells, const std::vector<Attribute>& attributes,
                       std::size_t terms) {
  std::vector<stats::LogitCell> rows;
  for (const auto& cell : cells) {
    stats::LogitCell row;
    row.trials = static_cast<double>(cell.sums.leads);
    row.successes = static_cast<double>(cell.sums.converted);
    for (const auto& attribute : attributes) {
      const auto at = attribute.term_of.find(cell.texts[attribute.place]);
      if (at != attribute.term_of.end()) row.terms.push_back(at->second);
    }
    rows.push_back(std::move(row));
  }
  return stats::fit_logit(rows, terms);
}

std::vector<Cell> row_of(const Attribute& attribute, const Level& level,
                         const stats::LogitFit& fit) {
  const auto n = static_cast<double>(level.sums.leads);
  std::vector<Cell> row = {attribute_label(attribute.id), group_cell(level.text), n,
                           static_cast<double>(level.sums.converted) / n};
  if (!level.term) {
    row.insert(row.end(), {1.0, {}, {}, {}});
    return row;
  }
  const double weight = fit.weights[*level.term], error = fit.standard_errors[*level.term];
  row.insert(row.end(), {std::exp(weight), std::exp(weight - kReach * error),
                         std::exp(weight + kReach * error), attribute.p});
  return row;
}

}  // namespace

void write_conversion_model(ConversionDraft& draft) {
  const auto cells = cells_of(draft.summary);
  auto attributes = attributes_of(draft.summary, cells);
  const std::size_t terms = attributes.empty() ? 0 : attributes.back().end;
  const LeadSums& all = draft.summary.leads;
  const auto events = static_cast<double>(std::min(all.converted, all.leads - all.converted));
  if (attributes.size() < 2 || events < kEventsATerm * static_cast<double>(terms)) return;
  const auto fit = fit_to(cells, attributes, terms);
  if (!fit.converged) return;
  std::vector<double> p;
  for (const auto& attribute : attributes) p.push_back(fit.p_value(attribute.begin, attribute.end));
  const auto corrected = stats::holm(p);
  for (std::size_t i = 0; i < attributes.size(); ++i) attributes[i].p = corrected[i];
  std::stable_sort(attributes.begin(), attributes.end(),
                   [](const Attribute& a, const Attribute& b) { return a.p < b.p; });

  Block& block = draft.block(
      "model", {conversion_column("attribute", Unit::label), common_column("group", Unit::label),
                conversion_column("leads", Unit::count), conversion_column("rate", Unit::share),
                conversion_column("odds", Unit::score), common_column("low", Unit::score),
                common_column("high", Unit::score), conversion_column("p", Unit::p_value)});
  for (const auto& attribute : attributes) {
    for (const auto& level : attribute.levels)
      block.table.rows.push_back(row_of(attribute, level, fit));
  }
  const auto& first = attributes.front();
  const bool clear = first.p < draft.run.options.significance;
  block.takeaway = say(clear ? "conversion.model.takeaway.clear" : "conversion.model.takeaway.none",
                       {{"count", as_count(static_cast<double>(attributes.size()))},
                        {"n", as_count(static_cast<double>(all.leads))},
                        {"attribute", as_text(attribute_label(first.id))},
                        {"p", as_p(first.p)}});
  draft.out.methods.push_back({"conversion.model", say("method.conversion.model"),
                               "Gelman et al. (2008); Holm (1979); Peduzzi et al. (1996)"});
}

}  // namespace clientele
