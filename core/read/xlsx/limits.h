// What a workbook may hold before it is refused. A small file can claim anything: each bound is
// checked before memory is taken for what is claimed.
#pragma once

#include <cstddef>
#include <cstdint>

namespace clientele::xlsx {

inline constexpr std::uint64_t kMaxEntries = 10'000;  // files in the container
inline constexpr std::uint64_t kMaxDirectory = std::uint64_t{16} << 20;
inline constexpr std::uint64_t kMaxInflated = std::uint64_t{4} << 30;  // bytes of one entry
// Of all parts read: entries may share bytes, so that none alone is too large.
inline constexpr std::uint64_t kMaxInflatedInAll = std::uint64_t{8} << 30;
// Sheets of repeated rows shrink 100-fold; deflate's most is 1,032. Small entries are not judged.
inline constexpr std::uint64_t kMaxRatio = 300;
inline constexpr std::uint64_t kRatioFloor = std::uint64_t{16} << 20;
inline constexpr std::uint64_t kMaxPart = std::uint64_t{64} << 20;  // workbook, rels, styles
inline constexpr std::uint32_t kMaxRows = 1'048'576;                // as Excel has
inline constexpr std::uint32_t kMaxColumns = 16'384;
inline constexpr std::size_t kMaxCell = std::size_t{1} << 20;  // bytes; Excel: 32,767 characters
inline constexpr std::size_t kMaxStrings = 8'000'000;
inline constexpr std::size_t kMaxStringBytes = std::size_t{512} << 20;
inline constexpr std::size_t kMaxSheets = 255;
inline constexpr std::size_t kMaxDepth = 64;                   // of XML elements
inline constexpr std::size_t kMaxTag = std::size_t{64} << 10;  // bytes of one tag
// A cell of 20 bytes may stand in the last column or repeat a long shared string: the text a sheet
// becomes is held to this many times its own size, and what every sheet may have.
inline constexpr std::uint64_t kMaxGrowth = 32;
inline constexpr std::uint64_t kGrowthFloor = std::uint64_t{16} << 20;

}  // namespace clientele::xlsx
