// The text that a sheet's rows become, written millions of times in a few bytes: a string whose
// short appends are a compare and two moves. (Emscripten's std::string and memcpy are calls, and
// took as long as all else.)
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace clientele::xlsx {

class RowText {
 public:
  std::size_t size() const { return size_; }
  std::string_view view() const { return std::string_view(bytes_).substr(0, size_); }
  void cut(std::size_t size) { size_ = size; }  // to less than it has
  // Leaves out the first `count` bytes.
  void drop(std::size_t count) {
    size_ -= count;
    if (size_ > 0) std::memmove(bytes_.data(), bytes_.data() + count, size_);
  }

  void append(std::size_t count, char c) {
    char* to = room(count);
    for (; count > 0; --count) *to++ = c;
  }
  void append(std::string_view text) { std::memcpy(room(text.size()), text.data(), text.size()); }
  // `readable`: bytes that may be read from the text's first on. Most are shorter than a step, and
  // copied without asking how long they are where more can be read.
  static constexpr std::size_t kStep = 64;
  void append(std::string_view text, std::size_t readable) {
    if (text.size() > kStep || readable < kStep) return append(text);
    std::memcpy(room(text.size()), text.data(), kStep);
  }

 private:
  char* room(std::size_t count) {
    if (bytes_.size() - size_ < count + kStep)
      bytes_.resize(std::max(2 * bytes_.size(), size_ + count + kStep));
    char* const to = bytes_.data() + size_;
    size_ += count;
    return to;
  }

  std::string bytes_;  // room, of which `size_` bytes are written
  std::size_t size_ = 0;
};

}  // namespace clientele::xlsx
