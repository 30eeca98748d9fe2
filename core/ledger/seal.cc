// Tables other than transactions: rows as they are, customers folded to one row each.
#include "ledger/seal.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <utility>

#include "ledger/repeated_events.h"
#include "ledger/seal_lines.h"
#include "ledger/seal_rows.h"

namespace clientele {
namespace {

Column make_column(const ColumnSpec& spec, const std::vector<std::int64_t>& values) {
  Column column = Column::pack(values);
  column.role = spec.role;
  column.kind = spec.kind;
  column.name = spec.name;
  column.dictionary = spec.dictionary;
  return column;
}

const std::vector<ColumnSpec>& specs_of(const Decisions& decisions, TableKind table) {
  return decisions.specs[static_cast<std::size_t>(table)];
}

Table seal_events(const Partial& partial, const Decisions& decisions, unsigned bucket,
                  TableKind kind, const CustomerIndex& customers, Partition& partition) {
  RowSet rows = gather_rows(partial, decisions, bucket, {kind}, customers);
  const auto& specs = specs_of(decisions, kind);
  auto moments = moments_of(rows);
  reorder(order_by_date(rows, moments), moments);
  // The same money may be spent twice a day.
  if (kind != TableKind::spend) settle_repeated_events(rows, moments, decisions, partition);
  Table table;
  if (rows.size() == 0) return table;
  table.rows = rows.size();
  table.row_begin = rows.begin;
  for (const auto& spec : specs) {
    std::vector<int> fields;
    for (const auto& info : rows.streams) fields.push_back(info.field_of(spec));
    table.columns.push_back(make_column(spec, field_values(rows, fields)));
  }
  return table;
}

// One row a customer: of each column the first value in the input's order.
Table seal_profile(const RowSet& rows, const Decisions& decisions, const CustomerIndex& customers) {
  const std::size_t count = customers.keys().size();
  Table table;
  table.rows = count;
  table.row_begin.resize(count + 1);
  std::iota(table.row_begin.begin(), table.row_begin.end(), 0u);
  const auto& specs = specs_of(decisions, TableKind::customers);
  std::vector<std::int64_t> values(count);
  for (const auto& spec : specs) {
    std::vector<int> fields;
    for (const auto& info : rows.streams) fields.push_back(info.field_of(spec));
    const auto all = field_values(rows, fields);
    std::fill(values.begin(), values.end(), Column::kMissing);
    for (std::size_t customer = 0; customer < count; ++customer) {
      for (auto i = rows.begin[customer]; i < rows.begin[customer + 1]; ++i) {
        values[customer] = all[i];
        if (values[customer] != Column::kMissing) break;
      }
    }
    table.columns.push_back(make_column(spec, values));
  }
  return table;
}

// Which customers stand in a file that is a list of customers, not one of events that also
// describes them.
std::vector<std::uint8_t> listed_customers(const RowSet& rows, const Decisions& decisions,
                                           std::size_t customers) {
  const auto& files = decisions.context->files;
  const auto is_list = [](const Plan& plan) {
    return plan.recognised && plan.tables.front() == TableKind::customers;
  };
  const bool any = std::any_of(files.begin(), files.end(),
                               [&](const FileReport& file) { return is_list(file.plan); });
  if (!any) return {};
  std::vector<std::uint8_t> listed(customers, 0);
  for (std::size_t customer = 0; customer < customers; ++customer) {
    for (auto i = rows.begin[customer]; i < rows.begin[customer + 1]; ++i)
      if (is_list(*rows.info(i).plan)) listed[customer] = 1;
  }
  return listed;
}

// Where no customer file tells a customer's region (store, channel, …), the latest line that does.
void derive_from_lines(const Decisions& decisions, Partition& partition) {
  for (const Role role : {Role::region, Role::store}) {
    const Column* lines = partition.lines.table.find(role);
    const bool known =
        std::any_of(decisions.specs[static_cast<std::size_t>(TableKind::customers)].begin(),
                    decisions.specs[static_cast<std::size_t>(TableKind::customers)].end(),
                    [&](const ColumnSpec& spec) { return spec.role == role; });
    if (lines == nullptr || known) continue;
    std::vector<std::int64_t> values(partition.customers, Column::kMissing);
    for (std::size_t customer = 0; customer < partition.customers; ++customer) {
      const std::size_t begin = partition.lines.table.begin(customer);
      for (std::size_t i = partition.lines.table.end(customer); i > begin; --i) {
        values[customer] = lines->raw(i - 1);
        if (values[customer] != Column::kMissing) break;
      }
    }
    partition.profile.columns.push_back(
        make_column({role, lines->kind, lines->name, lines->dictionary}, values));
  }
}

// Whether an id is itself a way to reach its customer.
bool is_address(std::string_view id) {
  const std::size_t at = id.find('@');
  return at != std::string_view::npos && at > 0 && id.find('.', at) != std::string_view::npos;
}

// Customers that a customer file lists without any way to reach them.
void note_no_contact(const RowSet& rows, const Decisions& decisions, Partition& partition) {
  const bool asked = partition.profile.find(Role::phone) != nullptr ||
                     partition.profile.find(Role::email) != nullptr ||
                     partition.profile.find(Role::contact) != nullptr;
  if (!asked) return;
  for (std::size_t customer = 0; customer < partition.customers; ++customer) {
    const bool listed = rows.begin[customer] != rows.begin[customer + 1];
    const bool reachable = std::any_of(
        partition.profile.columns.begin(), partition.profile.columns.end(), [&](const Column& c) {
          return (c.role == Role::phone || c.role == Role::email || c.role == Role::contact) &&
                 !c.missing(customer);
        });
    if (!listed || reachable) continue;
    const std::string id = decisions.context->customer_ids.text(partition.ids[customer]);
    if (is_address(id)) continue;
    const auto row = rows.begin[customer];
    partition.found[rows.info(row).file->rank].issues.note(IssueKind::no_contact, -1,
                                                           rows.position(row), id);
  }
}

// Rows of a list of customers whose id the same file has had before.
void note_repeated(const RowSet& rows, const Decisions& decisions, Partition& partition) {
  std::set<std::pair<std::uint32_t, IdKey>> met;  // file and id, of one customer's rows
  for (std::size_t customer = 0; customer < partition.customers; ++customer) {
    if (rows.begin[customer + 1] - rows.begin[customer] < 2) continue;
    met.clear();
    for (auto i = rows.begin[customer]; i < rows.begin[customer + 1]; ++i) {
      const StreamInfo& info = rows.info(i);
      if (info.plan->tables.front() != TableKind::customers) continue;
      const IdKey id = customer_key(info, rows.words[i]);
      if (met.emplace(info.file->rank, id).second) continue;
      partition.found[info.file->rank].issues.note(
          IssueKind::repeated_customer, info.plan->column(Role::customer), rows.position(i),
          decisions.context->customer_ids.text(id));
    }
  }
}

}  // namespace

Partition seal_bucket(const Partial& partial, const Decisions& decisions, unsigned bucket) {
  const CustomerIndex customers(partial, decisions, bucket);
  Partition partition;
  partition.customers = customers.keys().size();
  partition.ids = customers.keys();
  seal_lines(partial, decisions, bucket, customers, partition);
  const RowSet listed = gather_rows(partial, decisions, bucket, {TableKind::customers}, customers);
  partition.profile = seal_profile(listed, decisions, customers);
  partition.listed = listed_customers(listed, decisions, partition.customers);
  partition.feedback =
      seal_events(partial, decisions, bucket, TableKind::feedback, customers, partition);
  partition.contacts =
      seal_events(partial, decisions, bucket, TableKind::contacts, customers, partition);
  partition.leads = seal_events(partial, decisions, bucket, TableKind::leads, customers, partition);
  partition.spend = seal_events(partial, decisions, bucket, TableKind::spend, customers, partition);
  derive_from_lines(decisions, partition);
  note_no_contact(listed, decisions, partition);
  note_repeated(listed, decisions, partition);
  for (auto& [file, found] : partition.found) found.issues.settle();
  return partition;
}

}  // namespace clientele
