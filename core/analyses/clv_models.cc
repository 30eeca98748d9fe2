// How good the models of repeat buying are: candidates and their errors, tracking, frequencies,
// conditional expectation, and the map of P(alive).
#include <algorithm>
#include <array>
#include <cmath>

#include "analyses/clv_draft.h"

namespace clientele {
namespace {

constexpr std::size_t kFrequencies = 8;  // 0 … 6 and more
constexpr Day kWeek = 7;
constexpr Day kMostWeeks = 104;  // of a chart: longer histories go by several weeks a point

std::string class_name(std::size_t n) {
  return n + 1 == kFrequencies ? "≥" + std::to_string(n) : std::to_string(n);
}

Cell cell_if(bool there, double value) {
  if (there) return value;
  return std::monostate();
}

// The chosen model as it stood at the end of calibration: what tracking and tests are made of.
const ModelTrial& chosen(const Lifetime& life) { return life.latest(); }
stats::Predictor trial_predictor(const Lifetime& life) {
  const auto& fit = chosen(life).fit;
  return {fit.spec, fit.parameters, life.unit_days};
}

void add_candidates(ClvDraft& draft) {
  const auto& life = draft.life;
  auto& block = draft.add_block(Block::Kind::table, "models");
  block.table.columns = {clv_column("model", Unit::label),
                         clv_column("expected", Unit::number),
                         clv_column("actual", Unit::count),
                         clv_column("error", Unit::share),
                         clv_column("mae", Unit::number),
                         clv_column("rmse", Unit::number),
                         clv_column("log_likelihood", Unit::number),
                         clv_column("verdict", Unit::label)};
  const auto& holdout = life.holdouts.front();
  for (const auto& trial : holdout.trials) {
    std::vector<Cell> row = {clv_model_name(trial.fit.spec)};
    if (!trial.fit.ok()) {
      row.resize(7);
      row.emplace_back(
          say("lifetime.failed." + std::string(stats::failure_name(trial.fit.failure))));
    } else {
      row.emplace_back(trial.expected);
      row.emplace_back(holdout.actual);
      row.push_back(cell_if(holdout.actual > 0, trial.expected / holdout.actual - 1));
      row.emplace_back(trial.mean_absolute);
      row.emplace_back(trial.root_mean_square);
      row.emplace_back(trial.log_likelihood);
      row.emplace_back();
      if (trial.fit.spec == life.fit.spec) row.back() = say("clv.used");
    }
    block.table.rows.push_back(std::move(row));
  }
  const auto& best = chosen(life);
  if (!best.fit.ok() || holdout.actual <= 0) return;
  block.takeaway =
      say("clv.takeaway.models", {{"model", as_text(clv_model_name(best.fit.spec))},
                                  {"expected", as_count(best.expected)},
                                  {"actual", as_count(holdout.actual)},
                                  {"error", as_share(std::abs(best.expected / holdout.actual - 1))},
                                  {"from", iso_date(life.calibration_end + 1)}});
}

// The model in use on every part held out, the latest first.
void add_rolling(ClvDraft& draft) {
  const auto& life = draft.life;
  if (life.holdouts.size() < 2) return;
  auto& block = draft.add_block(Block::Kind::table, "rolling");
  block.table.columns = {clv_column("calibration_end", Unit::date),
                         clv_column("holdout_end", Unit::date),
                         common_column("customers", Unit::count),
                         clv_column("expected", Unit::number),
                         clv_column("actual", Unit::count),
                         clv_column("error", Unit::share),
                         clv_column("mae", Unit::number)};
  for (const auto& holdout : life.holdouts) {
    const auto& trial = holdout.trials[life.chosen];
    const bool told = trial.fit.ok() && holdout.actual > 0;
    block.table.rows.push_back({iso_date(holdout.end), iso_date(holdout.until), holdout.customers,
                                cell_if(told, trial.expected), holdout.actual,
                                cell_if(told, trial.expected / holdout.actual - 1),
                                cell_if(told, trial.mean_absolute)});
  }
  const double error = total_error(life.holdouts, life.chosen);
  if (std::isnan(error)) return;
  block.takeaway =
      say("clv.takeaway.rolling",
          {{"model", as_text(clv_model_name(chosen(life).fit.spec))}, {"error", as_share(error)}});
}

void add_parameters(ClvDraft& draft) {
  const auto& life = draft.life;
  auto& block = draft.add_block(Block::Kind::table, "parameters");
  block.table.columns = {clv_column("parameter", Unit::label), clv_column("estimate", Unit::number),
                         clv_column("std_error", Unit::number), common_column("low", Unit::number),
                         common_column("high", Unit::number)};
  const auto add = [&](const std::string& name, double value, double error) {
    // The interval by the logarithm, in which the likelihood is nearer to a normal's.
    const double reach = std::exp(1.959964 * error / value);
    block.table.rows.push_back({name, value, error, value / reach, value * reach});
  };
  const auto names = stats::parameter_names(life.fit.spec.model);
  for (std::size_t i = 0; i < names.size(); ++i)
    add(std::string(names[i]), life.fit.parameters[i], life.fit.standard_errors[i]);
  if (!life.spend.ok()) return;
  add("p", life.spend.p, life.spend.standard_errors[0]);
  add("q", life.spend.q, life.spend.standard_errors[1]);
  add("γ", life.spend.gamma, life.spend.standard_errors[2]);
}

// Repeat purchases by week, expected of all customers from their first purchase on, against actual.
void add_tracking(ClvDraft& draft) {
  const auto& life = draft.life;
  const auto predictor = trial_predictor(life);
  Day first = life.as_of;
  for (const auto i : life.buyer_of) first = std::min(first, draft.customer(i).purchases.first);
  const Day days = life.as_of - first + 1;
  std::vector<double> births(static_cast<std::size_t>(days), 0.0), of_new(births.size() + 1);
  for (const auto i : life.buyer_of)
    births[static_cast<std::size_t>(draft.customer(i).purchases.first - first)] += 1;
  for (std::size_t d = 0; d < of_new.size(); ++d)
    of_new[d] = predictor.expected_of_new(static_cast<double>(d));
  const Day step = kWeek * (1 + days / (kWeek * kMostWeeks));
  auto& block = draft.add_block(Block::Kind::chart, "tracking");
  block.table.columns = {clv_column("until", Unit::label), clv_column("actual", Unit::count),
                         clv_column("expected", Unit::number)};
  auto cumulative = block;
  cumulative.id = "clv.cumulative";
  cumulative.title = say("clv.block.cumulative");
  double expected_before = 0, actual = 0, actual_before = 0;
  Day counted = first;
  for (Day end = first + step - 1; end <= life.as_of; end += step) {
    for (; counted <= end; ++counted) {
      if (const auto* n = draft.summary.repeats.find(counted)) actual += static_cast<double>(*n);
    }
    double expected = 0;
    for (Day day = first; day <= end; ++day) {
      const auto n = births[static_cast<std::size_t>(day - first)];
      if (n > 0) expected += n * of_new[static_cast<std::size_t>(end - day)];
    }
    block.table.rows.push_back({iso_date(end), actual - actual_before, expected - expected_before});
    cumulative.table.rows.push_back({iso_date(end), actual, expected});
    expected_before = expected;
    actual_before = actual;
  }
  const auto line = ChartSpec{"line", "until", {"actual", "expected"}, {}, {}, ""};
  block.chart = cumulative.chart = line;
  block.takeaway = say("clv.takeaway.tracking", {{"end", iso_date(life.calibration_end)}});
  draft.section().blocks.push_back(std::move(cumulative));
}

void add_frequencies(ClvDraft& draft) {
  const auto& life = draft.life;
  const auto predictor = trial_predictor(life);
  std::array<double, kFrequencies> observed{}, expected{};
  std::vector<std::pair<std::int32_t, double>> ages;
  for (const auto& [buyer, weight] : life.calibration.groups) {
    observed[std::min<std::size_t>(buyer.repeats, kFrequencies - 1)] += weight;
    ages.emplace_back(buyer.age, weight);
  }
  std::sort(ages.begin(), ages.end());
  for (std::size_t i = 0; i < ages.size();) {
    double weight = 0;
    const auto age = ages[i].first;
    for (; i < ages.size() && ages[i].first == age; ++i) weight += ages[i].second;
    auto tail = predictor.at_least({}, age, 0, kFrequencies);
    tail.resize(kFrequencies + 1);
    for (std::size_t n = 0; n < kFrequencies; ++n)
      expected[n] += weight * (tail[n] - (n + 1 < kFrequencies ? tail[n + 1] : 0));
  }
  auto& block = draft.add_block(Block::Kind::chart, "frequency");
  block.table.columns = {clv_column("repeats", Unit::label), clv_column("actual", Unit::count),
                         clv_column("expected", Unit::number)};
  for (std::size_t n = 0; n < kFrequencies; ++n)
    block.table.rows.push_back({class_name(n), observed[n], expected[n]});
  block.chart = ChartSpec{"bar", "repeats", {"actual", "expected"}, {}, {}, ""};
}

void add_conditional(ClvDraft& draft) {
  const auto& life = draft.life;
  if (!life.has_holdout()) return;
  const auto predictor = trial_predictor(life);
  const double days = life.as_of - life.calibration_end;
  std::vector<double> expected;
  for (const auto& group : life.calibration.groups)
    expected.push_back(predictor.expected(group.buyer, days));
  std::array<double, kFrequencies> customers{}, actual{}, foreseen{};
  for (std::size_t i = 0; i < life.after.size(); ++i) {
    const auto group = life.calibration.group_of[i];
    const auto n =
        std::min<std::size_t>(life.calibration.groups[group].buyer.repeats, kFrequencies - 1);
    customers[n] += 1;
    actual[n] += life.after[i];
    foreseen[n] += expected[group];
  }
  auto& block = draft.add_block(Block::Kind::chart, "conditional");
  block.table.columns = {clv_column("repeats", Unit::label),
                         common_column("customers", Unit::count),
                         clv_column("actual", Unit::number), clv_column("expected", Unit::number)};
  for (std::size_t n = 0; n < kFrequencies; ++n) {
    if (customers[n] == 0) continue;
    block.table.rows.push_back(
        {class_name(n), customers[n], actual[n] / customers[n], foreseen[n] / customers[n]});
  }
  block.chart = ChartSpec{"line", "repeats", {"actual", "expected"}, {}, {}, ""};
}

// Mean P(alive) of customers by how often and how lately they bought.
void add_alive_map(ClvDraft& draft) {
  constexpr std::array<std::uint32_t, 6> kOften = {0, 1, 2, 3, 6, 11};
  constexpr std::array<Day, 7> kSilent = {0, 15, 31, 61, 91, 181, 366};
  struct Sum {
    double customers = 0, alive = 0;
  };
  std::array<std::array<Sum, kSilent.size()>, kOften.size()> sums{};
  const auto& life = draft.life;
  const auto place = [](const auto& bounds, auto value) {
    return static_cast<std::size_t>(std::upper_bound(bounds.begin(), bounds.end(), value) -
                                    bounds.begin() - 1);
  };
  for (const auto i : life.buyer_of) {
    const auto& p = draft.customer(i).purchases;
    auto& sum = sums[place(kOften, p.days - 1)][place(kSilent, life.as_of - p.last)];
    sum.customers += 1;
    sum.alive += static_cast<double>(life.p_alive[i]);
  }
  const auto name = [](const auto& bounds, std::size_t at) {
    const auto from = std::to_string(bounds[at]);
    if (at + 1 == bounds.size()) return "≥" + from;
    const auto to = std::to_string(bounds[at + 1] - 1);
    return from == to ? from : from + "–" + to;
  };
  auto& block = draft.add_block(Block::Kind::chart, "alive_map");
  block.table.columns = {clv_column("silent", Unit::label), clv_column("repeats", Unit::label),
                         clv_column("p_alive", Unit::share),
                         common_column("customers", Unit::count)};
  for (std::size_t often = 0; often < kOften.size(); ++often) {
    for (std::size_t silent = 0; silent < kSilent.size(); ++silent) {
      const auto& sum = sums[often][silent];
      block.table.rows.push_back({name(kSilent, silent), name(kOften, often),
                                  cell_if(sum.customers > 0, sum.alive / sum.customers),
                                  sum.customers});
    }
  }
  block.chart = ChartSpec{"heatmap", "silent", {"repeats", "p_alive"}, {}, {}, ""};
}

}  // namespace

void add_model_figures(ClvDraft& draft) {
  const auto& life = draft.life;
  const auto& trial = chosen(life);
  const auto& holdout = life.holdouts.front();
  if (life.has_holdout() && trial.fit.ok()) {
    draft.add_figure("clv.holdout_actual", holdout.actual, Unit::count, holdout.customers);
    draft.add_figure("clv.holdout_expected", trial.expected, Unit::number, holdout.customers);
    draft.add_figure("clv.holdout_error", trial.expected / holdout.actual - 1, Unit::share,
                     holdout.customers);
    draft.add_figure("clv.holdout_mae", trial.mean_absolute, Unit::number, holdout.customers);
  }
  draft.add_figure("clv.log_likelihood", life.log_likelihood, Unit::number, life.customers);
  if (life.spend.customers > 2) {
    draft.add_figure("clv.spend_correlation", life.spend_correlation, Unit::score,
                     life.spend.customers);
  }
}

void add_model_blocks(ClvDraft& draft) {
  add_candidates(draft);
  add_rolling(draft);
  if (chosen(draft.life).fit.ok()) {
    add_tracking(draft);
    add_frequencies(draft);
    add_conditional(draft);
  }
  add_alive_map(draft);
  add_parameters(draft);
}

void add_model_methods(ClvDraft& draft) {
  const auto& life = draft.life;
  const auto method = [&](const std::string& id, TextArgs args, std::string source) {
    draft.out.methods.push_back({id, say("method." + id, std::move(args)), std::move(source)});
  };
  method("clv.model",
         {{"model", as_text(clv_model_name(life.fit.spec))},
          {"customers", as_count(life.customers)},
          {"repeats", as_count(life.repeats)},
          {"unit", as_text(say(life.unit_days == 7 ? "clv.week" : "clv.day"))}},
         "Fader, Hardie & Lee (2005); Batislam et al. (2007); Schmittlein et al. (1987); "
         "Reutterer, Platzer & Schröder (2021)");
  const auto& holdout = life.holdouts.front();
  if (life.has_holdout())
    method("clv.choice",
           {{"end", iso_date(life.calibration_end)},
            {"customers", as_count(holdout.customers)},
            {"n", as_count(holdout.actual)}},
           "");
  if (life.holdouts.size() > 1)
    method("clv.rolling", {{"n", as_count(static_cast<double>(life.holdouts.size()))}}, "");
  method("clv.spend",
         {{"correlation", as_score(life.spend_correlation)},
          {"p", as_p(life.spend_correlation_p)},
          {"n", as_count(life.spend.customers)},
          {"left_out", as_count(life.spend_left_out)}},
         "Fader & Hardie (2013)");
  method("clv.value",
         {{"months", as_count(life.horizon_months)}, {"rate", as_share(life.discount_rate)}},
         "Fader, Hardie & Lee, JMR 42 (2005)");
  method("clv.range", {}, "");
  method("clv.simple", {}, "");
}

}  // namespace clientele
