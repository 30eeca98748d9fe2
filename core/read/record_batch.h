// Gathers records for a sink: the arrays behind a RecordBatch, and room for the text that cannot be
// a view into the input (unescaped, or copied from an earlier piece).
#pragma once

#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

#include "read/record.h"

namespace clientele {

// Text that stays where it is until clear().
class TextArena {
 public:
  // Room for `bytes`; valid until clear().
  char* reserve(std::size_t bytes) {
    if (blocks_.empty() || capacity_ - used_ < bytes) {
      capacity_ = bytes > kBlock ? bytes : kBlock;
      blocks_.push_back(std::make_unique_for_overwrite<char[]>(capacity_));
      used_ = 0;
    }
    return blocks_.back().get() + used_;
  }
  // Makes the first `bytes` of the last reservation permanent.
  std::string_view keep(std::size_t bytes) {
    const std::string_view out(blocks_.back().get() + used_, bytes);
    used_ += bytes;
    return out;
  }
  std::string_view copy(std::string_view text) {
    if (text.empty()) return {};
    std::memcpy(reserve(text.size()), text.data(), text.size());
    return keep(text.size());
  }
  void clear() {
    if (blocks_.size() > 1 || capacity_ > kBlock) {
      blocks_.clear();
      capacity_ = 0;
    }
    used_ = 0;
  }

 private:
  static constexpr std::size_t kBlock = std::size_t{1} << 16;
  std::vector<std::unique_ptr<char[]>> blocks_;
  std::size_t capacity_ = 0, used_ = 0;
};

class BatchBuilder {
 public:
  BatchBuilder(RecordSink& sink, std::size_t max_records) : sink_(&sink), max_records_(max_records) {
    first_field_.push_back(0);
  }

  TextArena& arena() { return arena_; }
  // The next free field; at least `count` can be written from there on. Moves those written since
  // the last end_record, `written` of them, when it has to grow.
  std::string_view* room(std::size_t written, std::size_t count) {
    const std::size_t needed = first_field_.back() + written + count;
    if (fields_.size() < needed) fields_.resize(needed + needed / 2);
    return fields_.data() + first_field_.back() + written;
  }
  // The fields written since the last end_record are a record. Hands a full batch over, after which
  // views and field pointers are void.
  void end_record(std::size_t written, std::uint32_t line) {
    first_field_.push_back(first_field_.back() + static_cast<std::uint32_t>(written));
    lines_.push_back(line);
    if (lines_.size() >= max_records_) flush();
  }
  // Hands over what is there. Fields of a record not yet ended are lost.
  void flush() {
    if (!lines_.empty()) {
      sink_->on_records({{fields_.data(), first_field_.back()}, first_field_, lines_});
    }
    first_field_.resize(1);
    lines_.clear();
    arena_.clear();
  }
  // The fields written since the last end_record.
  std::string_view* open_fields() { return fields_.data() + first_field_.back(); }

 private:
  RecordSink* sink_;
  std::size_t max_records_;
  std::vector<std::string_view> fields_;
  std::vector<std::uint32_t> first_field_, lines_;
  TextArena arena_;
};

}  // namespace clientele
