// The customers of one report as a list to filter, sort, search and page through: what stands
// behind a number of the report. Made once for some options; each page of it is cheap.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "analyses/customers.h"
#include "analyses/options.h"
#include "analyses/result.h"
#include "base/moment.h"
#include "base/result.h"
#include "ledger/context.h"

namespace clientele {

// A column of the list. `value` answers for an index of the customers given: NaN for nothing, a day
// number for dates, an index into `labels` for labels, a bit mask over them for flags.
struct ListColumn {
  std::string id;  // heading: the message "customer.<id>"
  CustomerColumn::Kind kind = CustomerColumn::Kind::number;
  Unit unit = Unit::number;
  std::vector<Text> labels;
  std::function<double(std::size_t)> value;
};

class CustomerList {
 public:
  // `context` must outlive the list. `more` are the columns of the analyses, aligned with
  // `customers`; customers the filters leave out do not appear.
  CustomerList(const Context& context, const Options& options, Day as_of, Customers customers,
               std::vector<CustomerColumn> more);
  CustomerList(const CustomerList&) = delete;
  CustomerList& operator=(const CustomerList&) = delete;

  // One page, as JSON: {total, offset, columns: [{id, label, unit, kind, labels?}], rows}. A row is
  // the id, the name and the values of `columns` after these two; labels and flags by their ids.
  // `query`, all keys optional: {"filters": [{"column", "value"} or {"column", "min", "max"}],
  // "sort": column, "descending": bool, "search": text in id or name, "offset", "limit"}.
  // Errors: customers_query, customers_column (with the nearest). O(customers) for a new query,
  // O(limit) for another page of the last one.
  Result<std::string> page(std::string_view query);

  // All of it for a spreadsheet (report/customers_csv.h).
  std::string csv() const;

 private:
  struct Query;
  Result<Query> parse(std::string_view text) const;
  const ListColumn* find(const std::string& id) const;
  void select(const Query& query);
  void sort(const Query& query);
  bool matches(std::size_t index, const std::string& folded) const;
  std::string_view name_of(std::size_t index) const;
  void add_facts();
  void add_segments();
  void add_more();

  const Context& context_;
  Options options_;
  Day as_of_;
  Customers customers_;
  std::vector<CustomerColumn> more_;
  std::vector<ListColumn> columns_;
  std::vector<std::uint32_t> by_id_;     // in scope, ascending by the text of the id
  std::vector<std::uint32_t> selected_;  // what the last query chose, in its order
  std::string selected_by_;              // that query without its page
};

}  // namespace clientele
