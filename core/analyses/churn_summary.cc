// Merging, saving and loading.
#include "analyses/churn_summary.h"

namespace clientele {
namespace {

void load_buyers(ChurnPartition& partition, ByteReader& in) {
  partition.signs = in.array<std::uint16_t>();
  partition.rhythm = in.array<std::uint16_t>();
  partition.before = in.array<float>();
  partition.open = in.array<std::uint32_t>();
  partition.known = in.array<ChurnFeatures>();
  const auto rows = partition.signs.size();
  partition.traits = load_traits(in, rows);
  if (partition.rhythm.size() != rows || partition.known.size() != partition.open.size() ||
      (!partition.before.empty() && partition.before.size() != rows)) {
    in.reject();
  }
  for (const auto row : partition.open) {
    if (row >= rows) in.reject();
  }
}

}  // namespace

void ChurnSummary::merge(const Summary& other) {
  const auto& from = static_cast<const ChurnSummary&>(other);
  const auto ours = texts.merge(from.texts);
  for (const auto& [index, partition] : from.partitions) {
    auto& to = partitions[index] = partition;
    for (auto& [name, column] : to.columns) {
      if (!column.category) continue;
      for (auto& v : column.values) v = static_cast<float>(ours[static_cast<std::size_t>(v)]);
    }
  }
  months.merge(from.months);
  quarters.merge(from.quarters);
  years.merge(from.years);
  parts::merge(intervals, from.intervals);
  parts::merge(groups, from.groups);
  sample.merge(from.sample);
}

void ChurnSummary::save(ByteWriter& out) const {
  texts.save(out);
  out.put<std::uint64_t>(partitions.size());
  for (const auto& [index, partition] : partitions) {
    out.put(index);
    out.array(partition.left);
    out.array(partition.tenure);
    out.put<std::uint64_t>(partition.columns.size());
    for (const auto& [name, column] : partition.columns) {
      out.text(name);
      out.put<std::uint8_t>(column.category ? 1 : 0);
      out.array(column.values);
    }
    out.array(partition.signs);
    out.array(partition.rhythm);
    out.array(partition.before);
    out.array(partition.open);
    out.array(partition.known);
    save_traits(partition.traits, out);
  }
  months.save(out);
  quarters.save(out);
  years.save(out);
  parts::save(intervals, out);
  parts::save(groups, out);
  sample.save(out);
}

std::unique_ptr<ChurnSummary> ChurnSummary::load(ByteReader& in) {
  auto out = std::make_unique<ChurnSummary>();
  out->texts = TextTable::load(in);
  for (auto n = in.count(28); n > 0 && !in.bad(); --n) {
    auto& partition = out->partitions[in.get<std::uint32_t>()];
    partition.left = in.array<std::uint8_t>();
    partition.tenure = in.array<float>();
    if (!partition.tenure.empty() && partition.tenure.size() != partition.left.size()) in.reject();
    for (auto columns = in.count(17); columns > 0 && !in.bad(); --columns) {
      const std::string name(in.view());
      auto& column = partition.columns[name];
      column.category = in.get<std::uint8_t>() != 0;
      column.values = in.array<float>();
      if (column.values.size() != partition.left.size()) in.reject();
      const auto most = static_cast<float>(out->texts.size());
      for (const float v : column.values) {
        if (column.category && !(v >= 0 && v <= most)) in.reject();
      }
    }
    load_buyers(partition, in);
  }
  out->months.load(in);
  out->quarters.load(in);
  out->years.load(in);
  parts::load(out->intervals, in);
  parts::load(out->groups, in);
  out->sample.load(in);
  if (in.bad()) return nullptr;
  return out;
}

}  // namespace clientele
