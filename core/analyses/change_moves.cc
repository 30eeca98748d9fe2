// How customers moved between tiers of what they spend in a period, and what the largest ones
// weigh.
#include <algorithm>

#include "analyses/change_draft.h"
#include "stats/tests.h"

namespace clientele {
namespace {

constexpr std::size_t kLargest = 10;
constexpr std::array<const char*, 4> kPlaces = {"high", "middle", "low", "none"};
constexpr std::size_t kNowhere = 3;

bool bought_before(ChangeState state) {
  return state == ChangeState::kept || state == ChangeState::lost;
}
bool bought_now(ChangeState state) {
  return state != ChangeState::none && state != ChangeState::lost;
}

// Spending at the edges of the earlier period's tiers; both periods are measured by them.
struct Edges {
  Money high = 0, low = 0;
  std::size_t tier(Money net) const { return net >= high ? 0 : net > low ? 1 : 2; }
};

Edges edges_of(std::vector<Money> spent, const Options& options) {
  std::sort(spent.begin(), spent.end());
  const auto at = [&](double share) {
    const auto place = static_cast<std::size_t>(share * static_cast<double>(spent.size()));
    return spent[std::min(place, spent.size() - 1)];
  };
  return {at(1 - options.tier_high), at(options.tier_low)};
}

// Customers by place before and place now.
using Moves = std::array<std::array<double, kPlaces.size()>, kPlaces.size()>;

double row_sum(const Moves& moves, std::size_t from) {
  double sum = 0;
  for (const double n : moves[from]) sum += n;
  return sum;
}
double column_sum(const Moves& moves, std::size_t to) {
  double sum = 0;
  for (const auto& row : moves) sum += row[to];
  return sum;
}

struct Spender {
  const CustomerFacts* customer;
  ChangeState state;
  Money before, now;
};

std::vector<Spender> spenders(const ChangeDraft& draft) {
  std::vector<Spender> out;
  for (const auto& customer : draft.context.customers) {
    const ChangePartition* of = draft.of(customer);
    if (of == nullptr || of->state[customer.row] == 0) continue;
    out.push_back({&customer, static_cast<ChangeState>(of->state[customer.row]),
                   of->before[customer.row], of->now[customer.row]});
  }
  return out;
}

void write_matrix(ChangeDraft& draft, const Moves& moves) {
  Block& block = add_change_block(draft, Block::Kind::chart, "tiers");
  block.table.columns = {
      change_column("tier_before", Unit::label), change_column("tier_now", Unit::label),
      common_column("customers", Unit::count), change_column("row_share", Unit::share),
      change_column("stayed", Unit::count)};
  block.chart = ChartSpec{"matrix", "tier_now", {"tier_before", "row_share"}, {}, {}, "stayed"};
  for (std::size_t from = 0; from < kPlaces.size(); ++from) {
    const double all = row_sum(moves, from);
    for (std::size_t to = 0; to < kPlaces.size() && all > 0; ++to) {
      if (from == kNowhere && to == kNowhere) continue;
      block.table.rows.push_back({say(std::string("change.tier.") + kPlaces[from]),
                                  say(std::string("change.tier.") + kPlaces[to]), moves[from][to],
                                  moves[from][to] / all, from == to ? 1.0 : 0.0});
    }
  }
  double fallen = moves[0][1] + moves[0][2];
  block.takeaway = say("change.tiers.takeaway", {{"high", as_count(row_sum(moves, 0))},
                                                 {"stayed", as_count(moves[0][0])},
                                                 {"fallen", as_count(fallen)},
                                                 {"gone", as_count(moves[0][kNowhere])}});
}

void write_shares(ChangeDraft& draft, const Moves& moves) {
  const double before = draft.bridge.opening > 0 ? static_cast<double>(draft.bridge.opening) : 1;
  const double now = static_cast<double>(draft.bridge.counts.active);
  if (now < kChangeEnough || before < kChangeEnough) return;
  Block& block = add_change_block(draft, Block::Kind::table, "spending");
  block.table.columns = {
      change_column("tier", Unit::label),      change_column("before", Unit::count),
      change_column("now", Unit::count),       change_column("share_before", Unit::share),
      change_column("share_now", Unit::share), change_column("shift", Unit::points),
      change_column("p", Unit::p_value)};
  for (std::size_t tier = 0; tier < kNowhere; ++tier) {
    const double then = row_sum(moves, tier), today = column_sum(moves, tier);
    const auto test = stats::two_proportions(today, now, then, before);
    block.table.rows.push_back({say(std::string("change.tier.") + kPlaces[tier]), then, today,
                                then / before, today / now, test.estimate, test.p});
    if (tier != 0) continue;
    draft.add_figure(figure("change.high_share", today / now, Unit::share, now), false);
    draft.add_figure(figure("change.high_share_before", then / before, Unit::share, before), false);
  }
}

}  // namespace

void add_change_moves(ChangeDraft& draft) {
  const auto all = spenders(draft);
  std::vector<Money> spent;
  for (const auto& one : all) {
    if (bought_before(one.state)) spent.push_back(one.before);
  }
  if (static_cast<double>(spent.size()) < kChangeEnough) return;
  const Edges edges = edges_of(std::move(spent), draft.context.options);
  if (edges.high <= edges.low) return;  // most spent the same: there are no tiers
  Moves moves{};
  for (const auto& one : all) {
    const auto from = bought_before(one.state) ? edges.tier(one.before) : kNowhere;
    const auto to = bought_now(one.state) ? edges.tier(one.now) : kNowhere;
    moves[from][to] += 1;
  }
  write_matrix(draft, moves);
  write_shares(draft, moves);
}

// Shares are of the period's net revenue of customers who bought in it.
void add_change_weight(ChangeDraft& draft) {
  auto all = spenders(draft);
  if (static_cast<double>(all.size()) < kChangeEnough) return;
  double before = 0, now = 0;
  std::vector<Money> then;
  for (const auto& one : all) {
    before += to_double(one.before);
    now += to_double(one.now);
    then.push_back(one.before);
  }
  if (before <= 0 || now <= 0) return;
  const auto largest = static_cast<std::ptrdiff_t>(std::min(kLargest, all.size()));
  const auto& ids = draft.context.ledger.customer_ids;
  std::partial_sort(all.begin(), all.begin() + largest, all.end(),
                    [&](const Spender& a, const Spender& b) {
                      if (a.now != b.now) return a.now > b.now;
                      return ids.text(a.customer->id) < ids.text(b.customer->id);
                    });
  std::partial_sort(then.begin(), then.begin() + largest, then.end(), std::greater<>());
  Block& block = add_change_block(draft, Block::Kind::table, "largest");
  block.table.columns = {
      change_column("customer", Unit::label), change_column("revenue_before", Unit::money),
      change_column("revenue_now", Unit::money), change_column("share_now", Unit::share),
      change_column("cumulative", Unit::share)};
  double top = 0, top_before = 0;
  for (std::size_t i = 0; i < static_cast<std::size_t>(largest); ++i) {
    const double net = to_double(all[i].now);
    top += net;
    top_before += to_double(then[i]);
    block.table.rows.push_back(
        {ids.text(all[i].customer->id), to_double(all[i].before), net, net / now, top / now});
  }
  const double first = to_double(all.front().now) / now;
  draft.add_figure(figure("change.top10_share", top / now, Unit::share));
  draft.add_figure(figure("change.top10_share_before", top_before / before, Unit::share), false);
  draft.add_figure(figure("change.largest_share", first, Unit::share), false);
  block.takeaway =
      say("change.largest.takeaway", {{"share", as_share(top / now)},
                                      {"before", as_share(top_before / before)},
                                      {"first", as_share(first)},
                                      {"money", as_money(to_double(all.front().now))}});
}

}  // namespace clientele
