// Sales of the two periods where products have quantities: how much of the difference is volume,
// mix and price.
#include <cmath>

#include "analyses/change_draft.h"

namespace clientele {
namespace {

constexpr double kPriced = 0.95;  // of positive lines, that have a quantity

Money rounded(double currency_units) {
  return static_cast<Money>(std::llround(currency_units * static_cast<double>(kDecimalOne)));
}

}  // namespace

// Volume: difference of pieces at the earlier mean price. Price: today's pieces of products sold in
// both periods times their difference of mean price. Mix: the rest, dearer or cheaper products,
// those new and those gone included.
void add_change_prices(ChangeDraft& draft) {
  ChangeProduct all;
  double price = 0;
  for (const auto& [name, product] : draft.summary.products.entries()) {
    parts::merge(all, product);
    if (product.before_pieces <= 0 || product.now_pieces <= 0) continue;
    const double pieces = to_double(product.now_pieces);
    price += to_double(product.now) -
             to_double(product.before) * pieces / to_double(product.before_pieces);
  }
  if (all.before_pieces <= 0 || all.now_pieces <= 0 || all.before <= 0) return;
  if (static_cast<double>(all.priced) < kPriced * static_cast<double>(all.lines)) return;
  const double mean = to_double(all.before) / to_double(all.before_pieces);
  const double more = to_double(all.now_pieces) - to_double(all.before_pieces);
  const double amount = std::abs(price) + std::abs(mean * more);
  if (amount > 1e13) return;  // beyond exact money
  const Money by_volume = rounded(mean * more), by_price = rounded(price);
  const Money by_mix = all.now - all.before - by_volume - by_price;

  Block& block = add_change_block(draft, Block::Kind::chart, "prices");
  block.table.columns = {change_column("step", Unit::label), change_column("sales", Unit::money),
                         change_column("total", Unit::count)};
  block.chart = ChartSpec{"bridge", "step", {"sales"}, {}, {}, "total"};
  const auto add = [&](const char* key, Money value, bool total) {
    block.table.rows.push_back({say(key), to_double(value), total ? 1.0 : 0.0});
  };
  add("change.step.opening", all.before, true);
  add("change.step.volume", by_volume, false);
  add("change.step.mix", by_mix, false);
  add("change.step.price", by_price, false);
  add("change.step.closing", all.now, true);
  block.takeaway = say("change.prices.takeaway", {{"volume", as_money(to_double(by_volume))},
                                                  {"mix", as_money(to_double(by_mix))},
                                                  {"price", as_money(to_double(by_price))}});
  const auto money = [&](const char* id, Money value) {
    draft.add_figure(figure(std::string("change.sales.") + id, to_double(value), Unit::money),
                     false);
  };
  money("opening", all.before);
  money("volume", by_volume);
  money("mix", by_mix);
  money("price", by_price);
  money("closing", all.now);
}

}  // namespace clientele
