#include "analyses/satisfaction_findings.h"

#include <algorithm>
#include <cmath>

#include "analyses/attributes.h"
#include "analyses/customer_finder.h"
#include "analyses/satisfaction_blocks.h"
#include "analyses/words.h"
#include "stats/tests.h"

namespace clientele {
namespace {

constexpr double kEnough = 30;  // answers before words are spent on them
constexpr double kEnoughInMonth = 10;
constexpr std::size_t kMonths = 6;       // months a trend needs
constexpr std::size_t kWeakAspects = 2;  // told, those with most at stake
constexpr std::size_t kDifferences = 3;

Finding finding(const std::string& id, const std::string& key, TextArgs args, double customers,
                Finding::Tone tone) {
  Finding out;
  out.id = id;
  out.text = say("finding." + key, std::move(args));
  out.section = "satisfaction";
  out.customers = customers;
  out.tone = tone;
  return out;
}

// Net revenue of customers whose mean recommendation is 6 or less.
double detractor_revenue(const SatisfactionSummary& summary, const ConcludeContext& context) {
  constexpr std::int64_t kDetractor = 60'000;
  Money sum = 0;
  const CustomerFinder finder(context.customers);
  for (const auto& answer : summary.customers) {
    if (answer.recommend_n == 0 || answer.recommend > kDetractor * answer.recommend_n) continue;
    if (const auto* customer = finder.find(answer.id)) sum = saturating_add(sum, customer->net);
  }
  return std::max(0.0, to_double(sum));
}

void add_nps(const SatisfactionSummary& summary, const SatisfactionView& view,
             const ConcludeContext& context, Conclusion& out) {
  if (!view.nps || view.nps->answers() < kEnough) return;
  const auto interval = view.nps->interval();
  const auto tone = interval.low > 0    ? Finding::Tone::good
                    : interval.high < 0 ? Finding::Tone::bad
                                        : Finding::Tone::neutral;
  const double n = view.nps->answers();
  auto f = finding("satisfaction.nps", "satisfaction.nps",
                   {{"score", as_score(view.nps->score())},
                    {"low", as_score(interval.low)},
                    {"high", as_score(interval.high)},
                    {"n", as_count(n)},
                    {"promoters", as_share(view.nps->promoters / n)},
                    {"detractors", as_share(view.nps->detractors / n)}},
                   std::max(1.0, view.nps->detractors), tone);
  f.figures = {"nps.score", "nps.answers"};
  f.money = detractor_revenue(summary, context);
  out.findings.push_back(std::move(f));
}

void add_overall(const SatisfactionView& view, const Options& options, Conclusion& out) {
  if (!view.overall || view.overall->moments.n < kEnough) return;
  const auto& o = *view.overall;
  const bool good = o.interval.low > options.satisfied_mean;
  const bool bad = o.interval.high < options.dissatisfied_mean;
  if (!good && !bad) return;
  auto f = finding(
      "satisfaction.overall", good ? "satisfaction.content" : "satisfaction.discontent",
      {{"mean", as_score(o.moments.mean)},
       {"limit", as_score(good ? options.satisfied_mean : options.dissatisfied_mean)},
       {"csat", as_share(o.top2)},
       {"n", as_count(o.moments.n)}},
      std::max(1.0, o.bottom2 * o.moments.n), good ? Finding::Tone::good : Finding::Tone::bad);
  f.figures = {"satisfaction.mean", "satisfaction.csat"};
  out.findings.push_back(std::move(f));
}

// Aspects that go with the overall answer more than most and are rated below most.
void add_weak_aspects(const SatisfactionView& view, const Options& options, Conclusion& out) {
  double mean = 0, importance = 0, n = 0;
  for (const auto& a : view.aspects) {
    if (!a.correlation) continue;
    mean += a.moments.mean;
    importance += *a.correlation;
    n += 1;
  }
  if (n < 3) return;
  mean /= n;
  importance /= n;
  std::vector<Finding> found;
  for (const auto& a : view.aspects) {
    const bool matters =
        a.correlation && *a.correlation > importance && a.correlation_p < options.significance;
    if (!matters || a.moments.n < kEnough || a.interval.high >= mean) continue;
    found.push_back(finding("satisfaction.weak." + a.key, "satisfaction.weak",
                            {{"aspect", as_text(question_label(a.key))},
                             {"mean", as_score(a.moments.mean)},
                             {"all", as_score(mean)},
                             {"n", as_count(a.moments.n)},
                             {"correlation", as_score(*a.correlation)}},
                            std::max(1.0, a.bottom2 * a.moments.n), Finding::Tone::bad));
    found.back().confidence = 1 - a.correlation_p;
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.customers > b.customers; });
  if (found.size() > kWeakAspects) found.resize(kWeakAspects);
  for (auto& f : found) out.findings.push_back(std::move(f));
}

// A trend is told where the months rise or fall by rank and the second half differs from the first.
void add_trend(const SatisfactionSummary& summary, const Options& options, Conclusion& out) {
  std::vector<double> means;
  std::vector<const Answers*> months;
  for (const auto& [month, questions] : summary.months) {
    const auto at = questions.find("satisfaction");
    if (at == questions.end()) continue;
    const auto m = moments_of(at->second);
    if (m.n < kEnoughInMonth) continue;
    means.push_back(m.mean);
    months.push_back(&at->second);
  }
  if (means.size() < kMonths) return;
  Answers first, second;
  for (std::size_t i = 0; i < months.size(); ++i) {
    add_answers(i < months.size() / 2 ? first : second, *months[i]);
  }
  const auto before = moments_of(first), after = moments_of(second);
  const auto trend = stats::mann_kendall(means);
  const auto halves = stats::welch(after, before);
  const double p = std::max(trend.p, halves.p);
  if (p >= options.significance || (trend.statistic > 0) != (halves.estimate > 0)) return;
  const bool up = halves.estimate > 0;
  auto f = finding("satisfaction.trend", up ? "satisfaction.rising" : "satisfaction.falling",
                   {{"months", as_count(static_cast<double>(means.size()))},
                    {"before", as_score(before.mean)},
                    {"after", as_score(after.mean)},
                    {"n", as_count(before.n + after.n)}},
                   after.n, up ? Finding::Tone::good : Finding::Tone::bad);
  f.figures = {"satisfaction.mean"};
  f.confidence = 1 - p;
  out.findings.push_back(std::move(f));
}

void add_differences(const std::vector<ScoreDifference>& differences, Conclusion& out) {
  std::vector<Finding> found;
  for (const auto& d : differences) {
    const bool rated = d.asked == Asked::satisfaction;
    found.push_back(finding("satisfaction.difference." + d.attribute + (rated ? "" : ".nps"), "",
                            {}, d.n, d.value < d.rest ? Finding::Tone::bad : Finding::Tone::good));
    found.back().text = difference_text(d);
    found.back().figures = {rated ? "satisfaction.mean" : "nps.score"};
    found.back().confidence = 1 - d.p;
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.customers > b.customers; });
  if (found.size() > kDifferences) found.resize(kDifferences);
  for (auto& f : found) out.findings.push_back(std::move(f));
}

}  // namespace

Text difference_text(const ScoreDifference& d) {
  const bool rated = d.asked == Asked::satisfaction;
  return say(rated ? "finding.satisfaction.difference" : "finding.satisfaction.nps_difference",
             {{"attribute", as_text(score_attribute_label(d.attribute))},
              {"group", as_text(group_label(d.group))},
              {"value", as_score(d.value)},
              {"rest", as_score(d.rest)},
              {"n", as_count(d.n)}});
}

void add_satisfaction_findings(const SatisfactionSummary& summary, const SatisfactionView& view,
                               const std::vector<ScoreDifference>& differences,
                               const ConcludeContext& context, Conclusion& out) {
  add_nps(summary, view, context, out);
  add_overall(view, context.options, out);
  add_weak_aspects(view, context.options, out);
  add_trend(summary, context.options, out);
  add_differences(differences, out);
}

}  // namespace clientele
