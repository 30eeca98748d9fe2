// One 64-bit hash, the same on every platform: it decides which partition a customer belongs to, so
// its values are part of the state format (core/docs/state-format.md).
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace clientele {

inline std::uint64_t mix64(std::uint64_t x) {  // the finaliser of splitmix64
  x ^= x >> 30;
  x *= 0xbf58476d1ce4e5b9ull;
  x ^= x >> 27;
  x *= 0x94d049bb133111ebull;
  return x ^ (x >> 31);
}

namespace hash_detail {
template <typename Word>
Word load(const char* p) {
  Word word;
  std::memcpy(&word, p, sizeof word);
  return word;
}
}  // namespace hash_detail

// The ends of a text are read as whole words that may overlap: no loop over single bytes, no call.
inline std::uint64_t hash_bytes(std::string_view text) {
  using hash_detail::load;
  constexpr std::uint64_t kMultiplier = 0x9e3779b97f4a7c15ull;
  const char* p = text.data();
  const std::size_t size = text.size();
  std::uint64_t h = kMultiplier ^ size;
  std::uint64_t last = 0;
  if (size >= 8) {
    for (const char* const end = p + size - 8; p < end; p += 8) {
      h = (h ^ load<std::uint64_t>(p)) * kMultiplier;
      h ^= h >> 32;
    }
    last = load<std::uint64_t>(text.data() + size - 8);
  } else if (size >= 4) {
    last = load<std::uint32_t>(p) | std::uint64_t{load<std::uint32_t>(p + size - 4)} << 32;
  } else if (size > 0) {
    last = static_cast<std::uint64_t>(static_cast<unsigned char>(p[0])) |
           static_cast<std::uint64_t>(static_cast<unsigned char>(p[size / 2])) << 8 |
           static_cast<std::uint64_t>(static_cast<unsigned char>(p[size - 1])) << 16;
  }
  return mix64((h ^ last) * kMultiplier);
}

// A text of at most 8 bytes as a number, its first byte lowest.
inline std::uint64_t short_word(std::string_view text) {
  using hash_detail::load;
  const char* const p = text.data();
  const std::size_t size = text.size();
  if (size == 8) return load<std::uint64_t>(p);
  if (size >= 4) {
    return load<std::uint32_t>(p) | std::uint64_t{load<std::uint32_t>(p + size - 4)}
                                        << (8 * (size - 4));
  }
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < size; ++i) {
    word |= static_cast<std::uint64_t>(static_cast<unsigned char>(p[i])) << (8 * i);
  }
  return word;
}

// Whether two runs of `size` bytes are the same: without a call for the short texts of tables.
inline bool equal_bytes(const char* a, const char* b, std::size_t size) {
  using hash_detail::load;
  if (size > 16) return std::memcmp(a, b, size) == 0;
  if (size >= 8) {
    return ((load<std::uint64_t>(a) ^ load<std::uint64_t>(b)) |
            (load<std::uint64_t>(a + size - 8) ^ load<std::uint64_t>(b + size - 8))) == 0;
  }
  if (size >= 4) {
    return ((load<std::uint32_t>(a) ^ load<std::uint32_t>(b)) |
            (load<std::uint32_t>(a + size - 4) ^ load<std::uint32_t>(b + size - 4))) == 0;
  }
  for (std::size_t i = 0; i < size; ++i) {
    if (a[i] != b[i]) return false;
  }
  return true;
}
inline bool equal_texts(std::string_view a, std::string_view b) {
  return a.size() == b.size() && equal_bytes(a.data(), b.data(), a.size());
}

}  // namespace clientele
