#include "base/content_hash.h"

#include <cstring>

#include "base/hash.h"

namespace clientele {
namespace {

constexpr std::uint64_t kWeight = 0x9e3779b97f4a7c15ull;

std::uint64_t power(std::uint64_t base, std::uint64_t exponent) {
  std::uint64_t result = 1;
  for (; exponent != 0; exponent >>= 1, base *= base) {
    if ((exponent & 1) != 0) result *= base;
  }
  return result;
}

// Bytes of one word, of which `lead` come before them in the file.
std::uint64_t partial_word(std::string_view bytes, std::size_t lead) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes.data(), bytes.size());
  return word << (8 * lead);
}

}  // namespace

std::uint64_t content_hash_part(std::uint64_t offset, std::string_view bytes) {
  std::uint64_t weight = power(kWeight, offset / 8 + 1);
  std::uint64_t sum = 0;
  if (const std::size_t lead = offset % 8; lead != 0) {
    const std::string_view first = bytes.substr(0, 8 - lead);
    sum += weight * partial_word(first, lead);
    weight *= kWeight;
    bytes.remove_prefix(first.size());
  }
  // Two lanes, so that one multiplication need not wait for the other.
  const std::uint64_t step = kWeight * kWeight;
  std::uint64_t weight2 = weight * kWeight, sum2 = 0;
  const char* p = bytes.data();
  std::size_t left = bytes.size();
  for (; left >= 16; left -= 16, p += 16) {
    std::uint64_t a, b;
    std::memcpy(&a, p, 8);
    std::memcpy(&b, p + 8, 8);
    sum += a * weight;
    sum2 += b * weight2;
    weight *= step;
    weight2 *= step;
  }
  sum += sum2;
  for (; left > 0; weight *= kWeight) {
    const std::size_t n = left < 8 ? left : 8;
    sum += weight * partial_word({p, n}, 0);
    p += n;
    left -= n;
  }
  return sum;
}

std::string content_hash_text(std::uint64_t sum, std::uint64_t size) {
  static constexpr char kHex[] = "0123456789abcdef";
  std::uint64_t value = mix64(sum ^ mix64(size + 1));
  std::string text(16, '0');
  for (std::size_t i = 16; i > 0; --i, value >>= 4) text[i - 1] = kHex[value & 15];
  return text;
}

}  // namespace clientele
