#include "ledger/bucket.h"

#include <algorithm>

namespace clientele {

std::vector<RowRun> Stream::runs() const {
  std::vector<RowRun> runs;
  for (std::size_t i = 0; i < starts_.size(); ++i) {
    const std::size_t end = i + 1 < starts_.size() ? starts_[i + 1].row : rows_;
    runs.push_back({starts_[i].slice, end - starts_[i].row});
  }
  return runs;
}

void Stream::begin_run(std::uint64_t slice) {
  starts_.push_back({slice, rows_});
  slice_ = slice;
}

void Stream::add_chunk() {
  constexpr std::size_t kFirstRows = 16;
  constexpr std::size_t kChunkWords = 16 * 1024;
  const std::size_t usual = std::max<std::size_t>(1, kChunkWords / words_), largest = 8 * usual;
  const std::size_t twice = chunks_.empty() ? kFirstRows : std::size_t{chunks_.back().capacity} * 2;
  Chunk chunk;
  chunk.capacity =
      static_cast<std::uint32_t>(twice < usual ? twice : std::clamp(rows_ / 8, usual, largest));
  chunk.words.reset(new std::uint32_t[std::size_t{chunk.capacity} * words_]);
  next_ = chunk.words.get();
  end_ = next_ + std::size_t{chunk.capacity} * words_;
  chunks_.push_back(std::move(chunk));
}

void Stream::save(ByteWriter& out) const {
  out.array(runs());
  out.array(wide_.all());
  out.put<std::uint64_t>(rows_);
  std::size_t left = rows_;
  for (const auto& chunk : chunks_) {
    const std::size_t used = std::min<std::size_t>(left, chunk.capacity);
    out.raw(chunk.words.get(), used * words_ * sizeof(std::uint32_t));
    left -= used;
  }
}

std::unique_ptr<Stream> Stream::load(ByteReader& in, std::uint32_t file, std::uint32_t layout,
                                     std::uint32_t words) {
  auto stream = std::make_unique<Stream>(file, layout, words);
  const auto runs = in.array<RowRun>();
  stream->wide_.set(in.array<std::uint64_t>());
  std::uint64_t in_runs = 0;
  for (const auto& run : runs) in_runs += run.rows;
  const std::size_t rows = in.count(std::size_t{words} * sizeof(std::uint32_t));
  if (in.bad() || rows != in_runs) {
    in.reject();
    return nullptr;
  }
  std::size_t row = 0;
  for (const auto& run : runs) {
    stream->starts_.push_back({run.slice, row});
    stream->slice_ = run.slice;
    row += static_cast<std::size_t>(run.rows);
  }
  for (std::size_t left = rows; left > 0;) {
    stream->add_chunk();
    const auto used = std::min<std::size_t>(left, stream->chunks_.back().capacity);
    in.raw(stream->next_, used * words * sizeof(std::uint32_t));
    stream->next_ += used * words;
    left -= used;
  }
  stream->rows_ = rows;
  return stream;
}

}  // namespace clientele
