#include "ledger/line_totals.h"

#include <algorithm>

namespace clientele {
namespace {

bool of_lines_file(const StreamInfo& info) { return info.layout->table == TableKind::lines; }

bool any_stream(const RowSet& rows, bool (*wanted)(const StreamInfo&)) {
  return std::any_of(rows.streams.begin(), rows.streams.end(), wanted);
}

bool has_totals(const StreamInfo& info) {
  return info.file->totals_repeated || info.file->totals_on_first;
}

}  // namespace

OrderTotals::OrderTotals(const LineWork& work, const RowAmounts& amounts)
    : work_(work), amounts_(amounts) {
  if (work.orders.empty()) return;
  const bool two_files =
      any_stream(work.rows, of_lines_file) &&
      !std::all_of(work.rows.streams.begin(), work.rows.streams.end(), of_lines_file);
  const bool totals = any_stream(work.rows, has_totals);
  if (!two_files && !totals) return;
  part_.assign(work.rows.size(), 0);
  weight_.assign(work.rows.size(), 0);
  if (totals) find_totals();
  if (two_files) join_files();
}

// quantity x price of a row; kNoDecimal where it does not say.
Money OrderTotals::weight_of(std::size_t row) const {
  const Decimal quantity = amounts_.quantity[row], price = amounts_.price[row];
  if (quantity == kNoDecimal || price == kNoDecimal) return kNoDecimal;
  const auto product = multiply(quantity, price);
  return product && *product >= 0 ? *product : kNoDecimal;
}

// The first row of an order by place in the input has its total. Rows are ordered by date here, and
// those of one order of one file share it, so that the first one met is the first by place.
void OrderTotals::find_totals() {
  struct Total {
    std::uint32_t file = 0;  // rank + 1
    std::size_t head = 0;
    Money weight = 0;
    bool weighed = true;
  };
  const auto& orders = work_.orders;
  std::vector<Total> totals(work_.lines.orders);
  for (std::size_t i = 0; i < orders.size(); ++i) {
    const StreamInfo& info = work_.rows.info(i);
    if (orders[i] == kNoOrder || !has_totals(info)) continue;
    Total& total = totals[orders[i]];
    const std::uint32_t file = info.file->rank + 1;
    if (total.file != file) {
      total = {file, i, 0, true};
    } else {
      const bool told = amounts_.amount[i] != kNoDecimal;
      // Where totals stand on first rows, an amount further down is another one.
      if (told && !info.file->totals_repeated) continue;
      mark(i, money_part::none | (told ? money_part::repeated : 0u));
    }
    weight_[i] = weight_of(i);
    total.weighed = total.weighed && weight_[i] != kNoDecimal;
    if (total.weighed) total.weight = saturating_add(total.weight, weight_[i]);
  }
  for (std::size_t i = 0; i < orders.size(); ++i) {
    if (orders[i] == kNoOrder || !has_totals(work_.rows.info(i))) continue;
    const Total& total = totals[orders[i]];
    if (!total.weighed || total.weight <= 0 || total.file != work_.rows.info(i).file->rank + 1)
      continue;
    if (i == total.head) {
      mark(i, money_part::gives | money_part::shares);
    } else if ((part_[i] & money_part::none) != 0) {
      mark(i, money_part::shares);
    }
  }
}

// Lines that say what each is worth are taken at their word, and the order's refunds are shared
// among them; else they share the order's total, which knows of discounts and postage.
void OrderTotals::join_files() {
  const auto& orders = work_.orders;
  std::vector<Lines> lines(work_.lines.orders);
  std::vector<std::uint8_t> totalled(work_.lines.orders, 0);
  for (std::size_t i = 0; i < orders.size(); ++i) {
    if (orders[i] == kNoOrder) continue;
    if (!of_lines_file(work_.rows.info(i))) {
      const bool told = amounts_.amount[i] != kNoDecimal || amounts_.gross[i] != kNoDecimal;
      if (told) totalled[orders[i]] = 1;
      continue;
    }
    Money own = amounts_.amount[i] != kNoDecimal ? amounts_.amount[i] : amounts_.gross[i];
    if (has_totals(work_.rows.info(i))) own = kNoDecimal;  // it is the order's
    const Money weight = own != kNoDecimal ? own : weight_of(i);
    Lines& of_order = lines[orders[i]];
    of_order.own_amounts = of_order.own_amounts && own != kNoDecimal;
    if (weight == kNoDecimal || weight <= 0) continue;
    of_order.any = true;
    weight_[i] = weight;
  }
  for (std::size_t i = 0; i < orders.size(); ++i) {
    if (orders[i] == kNoOrder || !lines[orders[i]].any) continue;
    const bool keeps = lines[orders[i]].own_amounts || totalled[orders[i]] == 0;
    if (of_lines_file(work_.rows.info(i))) {
      if (keeps && has_totals(work_.rows.info(i))) continue;  // as find_totals() left it
      part_[i] = money_part::shares | (keeps ? money_part::keeps : money_part::none);
      continue;
    }
    const bool told = amounts_.amount[i] != kNoDecimal;
    part_[i] = static_cast<std::uint8_t>((part_[i] & money_part::none) | money_part::gives |
                                         money_part::out | (keeps ? money_part::none : 0u) |
                                         (told ? money_part::repeated : 0u));
  }
}

void OrderTotals::share_out(std::vector<Money>& money) const {
  struct Pool {
    Money given = 0, taken = 0, weight = 0, weighed = 0;
  };
  std::vector<Pool> pools(work_.lines.orders);
  const auto& orders = work_.orders;
  for (std::size_t i = 0; i < money.size(); ++i) {
    if ((part_[i] & (money_part::gives | money_part::shares)) == 0) continue;
    Pool& pool = pools[orders[i]];
    if ((part_[i] & money_part::gives) != 0) {
      pool.given = saturating_add(pool.given, money[i]);
      money[i] = 0;
    }
    if ((part_[i] & money_part::shares) != 0) pool.weight = saturating_add(pool.weight, weight_[i]);
  }
  // What is due up to a row, less what the rows before it took: nothing is lost to rounding.
  for (std::size_t i = 0; i < money.size(); ++i) {
    if ((part_[i] & money_part::shares) == 0) continue;
    Pool& pool = pools[orders[i]];
    if (pool.given == 0 || pool.weight == 0) continue;
    pool.weighed = saturating_add(pool.weighed, weight_[i]);
    const auto due =
        static_cast<Money>(static_cast<__int128>(pool.given) * pool.weighed / pool.weight);
    money[i] = saturating_add(money[i], due - pool.taken);
    pool.taken = due;
  }
}

}  // namespace clientele
