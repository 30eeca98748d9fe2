#include "analyses/retention.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "analyses/cohorts.h"
#include "analyses/words.h"
#include "stats/intervals.h"
#include "stats/tests.h"

namespace clientele {
namespace {

constexpr double kEnough = 30;        // customers before a rate is told
constexpr int kLongestInMonths = 24;  // longer histories are shown by quarter
constexpr std::array<int, 5> kToldPeriods = {1, 2, 3, 6, 12};

// What all cohorts that were observed so long did in one period after the first purchase.
struct Average {
  double customers = 0, active = 0;
  double net = 0;  // in the period
  double rate() const { return active / customers; }
};

struct Draft {
  const Cohorts& cohorts;
  int months;  // of a period
  int last;    // last period that is over
  const ConcludeContext& run;
  Conclusion out;

  Section& section() { return *out.section; }
  std::string unit() const { return months == 1 ? "month" : "quarter"; }
  // A period that is not over yet is no observation.
  bool observed(int cohort, std::size_t since) const {
    return cohort + static_cast<int>(since) <= last;
  }
};

CohortCell cell(const Cohort& cohort, std::size_t since) {
  return since < cohort.cells.size() ? cohort.cells[since] : CohortCell();
}

std::string period_name(int period, int months) {
  char text[24];
  if (months == 1) {
    std::snprintf(text, sizeof text, "%04d-%02d", period / 12, period % 12 + 1);
  } else {
    std::snprintf(text, sizeof text, "%04d Q%d", period / 4, period % 4 + 1);
  }
  return text;
}

// By periods since; ends where no cohort was observed so long. Weighted by the cohorts' sizes.
std::vector<Average> averages(const Draft& draft) {
  std::vector<Average> out;
  for (std::size_t since = 0;; ++since) {
    Average sum;
    for (const auto& [period, cohort] : draft.cohorts) {
      if (!draft.observed(period, since)) continue;
      const CohortCell at = cell(cohort, since);
      sum.customers += static_cast<double>(cohort.customers);
      sum.active += static_cast<double>(at.customers);
      sum.net += to_double(at.net);
    }
    if (sum.customers == 0) return out;
    out.push_back(sum);
  }
}

Interval wilson(double successes, double n) {
  const auto range = stats::wilson(successes, n);
  return {range.low, range.high};
}

void write_figures(Draft& draft, const std::vector<Average>& average) {
  for (const int since : kToldPeriods) {
    if (static_cast<std::size_t>(since) >= average.size()) break;
    const Average& at = average[static_cast<std::size_t>(since)];
    if (at.customers < kEnough) break;
    const std::string id = "retention." + draft.unit() + std::to_string(since);
    draft.out.figures.push_back(
        figure(id, at.rate(), Unit::share, at.customers, wilson(at.active, at.customers)));
    draft.section().figures.push_back(id);
  }
}

Block& add_block(Draft& draft, const std::string& id, std::vector<TableColumn> columns,
                 ChartSpec chart) {
  Block& block = draft.section().blocks.emplace_back();
  block.kind = Block::Kind::chart;
  block.id = "retention." + id;
  block.title = say(block.id);
  block.table.columns = std::move(columns);
  block.chart = std::move(chart);
  return block;
}

TableColumn column(const std::string& id, Unit unit) { return table_column("retention", id, unit); }

void write_cohorts(Draft& draft) {
  Block& block =
      add_block(draft, "cohorts",
                {column("cohort", Unit::label), column("since", Unit::count),
                 common_column("customers", Unit::count), column("active", Unit::count),
                 column("retention", Unit::share), column("orders_per_customer", Unit::number),
                 common_column("revenue", Unit::money), column("cumulative_value", Unit::money)},
                {"heatmap", "since", {"cohort", "retention"}, {}, {}, {}});
  for (const auto& [period, cohort] : draft.cohorts) {
    const auto customers = static_cast<double>(cohort.customers);
    double cumulative = 0;
    for (std::size_t since = 0; draft.observed(period, since); ++since) {
      const CohortCell at = cell(cohort, since);
      cumulative += to_double(at.net);
      block.table.rows.push_back(
          {period_name(period, draft.months), static_cast<double>(since), customers,
           static_cast<double>(at.customers), static_cast<double>(at.customers) / customers,
           static_cast<double>(at.orders) / customers, to_double(at.net), cumulative / customers});
    }
  }
  block.takeaway = say("retention.cohorts.takeaway",
                       {{"cohorts", as_count(static_cast<double>(draft.cohorts.size()))}});
}

void write_average(Draft& draft, const std::vector<Average>& average) {
  Block& block = add_block(draft, "average",
                           {column("since", Unit::count), common_column("customers", Unit::count),
                            column("active", Unit::count), column("retention", Unit::share),
                            common_column("low", Unit::share), common_column("high", Unit::share)},
                           {"line", "since", {"retention"}, {"low"}, {"high"}, {}});
  for (std::size_t since = 1; since < average.size(); ++since) {
    const Average& at = average[since];
    const auto ci = wilson(at.active, at.customers);
    block.table.rows.push_back(
        {static_cast<double>(since), at.customers, at.active, at.rate(), ci.low, ci.high});
  }
}

void write_value(Draft& draft, const std::vector<Average>& average) {
  if (draft.run.customers.empty()) return;
  Block& block =
      add_block(draft, "value",
                {column("since", Unit::count), common_column("customers", Unit::count),
                 column("value_in_period", Unit::money), column("cumulative_value", Unit::money)},
                {"line", "since", {"cumulative_value"}, {}, {}, {}});
  double cumulative = 0;
  for (std::size_t since = 0; since < average.size(); ++since) {
    const double each = average[since].net / average[since].customers;
    cumulative += each;
    block.table.rows.push_back(
        {static_cast<double>(since), average[since].customers, each, cumulative});
  }
}

// Whether the newer half of the cohorts comes back in the first period more or less often.
void find_trend(Draft& draft) {
  std::vector<const Cohort*> observed;
  for (const auto& [period, cohort] : draft.cohorts) {
    if (draft.observed(period, 1)) observed.push_back(&cohort);
  }
  if (observed.size() < 4) return;
  Average older, newer;
  for (std::size_t i = 0; i < observed.size(); ++i) {
    Average& half = i < observed.size() / 2 ? older : newer;
    half.customers += static_cast<double>(observed[i]->customers);
    half.active += static_cast<double>(cell(*observed[i], 1).customers);
  }
  const auto test =
      stats::two_proportions(newer.active, newer.customers, older.active, older.customers);
  if (std::min(older.customers, newer.customers) < kEnough ||
      test.p >= draft.run.options.significance)
    return;
  const bool better = test.estimate > 0;
  Finding finding;
  finding.id = better ? "retention.better" : "retention.worse";
  finding.text = say("finding." + finding.id, {{"unit", as_text(say("retention." + draft.unit()))},
                                               {"newer", as_share(newer.rate())},
                                               {"older", as_share(older.rate())},
                                               {"n", as_count(newer.customers)},
                                               {"older_n", as_count(older.customers)},
                                               {"p", as_p(test.p)}});
  finding.section = "retention";
  finding.figures = {"retention." + draft.unit() + "1"};
  finding.customers = std::abs(test.estimate) * newer.customers;
  finding.confidence = 1 - test.p;
  finding.tone = better ? Finding::Tone::good : Finding::Tone::bad;
  draft.out.findings.push_back(std::move(finding));
}

void conclude(Draft& draft, const std::vector<Average>& average) {
  const auto unit = as_text(say("retention." + draft.unit()));
  const Average& first = average[1];
  std::size_t late = 0;
  for (const int since : kToldPeriods) {
    const auto at = static_cast<std::size_t>(since);
    if (at < average.size() && average[at].customers >= kEnough) late = at;
  }
  TextArgs args = {{"unit", unit},
                   {"rate", as_share(first.rate())},
                   {"n", as_count(first.customers)},
                   {"cohorts", as_count(static_cast<double>(draft.cohorts.size()))}};
  if (late > 1) {
    args.emplace("late", as_count(static_cast<double>(late)));
    args.emplace("late_rate", as_share(average[late].rate()));
  }
  draft.section().conclusion =
      say(late > 1 ? "retention.conclusion.late" : "retention.conclusion", std::move(args));
}

// `span`: months of history.
bool by_quarter(CohortPeriod wanted, int span) {
  if (wanted == CohortPeriod::automatic) return span > kLongestInMonths;
  return wanted == CohortPeriod::quarter;
}

class RetentionAnalysis final : public Analysis {
 public:
  std::string_view id() const override { return "retention"; }
  std::unique_ptr<Summary> start() const override { return std::make_unique<CohortSummary>(); }
  std::unique_ptr<Summary> load(ByteReader& in) const override { return CohortSummary::load(in); }
  void collect(const View& view, const CustomerBlock& facts, Summary& into) const override {
    collect_cohorts(view, facts, static_cast<CohortSummary&>(into));
  }
  Conclusion conclude(const Summary& base, const ConcludeContext& run) const override {
    const auto& summary = static_cast<const CohortSummary&>(base);
    const Cohorts& by_month = summary.cohorts[0];
    const Day as_of = scope_as_of(run.ledger, run.options);
    if (by_month.empty() || as_of == kNoDay) return {};
    const std::size_t kind =
        by_quarter(run.options.cohort_period, month_index(as_of) - by_month.begin()->first) ? 1 : 0;
    const int months = CohortSummary::kPeriods[kind];
    // The last period is over where the day after the as-of day begins another.
    const int last = month_index(as_of + 1) / months - 1;
    Draft draft{summary.cohorts[kind], months, last, run, {}};
    const auto average = averages(draft);
    if (average.size() < 2 || average[1].customers < kEnough) return {};
    draft.out.section.emplace();
    draft.section().id = "retention";
    write_figures(draft, average);
    write_cohorts(draft);
    write_average(draft, average);
    write_value(draft, average);
    find_trend(draft);
    clientele::conclude(draft, average);
    draft.out.methods.push_back({"retention", say("method.retention"), ""});
    return std::move(draft.out);
  }
};

}  // namespace

std::unique_ptr<Analysis> make_retention_analysis() {
  return std::make_unique<RetentionAnalysis>();
}

}  // namespace clientele
