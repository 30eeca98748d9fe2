// Sixteen bytes a step, from a table each: Kounavis and Berry, "A systematic approach to building
// high performance, software-based, CRC generators" (2005).
#include "read/xlsx/crc32.h"

#include <array>
#include <bit>
#include <cstddef>
#include <cstring>

namespace clientele::xlsx {
namespace {

static_assert(std::endian::native == std::endian::little, "eight bytes are read as one number");

constexpr std::size_t kStep = 16;
using Table = std::array<std::array<std::uint32_t, 256>, kStep>;

// tables[k][b]: what byte b does to the checksum when k bytes follow it in the step.
Table make_tables() {
  Table tables{};
  for (std::uint32_t byte = 0; byte < 256; ++byte) {
    std::uint32_t value = byte;
    for (int bit = 0; bit < 8; ++bit) value = (value >> 1) ^ ((value & 1) != 0 ? 0xEDB88320u : 0u);
    tables[0][byte] = value;
  }
  for (std::size_t k = 1; k < kStep; ++k) {
    for (std::size_t byte = 0; byte < 256; ++byte) {
      const auto before = tables[k - 1][byte];
      tables[k][byte] = (before >> 8) ^ tables[0][before & 0xff];
    }
  }
  return tables;
}

// Made when first asked for: 16 kB of noise would be a hundredth of the page.
const Table& all_tables() {
  static const Table tables = make_tables();
  return tables;
}

}  // namespace

std::uint32_t crc32(std::uint32_t before, std::string_view bytes) {
  const Table& tables = all_tables();
  std::uint32_t value = ~before;
  const char* at = bytes.data();
  std::size_t left = bytes.size();
  for (; left >= kStep; left -= kStep, at += kStep) {
    std::uint64_t first = 0, second = 0;
    std::memcpy(&first, at, 8);
    std::memcpy(&second, at + 8, 8);
    first ^= value;
    value = 0;
    for (std::size_t k = 0; k < 8; ++k) {
      value ^= tables[15 - k][(first >> (8 * k)) & 0xff];
      value ^= tables[7 - k][(second >> (8 * k)) & 0xff];
    }
  }
  for (; left > 0; --left, ++at)
    value = (value >> 8) ^ tables[0][(value ^ static_cast<unsigned char>(*at)) & 0xff];
  return ~value;
}

}  // namespace clientele::xlsx
