// Every month, quarter and year: who was won, came back, stayed and went; and the last of each
// against the one before and the same of last year.
#include "analyses/change_draft.h"

namespace clientele {
namespace {

double count_of(std::uint64_t n) { return static_cast<double>(n); }

// A period that is not over shows what has happened so far; who is lost is not known yet.
std::vector<Cell> row_of(int period, std::size_t kind, const ChangeBridge& bridge, bool over) {
  const ChangeCounts& counts = bridge.counts;
  Cell lost, closing, net;
  if (over) {
    lost = count_of(bridge.lost);
    closing = count_of(counts.active);
    net = count_of(counts.active) - count_of(bridge.opening);
  }
  return {change_period_name(period, kind),
          count_of(bridge.opening),
          count_of(counts.fresh),
          count_of(counts.returned),
          count_of(counts.kept),
          lost,
          closing,
          net,
          over ? 0.0 : 1.0};
}

void add_history(ChangeDraft& draft, std::size_t kind) {
  const auto& periods = draft.summary.periods[kind];
  const int over = last_over(draft.as_of, kind);
  std::vector<std::vector<Cell>> rows;
  for (int period = periods.first() + 1; period <= periods.last(); ++period)
    rows.push_back(row_of(period, kind, change_bridge(periods, period), period <= over));
  if (rows.size() < 2) return;
  Block& block = add_change_block(draft, Block::Kind::chart, std::string(kPeriodIds[kind]) + "s");
  block.table.columns = {common_column(kPeriodIds[kind], kind == 0 ? Unit::month : Unit::label),
                         change_column("opening", Unit::count),
                         change_column("fresh", Unit::count),
                         change_column("returned", Unit::count),
                         change_column("kept", Unit::count),
                         change_column("lost", Unit::count),
                         change_column("closing", Unit::count),
                         change_column("net", Unit::count),
                         common_column("incomplete", Unit::count)};
  block.table.columns[0].label = say(std::string("change.") + kPeriodIds[kind]);
  block.table.rows = std::move(rows);
  block.chart =
      ChartSpec{"line", kPeriodIds[kind], {"fresh", "returned", "lost"}, {}, {}, "incomplete"};
}

Cell relative(double now, double before) {
  if (before <= 0) return {};
  return now / before - 1;
}

struct Measure {
  const char* id;
  double (*of)(const ChangeBridge&);
};
constexpr Measure kMeasures[] = {
    {"fresh", [](const ChangeBridge& b) { return count_of(b.counts.fresh); }},
    {"returned", [](const ChangeBridge& b) { return count_of(b.counts.returned); }},
    {"kept", [](const ChangeBridge& b) { return count_of(b.counts.kept); }},
    {"active", [](const ChangeBridge& b) { return count_of(b.counts.active); }},
    {"lost", [](const ChangeBridge& b) { return count_of(b.lost); }},
    {"net", [](const ChangeBridge& b) { return count_of(b.counts.active) - count_of(b.opening); }},
};

// The bridge of a period's first days only; what it lost is not known.
ChangeBridge part_of(const Series<ChangePeriod>& periods, int period) {
  ChangeBridge bridge;
  if (const ChangePeriod* found = periods.find(period)) bridge.counts = found->part;
  return bridge;
}

std::vector<Cell> compare(Text name, const Measure& measure, const ChangeBridge& now,
                          const ChangeBridge& before, const ChangeBridge* year) {
  const double value = measure.of(now), earlier = measure.of(before);
  const bool is_net = std::string_view(measure.id) == "net";
  std::vector<Cell> row = {
      std::move(name), value, earlier, is_net ? Cell() : relative(value, earlier), Cell(), Cell()};
  if (year != nullptr) {
    row[4] = measure.of(*year);
    if (!is_net) row[5] = relative(value, measure.of(*year));
  }
  return row;
}

void add_comparison(ChangeDraft& draft, std::size_t kind) {
  const auto& periods = draft.summary.periods[kind];
  const int over = last_over(draft.as_of, kind);
  // The first period of the history has none before it to tell new from returned and lost.
  if (over - 1 <= periods.first() || over > periods.last()) return;
  const int year = 12 / kPeriodMonths[kind];
  const auto has_year = [&](int period) { return kind != 2 && period - year > periods.first(); };
  Block& block =
      add_change_block(draft, Block::Kind::table, std::string(kPeriodIds[kind]) + "_against");
  block.table.columns = {
      change_column("measure", Unit::label),  change_column("now", Unit::count),
      change_column("before", Unit::count),   change_column("relative", Unit::share),
      change_column("year_ago", Unit::count), change_column("year_relative", Unit::share)};
  const auto now = change_bridge(periods, over), before = change_bridge(periods, over - 1);
  const auto last_year = change_bridge(periods, over - year);
  for (const auto& measure : kMeasures) {
    block.table.rows.push_back(compare(say(std::string("change.measure.") + measure.id), measure,
                                       now, before, has_year(over) ? &last_year : nullptr));
  }
  TextArgs args = {{"period", change_period_name(over, kind)}};
  const Day begin = period_begin(over + 1, kind);
  if (begin > draft.as_of || over + 1 > periods.last()) {
    block.takeaway = say("change.against.complete", std::move(args));
    return;
  }
  const double days = draft.as_of - begin + 1;
  const auto part = part_of(periods, over + 1), part_before = part_of(periods, over);
  const auto part_year = part_of(periods, over + 1 - year);
  for (std::size_t i = 0; i < 4; ++i) {
    Text name = say("change.so_far",
                    {{"measure", as_text(say(std::string("change.measure.") + kMeasures[i].id))},
                     {"period", change_period_name(over + 1, kind)}});
    block.table.rows.push_back(compare(std::move(name), kMeasures[i], part, part_before,
                                       has_year(over + 1) ? &part_year : nullptr));
  }
  args.emplace("running", change_period_name(over + 1, kind));
  args.emplace("days", as_count(days));
  block.takeaway = say("change.against.running", std::move(args));
}

}  // namespace

void add_change_periods(ChangeDraft& draft) {
  for (std::size_t kind = 0; kind < kPeriodMonths.size(); ++kind) {
    if (draft.summary.periods[kind].empty()) continue;
    add_comparison(draft, kind);
    add_history(draft, kind);
  }
}

}  // namespace clientele
