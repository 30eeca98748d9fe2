// The directory of a zip container (PKWARE APPNOTE 6.3.10, 4.3 and 4.5), without its content.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "base/result.h"

namespace clientele::xlsx {

struct ZipEntry {
  std::uint64_t header = 0;  // offset of the local header
  std::uint64_t packed = 0, inflated = 0;
  std::uint32_t crc = 0;  // of what is inflated
  bool deflated = false;  // else stored
};
using ZipDirectory = std::map<std::string, ZipEntry>;  // folders are left out

struct ZipRange {
  std::uint64_t offset = 0, size = 0;
};

inline constexpr std::uint64_t kZipTail = 22 + 65'535;  // bytes in which the end record stands
inline constexpr std::uint64_t kZipLocal = 30;          // fixed part of a local header

// Where the directory is, from the last min(bytes, kZipTail) bytes of the file. Errors:
// workbook_damaged (no end record, or one that points outside), workbook_entries.
Result<ZipRange> find_zip_directory(std::string_view tail, std::uint64_t bytes);
// The entries; all lie before `directory.offset`. Errors: workbook_damaged, workbook_entries,
// workbook_size, workbook_ratio, workbook_encrypted, workbook_packing (a method other than stored
// and deflated).
Result<ZipDirectory> read_zip_directory(std::string_view bytes, ZipRange directory);
// Where the entry's data begins, from the kZipLocal bytes at entry.header.
Result<ZipRange> zip_data(std::string_view local, const ZipEntry& entry, ZipRange directory);

}  // namespace clientele::xlsx
