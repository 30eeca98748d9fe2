// One pass over a partition's lines.
#include <algorithm>

#include "analyses/attributes.h"
#include "analyses/change_summary.h"
#include "analyses/first_purchase.h"

namespace clientele {
namespace {

constexpr std::size_t kKinds = kPeriodMonths.size();
constexpr double kDaysOfMonth = 365.25 / 12;

// What a customer did in a period (or month).
struct Spell {
  int period = 0;
  Money net = 0;
  bool bought = false;
  std::array<bool, kKinds> part{};  // bought in the first days, by kind of period
};

class ChangeCollector {
 public:
  ChangeCollector(const View& view, std::size_t customers, ChangeSummary& into)
      : view_(view),
        lines_(view.partition().lines),
        into_(into),
        compared_(compared_period(view.context(), view.options())),
        window_(view.options().churn_window_months * kDaysOfMonth),
        stages_(into.flows, static_cast<int>(view.options().churn_window_months), view.as_of()),
        all_time_(view.first() == INT32_MIN) {
    for (std::size_t kind = 0; kind < kKinds; ++kind) {
      last_[kind] = period_of(view.as_of(), kind);
      elapsed_[kind] = view.as_of() - period_begin(last_[kind], kind) + 1;
    }
    if (!compared_) return;
    of_.state.resize(customers, 0);
    of_.before.resize(customers, 0);
    of_.now.resize(customers, 0);
    of_.orders_before.resize(customers, 0);
    for (auto* until : {&of_.until_before, &of_.until_now}) {
      until->last.resize(customers, kNoDay);
      until->orders.resize(customers, 0);
      until->net.resize(customers, 0);
    }
    met_.resize(lines_.orders, 0);
    product_ = lines_.table.find(Role::product);
    if (product_ == nullptr) product_ = lines_.table.find(Role::product_name);
    if (lines_.quantity.size() == 0) product_ = nullptr;
    if (product_ != nullptr) into_.products.prepare(*product_->dictionary);
  }

  void add(const CustomerFacts& customer) {
    months_.clear();
    customer_ = customer.row;
    const Day won = first_purchase(view_, customer_);
    read_lines(view_.lines_of(customer_), won);
    for (std::size_t kind = 0; kind < kKinds; ++kind)
      settle_all(kind, won == kNoDay ? INT32_MIN : period_of(won, kind));
  }

  void add_unattributed() {
    const auto range = view_.unattributed_lines();
    for (auto row = range.begin; row < range.end; ++row) {
      const Day day = lines_.moment.day(row);
      if (day == kNoDay || day > view_.as_of() || !view_.line_in(row)) continue;
      const Money net = lines_.net.decimal(row);
      for (std::size_t kind = 0; kind < kKinds; ++kind) {
        auto& money = into_.periods[kind].at(period_of(day, kind)).money;
        money.net = saturating_add(money.net, net);
        money.unattributed = saturating_add(money.unattributed, net);
      }
      if (product_ != nullptr) add_product(row, day);
    }
  }

  ChangePartition& done() { return of_; }
  bool compares() const { return compared_.has_value(); }

 private:
  void read_lines(View::Range range, Day won) {
    Day bought = kNoDay, month_begin = 0, month_end = 0;
    std::size_t days = 0;
    stages_.begin();
    for (auto row = range.begin; row < range.end; ++row) {
      if (!view_.line_in(row)) continue;
      const Day day = lines_.moment.day(row);
      if (day == kNoDay || day > view_.as_of()) continue;
      if (months_.empty() || day < month_begin || day >= month_end) {
        const int month = month_index(day);
        month_begin = first_day_of_month(month);
        month_end = first_day_of_month(month + 1);
        months_.push_back({month, 0, false, {}});
      }
      Spell& month = months_.back();
      month.net = saturating_add(month.net, lines_.net.decimal(row));
      const bool positive = (lines_.flags[row] & line_flag::positive) != 0;
      if (compared_ && day <= compared_->last()) add_until(row, day, positive, day != bought);
      if (compared_ && product_ != nullptr) add_product(row, day);
      if (!positive || day == bought) continue;
      month.bought = true;
      for (std::size_t kind = 0; kind < kKinds; ++kind) {
        if (day - period_begin(month.period / kPeriodMonths[kind], kind) < elapsed_[kind])
          month.part[kind] = true;
      }
      ++days;
      if (days == 2 && bought == won) ++into_.second_after.at(day - bought);
      if (days > 1 && day - bought > window_) ++into_.away.at(day - bought);
      bought = day;
      if (all_time_) stages_.buy(day);
    }
    stages_.end();
  }

  // Orders as CustomerFacts count them: distinct, with a positive line; days without order numbers.
  void add_until(std::size_t row, Day day, bool positive, bool new_day) {
    bool new_order = positive && new_day;
    if (positive && lines_.order.size() != 0) {
      const auto order = lines_.order.raw(row);
      new_order = order != Column::kMissing && met_[static_cast<std::size_t>(order)] == 0;
      if (new_order) met_[static_cast<std::size_t>(order)] = 1;
    }
    const Money net = lines_.net.decimal(row);
    const auto add = [&](ChangePartition::Until& until) {
      until.net[customer_] = saturating_add(until.net[customer_], net);
      until.orders[customer_] += new_order ? 1u : 0u;
      if (positive) until.last[customer_] = day;
    };
    add(of_.until_now);
    if (day >= compared_->first()) return;
    add(of_.until_before);
    if (day >= compared_->before_first()) of_.orders_before[customer_] += new_order ? 1u : 0u;
  }

  void add_product(std::size_t row, Day day) {
    if ((lines_.flags[row] & line_flag::positive) == 0) return;
    if (!compared_ || day < compared_->before_first() || day > compared_->last()) return;
    ChangeProduct& product = into_.products.of(product_->code(row));
    const Decimal quantity = lines_.quantity.decimal(row);
    const bool priced = quantity != kNoDecimal && quantity > 0;
    const bool now = day >= compared_->first();
    ++product.lines;
    if (priced) ++product.priced;
    Decimal& pieces = now ? product.now_pieces : product.before_pieces;
    Money& amount = now ? product.now : product.before;
    if (priced) pieces = saturating_add(pieces, quantity);
    amount = saturating_add(amount, lines_.gross.decimal(row));
  }

  // Every period with something in it, and the one after, against the period before.
  void settle_all(std::size_t kind, int won) {
    Spell before{INT32_MIN, 0, false, {}}, now = before;
    for (const auto& month : months_) {
      const int period = month.period / kPeriodMonths[kind];
      if (period != now.period) {
        settle(kind, won, before, now);
        if (now.period != INT32_MIN && period != now.period + 1) settle_after(kind, won, now);
        before = now;
        now = {period, 0, false, {}};
      }
      now.net = saturating_add(now.net, month.net);
      now.bought = now.bought || month.bought;
      now.part[kind] = now.part[kind] || month.part[kind];
    }
    settle(kind, won, before, now);
    if (now.period != INT32_MIN && now.period < last_[kind]) settle_after(kind, won, now);
  }

  void settle_after(std::size_t kind, int won, const Spell& last) {
    settle(kind, won, last, {last.period + 1, 0, false, {}});
  }

  void settle(std::size_t kind, int won, const Spell& earlier, const Spell& now) {
    if (now.period == INT32_MIN) return;
    const bool neighbours = earlier.period != INT32_MIN && earlier.period == now.period - 1;
    const Money before = neighbours ? earlier.net : 0;
    const bool stayed = neighbours && earlier.bought;
    ChangePeriod& period = into_.periods[kind].at(now.period);
    const auto state = stayed              ? (now.bought ? ChangeState::kept : ChangeState::lost)
                       : !now.bought       ? ChangeState::none
                       : won == now.period ? ChangeState::fresh
                                           : ChangeState::returned;
    if (now.bought) count(period.whole, state);
    if (now.part[kind]) count(period.part, state);
    period.money.net = saturating_add(period.money.net, now.net);
    const Money change = now.net - before;
    Money& under = money_of(period.money, state, change);
    under = saturating_add(under, change);
    if (!compared_ || kind != compared_->kind || now.period != compared_->period) return;
    of_.state[customer_] = static_cast<std::uint8_t>(state);
    of_.before[customer_] = before;
    of_.now[customer_] = now.net;
  }

  static void count(ChangeCounts& counts, ChangeState state) {
    ++counts.active;
    ++(state == ChangeState::kept    ? counts.kept
       : state == ChangeState::fresh ? counts.fresh
                                     : counts.returned);
  }

  static Money& money_of(ChangeMoney& money, ChangeState state, Money change) {
    switch (state) {
      case ChangeState::fresh:
        return money.fresh;
      case ChangeState::returned:
        return money.returned;
      case ChangeState::lost:
        return money.lost;
      case ChangeState::kept:
        return change > 0 ? money.expansion : money.contraction;
      case ChangeState::none:
        break;
    }
    return money.refunds;
  }

  const View& view_;
  const Lines& lines_;
  ChangeSummary& into_;
  std::optional<ComparedPeriod> compared_;
  double window_;
  StageWalk stages_;
  bool all_time_;  // the scope is no period: what came before it is in view
  std::array<int, kKinds> last_{};
  std::array<Day, kKinds> elapsed_{};
  const Column* product_ = nullptr;
  ChangePartition of_;
  std::vector<std::uint8_t> met_;  // by order: a positive line of it was met
  std::vector<Spell> months_;
  std::size_t customer_ = 0;
};

void collect_groups(const View& view, const ChangePartition& partition, ChangeSummary& into) {
  const Table& profile = view.partition().profile;
  if (profile.rows == 0) return;
  for (const auto& attribute : attribute_values(profile, view.context(), view.as_of())) {
    std::vector<ChangeGroup> groups(attribute.groups.size());
    for (std::size_t row = 0; row < partition.state.size() && row < attribute.of_row.size();
         ++row) {
      const auto state = static_cast<ChangeState>(partition.state[row]);
      if (state == ChangeState::none) continue;
      ChangeGroup& group = groups[attribute.of_row[row]];
      const bool before = state == ChangeState::kept || state == ChangeState::lost;
      group.before += before ? 1u : 0u;
      group.now += state != ChangeState::lost ? 1u : 0u;
      group.lost += state == ChangeState::lost ? 1u : 0u;
      group.fresh += state == ChangeState::fresh ? 1u : 0u;
      group.before_net = saturating_add(group.before_net, partition.before[row]);
      group.now_net = saturating_add(group.now_net, partition.now[row]);
    }
    for (std::size_t i = 0; i < groups.size(); ++i) {
      if (groups[i].before + groups[i].now == 0) continue;
      parts::merge(into.groups[attribute.id][attribute.groups[i]], groups[i]);
    }
  }
}

}  // namespace

void collect_change(const View& view, const CustomerBlock& facts, ChangeSummary& into) {
  if (view.as_of() == kNoDay || view.partition().lines.rows() == 0) return;
  ChangeCollector collector(view, facts.size(), into);
  for (const auto& customer : facts) {
    if (customer.in_scope) collector.add(customer);
  }
  collector.add_unattributed();
  if (!collector.compares()) return;
  collect_groups(view, collector.done(), into);
  collect_habits(view, collector.done());
  collect_effects(view, facts, collector.done(), into);
  collect_reasons(view, collector.done().state, into.reasons);
  if (!facts.empty()) into.partitions[facts.front().partition] = std::move(collector.done());
}

}  // namespace clientele
