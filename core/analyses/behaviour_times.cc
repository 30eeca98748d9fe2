// When customers buy: months, seasons, weekdays and hours, days between purchases. One function a
// block.
#include <algorithm>
#include <numeric>

#include "analyses/behaviour_draft.h"

namespace clientele {
namespace {

Text weekday_name(std::size_t day) { return say("weekday." + std::to_string(day)); }

void add_months(BehaviourDraft& draft) {
  const auto months = months_of(draft.summary.days);
  if (months.size() < 2 || !draft.valued()) return;
  Block& block = draft.add_block(Block::Kind::chart, "behaviour.months");
  block.table.columns = {common_column("month", Unit::month), common_column("revenue", Unit::money),
                         common_column("orders", Unit::count),
                         common_column("customers", Unit::count),
                         common_column("incomplete", Unit::count)};
  const Options& options = draft.run.options;
  const Day as_of = scope_as_of(draft.run.ledger, options);
  const int open_last = comparison_windows(as_of).incomplete ? month_index(as_of) : -1;
  const Day begin = options.period_first.value_or(kNoDay);
  const int open_first =
      begin != kNoDay && begin != first_day_of_month(month_index(begin)) ? month_index(begin) : -1;
  const auto* best = &*months.begin();
  for (const auto& month : months) {
    const auto buyers = draft.summary.month_buyers.find(month.first);
    const bool incomplete = month.first == open_last || month.first == open_first;
    block.table.rows.push_back(
        {iso_date(first_day_of_month(month.first)).substr(0, 7), to_double(month.second.net),
         static_cast<double>(month.second.orders),
         buyers == draft.summary.month_buyers.end() ? 0.0 : static_cast<double>(buyers->second),
         incomplete ? 1.0 : 0.0});
    if (month.second.net > best->second.net) best = &month;
  }
  block.chart = ChartSpec{"line", "month", {"revenue"}, {}, {}, "incomplete"};
  block.takeaway = say("behaviour.months.takeaway",
                       {{"month", Number{static_cast<double>(best->first), Unit::month}},
                        {"net", as_money(to_double(best->second.net))},
                        {"n", as_count(static_cast<double>(months.size()))}});
}

// Seasons of the northern half: March to May is spring. Compared per day, since they may be covered
// unequally; shown from a year of data on.
void add_seasons(BehaviourDraft& draft) {
  struct Season {
    DaySums sums;
    double days = 0;
    double net_per_day() const { return to_double(sums.net) / days; }
  };
  std::array<Season, 4> seasons{};
  double all_days = 0;
  draft.summary.days.each([&](Day day, const DaySums& sums) {
    const int month = civil_from_day(day).month;
    Season& season = seasons[static_cast<std::size_t>((month + 9) % 12 / 3)];
    parts::merge(season.sums, sums);
    ++season.days;
    ++all_days;
  });
  if (all_days < 365 || !draft.valued()) return;
  Block& block = draft.add_block(Block::Kind::chart, "behaviour.seasons");
  block.table.columns = {
      table_column("behaviour", "season", Unit::label), common_column("revenue", Unit::money),
      common_column("orders", Unit::count), table_column("behaviour", "days_covered", Unit::count),
      table_column("behaviour", "revenue_per_day", Unit::money)};
  std::size_t best = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    const Season& season = seasons[i];
    block.table.rows.push_back({say("season." + std::to_string(i)), to_double(season.sums.net),
                                static_cast<double>(season.sums.orders), season.days,
                                season.net_per_day()});
    if (season.net_per_day() > seasons[best].net_per_day()) best = i;
  }
  block.chart = ChartSpec{"bar", "season", {"revenue_per_day"}, {}, {}, {}};
  block.takeaway = say("behaviour.seasons.takeaway",
                       {{"season", as_text(say("season." + std::to_string(best)))},
                        {"net", as_money(seasons[best].net_per_day())},
                        {"mean", as_money(to_double(draft.summary.net) / all_days)}});
}

void add_hours(BehaviourDraft& draft) {
  const auto& hours = draft.summary.hours;
  std::uint64_t best = 0, all = 0;
  std::size_t best_day = 0, best_hour = 0;
  DataTable table;
  table.columns = {table_column("behaviour", "weekday", Unit::label),
                   table_column("behaviour", "hour", Unit::label),
                   common_column("orders", Unit::count)};
  for (std::size_t day = 0; day < 7; ++day) {
    for (std::size_t hour = 0; hour < BehaviourSummary::kNoHour; ++hour) {
      const auto count = hours[day][hour];
      all += count;
      table.rows.push_back({weekday_name(day), std::to_string(hour), static_cast<double>(count)});
      if (count <= best) continue;
      best = count;
      best_day = day;
      best_hour = hour;
    }
  }
  if (best == 0) return;
  Block& block = draft.add_block(Block::Kind::chart, "behaviour.hours");
  block.table = std::move(table);
  block.chart = ChartSpec{"heatmap", "hour", {"weekday", "orders"}, {}, {}, {}};
  block.takeaway =
      say("behaviour.hours.takeaway", {{"day", as_text(weekday_name(best_day))},
                                       {"hour", as_count(static_cast<double>(best_hour))},
                                       {"orders", as_count(static_cast<double>(best))},
                                       {"n", as_count(static_cast<double>(all))}});
}

void add_weekdays(BehaviourDraft& draft) {
  std::array<std::uint64_t, 7> counts{};
  for (std::size_t day = 0; day < 7; ++day) {
    const auto& hours = draft.summary.hours[day];
    counts[day] = std::accumulate(hours.begin(), hours.end(), std::uint64_t{0});
  }
  const auto all = std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
  if (all == 0) return;
  const auto share = [&](std::size_t day) {
    return static_cast<double>(counts[day]) / static_cast<double>(all);
  };
  Block& block = draft.add_block(Block::Kind::chart, "behaviour.weekdays");
  block.table.columns = {table_column("behaviour", "weekday", Unit::label),
                         common_column("orders", Unit::count), common_column("share", Unit::share)};
  for (std::size_t day = 0; day < 7; ++day) {
    block.table.rows.push_back({weekday_name(day), static_cast<double>(counts[day]), share(day)});
  }
  const auto best =
      static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin());
  block.chart = ChartSpec{"bar", "weekday", {"orders"}, {}, {}, {}};
  block.takeaway = say("behaviour.weekdays.takeaway", {{"day", as_text(weekday_name(best))},
                                                       {"share", as_share(share(best))},
                                                       {"n", as_count(static_cast<double>(all))}});
}

// Classes of a width that a reader can name: about 20 up to the 95th percentile, the rest in one.
void add_intervals(BehaviourDraft& draft) {
  const auto& intervals = draft.summary.intervals;
  const auto median = interval_quantile(intervals, 0.5);
  if (!median) return;
  const double p95 = *interval_quantile(intervals, 0.95);
  std::size_t width = 1;
  for (const std::size_t candidate :
       {std::size_t{1}, std::size_t{7}, std::size_t{14}, std::size_t{30}, std::size_t{90}}) {
    width = candidate;
    if (p95 / static_cast<double>(candidate) <= 20) break;
  }
  const auto classes = static_cast<std::size_t>(p95) / width + 1;
  std::vector<std::uint64_t> counts(classes + 1, 0);
  for (std::size_t days = 0; days < intervals.size(); ++days)
    counts[std::min(days / width, classes)] += intervals[days];
  Block& block = draft.add_block(Block::Kind::chart, "behaviour.intervals");
  block.table.columns = {table_column("behaviour", "days", Unit::label),
                         common_column("count", Unit::count)};
  for (std::size_t i = 0; i <= classes; ++i) {
    const std::string from = std::to_string(i * width);
    std::string label = width == 1 ? from : from + "–" + std::to_string((i + 1) * width - 1);
    if (i == classes) label = "≥" + from;
    block.table.rows.push_back({label, static_cast<double>(counts[i])});
  }
  block.chart = ChartSpec{"histogram", "days", {"count"}, {}, {}, {}};
  block.takeaway =
      say("behaviour.intervals.takeaway",
          {{"median", as_days(*median)}, {"p75", as_days(*interval_quantile(intervals, 0.75))}});
}

}  // namespace

void write_times(BehaviourDraft& draft) {
  add_months(draft);
  add_seasons(draft);
  add_hours(draft);
  add_weekdays(draft);
  add_intervals(draft);
}

}  // namespace clientele
