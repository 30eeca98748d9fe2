// Churn by a column that says who left: the rate, by group, and how long customers stay.
#include <algorithm>
#include <cmath>
#include <span>

#include "analyses/churn_draft.h"
#include "stats/correction.h"

namespace clientele {
namespace {

constexpr double kGroup = 30;            // customers a group needs
constexpr std::size_t kMostGroups = 12;  // of an attribute shown
constexpr std::size_t kMostSplits = 6;   // attributes shown, the strongest
constexpr std::size_t kLongest = 1200;   // months of a lifetime

struct Group {
  std::size_t column = 0;
  std::uint32_t level = 0;
  double n = 0, left = 0;
};

std::vector<Group> groups_of(const ChurnTable& table, std::size_t column) {
  std::vector<Group> out(table.levels[column].size());
  for (std::uint32_t l = 0; l < out.size(); ++l) out[l] = {column, l + 1, 0, 0};
  for (std::size_t i = 0; i < table.left.size(); ++i) {
    const auto level = static_cast<std::size_t>(table.features[column].values[i]);
    if (level == 0) continue;
    out[level - 1].n += 1;
    out[level - 1].left += table.left[i];
  }
  return out;
}

struct Split {
  std::size_t column = 0;
  std::vector<Group> groups;
  double p = 1, degrees = 0, statistic = 0;
};

// Attributes whose groups leave at different rates (chi-square, Holm over all attributes), the
// strongest first.
std::vector<Split> splits(const ChurnTable& table, const std::vector<Leak>& leaks,
                          double significance) {
  std::vector<Split> tested;
  std::vector<double> p;
  for (std::size_t c = 0; c < table.names.size(); ++c) {
    const bool leak =
        std::any_of(leaks.begin(), leaks.end(), [&](const Leak& one) { return one.column == c; });
    if (leak || !table.features[c].category) continue;
    Split split;
    split.column = c;
    std::vector<double> counts;
    for (const auto& group : groups_of(table, c)) {
      if (group.n < kGroup) continue;
      split.groups.push_back(group);
      counts.push_back(group.left);
      counts.push_back(group.n - group.left);
    }
    if (split.groups.size() < 2 || split.groups.size() > kMostGroups) continue;
    const auto test = stats::chi_square(counts, 2);
    split.p = test.p;
    split.statistic = test.statistic / std::max(1.0, test.degrees);
    p.push_back(test.p);
    tested.push_back(std::move(split));
  }
  const auto corrected = stats::holm(p);
  std::vector<Split> out;
  for (std::size_t i = 0; i < tested.size(); ++i) {
    if (corrected[i] >= significance) continue;
    tested[i].p = corrected[i];
    out.push_back(std::move(tested[i]));
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Split& a, const Split& b) { return a.statistic > b.statistic; });
  return out;
}

Block groups_block(const ChurnTable& table, const std::vector<Split>& splits) {
  auto block = churn_block(Block::Kind::table, "groups");
  block.table.columns = {
      churn_column("attribute", Unit::label),  common_column("group", Unit::label),
      common_column("customers", Unit::count), churn_column("left", Unit::count),
      churn_column("rate", Unit::share),       common_column("low", Unit::share),
      common_column("high", Unit::share)};
  for (const auto& split : std::span(splits).first(std::min(kMostSplits, splits.size()))) {
    for (const auto& group : split.groups) {
      const auto range = stats::wilson(group.left, group.n);
      block.table.rows.push_back({table.names[split.column],
                                  table.levels[split.column][group.level - 1], group.n, group.left,
                                  group.left / group.n, range.low, range.high});
    }
  }
  return block;
}

void add_group_finding(ChurnDraft& draft, const ChurnTable& table, const Split& split) {
  const auto worst =
      std::max_element(split.groups.begin(), split.groups.end(),
                       [](const Group& a, const Group& b) { return a.left / a.n < b.left / b.n; });
  const double others = table.count() - worst->n, left = table.leavers() - worst->left;
  const auto test = stats::two_proportions(worst->left, worst->n, left, others);
  if (test.p >= draft.context.options.significance || test.interval.contains(0)) return;
  Finding finding;
  finding.id = "churn.group";
  finding.text =
      say("finding.churn.group", {{"attribute", table.names[split.column]},
                                  {"group", table.levels[split.column][worst->level - 1]},
                                  {"n", as_count(worst->n)},
                                  {"rate", as_share(worst->left / worst->n)},
                                  {"rest", as_share(left / others)},
                                  {"left", as_count(worst->left)}});
  finding.section = "churn";
  finding.figures = {"churn.rate"};
  finding.customers = worst->left;
  finding.confidence = 1 - split.p;
  finding.tone = Finding::Tone::bad;
  draft.out.findings.push_back(std::move(finding));
}

// Exits by whole months, of all customers or of one group.
stats::ExitTable exits(const ChurnTable& table, const Group* group) {
  stats::ExitTable out;
  for (std::size_t i = 0; i < table.left.size(); ++i) {
    const float months = table.tenure[i];
    if (std::isnan(months) || months < 0) continue;
    if (group != nullptr &&
        table.features[group->column].values[i] != static_cast<float>(group->level)) {
      continue;
    }
    const auto t = std::min(kLongest, static_cast<std::size_t>(std::floor(months)));
    if (t >= out.size()) out.resize(t + 1);
    (table.left[i] != 0 ? out[t].left : out[t].censored) += 1;
  }
  return out;
}

void add_survival(ChurnDraft& draft, const ChurnTable& table, const std::vector<Split>& splits) {
  const auto all = stats::kaplan_meier(exits(table, nullptr));
  if (all.empty()) return;
  auto block = churn_block(Block::Kind::chart, "survival");
  block.table.columns = {churn_column("tenure", Unit::count), churn_column("staying", Unit::share),
                         common_column("low", Unit::share), common_column("high", Unit::share)};
  std::vector<std::vector<stats::SurvivalPoint>> curves;
  std::vector<std::string> ids;
  if (!splits.empty()) {
    std::vector<stats::ExitTable> groups;
    for (const auto& group : splits.front().groups) {
      groups.push_back(exits(table, &group));
      curves.push_back(stats::kaplan_meier(groups.back()));
      ids.push_back("group" + std::to_string(curves.size()));
      block.table.columns.push_back(
          {ids.back(), Text::data(table.levels[group.column][group.level - 1]), Unit::share});
    }
    const auto test = stats::log_rank(groups);
    block.takeaway =
        say("churn.takeaway.survival", {{"attribute", table.names[splits.front().column]},
                                        {"chi", as_score(test.statistic)},
                                        {"p", as_p(test.p)}});
    draft.add("churn.survival.log_rank_p", test.p, Unit::p_value, table.count());
  }
  for (double t = 0; t <= all.back().time; t += 1) {
    const auto point = stats::survival_at(all, t);
    std::vector<Cell> row = {t, point.survival, point.interval.low, point.interval.high};
    for (const auto& curve : curves) {
      if (curve.empty() || t > curve.back().time) {
        row.emplace_back(std::monostate());
      } else {
        row.emplace_back(stats::survival_at(curve, t).survival);
      }
    }
    block.table.rows.push_back(std::move(row));
  }
  std::vector<std::string> series = {"staying"}, low = {"low"}, high = {"high"};
  if (!ids.empty()) {
    series = ids;
    low.clear();
    high.clear();
  }
  block.chart = ChartSpec{"steps", "tenure", series, low, high, ""};
  draft.section().blocks.push_back(std::move(block));
  const auto year = stats::survival_at(all, 12);
  draft.add("churn.survival.year", year.survival, Unit::share, table.count(), year.interval);
  if (const auto median = stats::median_lifetime(all)) {
    std::optional<stats::Range> ci;
    if (median->high) ci = stats::Range{median->low, *median->high};
    draft.add("churn.survival.median", median->median, Unit::number, table.count(), ci);
  } else {
    draft.section().missing.push_back(say("churn.missing.median"));
  }
  draft.out.methods.push_back({"churn.survival", say("method.churn.survival"),
                               "Kaplan & Meier (1958); Greenwood (1926); Mantel (1966)"});
}

}  // namespace

void add_flagged_churn(ChurnDraft& draft, const ChurnTable& table) {
  const double n = table.count(), left = table.leavers();
  draft.add("churn.customers", n, Unit::count, n);
  draft.add("churn.left", left, Unit::count, n);
  draft.add("churn.rate", left / n, Unit::share, n, stats::wilson(left, n));
  draft.add("churn.retention", 1 - left / n, Unit::share, n, stats::wilson(n - left, n));
  draft.section().conclusion =
      say("churn.conclusion.flagged",
          {{"n", as_count(n)}, {"left", as_count(left)}, {"rate", as_share(left / n)}});
  draft.out.methods.push_back({"churn.flagged", say("method.churn.flagged"), "Wilson (1927)"});
  const auto leaks = find_leaks(table, draft.context.options);
  const auto found = splits(table, leaks, draft.context.options.significance);
  if (!found.empty()) {
    auto block = groups_block(table, found);
    block.takeaway =
        say("churn.takeaway.groups",
            {{"attributes", as_count(static_cast<double>(found.size()))},
             {"first", table.names[found.front().column]},
             {"shown", as_count(static_cast<double>(std::min(kMostSplits, found.size())))}});
    draft.section().blocks.push_back(std::move(block));
    add_group_finding(draft, table, found.front());
  }
  if (!table.tenure.empty()) {
    add_survival(draft, table, found);
  } else {
    draft.section().missing.push_back(say("churn.missing.tenure"));
  }
}

}  // namespace clientele
