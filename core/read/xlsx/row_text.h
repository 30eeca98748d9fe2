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
    char* const to = room(count);
    if (count == 1)
      *to = c;
    else
      std::memset(to, c, count);
  }
  void append(std::string_view text) { copy(text.data(), text.size(), room(text.size())); }

 private:
  char* room(std::size_t count) {
    if (bytes_.size() - size_ < count) bytes_.resize(std::max(2 * bytes_.size(), size_ + count));
    char* const to = bytes_.data() + size_;
    size_ += count;
    return to;
  }
  // The first and the last step of a size overlap where it is no multiple of it.
  template <std::size_t step>
  static void copy_ends(const char* from, std::size_t size, char* to) {
    char first[step], last[step];
    std::memcpy(first, from, step);
    std::memcpy(last, from + size - step, step);
    std::memcpy(to, first, step);
    std::memcpy(to + size - step, last, step);
  }
  static void copy(const char* from, std::size_t size, char* to) {
    if (size > 64) {
      std::memcpy(to, from, size);
    } else if (size > 32) {
      std::memcpy(to, from, 32);
      std::memcpy(to + size - 32, from + size - 32, 32);
    } else if (size >= 16) {
      copy_ends<16>(from, size, to);
    } else if (size >= 8) {
      copy_ends<8>(from, size, to);
    } else if (size >= 4) {
      copy_ends<4>(from, size, to);
    } else {
      for (std::size_t i = 0; i < size; ++i) to[i] = from[i];
    }
  }

  std::string bytes_;  // room, of which `size_` bytes are written
  std::size_t size_ = 0;
};

}  // namespace clientele::xlsx
