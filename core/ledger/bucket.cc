#include "ledger/bucket.h"

#include <algorithm>

namespace clientele {

void Stream::add_chunk() {
  constexpr std::uint32_t kFirstRows = 16;
  constexpr std::uint32_t kChunkWords = 16 * 1024;
  const std::uint32_t largest = std::max(1u, kChunkWords / words_);
  const std::uint32_t wanted = chunks_.empty() ? kFirstRows : chunks_.back().capacity * 2;
  Chunk chunk;
  chunk.capacity = std::min(wanted, largest);
  chunk.words.reset(new std::uint32_t[std::size_t{chunk.capacity} * words_]);
  chunks_.push_back(std::move(chunk));
}

void Stream::save(ByteWriter& out) const {
  out.array(runs_);
  out.put<std::uint64_t>(rows_);
  for (const auto& chunk : chunks_) {
    out.raw(chunk.words.get(), std::size_t{chunk.used} * words_ * sizeof(std::uint32_t));
  }
}

std::unique_ptr<Stream> Stream::load(ByteReader& in, std::uint32_t file, std::uint32_t layout,
                                     std::uint32_t words) {
  auto stream = std::make_unique<Stream>(file, layout, words);
  stream->runs_ = in.array<RowRun>();
  std::uint64_t in_runs = 0;
  for (const auto& run : stream->runs_) in_runs += run.rows;
  const std::size_t rows = in.count(std::size_t{words} * sizeof(std::uint32_t));
  if (in.bad() || rows != in_runs) {
    in.reject();
    return nullptr;
  }
  for (std::size_t left = rows; left > 0;) {
    stream->add_chunk();
    Chunk& chunk = stream->chunks_.back();
    chunk.used = static_cast<std::uint32_t>(std::min<std::size_t>(left, chunk.capacity));
    in.raw(chunk.words.get(), std::size_t{chunk.used} * words * sizeof(std::uint32_t));
    left -= chunk.used;
  }
  stream->rows_ = rows;
  return stream;
}

}  // namespace clientele
