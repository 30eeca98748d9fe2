// Stages month by month, and how long silences last.
#include "analyses/change_flows.h"

#include <cmath>

#include "analyses/change_draft.h"

namespace clientele {
namespace {

constexpr double kDaysOfMonth = 365.25 / 12;
constexpr std::size_t kMonths = 24;  // at most, the last ones
constexpr std::size_t kBins = 4;     // of silence, each as long as the window; the last is open

double count_of(std::uint64_t n) { return static_cast<double>(n); }

struct Month {
  int month = 0;
  ChangeFlow flow;
  std::array<std::uint64_t, kStages> before{}, after{};  // customers by stage at the two ends
  std::uint64_t to(Stage stage) const {
    std::uint64_t sum = 0;
    for (const auto from : {Stage::none, Stage::active, Stage::dormant, Stage::lost})
      sum += flow.moved(from, stage);
    return sum;
  }
  std::uint64_t at_end(Stage stage) const { return after[static_cast<std::size_t>(stage)]; }
  // Silent ones who bought again, from one stage or both.
  std::uint64_t back() const {
    return flow.moved(Stage::dormant, Stage::active) + flow.moved(Stage::lost, Stage::active);
  }
  std::uint64_t acquired() const {
    return flow.moved(Stage::none, Stage::active) + flow.moved(Stage::none, Stage::dormant) +
           flow.moved(Stage::none, Stage::lost);
  }
};

std::vector<Month> months_of(const ChangeDraft& draft) {
  std::vector<Month> months;
  std::array<std::uint64_t, kStages> stages{};
  const auto& flows = draft.summary.flows;
  const int last = month_index(draft.as_of);
  for (int month = flows.first(); !flows.empty() && month <= last; ++month) {
    Month& one = months.emplace_back();
    one.month = month;
    one.before = stages;
    if (const auto* flow = flows.find(month)) one.flow = *flow;
    for (std::size_t from = 0; from < kStages; ++from) {
      for (std::size_t to = 0; to < kStages; ++to) {
        const auto moved = one.flow.moves[from * kStages + to];
        if (from != 0) stages[from] -= moved;
        stages[to] += moved;
      }
    }
    one.after = stages;
  }
  return months;
}

void add_months(ChangeDraft& draft, const std::vector<Month>& months) {
  Block& block = add_change_block(draft, Block::Kind::chart, "flows");
  block.table.columns = {
      common_column("month", Unit::month),       change_column("active", Unit::count),
      change_column("dormant", Unit::count),     change_column("gone", Unit::count),
      change_column("acquired", Unit::count),    change_column("activated", Unit::count),
      change_column("back", Unit::count),        change_column("fell_dormant", Unit::count),
      change_column("became_lost", Unit::count), common_column("incomplete", Unit::count)};
  block.table.columns[0].label = say("change.month");
  block.chart = ChartSpec{"line", "month", {"active", "dormant", "gone"}, {}, {}, "incomplete"};
  const int over = last_over(draft.as_of, 0);
  const Month* shown = nullptr;
  for (std::size_t i = months.size() > kMonths ? months.size() - kMonths : 0; i < months.size();
       ++i) {
    const Month& month = months[i];
    if (month.month <= over) shown = &month;
    block.table.rows.push_back(
        {change_period_name(month.month, 0), count_of(month.at_end(Stage::active)),
         count_of(month.at_end(Stage::dormant)), count_of(month.at_end(Stage::lost)),
         count_of(month.acquired()), count_of(month.flow.activated), count_of(month.back()),
         count_of(month.to(Stage::dormant)), count_of(month.to(Stage::lost)),
         month.month <= over ? 0.0 : 1.0});
  }
  draft.out.methods.push_back(
      {"change.flows",
       say("method.change.flows",
           {{"months", as_number(draft.context.options.churn_window_months)}}),
       ""});
  if (shown == nullptr) return;
  const auto active = static_cast<std::size_t>(Stage::active);
  block.takeaway =
      say("change.flows.takeaway", {{"month", change_period_name(shown->month, 0)},
                                    {"opening", as_count(count_of(shown->before[active]))},
                                    {"closing", as_count(count_of(shown->after[active]))},
                                    {"acquired", as_count(count_of(shown->acquired()))},
                                    {"activated", as_count(count_of(shown->flow.activated))},
                                    {"back", as_count(count_of(shown->back()))},
                                    {"dormant", as_count(count_of(shown->to(Stage::dormant)))},
                                    {"lost", as_count(count_of(shown->to(Stage::lost)))}});
  const auto add = [&](const char* id, std::uint64_t value) {
    draft.add_figure(figure(std::string("change.flow.") + id, count_of(value), Unit::count), false);
  };
  add("acquired", shown->acquired());
  add("activated", shown->flow.activated);
  add("back", shown->back());
  add("dormant", shown->to(Stage::dormant));
  add("lost", shown->to(Stage::lost));
}

struct Silence {
  Series<std::uint64_t> now;  // silent customers by days of silence
  std::array<std::uint64_t, kBins> silent{}, ended{};
};

std::size_t bin_of(double days, double window) {
  return std::min(kBins - 1, static_cast<std::size_t>(std::max(0.0, days / window - 1)));
}

void add_silence(ChangeDraft& draft) {
  const double months = draft.context.options.churn_window_months;
  const double window = months * kDaysOfMonth;
  std::array<Day, kBins> begins{};  // of windows before the as-of date, one after another
  for (std::size_t bin = 0; bin < kBins; ++bin)
    begins[bin] =
        churn_window_begin(draft.as_of + 1, static_cast<int>(months) * static_cast<int>(bin + 1));
  Silence silence;
  for (const auto& customer : draft.context.customers) {
    if (!customer.dated() || customer.last >= begins[0]) continue;
    ++silence.now.at(draft.as_of - customer.last);
    std::size_t bin = 0;
    while (bin + 1 < kBins && customer.last < begins[bin + 1]) ++bin;
    ++silence.silent[bin];
  }
  double returns = 0;
  draft.summary.away.each([&](std::int32_t days, const std::uint64_t& n) {
    silence.ended[bin_of(days, window)] += n;
    returns += count_of(n);
  });
  double silent = 0;
  for (const auto n : silence.silent) silent += count_of(n);
  if (silent < kChangeEnough) return;
  Block& block = add_change_block(draft, Block::Kind::chart, "silence");
  block.table.columns = {change_column("silence", Unit::label),
                         change_column("silent_now", Unit::count),
                         change_column("returns", Unit::count)};
  block.chart = ChartSpec{"bar", "silence", {"silent_now", "returns"}, {}, {}, {}};
  for (std::size_t bin = 0; bin < kBins; ++bin) {
    const double from = months * static_cast<double>(bin + 1);
    const bool open = bin + 1 == kBins;
    block.table.rows.push_back({say(open ? "change.silence.over" : "change.silence.range",
                                    {{"from", as_number(from)}, {"to", as_number(from + months)}}),
                                count_of(silence.silent[bin]), count_of(silence.ended[bin])});
  }
  const double half = change_median(silence.now), back = change_median(draft.summary.away);
  block.takeaway =
      returns < kChangeEnough
          ? say("change.silence.takeaway.few",
                {{"n", as_count(silent)}, {"months", as_number(months)}, {"median", as_days(half)}})
          : say("change.silence.takeaway", {{"n", as_count(silent)},
                                            {"months", as_number(months)},
                                            {"median", as_days(half)},
                                            {"returns", as_count(returns)},
                                            {"back", as_days(back)}});
  draft.add_figure(figure("change.silence.median", half, Unit::days, silent), false);
  if (returns >= kChangeEnough)
    draft.add_figure(figure("change.silence.return_median", back, Unit::days, returns), false);
}

}  // namespace

void add_change_flows(ChangeDraft& draft) {
  // What came before a period is not in view: nobody's stage at its begin is known.
  const auto months = months_of(draft);
  if (months.size() >= 2 && count_of(draft.bridge.opening) >= kChangeEnough)
    add_months(draft, months);
  add_silence(draft);
}

}  // namespace clientele
