#include "ledger/row_mover.h"

#include <algorithm>
#include <tuple>

namespace clientele {
namespace {

struct Placed {
  std::uint64_t slice;
  const std::uint32_t* row;
  const WideValues* wide;
  bool operator<(const Placed& other) const {
    return std::tie(slice, row[kRowLine]) < std::tie(other.slice, other.row[kRowLine]);
  }
};

}  // namespace

void RowMover::add(const Stream& from, const Target& target, std::uint64_t slice,
                   const std::uint32_t* row) {
  const RowLayout& layout = layout_of(from);
  moved_.push_back(
      {target.bucket, from.file(), from.layout(), slice, std::vector<std::uint32_t>(layout.words)});
  std::uint32_t* const to = moved_.back().row.data();
  copy_row(layout, row, from.wide(), to, wide_);
  const std::uint32_t rest = row_words::rest(row[kRowCustomer], from.wide());
  to[kRowCustomer] = row_words::pack_customer(target.customer, rest, wide_);
}

// Sealing takes the rows of a slice in a stream to be in the order of the input, so a stream that
// gets rows is written anew.
void RowMover::place() {
  const auto stream_of = [](const Moved& row) {
    return std::tie(row.bucket, row.file, row.layout);
  };
  std::stable_sort(moved_.begin(), moved_.end(),
                   [&](const Moved& a, const Moved& b) { return stream_of(a) < stream_of(b); });
  for (std::size_t first = 0; first < moved_.size();) {
    std::size_t after = first;
    std::vector<Placed> rows;
    for (; after < moved_.size() && stream_of(moved_[after]) == stream_of(moved_[first]); ++after)
      rows.push_back({moved_[after].slice, moved_[after].row.data(), &wide_});
    const Moved& to = moved_[first];
    const RowLayout& layout = layouts_[to.file][to.layout];
    source_.stream(to.bucket, to.file, to.layout, layout.words);  // made where it is absent
    auto& streams = source_.buckets[to.bucket];
    auto& stream = *std::find_if(streams.begin(), streams.end(), [&](const auto& one) {
      return one->file() == to.file && one->layout() == to.layout;
    });
    stream->each_with_slice([&](std::uint64_t slice, const std::uint32_t* row) {
      rows.push_back({slice, row, &stream->wide()});
    });
    std::stable_sort(rows.begin(), rows.end());
    auto next = std::make_unique<Stream>(to.file, to.layout, layout.words);
    for (const auto& row : rows)
      copy_row(layout, row.row, *row.wide, next->add(row.slice), next->wide());
    stream = std::move(next);
    first = after;
  }
  moved_.clear();
}

}  // namespace clientele
