// From the period before to this one, step by step: customers, and revenue to the cent.
#include <cstdio>

#include "analyses/change_draft.h"
#include "stats/intervals.h"

namespace clientele {
namespace {

double count_of(std::uint64_t n) { return static_cast<double>(n); }

void add_step(Block& block, const std::string& key, double value, bool total = false) {
  block.table.rows.push_back({say(key), value, total ? 1.0 : 0.0});
}

Block& add_bridge(ChangeDraft& draft, const std::string& id, const std::string& value, Unit unit) {
  Block& block = add_change_block(draft, Block::Kind::chart, id);
  block.table.columns = {change_column("step", Unit::label), common_column(value, unit),
                         change_column("total", Unit::count)};
  block.chart = ChartSpec{"bridge", "step", {value}, {}, {}, "total"};
  return block;
}

void add_customers(ChangeDraft& draft) {
  const ChangeBridge& bridge = draft.bridge;
  Block& block = add_bridge(draft, "customers", "customers", Unit::count);
  add_step(block, "change.step.opening", count_of(bridge.opening), true);
  add_step(block, "change.state.fresh", count_of(bridge.counts.fresh));
  add_step(block, "change.state.returned", count_of(bridge.counts.returned));
  add_step(block, "change.state.lost", -count_of(bridge.lost));
  add_step(block, "change.step.closing", count_of(bridge.counts.active), true);
  block.takeaway =
      say("change.customers.takeaway", {{"opening", as_count(count_of(bridge.opening))},
                                        {"fresh", as_count(count_of(bridge.counts.fresh))},
                                        {"returned", as_count(count_of(bridge.counts.returned))},
                                        {"lost", as_count(count_of(bridge.lost))},
                                        {"closing", as_count(count_of(bridge.counts.active))}});
}

void add_revenue(ChangeDraft& draft) {
  const ChangeBridge& bridge = draft.bridge;
  const ChangeMoney& money = bridge.money;
  Block& block = add_bridge(draft, "revenue", "revenue", Unit::money);
  add_step(block, "change.step.opening", to_double(bridge.opening_net), true);
  add_step(block, "change.state.fresh", to_double(money.fresh));
  add_step(block, "change.state.returned", to_double(money.returned));
  add_step(block, "change.state.lost", to_double(money.lost));
  add_step(block, "change.step.expansion", to_double(money.expansion));
  add_step(block, "change.step.contraction", to_double(money.contraction));
  if (money.refunds != 0) add_step(block, "change.step.refunds", to_double(money.refunds));
  if (bridge.unattributed_change != 0)
    add_step(block, "change.step.unattributed", to_double(bridge.unattributed_change));
  add_step(block, "change.step.closing", to_double(money.net), true);
  block.takeaway =
      say("change.revenue.takeaway", {{"opening", as_money(to_double(bridge.opening_net))},
                                      {"closing", as_money(to_double(money.net))},
                                      {"lost", as_money(-to_double(money.lost))},
                                      {"won", as_money(to_double(money.fresh + money.returned))}});
}

void add_figures(ChangeDraft& draft) {
  const ChangeBridge& bridge = draft.bridge;
  const auto count = [&](const char* id, double value, bool show = true) {
    draft.add_figure(figure(std::string("change.") + id, value, Unit::count), show);
  };
  count("opening", count_of(bridge.opening));
  count("new", count_of(bridge.counts.fresh));
  count("returned", count_of(bridge.counts.returned));
  count("kept", count_of(bridge.counts.kept));
  count("lost", count_of(bridge.lost));
  count("closing", count_of(bridge.counts.active));
  count("net", count_of(bridge.counts.active) - count_of(bridge.opening));
  const auto ci = stats::wilson(count_of(bridge.lost), count_of(bridge.opening));
  draft.add_figure(figure("change.lost_rate", bridge.lost_rate(), Unit::share,
                          count_of(bridge.opening), Interval{ci.low, ci.high}));
  if (!draft.has_amounts()) return;
  const auto money = [&](const char* id, Money value) {
    draft.add_figure(figure(std::string("change.revenue.") + id, to_double(value), Unit::money),
                     false);
  };
  money("opening", bridge.opening_net);
  money("new", bridge.money.fresh);
  money("returned", bridge.money.returned);
  money("lost", bridge.money.lost);
  money("expansion", bridge.money.expansion);
  money("contraction", bridge.money.contraction);
  money("other", bridge.money.refunds + bridge.unattributed_change);
  money("closing", bridge.money.net);
}

}  // namespace

Block& add_change_block(ChangeDraft& draft, Block::Kind kind, const std::string& id) {
  Block& block = draft.section().blocks.emplace_back();
  block.kind = kind;
  block.id = "change." + id;
  block.title = say(block.id);
  return block;
}

std::string change_period_name(int period, std::size_t kind) {
  char text[24];
  if (kind == 0) {
    std::snprintf(text, sizeof text, "%04d-%02d", period / 12, period % 12 + 1);
  } else if (kind == 1) {
    std::snprintf(text, sizeof text, "%04d Q%d", period / 4, period % 4 + 1);
  } else {
    std::snprintf(text, sizeof text, "%04d", period);
  }
  return text;
}

ChangeBridge change_bridge(const Series<ChangePeriod>& periods, int period) {
  ChangeBridge bridge;
  const ChangePeriod* now = periods.find(period);
  const ChangePeriod* before = periods.find(period - 1);
  if (now != nullptr) {
    bridge.counts = now->whole;
    bridge.money = now->money;
    bridge.unattributed_change = now->money.unattributed;
  }
  if (before == nullptr) return bridge;
  bridge.opening = before->whole.active;
  bridge.lost = bridge.opening - bridge.counts.kept;
  bridge.opening_net = before->money.net;
  bridge.unattributed_change -= before->money.unattributed;
  return bridge;
}

void add_change_bridges(ChangeDraft& draft) {
  add_figures(draft);
  add_customers(draft);
  if (draft.has_amounts()) add_revenue(draft);
}

}  // namespace clientele
