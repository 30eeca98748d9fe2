// What customers are worth: historic and simple value, the value to come, how it is spread, by
// segment, and whom to contact first.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

#include "analyses/clv_draft.h"
#include "analyses/lifetime_range.h"
#include "stats/concentration.h"

namespace clientele {
namespace {

constexpr std::size_t kContacts = 20;
constexpr double kTopShare = 0.10;
constexpr double kEnough = 30;  // customers before a finding speaks of them

double value_of(float v) { return std::isnan(v) ? 0 : static_cast<double>(v); }

// Customers with purchases, most at stake first; ties by id.
std::vector<std::uint32_t> by_stake(const ClvDraft& draft, bool high_value_only) {
  std::vector<std::uint32_t> out;
  for (const auto i : draft.life.buyer_of) {
    if (high_value_only && draft.segments.of[i].tier != Tier::high) continue;
    if (value_of(draft.life.clv[i]) > 0) out.push_back(i);
  }
  const auto most = std::min(out.size(), kContacts);
  std::partial_sort(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(most), out.end(),
                    [&](std::uint32_t a, std::uint32_t b) {
                      const double x = draft.at_stake(a), y = draft.at_stake(b);
                      return x != y ? x > y : draft.customer(a).id < draft.customer(b).id;
                    });
  out.resize(most);
  return out;
}

// Groups of customers by value to come, as the customer list names them.
enum class ValueGroup : std::uint8_t { at_risk, top, others };
constexpr std::array<const char*, 3> kGroupKeys = {"clv.group.at_risk", "clv.group.top",
                                                   "clv.group.others"};

// High value so far (the top tier), P(alive) below the limit.
bool is_at_risk(const ClvDraft& draft, std::size_t i) {
  return draft.segments.of[i].tier == Tier::high && draft.segments.of[i].buying &&
         static_cast<double>(draft.life.p_alive[i]) < draft.context.options.p_alive_low;
}

// Of each customer in Lifetime::buyer_of.
std::vector<ValueGroup> value_groups(const ClvDraft& draft) {
  const auto& life = draft.life;
  std::vector<std::uint32_t> order(life.buyer_of.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return value_of(life.clv[life.buyer_of[a]]) > value_of(life.clv[life.buyer_of[b]]);
  });
  const auto top =
      static_cast<std::size_t>(std::floor(static_cast<double>(order.size()) * kTopShare + 0.5));
  std::vector<ValueGroup> out(order.size(), ValueGroup::others);
  for (std::size_t i = 0; i < top; ++i) out[order[i]] = ValueGroup::top;
  for (std::size_t b = 0; b < out.size(); ++b) {
    if (is_at_risk(draft, life.buyer_of[b])) out[b] = ValueGroup::at_risk;
  }
  return out;
}

struct AtRisk {
  double customers = 0, historic = 0, clv = 0, at_stake = 0;
};
AtRisk at_risk(const ClvDraft& draft) {
  AtRisk out;
  for (const auto i : draft.life.buyer_of) {
    if (!is_at_risk(draft, i)) continue;
    out.customers += 1;
    out.historic += to_double(draft.customer(i).net);
    out.clv += value_of(draft.life.clv[i]);
    out.at_stake += draft.at_stake(i);
  }
  return out;
}

struct Totals {
  double clv = 0, purchases = 0, alive = 0, at_stake = 0, top_share = 0, top_customers = 0;
};
Totals totals(const ClvDraft& draft) {
  Totals out;
  std::vector<double> values;
  for (const auto i : draft.life.buyer_of) {
    values.push_back(value_of(draft.life.clv[i]));
    out.clv += values.back();
    out.purchases += value_of(draft.life.expected_purchases[i]);
    out.alive += value_of(draft.life.p_alive[i]);
    out.at_stake += draft.at_stake(i);
  }
  std::sort(values.begin(), values.end(), std::greater<>());
  const auto top =
      static_cast<std::size_t>(std::floor(static_cast<double>(values.size()) * kTopShare + 0.5));
  for (std::size_t i = 0; i < top; ++i) out.top_share += values[i];
  out.top_share = share_of(out.top_share, out.clv);
  out.top_customers = static_cast<double>(top);
  return out;
}

void add_distribution(ClvDraft& draft) {
  // Steps of 1, 2, 5 over the powers of ten around the values there are.
  std::vector<double> values;
  for (const auto i : draft.life.buyer_of) values.push_back(value_of(draft.life.clv[i]));
  std::sort(values.begin(), values.end());
  const double high = values[values.size() - 1 - values.size() / 100];
  const double low = std::max(values[values.size() / 20], high / 2000);
  if (!(high > 0)) return;
  std::vector<double> edges{0};
  for (double ten = std::pow(10, std::floor(std::log10(low))); ten <= high; ten *= 10) {
    for (const double step : {1.0, 2.0, 5.0}) {
      if (step * ten > low && step * ten < high) edges.push_back(step * ten);
    }
  }
  auto& block = draft.add_block(Block::Kind::chart, "distribution");
  block.table.columns = {clv_column("clv_class", Unit::label),
                         common_column("customers", Unit::count),
                         clv_column("clv_sum", Unit::money)};
  std::size_t at = 0;
  const auto number = [](double edge) {
    return edge >= 1 || edge == 0 ? std::to_string(static_cast<long long>(edge + 0.5))
                                  : std::to_string(edge).substr(0, 5);
  };
  for (std::size_t e = 0; e < edges.size(); ++e) {
    const bool last = e + 1 == edges.size();
    double count = 0, sum = 0;
    for (; at < values.size() && (last || values[at] < edges[e + 1]); ++at) {
      ++count;
      sum += values[at];
    }
    block.table.rows.push_back(
        {last ? "≥" + number(edges[e]) : number(edges[e]) + "–" + number(edges[e + 1]), count,
         sum});
  }
  block.chart = ChartSpec{"histogram", "clv_class", {"customers"}, {}, {}, ""};
}

void add_concentration(ClvDraft& draft, const Totals& sums) {
  std::vector<std::int64_t> values;
  for (const auto i : draft.life.buyer_of)
    values.push_back(static_cast<std::int64_t>(value_of(draft.life.clv[i]) * kDecimalOne));
  std::sort(values.begin(), values.end());
  auto& block = draft.add_block(Block::Kind::chart, "concentration");
  block.table.columns = {common_column("customer_share", Unit::share),
                         clv_column("clv_share", Unit::share)};
  for (const auto& point : stats::lorenz(values))
    block.table.rows.push_back({point.holders, point.amount});
  block.chart = ChartSpec{"lorenz", "customer_share", {"clv_share"}, {}, {}, ""};
  block.takeaway = say("clv.takeaway.concentration", {{"customers", as_count(sums.top_customers)},
                                                      {"share", as_share(sums.top_share)}});
}

void add_segments(ClvDraft& draft, const Totals& sums) {
  struct Group {
    double customers = 0, historic = 0, alive = 0, purchases = 0, clv = 0;
  };
  std::array<Group, kRfmSegments> groups{};
  for (const auto i : draft.life.buyer_of) {
    if (!draft.segments.of[i].placed) continue;
    auto& group = groups[static_cast<std::size_t>(draft.segments.of[i].rfm)];
    group.customers += 1;
    group.historic += to_double(draft.customer(i).net);
    group.alive += value_of(draft.life.p_alive[i]);
    group.purchases += value_of(draft.life.expected_purchases[i]);
    group.clv += value_of(draft.life.clv[i]);
  }
  auto& block = draft.add_block(Block::Kind::table, "segments");
  block.table.columns = {
      common_column("group", Unit::label),   common_column("customers", Unit::count),
      clv_column("historic", Unit::money),   clv_column("p_alive", Unit::share),
      clv_column("purchases", Unit::number), clv_column("clv", Unit::money),
      clv_column("clv_sum", Unit::money),    clv_column("clv_share", Unit::share)};
  for (std::size_t s = 0; s < kRfmSegments; ++s) {
    const auto& group = groups[s];
    if (group.customers == 0) continue;
    const double n = group.customers;
    block.table.rows.push_back(
        {say(rfm_name_key(draft.context.options.rfm_scheme, static_cast<RfmSegment>(s))), n,
         group.historic / n, group.alive / n, group.purchases / n, group.clv / n, group.clv,
         share_of(group.clv, sums.clv)});
  }
}

void add_groups(ClvDraft& draft, const std::vector<ValueGroup>& groups) {
  struct Sums {
    double customers = 0, historic = 0, alive = 0, clv = 0, at_stake = 0;
  };
  std::array<Sums, kGroupKeys.size()> sums{};
  for (std::size_t b = 0; b < groups.size(); ++b) {
    auto& sum = sums[static_cast<std::size_t>(groups[b])];
    const auto i = draft.life.buyer_of[b];
    sum.customers += 1;
    sum.historic += to_double(draft.customer(i).net);
    sum.alive += value_of(draft.life.p_alive[i]);
    sum.clv += value_of(draft.life.clv[i]);
    sum.at_stake += draft.at_stake(i);
  }
  auto& block = draft.add_block(Block::Kind::table, "groups");
  block.table.columns = {
      common_column("group", Unit::label), common_column("customers", Unit::count),
      clv_column("historic", Unit::money), clv_column("p_alive", Unit::share),
      clv_column("clv", Unit::money),      clv_column("clv_sum", Unit::money),
      clv_column("at_stake", Unit::money)};
  for (std::size_t g = 0; g < sums.size(); ++g) {
    const auto& [n, historic, alive, clv, at_stake] = sums[g];
    if (n == 0) continue;
    block.table.rows.push_back(
        {say(kGroupKeys[g]), n, historic / n, alive / n, clv / n, clv, at_stake});
  }
}

// Each with the range its purchases and money themselves may fall in, not only their expectation.
void add_contacts(ClvDraft& draft) {
  const auto& life = draft.life;
  const auto predictor = life.predictor();
  const auto list = by_stake(draft, true);
  if (list.empty()) return;
  auto& block = draft.add_block(Block::Kind::table, "contacts");
  block.table.columns = {
      clv_column("customer", Unit::label),       clv_column("last", Unit::date),
      clv_column("historic", Unit::money),       clv_column("p_alive", Unit::share),
      clv_column("purchases", Unit::number),     clv_column("purchases_low", Unit::count),
      clv_column("purchases_high", Unit::count), clv_column("clv", Unit::money)};
  if (life.spend_modelled) {
    block.table.columns.push_back(clv_column("money_low", Unit::money));
    block.table.columns.push_back(clv_column("money_high", Unit::money));
  }
  block.table.columns.push_back(clv_column("at_stake", Unit::money));
  for (const auto i : list) {
    const auto& c = draft.customer(i);
    const auto& p = c.purchases;
    const stats::Buyer buyer{p.days - 1, p.last - p.first, life.as_of - p.first};
    const auto count = predictor.count_range(buyer, life.horizon_days);
    std::vector<Cell> row = {std::string(draft.context.ledger.customer_ids.text(c.id)),
                             iso_date(p.last),
                             to_double(c.net),
                             static_cast<double>(life.p_alive[i]),
                             static_cast<double>(life.expected_purchases[i]),
                             count.low,
                             count.high,
                             static_cast<double>(life.clv[i])};
    if (life.spend_modelled) {
      const double mean = p.repeat_mean();
      const auto money = stats::money_range(life.spend, mean > 0 ? p.days - 1.0 : 0, mean,
                                            predictor.at_least(buyer, life.horizon_days, 1e-5));
      row.emplace_back(money.low);
      row.emplace_back(money.high);
    }
    row.emplace_back(draft.at_stake(i));
    block.table.rows.push_back(std::move(row));
  }
  block.takeaway =
      say("clv.takeaway.contacts", {{"n", as_count(static_cast<double>(list.size()))}});
}

void add_columns(ClvDraft& draft, const std::vector<ValueGroup>& groups) {
  if (!draft.context.customer_columns) return;
  const auto& life = draft.life;
  const auto add = [&](const std::string& id, Unit unit, const std::vector<float>& values) {
    CustomerColumn column;
    column.id = id;
    column.unit = unit;
    column.values = values;
    draft.out.customer_columns.push_back(std::move(column));
  };
  add("lifetime.p_alive", Unit::share, life.p_alive);
  add("lifetime.expected_purchases", Unit::number, life.expected_purchases);
  add("lifetime.expected_spend", Unit::money, life.expected_spend);
  add("lifetime.clv", Unit::money, life.clv);
  auto& column = draft.out.customer_columns.emplace_back();
  column.id = "clv.group";
  column.kind = CustomerColumn::Kind::label;
  column.unit = Unit::label;
  for (const auto* key : kGroupKeys) column.labels.push_back(say(key));
  column.values.assign(life.clv.size(), std::numeric_limits<float>::quiet_NaN());
  for (std::size_t b = 0; b < groups.size(); ++b)
    column.values[life.buyer_of[b]] = static_cast<float>(groups[b]);
}

}  // namespace

void add_value_figures(ClvDraft& draft) {
  const auto sums = totals(draft);
  const auto risk = at_risk(draft);
  const double n = draft.life.customers;
  const auto ranges = lifetime_ranges(draft.life, draft.context.customers);
  auto each = ranges.value;
  if (each) each = Interval{each->low / n, each->high / n};
  draft.add_figure("clv.total", sums.clv, Unit::money, n, ranges.value);
  draft.add_figure("clv.mean", sums.clv / n, Unit::money, n, each);
  draft.add_figure("clv.expected_purchases", sums.purchases, Unit::number, n, ranges.purchases);
  draft.add_figure("clv.alive", sums.alive, Unit::number, n);
  draft.add_figure("clv.top_decile_share", sums.top_share, Unit::share, n);
  draft.add_figure("clv.at_stake", sums.at_stake, Unit::money, n);
  draft.add_figure("clv.at_risk_customers", risk.customers, Unit::count, n);
  draft.add_figure("clv.at_risk_revenue", risk.historic, Unit::money, risk.customers);
  draft.add_figure("clv.at_risk_value", risk.at_stake, Unit::money, risk.customers);
  draft.section().conclusion =
      say("clv.conclusion", {{"n", as_count(n)},
                             {"alive", as_count(sums.alive)},
                             {"months", as_count(draft.life.horizon_months)},
                             {"purchases", as_count(sums.purchases)},
                             {"value", as_money(sums.clv)}});
}

void add_historic(ClvDraft& draft) {
  if (draft.context.ledger.amount_rule == AmountRule::no_amounts) return;
  const auto& all = draft.all;
  const Day as_of = scope_as_of(draft.context.ledger, draft.context.options);
  double years = 0, days = 0, repeat_years = 0, repeaters = 0;
  constexpr double kYear = 365.25;
  for (const auto& c : draft.context.customers) {
    const auto& p = c.purchases;
    if (!c.in_scope || p.days == 0 || !c.buying()) continue;
    years += (as_of - p.first + 1) / kYear;
    days += p.days;
    if (p.days < 2) continue;
    repeat_years += (p.last - p.first) / kYear;
    repeaters += 1;
  }
  draft.add_figure("clv.historic_mean", all.mean_net(), Unit::money, all.count());
  if (all.profit != 0)
    draft.add_figure("clv.historic_profit_mean", all.mean_profit(), Unit::money, all.count());
  if (repeaters < kEnough || years <= 0) return;
  const double average = to_double(all.net) / days, frequency = days / years,
               lifespan = repeat_years / repeaters;
  draft.add_figure("clv.simple", average * frequency * lifespan, Unit::money, repeaters);
  auto& block = draft.add_block(Block::Kind::table, "simple");
  block.table.columns = {clv_column("average", Unit::money), clv_column("frequency", Unit::number),
                         clv_column("lifespan", Unit::number), clv_column("simple", Unit::money),
                         clv_column("historic", Unit::money)};
  block.table.rows.push_back(
      {average, frequency, lifespan, average * frequency * lifespan, all.mean_net()});
  block.takeaway = say("clv.takeaway.simple", {{"n", as_count(repeaters)}});
}

void add_value_blocks(ClvDraft& draft) {
  const auto sums = totals(draft);
  add_distribution(draft);
  add_concentration(draft, sums);
  add_segments(draft, sums);
  const auto groups = value_groups(draft);
  add_groups(draft, groups);
  add_contacts(draft);
  add_columns(draft, groups);
}

void add_value_findings(ClvDraft& draft) {
  const auto sums = totals(draft);
  const auto risk = at_risk(draft);
  const auto& life = draft.life;
  const auto add = [&](const std::string& id, TextArgs args, std::vector<std::string> figures,
                       double money, double customers, Finding::Tone tone) {
    Finding out;
    out.id = id;
    out.text = say("finding." + id, std::move(args));
    out.section = "clv";
    out.figures = std::move(figures);
    out.money = money;
    out.customers = customers;
    out.tone = tone;
    // As sure as the model was on the part it had not seen.
    const double judged = total_error(life.holdouts, life.chosen);
    const double error = std::isnan(judged) ? 0.5 : judged;
    out.confidence = std::clamp(1 - error, 0.2, 1.0);
    draft.out.findings.push_back(std::move(out));
  };
  if (life.customers < kEnough || sums.clv <= 0) return;
  add("clv.top",
      {{"customers", as_count(sums.top_customers)},
       {"share", as_share(sums.top_share)},
       {"months", as_count(life.horizon_months)},
       {"value", as_money(sums.top_share * sums.clv)}},
      {"clv.top_decile_share", "clv.total"}, sums.top_share * sums.clv, sums.top_customers,
      Finding::Tone::neutral);
  if (risk.customers >= 1) {
    add("clv.at_risk",
        {{"customers", as_count(risk.customers)},
         {"limit", as_share(draft.context.options.p_alive_low)},
         {"revenue", as_money(risk.historic)},
         {"value", as_money(risk.at_stake)}},
        {"clv.at_risk_customers", "clv.at_risk_revenue", "clv.at_risk_value"}, risk.at_stake,
        risk.customers, Finding::Tone::bad);
  }
}

}  // namespace clientele
