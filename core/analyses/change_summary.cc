// Merging, saving and loading.
#include "analyses/change_summary.h"

namespace clientele {
namespace {

void save_until(const ChangePartition::Until& until, ByteWriter& out) {
  out.array(until.last);
  out.array(until.orders);
  out.array(until.net);
}

void load_until(ByteReader& in, std::size_t rows, ChangePartition::Until& until) {
  until.last = in.array<Day>();
  until.orders = in.array<std::uint32_t>();
  until.net = in.array<Money>();
  if (until.last.size() != rows || until.orders.size() != rows || until.net.size() != rows)
    in.reject();
}

void save_habit(const ChangePartition::Habit& habit, ByteWriter& out) {
  out.array(habit.recent_days);
  out.array(habit.purchase_days);
}

void load_habit(ByteReader& in, std::size_t rows, ChangePartition::Habit& habit) {
  habit.recent_days = in.array<std::uint16_t>();
  habit.purchase_days = in.array<std::uint16_t>();
  if (habit.recent_days.size() != rows || habit.purchase_days.size() != rows) in.reject();
}

void save_partition(const ChangePartition& partition, ByteWriter& out) {
  out.array(partition.state);
  out.array(partition.before);
  out.array(partition.now);
  save_until(partition.until_before, out);
  save_until(partition.until_now, out);
  out.array(partition.orders_before);
  save_habit(partition.habit_before, out);
  save_habit(partition.habit_now, out);
}

ChangePartition load_partition(ByteReader& in) {
  ChangePartition partition;
  partition.state = in.array<std::uint8_t>();
  partition.before = in.array<Money>();
  partition.now = in.array<Money>();
  const auto rows = partition.state.size();
  load_until(in, rows, partition.until_before);
  load_until(in, rows, partition.until_now);
  partition.orders_before = in.array<std::uint32_t>();
  load_habit(in, rows, partition.habit_before);
  load_habit(in, rows, partition.habit_now);
  if (partition.before.size() != rows || partition.now.size() != rows ||
      partition.orders_before.size() != rows)
    in.reject();
  return partition;
}

}  // namespace

void ChangeSummary::merge(const Summary& other) {
  const auto& from = static_cast<const ChangeSummary&>(other);
  parts::merge(periods, from.periods);
  for (const auto& [index, partition] : from.partitions) partitions[index] = partition;
  products.merge(from.products);
  parts::merge(groups, from.groups);
  second_after.merge(from.second_after);
  away.merge(from.away);
  flows.merge(from.flows);
  effects.merge(from.effects);
  parts::merge(reasons, from.reasons);
}

void ChangeSummary::save(ByteWriter& out) const {
  parts::save(periods, out);
  out.put<std::uint64_t>(partitions.size());
  for (const auto& [index, partition] : partitions) {
    out.put(index);
    save_partition(partition, out);
  }
  products.save(out);
  parts::save(groups, out);
  second_after.save(out);
  away.save(out);
  flows.save(out);
  effects.save(out);
  parts::save(reasons, out);
}

std::unique_ptr<ChangeSummary> ChangeSummary::load(ByteReader& in) {
  auto out = std::make_unique<ChangeSummary>();
  parts::load(out->periods, in);
  for (auto n = in.count(20); n > 0 && !in.bad(); --n) {
    const auto index = in.get<std::uint32_t>();
    out->partitions[index] = load_partition(in);
  }
  out->products.load(in);
  parts::load(out->groups, in);
  out->second_after.load(in);
  out->away.load(in);
  out->flows.load(in);
  out->effects.load(in);
  parts::load(out->reasons, in);
  if (in.bad()) return nullptr;
  return out;
}

}  // namespace clientele
