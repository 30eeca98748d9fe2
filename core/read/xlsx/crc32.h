// The checksum of a zip entry: a container whose bytes have changed is not believed.
#pragma once

#include <cstdint>
#include <string_view>

namespace clientele::xlsx {

// CRC-32 of ISO 3309 (reflected, polynomial 0xEDB88320) of all bytes so far: begin with 0 and give
// each answer back with the bytes that follow.
std::uint32_t crc32(std::uint32_t before, std::string_view bytes);

}  // namespace clientele::xlsx
