#include "ledger/context.h"

#include <algorithm>

#include "ledger/shard.h"

namespace clientele {

std::uint64_t FileReport::line_of(const Position& at) const {
  const auto after =
      std::upper_bound(slice_lines.begin(), slice_lines.end(), at.slice,
                       [](std::uint64_t slice, const auto& entry) { return slice < entry.first; });
  const std::uint64_t before = after == slice_lines.begin() ? 0 : std::prev(after)->second;
  return before + at.line + 1;
}

void Context::add(std::size_t file, const SealFindings& found) {
  FileReport& report = files[file];
  report.issues.merge(found.issues);
  report.rows_set_aside += found.set_aside;
  report.rows_used -= found.set_aside;
  rows_set_aside += found.set_aside;
  rows_used -= found.set_aside;
}

bool Context::has(TableKind table) const {
  return std::any_of(files.begin(), files.end(), [&](const FileReport& file) {
    return file.plan.recognised && file.plan.is(table);
  });
}

bool Context::has(TableKind table, Role role) const {
  return std::any_of(files.begin(), files.end(), [&](const FileReport& file) {
    return file.plan.recognised && file.plan.is(table) && file.plan.column(role) >= 0;
  });
}

}  // namespace clientele
