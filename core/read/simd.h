// The one place that knows vector instructions: 64 bytes of text as bit masks. Wasm SIMD128, AVX2,
// SSE2 (every x86-64), or plain 64-bit words elsewhere; all give the same masks.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#elif defined(__AVX2__)
#include <immintrin.h>
#elif defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace clientele {

// 64 bytes; bit i of a mask stands for byte i.
class Block64 {
 public:
  static constexpr std::size_t kBytes = 64;

  // Reads exactly 64 bytes.
  explicit Block64(const char* bytes) {
#if defined(__wasm_simd128__)
    for (int i = 0; i < 4; ++i) lanes_[i] = wasm_v128_load(bytes + 16 * i);
#elif defined(__AVX2__)
    for (int i = 0; i < 2; ++i) {
      lanes_[i] = _mm256_loadu_si256(reinterpret_cast<const __m256i_u*>(bytes + 32 * i));
    }
#elif defined(__SSE2__)
    for (int i = 0; i < 4; ++i) {
      lanes_[i] = _mm_loadu_si128(reinterpret_cast<const __m128i_u*>(bytes + 16 * i));
    }
#else
    std::memcpy(lanes_, bytes, kBytes);
#endif
  }

  std::uint64_t equal(char c) const { return mask(Needle(c)); }

  // Bytes equal to any of several, cheaper than that many masks.
  template <typename... Chars>
  std::uint64_t any_of(Chars... chars) const {
    return mask(Needle(chars)...);
  }

 private:
#if defined(__wasm_simd128__)
  struct Needle {
    explicit Needle(char c) : v(wasm_i8x16_splat(c)) {}
    v128_t v;
  };
  template <typename... Needles>
  std::uint64_t mask(const Needles&... needles) const {
    std::uint64_t out = 0;
    for (int i = 0; i < 4; ++i) {
      v128_t hit = wasm_i64x2_splat(0);
      ((hit = wasm_v128_or(hit, wasm_i8x16_eq(lanes_[i], needles.v))), ...);
      out |= std::uint64_t{static_cast<std::uint16_t>(wasm_i8x16_bitmask(hit))} << (16 * i);
    }
    return out;
  }
  v128_t lanes_[4];
#elif defined(__AVX2__)
  struct Needle {
    explicit Needle(char c) : v(_mm256_set1_epi8(c)) {}
    __m256i v;
  };
  template <typename... Needles>
  std::uint64_t mask(const Needles&... needles) const {
    std::uint64_t out = 0;
    for (int i = 0; i < 2; ++i) {
      __m256i hit = _mm256_setzero_si256();
      ((hit = _mm256_or_si256(hit, _mm256_cmpeq_epi8(lanes_[i], needles.v))), ...);
      out |= std::uint64_t{static_cast<std::uint32_t>(_mm256_movemask_epi8(hit))} << (32 * i);
    }
    return out;
  }
  __m256i lanes_[2];
#elif defined(__SSE2__)
  struct Needle {
    explicit Needle(char c) : v(_mm_set1_epi8(c)) {}
    __m128i v;
  };
  template <typename... Needles>
  std::uint64_t mask(const Needles&... needles) const {
    std::uint64_t out = 0;
    for (int i = 0; i < 4; ++i) {
      __m128i hit = _mm_setzero_si128();
      ((hit = _mm_or_si128(hit, _mm_cmpeq_epi8(lanes_[i], needles.v))), ...);
      out |= std::uint64_t{static_cast<std::uint16_t>(_mm_movemask_epi8(hit))} << (16 * i);
    }
    return out;
  }
  __m128i lanes_[4];
#else
  struct Needle {
    explicit Needle(char c) : v(0x0101010101010101ull * static_cast<unsigned char>(c)) {}
    std::uint64_t v;
  };
  template <typename... Needles>
  std::uint64_t mask(const Needles&... needles) const {
    constexpr std::uint64_t kLow7 = 0x7f7f7f7f7f7f7f7full;
    std::uint64_t out = 0;
    for (int i = 0; i < 8; ++i) {
      std::uint64_t hit = 0;  // the top bit of each byte that matches
      const auto zero_bytes = [](std::uint64_t x) { return ~(((x & kLow7) + kLow7) | x | kLow7); };
      ((hit |= zero_bytes(lanes_[i] ^ needles.v)), ...);
      // Gathers the eight top bits into one byte.
      out |= (((hit >> 7) * 0x0102040810204080ull) >> 56) << (8 * i);
    }
    return out;
  }
  std::uint64_t lanes_[8];
#endif
};

// 16 bytes, for what is short; bit i of a mask stands for byte i. Bytes are compared without a
// sign.
class Block16 {
 public:
  static constexpr std::size_t kBytes = 16;

#if defined(__wasm_simd128__)
  explicit Block16(const char* bytes) : lanes_(wasm_v128_load(bytes)) {}
  std::uint32_t equal(char c) const { return mask(wasm_i8x16_eq(lanes_, wasm_i8x16_splat(c))); }
  template <typename... Chars>
  std::uint32_t any_of(Chars... chars) const {
    v128_t hit = wasm_i64x2_splat(0);
    ((hit = wasm_v128_or(hit, wasm_i8x16_eq(lanes_, wasm_i8x16_splat(chars)))), ...);
    return mask(hit);
  }
  std::uint32_t at_most(char c) const { return mask(wasm_u8x16_le(lanes_, wasm_i8x16_splat(c))); }
  std::uint32_t digits() const {
    const auto from_zero = wasm_i8x16_sub(lanes_, wasm_i8x16_splat('0'));
    return mask(wasm_u8x16_le(from_zero, wasm_u8x16_splat(9)));
  }

 private:
  static std::uint32_t mask(v128_t hit) {
    return static_cast<std::uint16_t>(wasm_i8x16_bitmask(hit));
  }
  v128_t lanes_;
#elif defined(__SSE2__)
  explicit Block16(const char* bytes)
      : lanes_(_mm_loadu_si128(reinterpret_cast<const __m128i_u*>(bytes))) {}
  std::uint32_t equal(char c) const { return mask(_mm_cmpeq_epi8(lanes_, _mm_set1_epi8(c))); }
  template <typename... Chars>
  std::uint32_t any_of(Chars... chars) const {
    __m128i hit = _mm_setzero_si128();
    ((hit = _mm_or_si128(hit, _mm_cmpeq_epi8(lanes_, _mm_set1_epi8(chars)))), ...);
    return mask(hit);
  }
  std::uint32_t at_most(char c) const {
    const auto most = _mm_set1_epi8(c);
    return mask(_mm_cmpeq_epi8(_mm_max_epu8(lanes_, most), most));
  }
  std::uint32_t digits() const {
    const auto from_zero = _mm_sub_epi8(lanes_, _mm_set1_epi8('0'));
    return mask(_mm_cmpeq_epi8(_mm_min_epu8(from_zero, _mm_set1_epi8(9)), from_zero));
  }

 private:
  static std::uint32_t mask(__m128i hit) {
    return static_cast<std::uint16_t>(_mm_movemask_epi8(hit));
  }
  __m128i lanes_;
#else
  explicit Block16(const char* bytes) { std::memcpy(lanes_, bytes, kBytes); }
  std::uint32_t equal(char c) const { return any_of(c); }
  template <typename... Chars>
  std::uint32_t any_of(Chars... chars) const {
    return mask([&](char lane) { return ((lane == chars) || ...); });
  }
  std::uint32_t at_most(char c) const {
    return mask([&](char lane) {
      return static_cast<unsigned char>(lane) <= static_cast<unsigned char>(c);
    });
  }
  std::uint32_t digits() const {
    return mask([](char lane) { return lane >= '0' && lane <= '9'; });
  }

 private:
  template <typename Hit>
  std::uint32_t mask(Hit hit) const {
    std::uint32_t out = 0;
    for (std::size_t i = 0; i < kBytes; ++i) out |= std::uint32_t{hit(lanes_[i])} << i;
    return out;
  }
  char lanes_[kBytes];
#endif
};

// The block at `at` of a text of `size` bytes, the rest filled with zero bytes at the text's end.
inline Block64 block_at(const char* text, std::size_t size, std::size_t at) {
  if (size - at >= Block64::kBytes) return Block64(text + at);
  char padded[Block64::kBytes] = {};
  std::memcpy(padded, text + at, size - at);
  return Block64(padded);
}

// Index of the lowest bit; undefined for 0.
inline std::size_t lowest_bit(std::uint64_t mask) {
  return static_cast<std::size_t>(std::countr_zero(mask));
}
inline std::size_t highest_bit(std::uint64_t mask) {
  return 63 - static_cast<std::size_t>(std::countl_zero(mask));
}
inline std::uint64_t bit(std::size_t i) { return std::uint64_t{1} << i; }
// Bits at `from` (0-63) and above.
inline std::uint64_t bits_from(std::size_t from) { return ~std::uint64_t{0} << from; }

}  // namespace clientele
