// What sealing found, and what a partition costs.
#include "ledger/shard.h"

namespace clientele {
namespace {

std::size_t table_bytes(const Table& table) {
  std::size_t total = table.row_begin.size() * sizeof(table.row_begin[0]);
  for (const auto& column : table.columns) total += column.bytes();
  return total;
}

}  // namespace

void SealFindings::merge(const SealFindings& other) {
  issues.merge(other.issues);
  set_aside += other.set_aside;
}

void SealFindings::save(ByteWriter& out) const {
  issues.save(out);
  out.put(set_aside);
}

SealFindings SealFindings::load(ByteReader& in) {
  SealFindings found;
  found.issues = IssueLog::load(in);
  found.set_aside = in.get<std::uint64_t>();
  return found;
}

std::size_t Partition::bytes() const {
  std::size_t total = table_bytes(lines.table) + lines.flags.size() + ids.size() * sizeof(ids[0]);
  for (const auto* column : {&lines.moment, &lines.net, &lines.gross, &lines.profit,
                             &lines.quantity, &lines.unit_price, &lines.order}) {
    total += column->bytes();
  }
  for (const auto* table : {&profile, &feedback, &contacts, &leads, &spend})
    total += table_bytes(*table);
  return total;
}

}  // namespace clientele
