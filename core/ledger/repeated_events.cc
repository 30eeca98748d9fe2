#include "ledger/repeated_events.h"

#include <algorithm>
#include <utility>

namespace clientele {
namespace {

bool is_told_apart(const RowSet& rows, std::size_t row, std::uint32_t moment) {
  // Of a file that is a list of customers too, half the columns stand in that list's rows.
  if (rows.info(row).plan->tables.size() > 1) return false;
  if (read_customer(rows.info(row), rows.words[row]) != kNoId) return true;
  if (Moment::from_bits(moment).minute() >= 0) return true;
  const int lead = rows.info(row).field_of(Role::lead);
  return lead >= 0 && field_value(rows.info(row), rows.words[row], lead) != Column::kMissing;
}

// By row: whether it says again what another row of its customer and moment has said.
std::vector<std::uint8_t> find_repeats(const RowSet& rows,
                                       const std::vector<std::uint32_t>& moments) {
  std::vector<std::uint8_t> repeats(rows.size(), 0);
  std::vector<std::pair<std::uint64_t, std::size_t>> hashes;  // hash, row
  each_shared_moment(rows, moments, [&](std::size_t begin, std::size_t end) {
    hashes.clear();
    for (std::size_t row = begin; row < end; ++row) {
      if (is_told_apart(rows, row, moments[row])) hashes.emplace_back(row_hash(rows, row), row);
    }
    std::sort(hashes.begin(), hashes.end());
    for (std::size_t i = 1; i < hashes.size(); ++i) {
      if (hashes[i].first == hashes[i - 1].first) repeats[hashes[i].second] = 1;
    }
  });
  return repeats;
}

void take_out(RowSet& rows, const std::vector<std::uint8_t>& repeats) {
  std::vector<std::uint32_t> left(rows.size() + 1, 0);  // rows that stay, before each row
  std::size_t next = 0;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    left[row] = static_cast<std::uint32_t>(next);
    if (repeats[row] != 0) continue;
    rows.words[next] = rows.words[row];
    rows.run[next] = rows.run[row];
    ++next;
  }
  left[rows.size()] = static_cast<std::uint32_t>(next);
  for (auto& begin : rows.begin) begin = left[begin];
  rows.words.resize(next);
  rows.run.resize(next);
}

}  // namespace

void settle_repeated_events(RowSet& rows, const std::vector<std::uint32_t>& moments,
                            const Decisions& decisions, Partition& partition) {
  const auto repeats = find_repeats(rows, moments);
  const bool exclude = decisions.options.exclude.count(IssueKind::duplicate_row) != 0;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (repeats[row] == 0) continue;
    SealFindings& found = partition.found[rows.info(row).file->rank];
    found.issues.note(IssueKind::duplicate_row, -1, rows.position(row), {});
    if (exclude) ++found.set_aside;
  }
  if (exclude) take_out(rows, repeats);
}

}  // namespace clientele
