// One function a block.
#include "analyses/behaviour_blocks.h"

#include <algorithm>
#include <numeric>

#include "analyses/words.h"

namespace clientele {
namespace {

constexpr std::size_t kMostRows = 20;  // of a ranking

Block make_block(Block::Kind kind, const std::string& id) {
  Block block;
  block.kind = kind;
  block.id = id;
  block.title = say(id);
  return block;
}

std::string month_text(int month) { return iso_date(first_day_of_month(month)).substr(0, 7); }

void add_months(const BehaviourSummary& summary, const ConcludeContext& run, Section& section) {
  std::map<int, DaySums> months;
  for (const auto& [day, sums] : summary.days) months[month_index(day)].add(sums);
  if (months.size() < 2) return;
  Block block = make_block(Block::Kind::chart, "behaviour.months");
  block.table.columns = {common_column("month", Unit::month), common_column("revenue", Unit::money),
                         common_column("orders", Unit::count), common_column("customers", Unit::count),
                         common_column("incomplete", Unit::count)};
  int best = months.begin()->first;
  const bool open = comparison_windows(run.ledger.last_day).incomplete;
  for (const auto& [month, sums] : months) {
    const auto buyers = summary.month_buyers.find(month);
    const bool incomplete = open && month == months.rbegin()->first;
    block.table.rows.push_back({month_text(month), to_double(sums.net), static_cast<double>(sums.orders),
                                buyers == summary.month_buyers.end() ? 0.0 : static_cast<double>(buyers->second),
                                incomplete ? 1.0 : 0.0});
    if (sums.net > months[best].net) best = month;
  }
  block.chart = ChartSpec{"line", "month", {"revenue"}, {}, {}, "incomplete"};
  block.takeaway = say("behaviour.months.takeaway", {{"month", Number{static_cast<double>(best), Unit::month}},
                                                     {"net", as_money(to_double(months[best].net))}});
  section.blocks.push_back(std::move(block));
}

void add_hours(const BehaviourSummary& summary, Section& section) {
  Block block = make_block(Block::Kind::chart, "behaviour.hours");
  block.table.columns = {table_column("behaviour", "weekday", Unit::label), table_column("behaviour", "hour", Unit::label),
                         common_column("orders", Unit::count)};
  std::uint64_t best = 0;
  std::size_t best_day = 0, best_hour = 0;
  for (std::size_t day = 0; day < 7; ++day) {
    for (std::size_t hour = 0; hour < BehaviourSummary::kNoHour; ++hour) {
      const auto count = summary.hours[day][hour];
      block.table.rows.push_back({say("weekday." + std::to_string(day)), std::to_string(hour), static_cast<double>(count)});
      if (count > best) {
        best = count;
        best_day = day;
        best_hour = hour;
      }
    }
  }
  if (best == 0) return;
  block.chart = ChartSpec{"heatmap", "hour", {"weekday", "orders"}, {}, {}, {}};
  block.takeaway = say("behaviour.hours.takeaway", {{"day", as_text(say("weekday." + std::to_string(best_day)))},
                                                    {"hour", as_count(static_cast<double>(best_hour))},
                                                    {"orders", as_count(static_cast<double>(best))}});
  section.blocks.push_back(std::move(block));
}

void add_weekdays(const BehaviourSummary& summary, Section& section) {
  Block block = make_block(Block::Kind::chart, "behaviour.weekdays");
  block.table.columns = {table_column("behaviour", "weekday", Unit::label), common_column("orders", Unit::count),
                         common_column("share", Unit::share)};
  std::array<std::uint64_t, 7> counts{};
  for (std::size_t day = 0; day < 7; ++day) {
    counts[day] = std::accumulate(summary.hours[day].begin(), summary.hours[day].end(), std::uint64_t{0});
  }
  const auto all = std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
  if (all == 0) return;
  const auto best = static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin());
  for (std::size_t day = 0; day < 7; ++day) {
    block.table.rows.push_back({say("weekday." + std::to_string(day)), static_cast<double>(counts[day]),
                                static_cast<double>(counts[day]) / static_cast<double>(all)});
  }
  block.chart = ChartSpec{"bar", "weekday", {"orders"}, {}, {}, {}};
  block.takeaway = say("behaviour.weekdays.takeaway", {{"day", as_text(say("weekday." + std::to_string(best)))},
                                                       {"share", as_share(static_cast<double>(counts[best]) / static_cast<double>(all))}});
  section.blocks.push_back(std::move(block));
}

void add_intervals(const BehaviourSummary& summary, Section& section) {
  const auto median = interval_quantile(summary.intervals, 0.5);
  if (!median) return;
  // Classes of a width that a reader can name: about 20 up to the 95th percentile.
  const double p95 = *interval_quantile(summary.intervals, 0.95);
  std::size_t width = 1;
  for (const std::size_t candidate : {std::size_t{1}, std::size_t{7}, std::size_t{14}, std::size_t{30}, std::size_t{90}}) {
    width = candidate;
    if (p95 / static_cast<double>(candidate) <= 20) break;
  }
  const auto classes = static_cast<std::size_t>(p95) / width + 1;
  std::vector<std::uint64_t> counts(classes + 1, 0);
  for (std::size_t days = 0; days < summary.intervals.size(); ++days) {
    counts[std::min(days / width, classes)] += summary.intervals[days];
  }
  Block block = make_block(Block::Kind::chart, "behaviour.intervals");
  block.table.columns = {table_column("behaviour", "days", Unit::label), common_column("count", Unit::count)};
  for (std::size_t i = 0; i <= classes; ++i) {
    const std::string from = std::to_string(i * width);
    std::string label = width == 1 ? from : from + "–" + std::to_string((i + 1) * width - 1);
    if (i == classes) label = "≥" + from;
    block.table.rows.push_back({label, static_cast<double>(counts[i])});
  }
  block.chart = ChartSpec{"histogram", "days", {"count"}, {}, {}, {}};
  block.takeaway = say("behaviour.intervals.takeaway", {{"median", as_days(*median)}, {"p75", as_days(*interval_quantile(summary.intervals, 0.75))}});
  section.blocks.push_back(std::move(block));
}

void add_ranking(const CodeSums& sums, Money net, const std::string& id, Section& section) {
  auto entries = sums.entries();
  const bool named = std::any_of(entries.begin(), entries.end(), [](const auto& e) { return !e.first.empty(); });
  if (!named || net <= 0) return;
  std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.second.net > b.second.net; });
  Block block = make_block(Block::Kind::chart, id);
  block.table.columns = {common_column("group", Unit::label), common_column("revenue", Unit::money),
                         common_column("revenue_share", Unit::share), common_column("lines", Unit::count)};
  LineSums rest;
  std::size_t others = 0;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto& [text, line] = entries[i];
    if (i >= kMostRows && entries.size() > kMostRows + 1) {
      rest.add(line);
      ++others;
      continue;
    }
    block.table.rows.push_back({text.empty() ? Cell(say("common.unknown")) : Cell(text), to_double(line.net),
                                to_double(line.net) / to_double(net), static_cast<double>(line.lines)});
  }
  if (others > 0) {
    block.table.rows.push_back({say("behaviour.others", {{"n", as_count(static_cast<double>(others))}}), to_double(rest.net),
                                to_double(rest.net) / to_double(net), static_cast<double>(rest.lines)});
  }
  block.chart = ChartSpec{"bar", "group", {"revenue"}, {}, {}, {}};
  const auto& [text, first] = entries.front();
  block.takeaway = say("behaviour.ranking.takeaway", {{"name", text.empty() ? TextArg(as_text(say("common.unknown"))) : TextArg(text)},
                                                      {"share", as_share(to_double(first.net) / to_double(net))},
                                                      {"n", as_count(static_cast<double>(entries.size()))}});
  section.blocks.push_back(std::move(block));
}

}  // namespace

std::optional<double> interval_quantile(const std::vector<std::uint64_t>& intervals, double p) {
  std::uint64_t all = 0;
  for (const auto count : intervals) all += count;
  if (all == 0) return std::nullopt;
  std::uint64_t below = 0;
  for (std::size_t days = 0; days < intervals.size(); ++days) {
    below += intervals[days];
    if (static_cast<double>(below) >= p * static_cast<double>(all)) return static_cast<double>(days);
  }
  return static_cast<double>(intervals.size() - 1);
}

std::optional<double> premium_share(const std::map<std::int32_t, LineSums>& prices, double p) {
  std::uint64_t all = 0, below = 0;
  Money net = 0, above = 0;
  for (const auto& [step, sums] : prices) {
    all += sums.lines;
    net = saturating_add(net, sums.net);
  }
  if (all == 0 || net <= 0) return std::nullopt;
  for (const auto& [step, sums] : prices) {
    if (static_cast<double>(below) >= p * static_cast<double>(all)) above = saturating_add(above, sums.net);
    below += sums.lines;
  }
  return to_double(above) / to_double(net);
}

void add_behaviour_blocks(const BehaviourSummary& summary, const ConcludeContext& run, Section& section) {
  add_months(summary, run, section);
  add_hours(summary, section);
  add_weekdays(summary, section);
  add_intervals(summary, section);
  add_ranking(summary.channels, summary.net, "behaviour.channels", section);
  add_ranking(summary.categories, summary.net, "behaviour.categories", section);
  add_ranking(summary.products, summary.net, "behaviour.products", section);
  add_ranking(summary.regions, summary.net, "behaviour.regions", section);
}

}  // namespace clientele
