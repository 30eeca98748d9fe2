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
      blocks_.emplace_back(new char[capacity_]);  // not zeroed
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

// The fields of the record under way are written from open() on; end_record() makes them one.
class BatchBuilder {
 public:
  BatchBuilder(RecordSink& sink, std::size_t max_records)
      : sink_(&sink),
        max_records_(max_records),
        first_field_(max_records + 1),
        lines_(max_records) {}

  TextArena& arena() { return arena_; }
  // The first field of the record under way.
  std::string_view* open() { return fields_.data() + first_field_[records_]; }
  // Makes room for `count` fields after the `written` ones of the record under way, which move when
  // the array grows; returns where the next one goes. What room there was stays after end_record.
  std::string_view* room(std::size_t written, std::size_t count) {
    const std::size_t needed = first_field_[records_] + written + count;
    if (fields_.size() < needed) fields_.resize(needed + needed / 2);
    return open() + written;
  }
  // The `written` fields from open() on are a record. Hands over a full batch, after which all
  // views into the arena are void. Returns the new open().
  std::string_view* end_record(std::size_t written, std::uint32_t line) {
    lines_[records_] = line;
    const std::uint32_t next = first_field_[records_] + static_cast<std::uint32_t>(written);
    first_field_[++records_] = next;
    if (records_ == max_records_ || next >= kBatchFields) flush();
    return open();
  }
  // Hands over what is there. Fields of a record under way are lost.
  void flush() {
    if (records_ != 0) {
      sink_->on_records({{fields_.data(), first_field_[records_]},
                         {first_field_.data(), records_ + 1},
                         {lines_.data(), records_}});
    }
    records_ = 0;
    arena_.clear();
  }

 private:
  static constexpr std::uint32_t kBatchFields = 1u << 18;  // of one batch, about

  RecordSink* sink_;
  std::size_t max_records_;
  std::size_t records_ = 0;
  std::vector<std::string_view> fields_;
  std::vector<std::uint32_t> first_field_, lines_;
  TextArena arena_;
};

}  // namespace clientele
