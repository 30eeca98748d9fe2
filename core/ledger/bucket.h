// Rows as they arrive, by customer: 256 buckets, each with one stream for every (file, table) seen.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "base/bytes.h"
#include "ledger/row_words.h"

namespace clientele {

inline constexpr unsigned kBuckets = 256;
// The bucket of a hash: its high bits; the low ones serve hash tables.
inline unsigned bucket_of(std::uint64_t hash) { return static_cast<unsigned>(hash >> 56); }

// Some of the buckets: of those dealt in turn to `parts`, part number `part`; and of these, dealt
// in turn again to `pieces`, piece number `piece`.
struct BucketChoice {
  unsigned part = 0, parts = 1, piece = 0, pieces = 1;
  bool has(unsigned bucket) const {
    return bucket % parts == part && bucket / parts % pieces == piece;
  }
};

// Rows of one slice, in a stream, one after the other.
struct RowRun {
  std::uint64_t slice = 0;
  std::uint64_t rows = 0;
};

// Rows of equal width, appended, then read from the front. Chunks grow to 64 KiB, then with the
// stream, to 512 KiB: small inputs stay small, large ones waste a sixteenth, and what a sealed
// bucket frees is large enough for the columns of the next ones (with chunks of 64 KiB ten million
// rows took a sixth more memory). Rows arrive at 256 streams in turn, so what an append touches
// stands together.
class Stream {
 public:
  Stream(std::uint32_t file, std::uint32_t layout, std::uint32_t words)
      : words_(words), file_(file), layout_(layout) {}

  std::uint32_t file() const { return file_; }
  void set_file(std::uint32_t file) { file_ = file; }
  std::uint32_t layout() const { return layout_; }  // index in row_layouts of the file's plan
  std::uint32_t words() const { return words_; }
  std::size_t rows() const { return rows_; }
  std::vector<RowRun> runs() const;

  // Room for one more row, to be written at once. It holds until the stream dies.
  std::uint32_t* add(std::uint64_t slice) {
    if (slice != slice_ || rows_ == 0) begin_run(slice);
    if (next_ == end_) add_chunk();
    std::uint32_t* const row = next_;
    next_ += words_;
    ++rows_;
    return row;
  }
  // What does not fit the rows' words.
  const WideValues& wide() const { return wide_; }
  WideValues& wide() { return wide_; }

  // Calls visit(const uint32_t* row) for every row in order. Pointers hold until the stream dies.
  template <typename Visit>
  void each(Visit visit) const {
    std::size_t left = rows_;
    for (const auto& chunk : chunks_) {
      const std::uint32_t* row = chunk.words.get();
      const std::size_t used = left < chunk.capacity ? left : chunk.capacity;
      for (std::size_t i = 0; i < used; ++i, row += words_) visit(row);
      left -= used;
    }
  }
  // Calls visit(slice, row) for every row in order.
  template <typename Visit>
  void each_with_slice(Visit visit) const {
    std::size_t run = 0, row = 0;
    each([&](const std::uint32_t* words) {
      while (run + 1 < starts_.size() && starts_[run + 1].row <= row) ++run;
      visit(starts_[run].slice, words);
      ++row;
    });
  }

  void save(ByteWriter& out) const;
  // Null where the bytes are not valid for `words` words a row.
  static std::unique_ptr<Stream> load(ByteReader& in, std::uint32_t file, std::uint32_t layout,
                                      std::uint32_t words);

 private:
  struct Chunk {
    std::unique_ptr<std::uint32_t[]> words;
    std::uint32_t capacity = 0;  // in rows; all but the last are full
  };
  struct Start {  // of a run
    std::uint64_t slice;
    std::size_t row;
  };
  void begin_run(std::uint64_t slice);
  void add_chunk();

  std::uint64_t slice_ = 0;  // of the last run
  std::uint32_t* next_ = nullptr;
  std::uint32_t* end_ = nullptr;
  std::size_t rows_ = 0;
  std::uint32_t words_, file_, layout_;
  std::vector<Start> starts_;
  std::vector<Chunk> chunks_;
  WideValues wide_;
};

}  // namespace clientele
