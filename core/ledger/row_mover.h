// Rows that turn out to be another customer's: out of one bucket, into another, each at its place
// in the input, as if it had been read there.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "ledger/source.h"

namespace clientele {

class RowMover {
 public:
  struct Target {
    unsigned bucket = 0;
    IdKey customer = kNoId;  // written into the row
  };

  using Layouts = std::vector<std::vector<RowLayout>>;  // by file

  // Both must outlive the mover. Call place() once, when everything has been taken.
  RowMover(Source& source, const Layouts& layouts) : source_(source), layouts_(layouts) {}

  // Takes the rows of the stream for which target(row) is given; the others stay in their order.
  template <typename TargetOf>
  void take(std::unique_ptr<Stream>& stream, TargetOf target_of) {
    std::unique_ptr<Stream> kept;
    std::uint64_t before = 0;
    stream->each([&](const std::uint32_t* row) { before += target_of(row) ? 1u : 0u; });
    if (before == 0) return;
    kept = std::make_unique<Stream>(stream->file(), stream->layout(), stream->words());
    stream->each_with_slice([&](std::uint64_t slice, const std::uint32_t* row) {
      if (const std::optional<Target> target = target_of(row)) {
        add(*stream, *target, slice, row);
      } else {
        copy_row(layout_of(*stream), row, stream->wide(), kept->add(slice), kept->wide());
      }
    });
    stream = std::move(kept);
  }

  void place();

 private:
  struct Moved {
    unsigned bucket;
    std::uint32_t file, layout;
    std::uint64_t slice;
    std::vector<std::uint32_t> row;
  };
  const RowLayout& layout_of(const Stream& stream) const {
    return layouts_[stream.file()][stream.layout()];
  }
  void add(const Stream& from, const Target& target, std::uint64_t slice, const std::uint32_t* row);

  Source& source_;
  const Layouts& layouts_;
  std::vector<Moved> moved_;
  WideValues wide_;  // of the moved rows
};

}  // namespace clientele
