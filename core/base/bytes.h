// Writing and reading of saved state: little-endian, length-prefixed, every read checked. A reader
// that meets bytes it cannot accept turns bad() and returns zeros from then on, so a loader checks
// once at its end; counts are checked against the bytes that remain before anything is allocated.
#pragma once

#include <bit>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace clientele {

static_assert(std::endian::native == std::endian::little, "saved state is little-endian");

class ByteWriter {
 public:
  template <typename T>
  requires std::is_trivially_copyable_v<T>
  void put(T value) {
    const auto at = bytes_.size();
    bytes_.resize(at + sizeof(T));
    std::memcpy(bytes_.data() + at, &value, sizeof(T));
  }
  void text(std::string_view value) {
    put<std::uint64_t>(value.size());
    bytes_.append(value);
  }
  template <typename T>
  requires std::is_trivially_copyable_v<T>
  void array(const std::vector<T>& values) {
    put<std::uint64_t>(values.size());
    bytes_.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
  }
  void raw(const void* data, std::size_t size) {
    bytes_.append(static_cast<const char*>(data), size);
  }
  std::size_t size() const { return bytes_.size(); }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  template <typename T>
  requires std::is_trivially_copyable_v<T> T get() {
    T value{};
    if (bytes_.size() < sizeof(T)) {
      reject();
      return value;
    }
    std::memcpy(&value, bytes_.data(), sizeof(T));
    bytes_.remove_prefix(sizeof(T));
    return value;
  }
  std::string_view view() {
    const auto size = get<std::uint64_t>();
    if (size > bytes_.size()) {
      reject();
      return {};
    }
    const auto out = bytes_.substr(0, static_cast<std::size_t>(size));
    bytes_.remove_prefix(out.size());
    return out;
  }
  std::string text() { return std::string(view()); }
  template <typename T>
  requires std::is_trivially_copyable_v<T> std::vector<T> array() {
    const auto count = get<std::uint64_t>();
    if (count > bytes_.size() / sizeof(T)) {
      reject();
      return {};
    }
    std::vector<T> out(static_cast<std::size_t>(count));
    if (count != 0) std::memcpy(out.data(), bytes_.data(), out.size() * sizeof(T));
    bytes_.remove_prefix(out.size() * sizeof(T));
    return out;
  }
  // Exactly `size` bytes; zeros where they are not there.
  void raw(void* data, std::size_t size) {
    if (size == 0) return;  // both addresses may be null, which memcpy does not take
    if (bytes_.size() < size) {
      reject();
      std::memset(data, 0, size);
      return;
    }
    std::memcpy(data, bytes_.data(), size);
    bytes_.remove_prefix(size);
  }
  // A number of elements, each at least `element_bytes` long, that still can follow.
  std::size_t count(std::size_t element_bytes) {
    const auto n = get<std::uint64_t>();
    if (n > bytes_.size() / (element_bytes == 0 ? 1 : element_bytes)) {
      reject();
      return 0;
    }
    return static_cast<std::size_t>(n);
  }
  void reject() {
    bad_ = true;
    bytes_ = {};
  }
  bool bad() const { return bad_; }
  bool at_end() const { return bytes_.empty(); }

 private:
  std::string_view bytes_;
  bool bad_ = false;
};

}  // namespace clientele
