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

namespace {

// Numbers the orders of one group of rows after another, each group's from the number reached.
class OrderNumbers {
 public:
  explicit OrderNumbers(LineWork& work, const RoleValues& keys)
      : orders_(work.orders), keys_(keys), owners_(work) {}

  void add(std::uint32_t group, std::size_t begin, std::size_t end) {
    found_.clear();
    const bool few = end - begin <= kFew;
    if (!few) {
      std::size_t slots = 64;
      while (slots < (end - begin) * 2) slots *= 2;
      slots_.assign(slots, 0);
    }
    for (std::size_t i = begin; i < end; ++i) {
      if (keys_[i] == Column::kMissing) continue;
      const Order order{static_cast<std::uint64_t>(keys_[i]), owners_.owner(group, i)};
      const std::size_t at = few ? find_among_few(order) : find(order);
      orders_[i] = first_ + static_cast<std::uint32_t>(at);
    }
    first_ += static_cast<std::uint32_t>(found_.size());
  }
  std::uint32_t count() const { return first_; }

 private:
  // Most customers have so few rows that a look at each order beats a table.
  static constexpr std::size_t kFew = 24;

  struct Order {
    std::uint64_t key;
    std::uint32_t owner;
    bool operator==(const Order&) const = default;
  };

  // From the last one on: an order's lines often stand together.
  std::size_t find_among_few(const Order& order) {
    for (std::size_t at = found_.size(); at > 0; --at) {
      if (found_[at - 1] == order) return at - 1;
    }
    found_.push_back(order);
    return found_.size() - 1;
  }
  std::size_t find(const Order& order) {
    const std::size_t mask = slots_.size() - 1;
    const std::uint64_t hash = mix64(order.key ^ (std::uint64_t{order.owner} << 40));
    auto slot = static_cast<std::size_t>(hash) & mask;
    for (; slots_[slot] != 0; slot = (slot + 1) & mask) {
      if (found_[slots_[slot] - 1] == order) return slots_[slot] - 1;
    }
    found_.push_back(order);
    slots_[slot] = static_cast<std::uint32_t>(found_.size());
    return found_.size() - 1;
  }

  std::vector<std::uint32_t>& orders_;
  const RoleValues& keys_;
  OrderOwners owners_;
  std::uint32_t first_ = 0;           // number of the group's first order
  std::vector<Order> found_;          // of the group
  std::vector<std::uint32_t> slots_;  // open addressing: place in found_ + 1
};

}  // namespace

void number_orders(LineWork& work) {
  const RoleValues keys = work.values(Role::order);
  if (!keys.any()) return;
  work.orders.assign(work.rows.size(), kNoOrder);
  OrderNumbers numbers(work, keys);
  work.each_group([&](std::uint32_t group, std::size_t begin, std::size_t end) {
    numbers.add(group, begin, end);
  });
  work.lines.orders = numbers.count();
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
