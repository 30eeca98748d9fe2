// Rows as they arrive, by customer: 256 buckets, each with one stream for every (file, table) seen.
#pragma once

#include <cstdint>
#include <cstring>
#include <memory>
#include <vector>

#include "base/bytes.h"

namespace clientele {

inline constexpr unsigned kBuckets = 256;
// The bucket of a hash: its high bits; the low ones serve hash tables.
inline unsigned bucket_of(std::uint64_t hash) { return static_cast<unsigned>(hash >> 56); }

// Rows of one slice, in a stream, one after the other.
struct RowRun {
  std::uint64_t slice = 0;
  std::uint64_t rows = 0;
};

// Rows of equal width, appended, then read once from the front. Chunks grow to 64 KiB: small inputs
// stay small, large ones waste less than a chunk a stream.
class Stream {
 public:
  Stream(std::uint32_t file, std::uint32_t layout, std::uint32_t words)
      : file_(file), layout_(layout), words_(words) {}

  std::uint32_t file() const { return file_; }
  void set_file(std::uint32_t file) { file_ = file; }
  std::uint32_t layout() const { return layout_; }  // index in row_layouts of the file's plan
  std::uint32_t words() const { return words_; }
  std::size_t rows() const { return rows_; }
  const std::vector<RowRun>& runs() const { return runs_; }

  // Room for one more row, to be written at once. It holds until the stream dies.
  std::uint32_t* add(std::uint64_t slice) {
    if (runs_.empty() || runs_.back().slice != slice) runs_.push_back({slice, 0});
    ++runs_.back().rows;
    if (chunks_.empty() || chunks_.back().used == chunks_.back().capacity) add_chunk();
    Chunk& chunk = chunks_.back();
    ++rows_;
    return chunk.words.get() + std::size_t{chunk.used++} * words_;
  }
  void append(std::uint64_t slice, const std::uint32_t* row) {
    std::memcpy(add(slice), row, std::size_t{words_} * sizeof(std::uint32_t));
  }

  // Calls visit(const uint32_t* row) for every row in order. Pointers hold until the stream dies.
  template <typename Visit>
  void each(Visit visit) const {
    for (const auto& chunk : chunks_) {
      const std::uint32_t* row = chunk.words.get();
      for (std::uint32_t i = 0; i < chunk.used; ++i, row += words_) visit(row);
    }
  }

  void save(ByteWriter& out) const;
  // Null where the bytes are not valid for `words` words a row.
  static std::unique_ptr<Stream> load(ByteReader& in, std::uint32_t file, std::uint32_t layout,
                                      std::uint32_t words);

 private:
  struct Chunk {
    std::unique_ptr<std::uint32_t[]> words;
    std::uint32_t used = 0, capacity = 0;  // in rows
  };
  void add_chunk();

  std::uint32_t file_, layout_, words_;
  std::size_t rows_ = 0;
  std::vector<RowRun> runs_;
  std::vector<Chunk> chunks_;
};

}  // namespace clientele
