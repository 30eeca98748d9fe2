// What a partition costs.
#include "ledger/shard.h"

namespace clientele {
namespace {

std::size_t table_bytes(const Table& table) {
  std::size_t total = table.row_begin.size() * sizeof(table.row_begin[0]);
  for (const auto& column : table.columns) total += column.bytes();
  return total;
}

}  // namespace

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
