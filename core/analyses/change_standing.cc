// Loyalty, spending power and potential value of each period's customers: shares of high and low,
// now against before, between the same edges.
#include <algorithm>
#include <cmath>
#include <functional>

#include "analyses/change_draft.h"
#include "analyses/lifetime.h"
#include "base/hash.h"
#include "stats/correction.h"
#include "stats/tests.h"

namespace clientele {
namespace {

constexpr std::size_t kForecast = 20'000;  // customers whose potential is worked out, a period
constexpr std::uint16_t kMostDays = UINT16_MAX;

// One value for each of a period's customers.
struct Measure {
  const char* id;
  std::vector<double> before, now;
};

struct Row {
  const Measure* measure;
  const char* tier;
  double edge, before, now;  // customers
  stats::Difference shift;   // of the shares, now - before
  double p = 1;
  double share_before() const { return before / static_cast<double>(measure->before.size()); }
  double share_now() const { return now / static_cast<double>(measure->now.size()); }
};

// Calls visit(index in ConcludeContext::customers, partition, bought before, bought now).
void each_customer(
    const ChangeDraft& draft,
    const std::function<void(std::size_t, const ChangePartition&, bool, bool)>& visit) {
  const auto& customers = draft.context.customers;
  for (std::size_t i = 0; i < customers.size(); ++i) {
    const ChangePartition* of = draft.of(customers[i]);
    if (of == nullptr) continue;
    const auto state = static_cast<ChangeState>(of->state[customers[i].row]);
    if (state == ChangeState::none) continue;
    visit(i, *of, state == ChangeState::kept || state == ChangeState::lost,
          state != ChangeState::lost);
  }
}

Measure loyalty_of(const ChangeDraft& draft) {
  Measure out{"loyalty", {}, {}};
  if (habit_days(draft.context.ledger, draft.compared) == 0) return out;
  each_customer(draft, [&](std::size_t i, const ChangePartition& of, bool before, bool now) {
    const auto row = draft.context.customers[i].row;
    if (before) out.before.push_back(of.habit_before.recent_days[row]);
    if (now) out.now.push_back(of.habit_now.recent_days[row]);
  });
  return out;
}

Measure spending_of(const ChangeDraft& draft) {
  Measure out{"power", {}, {}};
  if (!draft.has_amounts()) return out;
  const auto add = [](std::vector<double>& to, Money net, std::uint32_t orders) {
    if (orders > 0) to.push_back(to_double(net) / orders);
  };
  each_customer(draft, [&](std::size_t i, const ChangePartition& of, bool before, bool now) {
    const auto row = draft.context.customers[i].row;
    if (before) add(out.before, of.before[row], of.orders_before[row]);
    if (now) add(out.now, of.now[row], of.until_now.orders[row] - of.until_before.orders[row]);
  });
  return out;
}

// Customers with the smallest hashes of their ids: the same ones however the input was split.
std::vector<std::uint8_t> sample_of(const ChangeDraft& draft) {
  const auto& customers = draft.context.customers;
  std::vector<std::pair<std::uint64_t, std::size_t>> all;
  each_customer(draft, [&](std::size_t i, const ChangePartition&, bool, bool) {
    all.emplace_back(mix64(customers[i].id), i);
  });
  if (all.size() > kForecast) {
    std::nth_element(all.begin(), all.begin() + kForecast, all.end());
    all.resize(kForecast);
  }
  std::vector<std::uint8_t> chosen(customers.size(), 0);
  for (const auto& [hash, i] : all) chosen[i] = 1;
  return chosen;
}

// Expected purchases of the horizon by what was known on the day, times the spend expected of the
// customer today.
Measure potential_of(const ChangeDraft& draft) {
  Measure out{"potential", {}, {}};
  if (!draft.has_amounts()) return out;
  const Lifetime& lifetime = lifetime_of(draft.context);
  if (lifetime.reason) return out;
  const auto predictor = lifetime.predictor();
  const auto chosen = sample_of(draft);
  const auto& customers = draft.context.customers;
  each_customer(draft, [&](std::size_t i, const ChangePartition& of, bool before, bool now) {
    if (chosen[i] == 0 || std::isnan(lifetime.expected_spend[i])) return;
    const auto row = customers[i].row;
    const Day first = customers[i].purchases.first;
    const auto add = [&](std::vector<double>& to, const ChangePartition::Habit& habit,
                         const ChangePartition::Until& until, Day day) {
      const auto days = habit.purchase_days[row];
      if (days == 0 || first == kNoDay || until.last[row] < first) return;
      const stats::Buyer buyer{static_cast<std::uint32_t>(days - 1), until.last[row] - first,
                               day - first};
      to.push_back(predictor.expected(buyer, lifetime.horizon_days) *
                   static_cast<double>(lifetime.expected_spend[i]));
    };
    if (before) add(out.before, of.habit_before, of.until_before, draft.compared.first() - 1);
    if (now) add(out.now, of.habit_now, of.until_now, draft.compared.last());
  });
  return out;
}

double count_if(const std::vector<double>& values, const std::function<bool(double)>& which) {
  return static_cast<double>(std::count_if(values.begin(), values.end(), which));
}

// High: at or above the earlier period's upper edge; low: at or below its lower one.
void add_rows(const Measure& measure, const Options& options, std::vector<Row>& rows) {
  const auto least = static_cast<double>(std::min(measure.before.size(), measure.now.size()));
  if (least < kChangeEnough) return;
  auto sorted = measure.before;
  std::sort(sorted.begin(), sorted.end());
  const auto at = [&](double share) {
    const auto place = static_cast<std::size_t>(share * static_cast<double>(sorted.size()));
    return sorted[std::min(place, sorted.size() - 1)];
  };
  const double high = at(1 - options.tier_high), low = at(options.tier_low);
  if (high <= low) return;  // most are alike: there are no tiers
  const auto add = [&](const char* tier, double edge, const std::function<bool(double)>& in) {
    Row row{&measure, tier, edge, count_if(measure.before, in), count_if(measure.now, in), {}, 1};
    row.shift = stats::two_proportions(row.now, static_cast<double>(measure.now.size()), row.before,
                                       static_cast<double>(measure.before.size()));
    rows.push_back(row);
  };
  add("high", high, [high](double value) { return value >= high; });
  add("low", low, [low](double value) { return value <= low; });
}

TextArgs args_of(const Row& row) {
  const std::string id = std::string("change.standing.") + row.measure->id;
  return {{"group", as_text(say(id + "." + row.tier))},
          {"before", as_share(row.share_before())},
          {"now", as_share(row.share_now())},
          {"n_before", as_count(static_cast<double>(row.measure->before.size()))},
          {"n", as_count(static_cast<double>(row.measure->now.size()))}};
}

void find_standing(ChangeDraft& draft, const Row& row) {
  if (row.p >= draft.context.options.significance) return;
  const std::string id = std::string("change.") + row.measure->id + "_" + row.tier;
  Finding finding;
  finding.id = "change.standing";
  finding.text = say("finding.change.standing", args_of(row));
  finding.section = "change";
  finding.figures = {id, id + "_before"};
  finding.customers = std::abs(row.shift.estimate) * static_cast<double>(row.measure->now.size());
  finding.confidence = 1 - row.p;
  const bool good = (row.shift.estimate > 0) == (std::string_view(row.tier) == "high");
  finding.tone = good ? Finding::Tone::good : Finding::Tone::bad;
  draft.out.findings.push_back(std::move(finding));
}

void write_rows(ChangeDraft& draft, const std::vector<Row>& rows) {
  const double level = draft.context.options.significance;
  Block& block = add_change_block(draft, Block::Kind::chart, "standing");
  block.table.columns = {
      change_column("standing", Unit::label),   change_column("before", Unit::count),
      change_column("now", Unit::count),        change_column("share_before", Unit::share),
      change_column("share_now", Unit::share),  change_column("shift", Unit::points),
      common_column("low", Unit::points),       common_column("high", Unit::points),
      change_column("reason_p", Unit::p_value), common_column("mark", Unit::label)};
  block.chart = ChartSpec{"bar", "standing", {"share_before", "share_now"}, {}, {}, {}};
  const Row* clearest = &rows.front();
  double marked = 0;
  for (const Row& row : rows) {
    if (row.p < clearest->p) clearest = &row;
    marked += row.p < level ? 1 : 0;
    Cell mark;
    if (row.p < level) mark = say("change.mark.shift");
    const std::string name = std::string("change.standing.") + row.measure->id + "." + row.tier;
    block.table.rows.push_back({say(name), row.before, row.now, row.share_before(), row.share_now(),
                                row.shift.estimate, row.shift.interval.low, row.shift.interval.high,
                                row.p, std::move(mark)});
    const std::string id = std::string("change.") + row.measure->id + "_" + row.tier;
    draft.add_figure(
        figure(id, row.share_now(), Unit::share, static_cast<double>(row.measure->now.size())),
        false);
    draft.add_figure(figure(id + "_before", row.share_before(), Unit::share,
                            static_cast<double>(row.measure->before.size())),
                     false);
  }
  TextArgs args = args_of(*clearest);
  args.emplace("rows", as_count(static_cast<double>(rows.size())));
  args.emplace("marked", as_count(marked));
  block.takeaway =
      say(marked > 0 ? "change.standing.takeaway" : "change.standing.no_difference", args);
  find_standing(draft, *clearest);
}

}  // namespace

void collect_habits(const View& view, ChangePartition& into) {
  const auto compared = compared_period(view.context(), view.options());
  if (!compared) return;
  const Lines& lines = view.partition().lines;
  const int back = habit_days(view.context(), *compared);
  const std::size_t customers = into.state.size();
  const std::array<ChangePartition::Habit*, 2> habits = {&into.habit_before, &into.habit_now};
  const std::array<Day, 2> ends = {compared->first() - 1, compared->last()};
  for (auto* habit : habits) {
    habit->recent_days.resize(customers, 0);
    habit->purchase_days.resize(customers, 0);
  }
  const auto count = [](std::uint16_t& days) {
    if (days < kMostDays) ++days;
  };
  for (std::size_t customer = 0; customer < customers; ++customer) {
    if (into.state[customer] == 0) continue;
    Day bought = kNoDay, purchased = kNoDay;
    for (auto row = lines.table.begin(customer); row < lines.table.end(customer); ++row) {
      const Day day = lines.moment.day(row);
      if (day > ends[1]) break;
      if (day == kNoDay || !view.line_in(row)) continue;
      const auto flags = lines.flags[row];
      const bool positive = (flags & line_flag::positive) != 0 && day != bought;
      const bool purchase = (flags & line_flag::purchase) != 0 && day != purchased;
      for (std::size_t end = 0; end < 2; ++end) {
        if (day > ends[end]) continue;
        if (positive && day > ends[end] - back) count(habits[end]->recent_days[customer]);
        if (purchase) count(habits[end]->purchase_days[customer]);
      }
      if (positive) bought = day;
      if (purchase) purchased = day;
    }
  }
}

void add_change_standing(ChangeDraft& draft) {
  const std::array<Measure, 3> measures = {loyalty_of(draft), spending_of(draft),
                                           potential_of(draft)};
  std::vector<Row> rows;
  for (const auto& measure : measures) add_rows(measure, draft.context.options, rows);
  if (rows.empty()) return;
  std::vector<double> p;
  for (const auto& row : rows) p.push_back(row.shift.p);
  p = stats::holm(p);
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i].p = p[i];
  write_rows(draft, rows);
  draft.out.methods.push_back(
      {"change.standing",
       say("method.change.standing",
           {{"days", as_count(habit_days(draft.context.ledger, draft.compared))},
            {"months", as_count(draft.context.options.clv_horizon_months)}}),
       "Holm, Scandinavian Journal of Statistics 6 (1979)"});
}

}  // namespace clientele
