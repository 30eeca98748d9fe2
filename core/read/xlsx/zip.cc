// Every number in a container is a claim: ranges are checked before they are used, in 64 bits.
#include "read/xlsx/zip.h"

#include "base/bytes.h"
#include "read/xlsx/limits.h"

namespace clientele::xlsx {
namespace {

constexpr std::uint32_t kEnd = 0x06054b50, kFile = 0x02014b50, kLocal = 0x04034b50;
constexpr std::uint32_t kZip64 = 0xffffffff;  // the real number stands in a record of 64 bits
constexpr std::uint16_t kZip64Extra = 1;

template <typename T>
T at(std::string_view bytes, std::size_t offset) {
  ByteReader in(bytes.substr(offset));
  return in.get<T>();
}

tl::unexpected<Error> damaged() { return fail("workbook_damaged"); }

// The 64-bit numbers of the extra field stand for those that are 0xffffffff, in a fixed order.
bool read_zip64(std::string_view extra, ZipEntry& entry) {
  while (extra.size() >= 4) {
    const auto id = at<std::uint16_t>(extra, 0);
    const std::size_t size = at<std::uint16_t>(extra, 2);
    if (extra.size() - 4 < size) return false;
    if (id == kZip64Extra) {
      ByteReader in(extra.substr(4, size));
      for (auto* value : {&entry.inflated, &entry.packed, &entry.header}) {
        if (*value == kZip64) *value = in.get<std::uint64_t>();
      }
      return !in.bad();
    }
    extra.remove_prefix(4 + size);
  }
  return true;  // sizes of exactly 4 GiB - 1 are refused by the limits
}

bool within(std::uint64_t offset, std::uint64_t size, std::uint64_t limit) {
  return offset <= limit && size <= limit - offset;
}

Result<void> check(const ZipEntry& entry, ZipRange directory) {
  if (!within(entry.header, entry.packed, directory.offset)) return damaged();
  if (entry.inflated > kMaxInflated) return fail("workbook_size");
  if (entry.inflated > kRatioFloor && entry.inflated / kMaxRatio > entry.packed)
    return fail("workbook_ratio");
  if (!entry.deflated && entry.inflated != entry.packed) return damaged();
  return {};
}

}  // namespace

Result<ZipRange> find_zip_directory(std::string_view tail, std::uint64_t bytes) {
  if (tail.size() < 22) return damaged();
  for (std::size_t i = tail.size() - 22 + 1; i-- > 0;) {
    if (at<std::uint32_t>(tail, i) != kEnd) continue;
    const ZipRange range{at<std::uint32_t>(tail, i + 16), at<std::uint32_t>(tail, i + 12)};
    // A container of 4 GiB and more: no workbook is.
    if (range.offset == kZip64 || range.size == kZip64 || range.size > kMaxDirectory ||
        at<std::uint16_t>(tail, i + 10) > kMaxEntries)
      return fail("workbook_entries");
    if (!within(range.offset, range.size, bytes - (tail.size() - i))) return damaged();
    return range;
  }
  return damaged();
}

Result<ZipDirectory> read_zip_directory(std::string_view bytes, ZipRange directory) {
  ZipDirectory entries;
  while (!bytes.empty()) {
    if (bytes.size() < 46 || at<std::uint32_t>(bytes, 0) != kFile) return damaged();
    const std::size_t name = at<std::uint16_t>(bytes, 28), extra = at<std::uint16_t>(bytes, 30),
                      comment = at<std::uint16_t>(bytes, 32);
    if (bytes.size() - 46 < name + extra + comment) return damaged();
    ZipEntry entry{at<std::uint32_t>(bytes, 42), at<std::uint32_t>(bytes, 20),
                   at<std::uint32_t>(bytes, 24), at<std::uint32_t>(bytes, 16), false};
    if (!read_zip64(bytes.substr(46 + name, extra), entry)) return damaged();
    const auto flags = at<std::uint16_t>(bytes, 8), method = at<std::uint16_t>(bytes, 10);
    std::string path(bytes.substr(46, name));
    bytes.remove_prefix(46 + name + extra + comment);
    if (path.ends_with('/')) continue;
    if ((flags & 1) != 0) return fail("workbook_encrypted");
    if (method != 0 && method != 8) return fail("workbook_packing");
    entry.deflated = method == 8;
    if (auto checked = check(entry, directory); !checked) return tl::unexpected(checked.error());
    // Two entries of a name: readers differ in which they take, so neither is believed.
    if (!entries.emplace(std::move(path), entry).second) return damaged();
    if (entries.size() > kMaxEntries) return fail("workbook_entries");
  }
  return entries;
}

Result<ZipRange> zip_data(std::string_view local, const ZipEntry& entry, ZipRange directory) {
  if (local.size() < kZipLocal || at<std::uint32_t>(local, 0) != kLocal) return damaged();
  const ZipRange range{
      entry.header + kZipLocal + at<std::uint16_t>(local, 26) + at<std::uint16_t>(local, 28),
      entry.packed};
  if (!within(range.offset, range.size, directory.offset)) return damaged();
  return range;
}

}  // namespace clientele::xlsx
