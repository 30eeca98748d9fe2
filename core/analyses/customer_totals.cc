#include "analyses/customer_totals.h"

#include <algorithm>

namespace clientele {
namespace {

constexpr Decimal kMostOrders = Decimal{1'000'000'000} * kDecimalOne;

const Column* column_of(const Table& profile, Role role) {
  const Column* column = profile.find(role);
  return column == nullptr || column->size() == 0 || column->dictionary != nullptr ? nullptr
                                                                                   : column;
}

}  // namespace

bool has_totals(const Context& context) {
  for (const TableKind lines : {TableKind::transactions, TableKind::orders, TableKind::lines}) {
    if (context.has(lines)) return false;
  }
  return context.has(TableKind::customers, Role::total_amount) ||
         context.has(TableKind::customers, Role::order_count) ||
         context.has(TableKind::customers, Role::last_date);
}

bool uses_totals(const Context& context, const Options& options) {
  return has_totals(context) && !options.period_first && !options.period_last &&
         options.as_of.value_or(context.as_of) >= context.as_of;
}

void facts_from_totals(const Table& profile, std::size_t row, CustomerFacts& facts) {
  const Column* total = column_of(profile, Role::total_amount);
  const Column* count = column_of(profile, Role::order_count);
  const Column* first = column_of(profile, Role::first_date);
  const Column* last = column_of(profile, Role::last_date);
  if (total != nullptr && !total->missing(row)) facts.net = total->decimal(row);
  facts.gross = std::max<Money>(0, facts.net);
  if (count != nullptr && !count->missing(row)) {
    const Decimal orders = std::clamp<Decimal>(count->decimal(row), 0, kMostOrders);
    facts.orders = static_cast<std::uint32_t>((orders + kDecimalOne / 2) / kDecimalOne);
  }
  facts.bought = facts.orders > 0 || facts.net > 0;
  // Nothing was bought: dates of nobody's purchase.
  if (!facts.bought && (total != nullptr || count != nullptr)) return;
  if (last != nullptr) facts.last = last->day(row);
  if (first != nullptr) facts.first = first->day(row);
  if (facts.first > facts.last) facts.first = kNoDay;  // contradicts the last one, or it is unknown
  if (!facts.buying()) return;
  const bool known = facts.first != kNoDay && facts.last != kNoDay;
  facts.days = (known ? facts.first < facts.last : facts.orders >= 2) ? 2 : 1;
}

}  // namespace clientele
