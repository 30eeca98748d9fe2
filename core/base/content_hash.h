// A 64-bit fingerprint of a file that can be summed from its pieces in any order: word i of the
// file (8 bytes, little-endian) counts with weight w^(i+1) mod 2^64, w odd. It tells files apart in
// a report; it is no protection against somebody who wants two files to look alike.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace clientele {

// The share of `bytes` that stand at `offset` of the file.
std::uint64_t content_hash_part(std::uint64_t offset, std::string_view bytes);
// 16 hex digits of the sum of the parts and the file's size.
std::string content_hash_text(std::uint64_t sum, std::uint64_t size);

}  // namespace clientele
