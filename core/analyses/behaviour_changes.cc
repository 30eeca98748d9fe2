// Key figures with their change against the month before and the same month last year; an
// unfinished month is compared over the same number of days.
#include <cmath>
#include <iterator>

#include "analyses/behaviour_draft.h"
#include "stats/tests.h"

namespace clientele {
namespace {

constexpr std::size_t kTrendMonths = 24;
enum : std::size_t { kNow, kPrevious, kLastYear };

// What the windows hold, and which of them lie inside the data.
struct Comparison {
  Windows windows;
  std::array<DaySums, 3> sums;
  std::array<std::vector<double>, 3> daily;  // net by day
  std::array<bool, 3> inside{};
};

Comparison compare(const BehaviourDraft& draft) {
  Comparison c;
  c.windows = comparison_windows(scope_as_of(draft.run.ledger, draft.run.options));
  const DaySeries& days = draft.summary.days;
  if (days.empty() || c.windows.of[kNow].first == kNoDay) return c;
  for (std::size_t w = 0; w < 3; ++w) {
    const auto& window = c.windows.of[w];
    c.inside[w] = window.first >= days.first();
    for (Day day = window.first; day <= window.last; ++day) {
      const DaySums* sums = days.find(day);
      c.daily[w].push_back(sums == nullptr ? 0 : to_double(sums->net));
      if (sums != nullptr) parts::merge(c.sums[w], *sums);
    }
  }
  return c;
}

double average_order(const DaySums& sums) {
  return sums.orders == 0 ? 0 : to_double(sums.net) / static_cast<double>(sums.orders);
}

class KeyFigures {
 public:
  KeyFigures(BehaviourDraft& draft, const Comparison& comparison)
      : draft_(draft), comparison_(comparison), months_(months_of(draft.summary.days)) {}

  // value(window) and trend(month, its sums).
  template <typename Value, typename Trend>
  void add(const std::string& id, Unit unit, Value value, Trend trend) {
    KeyFigure key;
    key.figure = id;
    key.incomplete = comparison_.windows.incomplete;
    key.previous =
        change(id + ".previous", value(kNow), value(kPrevious), comparison_.inside[kPrevious]);
    key.last_year =
        change(id + ".last_year", value(kNow), value(kLastYear), comparison_.inside[kLastYear]);
    if (key.previous || key.last_year) {
      key.recent = Number{value(kNow), unit};
      key.recent_label = recent_label();
    }
    const std::size_t skipped = months_.size() > kTrendMonths ? months_.size() - kTrendMonths : 0;
    for (auto month = std::next(months_.begin(), static_cast<std::ptrdiff_t>(skipped));
         month != months_.end(); ++month) {
      key.trend_months.push_back(month->first);
      key.trend.push_back(trend(month->first, month->second));
    }
    draft_.out.key_figures.push_back(std::move(key));
  }

 private:
  Text recent_label() const {
    const auto& now = comparison_.windows.of[kNow];
    const char* key = comparison_.windows.incomplete ? "summary.recent_so_far" : "summary.recent";
    return {key,
            {{"month", Number{static_cast<double>(month_index(now.first)), Unit::month}},
             {"days", as_count(now.days())}}};
  }
  std::optional<Number> change(const std::string& id, double now, double before, bool inside) {
    if (!inside || before <= 0) return std::nullopt;
    const double value = now / before - 1;
    draft_.out.figures.push_back(figure("change." + id, value, Unit::share,
                                        static_cast<double>(comparison_.windows.of[kNow].days())));
    return Number{value, Unit::share};
  }
  BehaviourDraft& draft_;
  const Comparison& comparison_;
  std::map<int, DaySums> months_;
};

// Said only where the days of the two windows differ by more than their spread explains.
void find_growth(BehaviourDraft& draft, const Comparison& c) {
  const double now = to_double(c.sums[kNow].net), before = to_double(c.sums[kLastYear].net);
  if (!c.inside[kLastYear] || before <= 0) return;
  const auto test = stats::welch(stats::moments(c.daily[kNow]), stats::moments(c.daily[kLastYear]));
  if (test.p >= draft.run.options.significance) return;
  const auto& window = c.windows.of[kNow];
  const std::string id = now > before ? "behaviour.growth" : "behaviour.decline";
  Finding& finding =
      draft.find(id,
                 {{"month", Number{static_cast<double>(month_index(window.first)), Unit::month}},
                  {"days", as_count(window.days())},
                  {"net", as_money(now)},
                  {"change", as_share(std::fabs(now / before - 1))},
                  {"p", as_p(test.p)}},
                 {"revenue.net", "change.revenue.net.last_year"});
  if (c.windows.incomplete) finding.text.key += "_so_far";
  finding.money = std::fabs(now - before);
  finding.confidence = 1 - test.p;
  finding.tone = now > before ? Finding::Tone::good : Finding::Tone::bad;
}

}  // namespace

void write_changes(BehaviourDraft& draft) {
  const Comparison c = compare(draft);
  KeyFigures keys(draft, c);
  const auto& buyers = draft.summary.month_buyers;
  keys.add(
      "revenue.net", Unit::money, [&](std::size_t w) { return to_double(c.sums[w].net); },
      [](int, const DaySums& sums) { return to_double(sums.net); });
  keys.add(
      "orders.total", Unit::count,
      [&](std::size_t w) { return static_cast<double>(c.sums[w].orders); },
      [](int, const DaySums& sums) { return static_cast<double>(sums.orders); });
  const bool known = !draft.run.customers.empty();
  if (known) {
    keys.add(
        "customers.buying", Unit::count,
        [&](std::size_t w) { return static_cast<double>(draft.summary.buyers[w]); },
        [&](int month, const DaySums&) {
          const auto found = buyers.find(month);
          return found == buyers.end() ? 0.0 : static_cast<double>(found->second);
        });
  }
  keys.add(
      "behaviour.average_order", Unit::money,
      [&](std::size_t w) { return average_order(c.sums[w]); },
      [](int, const DaySums& sums) { return average_order(sums); });
  if (known) {
    KeyFigure repeat;
    repeat.figure = "behaviour.repurchase_rate";
    draft.out.key_figures.push_back(std::move(repeat));
  }
  find_growth(draft, c);
}

}  // namespace clientele
