#include "ledger/facts.h"

#include <algorithm>

namespace clientele {
namespace {

void save_entry(ByteWriter& out, const IssueLog::Entry& entry) {
  out.put(entry.count);
  out.put<std::uint64_t>(entry.samples.size());
  for (const auto& sample : entry.samples) {
    out.put(sample.at.slice);
    out.put(sample.at.line);
    out.text(sample.value);
  }
}

IssueLog::Entry load_entry(ByteReader& in) {
  IssueLog::Entry entry;
  entry.count = in.get<std::uint64_t>();
  for (std::size_t n = in.count(20); n > 0 && !in.bad(); --n) {
    IssueSample sample;
    sample.at.slice = in.get<std::uint64_t>();
    sample.at.line = in.get<std::uint32_t>();
    sample.value = in.text();
    entry.samples.push_back(std::move(sample));
  }
  return entry;
}

void merge_dates(DateFacts& into, const DateFacts& from) {
  into.ambiguous += from.ambiguous;
  merge_entry(into.day_first_only, from.day_first_only, kDateExamples);
  merge_entry(into.month_first_only, from.month_first_only, kDateExamples);
  for (const auto& [year, theirs] : from.years) {
    YearFacts& ours = into.years[year];
    ours.count += theirs.count;
    for (std::size_t i = 0; i < 2; ++i) {
      ours.low[i] = std::min(ours.low[i], theirs.low[i]);
      ours.high[i] = std::max(ours.high[i], theirs.high[i]);
    }
  }
}

void save_column(ByteWriter& out, const ColumnFacts& column) {
  out.put(column.present);
  out.put(column.dates.ambiguous);
  save_entry(out, column.dates.day_first_only);
  save_entry(out, column.dates.month_first_only);
  out.put<std::uint64_t>(column.dates.years.size());
  for (const auto& [year, facts] : column.dates.years) {
    out.put<std::int32_t>(year);
    out.put(facts);
  }
  out.put<std::uint64_t>(column.ratings.size());
  for (const auto& [answer, entry] : column.ratings) {
    out.put(answer);
    save_entry(out, entry);
  }
}

ColumnFacts load_column(ByteReader& in) {
  ColumnFacts column;
  column.present = in.get<std::uint64_t>();
  column.dates.ambiguous = in.get<std::uint64_t>();
  column.dates.day_first_only = load_entry(in);
  column.dates.month_first_only = load_entry(in);
  for (std::size_t n = in.count(4 + sizeof(YearFacts)); n > 0 && !in.bad(); --n) {
    const auto year = in.get<std::int32_t>();
    column.dates.years[year] = in.get<YearFacts>();
  }
  for (std::size_t n = in.count(24); n > 0 && !in.bad(); --n) {
    const auto answer = in.get<Decimal>();
    column.ratings[answer] = load_entry(in);
  }
  return column;
}

void save_runs(ByteWriter& out, const OrderRuns& runs) {
  for (const auto* run : {&runs.first, &runs.last}) {
    out.put(run->order);
    out.put(run->amount);
    out.put(run->records);
    out.put<std::uint8_t>(static_cast<std::uint8_t>(run->equal | run->first_only << 1));
  }
  out.put(runs.runs);
  out.put(runs.closed_equal);
  out.put(runs.closed_different);
  out.put(runs.closed_first_only);
}

OrderRuns load_runs(ByteReader& in) {
  OrderRuns runs;
  for (auto* run : {&runs.first, &runs.last}) {
    run->order = in.get<std::uint64_t>();
    run->amount = in.get<Money>();
    run->records = in.get<std::uint32_t>();
    const auto bits = in.get<std::uint8_t>();
    run->equal = (bits & 1) != 0;
    run->first_only = (bits & 2) != 0;
  }
  runs.runs = in.get<std::uint64_t>();
  runs.closed_equal = in.get<std::uint64_t>();
  runs.closed_different = in.get<std::uint64_t>();
  runs.closed_first_only = in.get<std::uint64_t>();
  return runs;
}

void close(OrderRuns& runs, const OrderRuns::Run& run) {
  if (run.records < 2) return;
  ++(run.equal ? runs.closed_equal : runs.closed_different);
  if (run.first_only) ++runs.closed_first_only;
}

}  // namespace

void OrderRuns::add(std::uint64_t order, Money amount, bool of_line) {
  if (runs > 0 && last.order == order) {
    last.equal = last.equal && amount == last.amount;
    last.first_only = last.first_only && amount == kNoDecimal;
    ++last.records;
  } else {
    if (runs > 1) close(*this, last);
    last = {order, amount, 1, true, amount != kNoDecimal && !of_line};
    ++runs;
  }
  if (runs == 1) first = last;
}

void OrderRuns::append(const OrderRuns& next) {
  if (next.runs == 0) return;
  if (runs == 0) {
    *this = next;
    return;
  }
  closed_equal += next.closed_equal;
  closed_different += next.closed_different;
  closed_first_only += next.closed_first_only;
  if (last.order != next.first.order) {
    if (runs > 1) close(*this, last);
    if (next.runs > 1) close(*this, next.first);
    last = next.last;
    runs += next.runs;
    return;
  }
  Run bridge = last;
  bridge.records += next.first.records;
  const bool no_more = next.first.amount == kNoDecimal && next.first.equal;
  bridge.equal = bridge.equal && next.first.equal && bridge.amount == next.first.amount;
  bridge.first_only = bridge.first_only && no_more;
  if (runs == 1) first = bridge;
  if (next.runs == 1) {
    last = bridge;
  } else {
    if (runs > 1) close(*this, bridge);
    last = next.last;
  }
  runs += next.runs - 1;
}

std::uint64_t OrderRuns::equal() const {
  std::uint64_t total = closed_equal;
  if (runs > 0 && first.records > 1 && first.equal) ++total;
  if (runs > 1 && last.records > 1 && last.equal) ++total;
  return total;
}

std::uint64_t OrderRuns::different() const {
  std::uint64_t total = closed_different;
  if (runs > 0 && first.records > 1 && !first.equal) ++total;
  if (runs > 1 && last.records > 1 && !last.equal) ++total;
  return total;
}

std::uint64_t OrderRuns::first_only() const {
  std::uint64_t total = closed_first_only;
  if (runs > 0 && first.records > 1 && first.first_only) ++total;
  if (runs > 1 && last.records > 1 && last.first_only) ++total;
  return total;
}

void FileFacts::merge(const FileFacts& other) {
  content_hash += other.content_hash;
  rows += other.rows;
  set_aside += other.set_aside;
  issues.merge(other.issues);
  if (columns.size() < other.columns.size()) columns.resize(other.columns.size());
  for (std::size_t i = 0; i < other.columns.size(); ++i) {
    columns[i].present += other.columns[i].present;
    merge_dates(columns[i].dates, other.columns[i].dates);
    for (const auto& [answer, entry] : other.columns[i].ratings) {
      merge_entry(columns[i].ratings[answer], entry, answer_examples(answer));
    }
  }
  for (const auto& [currency, count] : other.currencies) currencies[currency] += count;
  refund_rows += other.refund_rows;
  refund_adds_up += other.refund_adds_up;
  line_rows += other.line_rows;
  line_adds_up += other.line_adds_up;
  positive_rows += other.positive_rows;
  positive_sum = saturating_add(positive_sum, other.positive_sum);
  slices.insert(other.slices.begin(), other.slices.end());
}

OrderRuns FileFacts::order_runs() const {
  OrderRuns all;
  for (const auto& [offset, slice] : slices) {
    all.append(slice.runs);
    all.append(slice.joined_runs);
  }
  return all;
}

void FileFacts::save(ByteWriter& out) const {
  out.put(content_hash);
  out.put(rows);
  out.put(set_aside);
  issues.save(out);
  out.put<std::uint64_t>(columns.size());
  for (const auto& column : columns) save_column(out, column);
  out.put<std::uint64_t>(currencies.size());
  for (const auto& [currency, count] : currencies) {
    out.text(currency);
    out.put(count);
  }
  for (const auto value : {refund_rows, refund_adds_up, line_rows, line_adds_up, positive_rows}) {
    out.put(value);
  }
  out.put(positive_sum);
  out.put<std::uint64_t>(slices.size());
  for (const auto& [offset, slice] : slices) {
    out.put(offset);
    out.put(slice.size);
    out.put(slice.line_breaks);
    save_runs(out, slice.runs);
    save_runs(out, slice.joined_runs);
  }
}

FileFacts FileFacts::load(ByteReader& in) {
  FileFacts facts;
  facts.content_hash = in.get<std::uint64_t>();
  facts.rows = in.get<std::uint64_t>();
  facts.set_aside = in.get<std::uint64_t>();
  facts.issues = IssueLog::load(in);
  for (std::size_t n = in.count(48); n > 0 && !in.bad(); --n) {
    facts.columns.push_back(load_column(in));
  }
  for (std::size_t n = in.count(16); n > 0 && !in.bad(); --n) {
    auto currency = in.text();
    facts.currencies[std::move(currency)] = in.get<std::uint64_t>();
  }
  for (auto* value : {&facts.refund_rows, &facts.refund_adds_up, &facts.line_rows,
                      &facts.line_adds_up, &facts.positive_rows}) {
    *value = in.get<std::uint64_t>();
  }
  facts.positive_sum = in.get<Money>();
  for (std::size_t n = in.count(20); n > 0 && !in.bad(); --n) {
    const auto offset = in.get<std::uint64_t>();
    SliceFacts slice;
    slice.size = in.get<std::uint64_t>();
    slice.line_breaks = in.get<std::uint32_t>();
    slice.runs = load_runs(in);
    slice.joined_runs = load_runs(in);
    facts.slices[offset] = slice;
  }
  return facts;
}

}  // namespace clientele
