#include "analyses/satisfaction_blocks.h"

#include <algorithm>

#include "analyses/attributes.h"
#include "analyses/group_totals.h"
#include "analyses/words.h"

namespace clientele {
namespace {

constexpr std::size_t kShownGroups = 15;
constexpr std::uint64_t kShownAnswers = 5;  // a month or group with fewer has no mean worth showing

TableColumn column(const std::string& id, Unit unit) {
  return table_column("satisfaction", id, unit);
}

Block block(Block::Kind kind, const std::string& id) {
  Block out;
  out.kind = kind;
  out.id = "satisfaction." + id;
  out.title = say("satisfaction.block." + id);
  return out;
}

std::vector<TableColumn> mean_columns() {
  return {common_column("mean", Unit::score), common_column("low", Unit::score),
          common_column("high", Unit::score)};
}

// Mean and interval; empty where there are too few answers.
void add_mean(const Answers& answers, std::vector<Cell>& row) {
  if (count_answers(answers) < kShownAnswers) {
    row.resize(row.size() + 3);
    return;
  }
  const auto question = rate_question("", answers);
  row.emplace_back(question.moments.mean);
  row.emplace_back(question.interval.low);
  row.emplace_back(question.interval.high);
}

void add_nps(const Answers& answers, std::vector<Cell>& row) {
  const auto nps = net_promoter(answers);
  if (nps.answers() < static_cast<double>(kShownAnswers)) {
    row.emplace_back();
  } else {
    row.emplace_back(nps.score());
  }
}

}  // namespace

Text question_label(const std::string& key) {
  const std::string prefix = kAspectPrefix;
  if (key.starts_with(prefix)) return Text::data(key.substr(prefix.size()));
  return say("role." + key);
}

Text score_attribute_label(const std::string& attribute) {
  if (attribute == "rfm" || attribute == "buyers")
    return say("satisfaction.attribute." + attribute);
  return attribute_label(attribute);
}

Block distribution_block(const std::string& question, const Answers& answers) {
  auto out = block(Block::Kind::chart, "distribution." + question);
  out.title =
      say("satisfaction.block.distribution", {{"question", as_text(question_label(question))}});
  out.table.columns = {column("answer", Unit::score), common_column("answers", Unit::count),
                       common_column("share", Unit::share)};
  const auto n = static_cast<double>(count_answers(answers));
  for (const auto& [value, count] : answers) {
    const auto c = static_cast<double>(count);
    out.table.rows.push_back({to_double(value), c, share_of(c, n)});
  }
  out.chart = ChartSpec{"bar", "answer", {"share"}, {}, {}, ""};
  return out;
}

Block aspects_block(const SatisfactionView& view) {
  auto out = block(Block::Kind::chart, "aspects");
  out.table.columns = {column("aspect", Unit::label), common_column("answers", Unit::count)};
  for (const auto& c : mean_columns()) out.table.columns.push_back(c);
  out.table.columns.push_back(column("top2", Unit::share));
  out.table.columns.push_back(column("bottom2", Unit::share));
  out.table.columns.push_back(column("csi_weight", Unit::share));
  for (const auto& a : view.aspects) {
    std::vector<Cell> row = {question_label(a.key), a.moments.n, a.moments.mean};
    if (a.moments.n < 2) {
      row.resize(row.size() + 2);
    } else {
      row.emplace_back(a.interval.low);
      row.emplace_back(a.interval.high);
    }
    row.emplace_back(a.top2);
    row.emplace_back(a.bottom2);
    row.emplace_back(a.csi_weight);
    out.table.rows.push_back(std::move(row));
  }
  out.chart = ChartSpec{"bar", "aspect", {"mean"}, {"low"}, {"high"}, ""};
  const auto& best = view.aspects.front();
  const auto& worst = view.aspects.back();
  if (best.interval.low > worst.interval.high) {
    out.takeaway =
        say("satisfaction.takeaway.aspects", {{"best", as_text(question_label(best.key))},
                                              {"best_mean", as_score(best.moments.mean)},
                                              {"worst", as_text(question_label(worst.key))},
                                              {"worst_mean", as_score(worst.moments.mean)}});
  }
  return out;
}

std::optional<Block> importance_block(const SatisfactionView& view) {
  const bool any = std::any_of(view.aspects.begin(), view.aspects.end(),
                               [](const auto& a) { return a.correlation.has_value(); });
  if (!any) return std::nullopt;
  const bool weights = std::any_of(view.aspects.begin(), view.aspects.end(),
                                   [](const auto& a) { return a.weight.has_value(); });
  auto out = block(Block::Kind::chart, "importance");
  out.table.columns = {column("aspect", Unit::label), column("importance", Unit::score),
                       column("performance", Unit::score), column("pairs", Unit::count)};
  if (weights) out.table.columns.push_back(column("weight", Unit::share));
  for (const auto& a : view.aspects) {
    if (!a.correlation) continue;
    std::vector<Cell> row = {question_label(a.key), *a.correlation, a.moments.mean,
                             a.correlation_n};
    if (weights) row.emplace_back(a.weight.value_or(0));
    out.table.rows.push_back(std::move(row));
  }
  out.chart = ChartSpec{"scatter", "importance", {"performance"}, {}, {}, ""};
  out.takeaway = say("satisfaction.takeaway.importance",
                     {{"question", as_text(question_label(view.importance_of))}});
  return out;
}

Block nps_block(const NetPromoter& nps) {
  auto out = block(Block::Kind::chart, "nps");
  out.table.columns = {common_column("group", Unit::label), common_column("answers", Unit::count),
                       common_column("share", Unit::share)};
  const auto add = [&](const char* id, double count) {
    out.table.rows.push_back(
        {say(std::string("satisfaction.nps.") + id), count, share_of(count, nps.answers())});
  };
  add("promoters", nps.promoters);
  add("passives", nps.passives);
  add("detractors", nps.detractors);
  out.chart = ChartSpec{"nps", "group", {"share"}, {}, {}, ""};
  const auto interval = nps.interval();
  out.takeaway = say("satisfaction.takeaway.nps", {{"score", as_score(nps.score())},
                                                   {"low", as_score(interval.low)},
                                                   {"high", as_score(interval.high)},
                                                   {"n", as_count(nps.answers())}});
  return out;
}

std::optional<Block> trend_block(const SatisfactionSummary& summary, const SatisfactionView& view) {
  if (summary.months.size() < 2) return std::nullopt;
  auto out = block(Block::Kind::chart, "trend");
  out.table.columns = {common_column("month", Unit::month), common_column("answers", Unit::count)};
  ChartSpec chart{"line", "month", {}, {}, {}, ""};
  if (view.overall) {
    for (const auto& c : mean_columns()) out.table.columns.push_back(c);
    chart.y = {"mean"};
    chart.low = {"low"};
    chart.high = {"high"};
  }
  if (view.csi) out.table.columns.push_back(column("csi", Unit::score));
  if (view.nps) out.table.columns.push_back(column("nps", Unit::score));
  if (!view.overall) chart.y = {view.csi ? "csi" : "nps"};
  if (!view.overall && !view.csi && !view.nps) return std::nullopt;
  static const Answers kNone;
  for (const auto& [month, questions] : summary.months) {
    const auto of = [&questions = questions](const char* key) -> const Answers& {
      const auto at = questions.find(key);
      return at == questions.end() ? kNone : at->second;
    };
    std::uint64_t n = 0;
    for (const auto& [key, answers] : questions) n = std::max(n, count_answers(answers));
    if (n == 0) continue;
    std::vector<Cell> row = {iso_date(first_day_of_month(month)).substr(0, 7),
                             static_cast<double>(n)};
    if (view.overall) add_mean(of("satisfaction"), row);
    if (view.csi) {
      const auto csi = csi_of(questions, view.aspects);
      row.push_back(csi && n >= kShownAnswers ? Cell(*csi) : Cell());
    }
    if (view.nps) add_nps(of("recommend"), row);
    out.table.rows.push_back(std::move(row));
  }
  if (out.table.rows.size() < 2) return std::nullopt;
  out.chart = std::move(chart);
  return out;
}

Block groups_block(const std::string& attribute, const std::map<std::string, Scores>& groups) {
  auto out = block(Block::Kind::chart, "by." + attribute);
  out.title =
      say("satisfaction.block.by", {{"attribute", as_text(score_attribute_label(attribute))}});
  std::vector<std::pair<std::string, const Scores*>> sorted;
  bool rated = false, recommended = false;
  const auto size = [](const Scores* s) {
    return std::max(count_answers(s->satisfaction), count_answers(s->recommend));
  };
  for (const auto& [key, scores] : groups) {
    if (size(&scores) < kShownAnswers) continue;
    sorted.emplace_back(key, &scores);
    rated = rated || !scores.satisfaction.empty();
    recommended = recommended || !scores.recommend.empty();
  }
  if (!is_ordered_attribute(attribute)) {
    std::stable_sort(sorted.begin(), sorted.end(),
                     [&](const auto& a, const auto& b) { return size(a.second) > size(b.second); });
  }
  if (sorted.size() > kShownGroups) sorted.resize(kShownGroups);
  out.table.columns = {common_column("group", Unit::label), common_column("answers", Unit::count)};
  if (rated) {
    for (const auto& c : mean_columns()) out.table.columns.push_back(c);
  }
  if (recommended) out.table.columns.push_back(column("nps", Unit::score));
  for (const auto& [key, scores] : sorted) {
    std::vector<Cell> row = {group_label(key), static_cast<double>(size(scores))};
    if (rated) add_mean(scores->satisfaction, row);
    if (recommended) add_nps(scores->recommend, row);
    out.table.rows.push_back(std::move(row));
  }
  out.chart = rated ? ChartSpec{"bar", "group", {"mean"}, {"low"}, {"high"}, ""}
                    : ChartSpec{"bar", "group", {recommended ? "nps" : "answers"}, {}, {}, ""};
  return out;
}

}  // namespace clientele
