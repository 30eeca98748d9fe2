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

void LineWork::note(IssueKind kind, std::size_t row) const {
  partition.found[rows.info(row).file->rank].issues.note(kind, -1, rows.position(row), {});
}

std::string LineWork::text_of(Role role, std::size_t row) const {
  const StreamInfo& info = rows.info(row);
  const int field = info.field_of(role);
  if (field < 0) return {};
  const std::int64_t value = field_value(info, rows.words[row], field);
  if (value == Column::kMissing) return {};
  switch (info.layout->fields[static_cast<std::size_t>(field)].kind) {
    case ValueKind::money:
    case ValueKind::number:
      return decimal_text(value);
    case ValueKind::code:
    case ValueKind::text: {
      const RowField& place = info.layout->fields[static_cast<std::size_t>(field)];
      const auto found = decisions.dictionaries.find(dictionary_name(*info.plan, place));
      if (found == decisions.dictionaries.end()) return {};
      return std::string(found->second->text(static_cast<Code>(value)));
    }
    default:
      return {};
  }
}

void LineWork::note(IssueKind kind, Role role, std::size_t row, std::string_view value) const {
  const StreamInfo& info = rows.info(row);
  partition.found[info.file->rank].issues.note(
      kind, info.plan->column(role), rows.position(row),
      value.empty() ? text_of(role, row) : std::string(value));
}

void LineWork::set_aside(std::size_t row) const {
  std::uint8_t& flags = lines.flags[row];
  if ((flags & line_flag::excluded) == 0) ++partition.found[rows.info(row).file->rank].set_aside;
  flags |= line_flag::excluded;
}

void LineWork::list(IssueKind kind, int column, std::size_t row, std::string_view value) const {
  partition.found[rows.info(row).file->rank].issues.list(kind, column, rows.position(row), value);
}

void seal_lines(const Partial& partial, const Decisions& decisions, unsigned bucket,
                const CustomerIndex& customers, Partition& partition) {
  LineWork work(partial, decisions, bucket, customers, partition);
  if (work.rows.size() == 0) return;
  work.lines.table.row_begin = work.rows.begin;
  work.lines.table.rows = work.rows.size();
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
