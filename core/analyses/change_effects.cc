// Products whose revenue changed most, and by whom.
#include "analyses/change_effects.h"

#include <algorithm>
#include <cstdlib>

#include "analyses/change_draft.h"

namespace clientele {
namespace {

constexpr std::size_t kShown = 10;

const Column* product_column(const Lines& lines) {
  for (const auto role : {Role::product_name, Role::product, Role::category}) {
    if (const Column* column = lines.table.find(role)) return column;
  }
  return nullptr;
}

Effect effect_of(const ChangePartition& of, std::size_t customer) {
  switch (static_cast<ChangeState>(of.state[customer])) {
    case ChangeState::fresh:
      return Effect::fresh;
    case ChangeState::returned:
      return Effect::returned;
    case ChangeState::lost:
      return Effect::lost;
    case ChangeState::kept:
      return of.now[customer] > of.before[customer] ? Effect::expansion : Effect::contraction;
    case ChangeState::none:
      break;
  }
  return Effect::other;
}

class EffectCollector {
 public:
  EffectCollector(const View& view, const ComparedPeriod& compared, const Column& product,
                  CodeTable<ChangeEffect>& into)
      : view_(view),
        lines_(view.partition().lines),
        first_(compared.first()),
        before_first_(compared.before_first()),
        last_(std::min(compared.last(), view.as_of())),
        product_(product),
        into_(into) {
    into_.prepare(*product.dictionary);
  }

  // Rows are ordered by date: the latest come first here.
  void add(View::Range range, Effect effect) {
    for (auto row = range.end; row > range.begin;) {
      const Day day = lines_.moment.day(--row);
      if (day == kNoDay || day < before_first_) return;
      if (day <= last_ && view_.line_in(row)) add_row(row, day >= first_, effect);
    }
  }

 private:
  void add_row(std::size_t row, bool now, Effect effect) {
    ChangeEffect& product = into_.of(product_.code(row));
    const Money net = lines_.net.decimal(row);
    ++product.rows;
    if ((lines_.flags[row] & line_flag::positive) != 0)
      ++(now ? product.lines_now : product.lines_before);
    Money& sum = now ? product.now : product.before;
    sum = saturating_add(sum, net);
    Money& change = product.change[static_cast<std::size_t>(effect)];
    change = saturating_add(change, now ? net : -net);
    if (lines_.profit.size() == 0) return;
    const Money profit = lines_.profit.decimal(row);
    Money& profits = now ? product.profit_now : product.profit_before;
    if (profit != kNoDecimal) profits = saturating_add(profits, profit);
  }

  const View& view_;
  const Lines& lines_;
  Day first_, before_first_, last_;
  const Column& product_;
  CodeTable<ChangeEffect>& into_;
};

struct Row {
  Cell name;
  ChangeEffect effect;
};

Money size_of(const ChangeEffect& effect) { return std::abs(effect.now - effect.before); }

// The products that changed most, then all others together.
std::vector<Row> rows_of(const ChangeSummary& summary) {
  std::vector<std::pair<std::string, ChangeEffect>> all;
  for (auto& [name, effect] : summary.effects.entries()) all.emplace_back(name, effect);
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return size_of(a.second) > size_of(b.second);
  });
  std::vector<Row> rows;
  ChangeEffect rest;
  for (std::size_t i = 0; i < all.size(); ++i) {
    auto& [name, effect] = all[i];
    if (i >= kShown) {
      parts::merge(rest, effect);
    } else {
      rows.push_back({name.empty() ? Cell(say("change.effects.unnamed")) : Cell(name), effect});
    }
  }
  if (all.size() > kShown) {
    const auto others = static_cast<double>(all.size() - kShown);
    rows.push_back({say("change.effects.rest", {{"n", as_count(others)}}), rest});
  }
  return rows;
}

double money_of(const ChangeEffect& effect, Effect step) {
  return to_double(effect.change[static_cast<std::size_t>(step)]);
}

double won(const ChangeEffect& effect) {
  return money_of(effect, Effect::fresh) + money_of(effect, Effect::returned);
}

}  // namespace

void collect_effects(const View& view, const CustomerBlock& facts, const ChangePartition& of,
                     ChangeSummary& into) {
  const Lines& lines = view.partition().lines;
  const Column* product = product_column(lines);
  const auto compared = compared_period(view.context(), view.options());
  if (product == nullptr || !compared) return;
  EffectCollector collector(view, *compared, *product, into.effects);
  for (const auto& customer : facts) {
    if (customer.in_scope) collector.add(view.lines_of(customer.row), effect_of(of, customer.row));
  }
  collector.add(view.unattributed_lines(), Effect::other);
}

void add_change_effects(ChangeDraft& draft) {
  const auto rows = rows_of(draft.summary);
  if (rows.size() < 2 || !draft.has_amounts()) return;
  if (static_cast<double>(draft.bridge.opening) < kChangeEnough) return;
  ChangeEffect all;
  for (const auto& row : rows) parts::merge(all, row.effect);
  const bool other = all.change[static_cast<std::size_t>(Effect::other)] != 0;
  const bool profit = all.profit_before != 0 || all.profit_now != 0;

  Block& block = add_change_block(draft, Block::Kind::chart, "effects");
  auto& columns = block.table.columns;
  columns = {
      change_column("product", Unit::label),        change_column("difference_net", Unit::money),
      change_column("revenue_before", Unit::money), change_column("revenue_now", Unit::money),
      change_column("by_new", Unit::money),         change_column("by_returned", Unit::money),
      change_column("by_lost", Unit::money),        change_column("by_expansion", Unit::money),
      change_column("by_contraction", Unit::money)};
  if (other) columns.push_back(change_column("by_other", Unit::money));
  columns.push_back(change_column("lines", Unit::count));
  if (profit) columns.push_back(change_column("profit", Unit::money));
  block.chart = ChartSpec{"bar", "product", {"difference_net"}, {}, {}, {}};
  for (const auto& [name, effect] : rows) {
    std::vector<Cell> cells = {name, to_double(effect.now - effect.before),
                               to_double(effect.before), to_double(effect.now)};
    for (std::size_t step = 0; step < kEffects; ++step) {
      if (step + 1 < kEffects || other) cells.emplace_back(to_double(effect.change[step]));
    }
    cells.emplace_back(static_cast<double>(effect.lines_now) -
                       static_cast<double>(effect.lines_before));
    if (profit) cells.emplace_back(to_double(effect.profit_now - effect.profit_before));
    block.table.rows.push_back(std::move(cells));
  }
  draft.out.methods.push_back({"change.effects", say("method.change.effects"), ""});
  const auto& [name, first] = rows.front();
  const auto* text = std::get_if<std::string>(&name);
  block.takeaway =
      say("change.effects.takeaway",
          {{"product", text != nullptr ? TextArg(*text) : as_text(std::get<Text>(name))},
           {"before", as_money(to_double(first.before))},
           {"now", as_money(to_double(first.now))},
           {"won", as_money(won(first))},
           {"lost", as_money(-money_of(first, Effect::lost))},
           {"kept",
            as_money(money_of(first, Effect::expansion) + money_of(first, Effect::contraction))}});
  draft.add_figure(figure("change.effect.largest", to_double(first.now - first.before), Unit::money,
                          {}, {}, text != nullptr ? Text::data(*text) : std::get<Text>(name)),
                   false);
}

}  // namespace clientele
