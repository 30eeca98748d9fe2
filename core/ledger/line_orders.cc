// Which lines are one order, and what an order's lines lend each other.
#include <algorithm>
#include <unordered_map>

#include "base/hash.h"
#include "ledger/line_work.h"

namespace clientele {
namespace {

bool may_need_fills(const LineWork& work) {
  if (work.orders.empty()) return false;
  const auto& streams = work.rows.streams;
  return std::any_of(streams.begin(), streams.end(), [&](const StreamInfo& info) {
    return info.layout->table != streams.front().layout->table || info.file->fill_forward;
  });
}

// Whose order a row is: its customer's, and, where that customer has several ids, that id's, since
// both may count their orders from one.
class OrderOwners {
 public:
  explicit OrderOwners(const LineWork& work) : work_(work) {
    next_ = static_cast<std::uint32_t>(work.rows.begin.size());
  }
  std::uint32_t owner(std::uint32_t group, std::size_t row) {
    if (work_.decisions.customer_of.empty()) return group;
    const IdKey id = customer_key(work_.rows.info(row), work_.rows.words[row]);
    if (work_.decisions.customer_of.count(id) == 0) return group;
    const auto [found, added] = merged_.try_emplace(id, next_);
    if (added) ++next_;
    return found->second;
  }

 private:
  const LineWork& work_;
  std::uint32_t next_;
  std::unordered_map<IdKey, std::uint32_t> merged_;
};

}  // namespace

void number_orders(LineWork& work) {
  const RoleValues keys = work.values(Role::order);
  if (!keys.any()) return;
  work.orders.assign(work.rows.size(), kNoOrder);
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t group = 0, order = kNoOrder;
  };
  std::size_t slots = 64;
  while (slots < work.rows.size() + work.rows.size() / 2) slots *= 2;
  std::vector<Slot> table(slots);
  const std::size_t mask = slots - 1;
  std::uint32_t next = 0;
  OrderOwners owners(work);
  work.each_group([&](std::uint32_t customer, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      if (keys[i] == Column::kMissing) continue;
      const std::uint32_t group = owners.owner(customer, i);
      const auto key = static_cast<std::uint64_t>(keys[i]);
      auto at = static_cast<std::size_t>(mix64(key ^ (std::uint64_t{group} << 40))) & mask;
      while (table[at].order != kNoOrder && (table[at].key != key || table[at].group != group)) {
        at = (at + 1) & mask;
      }
      if (table[at].order == kNoOrder) table[at] = {key, group, next++};
      work.orders[i] = table[at].order;
    }
  });
  work.lines.orders = next;
}

void fill_dates(LineWork& work) {
  work.fills = may_need_fills(work);
  if (!work.fills) return;
  auto& moments = work.moments;
  const auto& orders = work.orders;
  std::vector<std::uint32_t> date(work.lines.orders, 0);
  for (std::size_t i = 0; i < moments.size(); ++i) {
    if (orders[i] != kNoOrder && date[orders[i]] == 0) date[orders[i]] = moments[i];
  }
  for (std::size_t i = 0; i < moments.size(); ++i) {
    if (moments[i] != 0 || orders[i] == kNoOrder || date[orders[i]] == 0) continue;
    moments[i] = date[orders[i]];
    work.note(IssueKind::filled_forward, Role::date, i);
  }
}

void fill_from_order(const LineWork& work, std::vector<std::int64_t>& values) {
  std::vector<std::int64_t> first(work.lines.orders, Column::kMissing);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (work.orders[i] != kNoOrder && first[work.orders[i]] == Column::kMissing)
      first[work.orders[i]] = values[i];
  }
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (work.orders[i] != kNoOrder && values[i] == Column::kMissing)
      values[i] = first[work.orders[i]];
  }
}

}  // namespace clientele
