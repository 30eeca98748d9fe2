#include "ledger/line_totals.h"

#include <algorithm>
#include <cstdint>
#include <set>

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

void OrderTotals::find_totals() {
  std::set<std::uint32_t> files;
  for (const auto& info : work_.rows.streams) {
    if (has_totals(info)) files.insert(info.file->rank);
  }
  for (const std::uint32_t file : files) find_totals_of(file);
}

// Of each order the first row by place in the input has its total: where totals stand on first rows
// alone, the first row that has an amount. Rows are ordered by date here, and those of one order of
// one file nearly always share it.
void OrderTotals::find_totals_of(std::uint32_t file) {
  constexpr std::size_t kNone = SIZE_MAX;
  struct Total {
    std::size_t head = kNone;
    Money weight = 0;
    bool weighed = true;
  };
  const auto& orders = work_.orders;
  std::vector<Total> totals(work_.lines.orders);
  // visit(row, its order's total, whether it has an amount, whether totals stand on every row)
  const auto each_row = [&](auto visit) {
    for (std::size_t i = 0; i < orders.size(); ++i) {
      const StreamInfo& info = work_.rows.info(i);
      if (orders[i] == kNoOrder || info.file->rank != file) continue;
      visit(i, totals[orders[i]], amounts_.amount[i] != kNoDecimal, info.file->totals_repeated);
    }
  };
  each_row([&](std::size_t i, Total& total, bool told, bool repeated) {
    const bool head = total.head == kNone && (told || repeated);
    if (head) total.head = i;
    // Where totals stand on first rows, an amount further down is another one.
    if (told && !repeated && !head) return;
    weight_[i] = weight_of(i);
    total.weighed = total.weighed && weight_[i] != kNoDecimal;
    if (total.weighed) total.weight = saturating_add(total.weight, weight_[i]);
  });
  each_row([&](std::size_t i, Total& total, bool told, bool repeated) {
    if (total.head == kNone) return;
    const unsigned shares = total.weighed && total.weight > 0 ? money_part::shares : 0u;
    if (i == total.head) {
      if (shares != 0) mark(i, money_part::gives | shares);
    } else if (!told || repeated) {
      mark(i, money_part::none | shares | (told ? money_part::repeated : 0u));
    }
  });
}

// Lines that say what each is worth are taken at their word, and the order's refunds are shared
// among them; else they share the order's total, which knows of discounts and postage. An order of
// several rows in a file that is none of lines has its lines there.
void OrderTotals::join_files() {
  struct Order {
    bool lines = false;        // with money, in a file of lines
    bool own_amounts = true;   // each of these says what it is worth
    bool totalled = false;     // a row elsewhere does
    std::uint32_t others = 0;  // rows elsewhere
  };
  std::vector<Order> joined(work_.lines.orders);
  const auto& orders = work_.orders;
  for (std::size_t i = 0; i < orders.size(); ++i) {
    if (orders[i] == kNoOrder) continue;
    Order& order = joined[orders[i]];
    const StreamInfo& info = work_.rows.info(i);
    const Money told = amounts_.amount[i] != kNoDecimal ? amounts_.amount[i] : amounts_.gross[i];
    if (!of_lines_file(info)) {
      order.totalled = order.totalled || told != kNoDecimal;
      if (info.layout->table != TableKind::orders && (part_[i] & money_part::none) == 0)
        ++order.others;
      continue;
    }
    const Money own = has_totals(info) ? kNoDecimal : told;
    const Money weight = own != kNoDecimal ? own : weight_of(i);
    order.own_amounts = order.own_amounts && own != kNoDecimal;
    if (weight == kNoDecimal || weight <= 0) continue;
    order.lines = true;
    weight_[i] = weight;
  }
  for (std::size_t i = 0; i < orders.size(); ++i) {
    if (orders[i] == kNoOrder) continue;
    const Order& order = joined[orders[i]];
    if (!order.lines || order.others > 1) continue;
    const StreamInfo& info = work_.rows.info(i);
    const bool keep = order.own_amounts || !order.totalled;
    if (!of_lines_file(info)) {
      const bool told = amounts_.amount[i] != kNoDecimal;
      const unsigned before = part_[i] & money_part::none;
      part_[i] = 0;
      mark(i, before | money_part::gives | money_part::out | (keep ? money_part::none : 0u) |
                  (told ? money_part::repeated : 0u));
    } else if (!keep || !has_totals(info)) {  // else it is as find_totals() left it
      part_[i] = 0;
      mark(i, money_part::shares | (keep ? 0u : money_part::none));
    }
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
