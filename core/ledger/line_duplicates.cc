// Repeated rows, and the cleaning rules that take lines out.
#include <algorithm>
#include <utility>

#include "base/hash.h"
#include "ledger/line_work.h"

namespace clientele {

void flag_duplicates(LineWork& work) {
  using Hashed = std::pair<std::uint64_t, std::uint32_t>;  // hash, row
  std::vector<Hashed> cheap, whole;
  // Calls visit(first, after) for each run of equal hashes longer than one.
  const auto each_run = [](const std::vector<Hashed>& hashes, auto visit) {
    for (std::size_t first = 0; first < hashes.size();) {
      std::size_t after = first + 1;
      while (after < hashes.size() && hashes[after].first == hashes[first].first) ++after;
      if (after - first > 1) visit(first, after);
      first = after;
    }
  };
  // Rows that differ in order or money cannot be the same: most need no closer look.
  const auto flag_among = [&](std::size_t begin, std::size_t end) {
    cheap.clear();
    for (std::size_t i = begin; i < end; ++i) {
      const std::uint64_t order = work.orders.empty() ? 0 : work.orders[i];
      const auto money = work.repeats ? 0 : static_cast<std::uint64_t>(work.net[i]);
      cheap.emplace_back(mix64(order << 32 ^ money), i);
    }
    std::sort(cheap.begin(), cheap.end());
    each_run(cheap, [&](std::size_t first, std::size_t after) {
      whole.clear();
      for (std::size_t k = first; k < after; ++k)
        whole.emplace_back(row_hash(work.rows, cheap[k].second), cheap[k].second);
      std::sort(whole.begin(), whole.end());
      each_run(whole, [&](std::size_t original, std::size_t last) {
        for (std::size_t k = original + 1; k < last; ++k) {
          work.lines.flags[whole[k].second] |= line_flag::duplicate;
          work.note(IssueKind::duplicate_row, whole[k].second);
        }
      });
    });
  };
  each_shared_moment(work.rows, work.moments, flag_among);
}

void exclude_flagged(LineWork& work) {
  const auto& exclude = work.decisions.options.exclude;
  if (exclude.empty()) {
    // Lines that sealing itself left out carry no money already.
    return;
  }
  std::uint8_t rules = 0;
  for (const auto& [kind, flag] : {std::pair{IssueKind::duplicate_row, line_flag::duplicate},
                                   std::pair{IssueKind::test_order, line_flag::test},
                                   std::pair{IssueKind::refund, line_flag::refund},
                                   std::pair{IssueKind::huge_amount, line_flag::huge}}) {
    if (exclude.count(kind) != 0) rules |= flag;
  }
  const bool strangers = exclude.count(IssueKind::no_customer) != 0;
  for (std::size_t i = 0; i < work.rows.size(); ++i) {
    const std::uint8_t& flags = work.lines.flags[i];
    const bool stranger = strangers && i >= work.rows.begin.back();
    if ((flags & rules) != 0 || stranger) work.set_aside(i);
    if ((flags & line_flag::excluded) != 0) work.net[i] = work.gross[i] = 0;
  }
}

}  // namespace clientele
