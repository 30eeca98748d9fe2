// The steps of sealing lines, in their order.
#include "ledger/seal_lines.h"

#include "ledger/line_work.h"

namespace clientele {

LineWork::LineWork(const Partial& partial, const Decisions& all, unsigned bucket,
                   const CustomerIndex& customers, Partition& into)
    : decisions(all),
      context(*all.context),
      partition(into),
      lines(into.lines),
      rows(gather_rows(partial, all, bucket,
                       {TableKind::transactions, TableKind::orders, TableKind::lines}, customers)) {
}

RoleValues LineWork::values(Role role) const {
  std::vector<int> fields;
  bool any = false;
  for (const auto& info : rows.streams) {
    fields.push_back(info.field_of(role));
    any = any || fields.back() >= 0;
  }
  RoleValues out;
  if (any) out.values = field_values(rows, fields);
  return out;
}

void LineWork::note(IssueKind kind, std::size_t row, std::string_view value) const {
  partition.issues[rows.info(row).file->rank].add(kind, -1, rows.position(row), value);
}

void LineWork::note(IssueKind kind, Role role, std::size_t row, std::string_view value) const {
  const StreamInfo& info = rows.info(row);
  const RowField* field = info.layout->find(role);
  const auto column = field == nullptr ? -1 : static_cast<std::int32_t>(field->column);
  partition.issues[info.file->rank].add(kind, column, rows.position(row), value);
}

void seal_lines(const Partial& partial, const Decisions& decisions, unsigned bucket,
                const CustomerIndex& customers, Partition& partition) {
  LineWork work(partial, decisions, bucket, customers, partition);
  work.lines.table.row_begin = work.rows.begin;
  work.lines.table.rows = work.rows.size();
  if (work.rows.size() == 0) return;
  number_orders(work);
  work.moments = moments_of(work.rows);
  fill_dates(work);
  const auto order = order_by_date(work.rows, work.moments);
  reorder(order, work.moments);
  if (!work.orders.empty()) reorder(order, work.orders);
  settle_amounts(work);
  flag_duplicates(work);
  exclude_flagged(work);
  pack_lines(work);
}

}  // namespace clientele
