// Which encoding a head is written in. Well-formed UTF-8 beyond ASCII is practically never anything
// else; what is not UTF-8 is GB18030 where its pairs are well-formed and mostly the frequent
// characters of GB 2312 level 1; UTF-16 without a mark shows in zero bytes at every other place.
#include <algorithm>

#include "base/utf8.h"
#include "read/detect.h"

namespace clientele {
namespace {

unsigned at(std::string_view bytes, std::size_t i) { return static_cast<unsigned char>(bytes[i]); }

// Share of UTF-16 units that text in Chinese or English is made of.
double plausible_units(std::string_view bytes, bool little_endian) {
  std::size_t good = 0, units = std::min<std::size_t>(bytes.size() / 2, 32'768);
  for (std::size_t i = 0; i < units; ++i) {
    const unsigned low = at(bytes, 2 * i + (little_endian ? 0 : 1));
    const unsigned high = at(bytes, 2 * i + (little_endian ? 1 : 0));
    const unsigned unit = high << 8 | low;
    const bool ascii =
        (unit >= 0x20 && unit < 0x7f) || unit == '\n' || unit == '\r' || unit == '\t';
    const bool cjk = (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3000 && unit <= 0x303f) ||
                     (unit >= 0xff00 && unit <= 0xffef) || (unit >= 0x2010 && unit <= 0x2030);
    good += ascii || cjk ? 1u : 0u;
  }
  return units == 0 ? 0 : static_cast<double>(good) / static_cast<double>(units);
}

struct Gb18030 {
  std::size_t characters = 0;  // beyond ASCII, well-formed
  std::size_t frequent = 0;    // of them: GB 2312 level 1 (3,755 characters) and its punctuation
  std::size_t damaged = 0;
};

// GB 18030-2022: pairs 81-FE 40-7E/80-FE, four bytes 81-FE 30-39 81-FE 30-39.
Gb18030 read_gb18030(std::string_view bytes) {
  Gb18030 out;
  const auto within = [&](std::size_t i, unsigned low, unsigned high) {
    return i < bytes.size() && at(bytes, i) >= low && at(bytes, i) <= high;
  };
  for (std::size_t i = 0; i < bytes.size();) {
    const unsigned lead = at(bytes, i);
    if (lead < 0x80) {
      ++i;
    } else if (lead != 0x80 && lead != 0xff && i + 1 == bytes.size()) {
      break;  // cut
    } else if (lead == 0x80 || lead == 0xff) {
      ++out.damaged;
      ++i;
    } else if (within(i + 1, 0x40, 0x7e) || within(i + 1, 0x80, 0xfe)) {
      ++out.characters;
      const bool level1 = lead >= 0xb0 && lead <= 0xd7;
      const bool punctuation = lead == 0xa1 || lead == 0xa3;
      out.frequent += within(i + 1, 0xa1, 0xfe) && (level1 || punctuation) ? 1u : 0u;
      i += 2;
    } else if (within(i + 1, 0x30, 0x39) && i + 3 >= bytes.size()) {
      break;  // cut
    } else if (within(i + 1, 0x30, 0x39) && within(i + 2, 0x81, 0xfe) &&
               within(i + 3, 0x30, 0x39)) {
      ++out.characters;
      i += 4;
    } else {
      ++out.damaged;
      ++i;
    }
  }
  return out;
}

bool starts_with(std::string_view bytes, std::string_view mark) {
  return bytes.substr(0, mark.size()) == mark;
}

}  // namespace

EncodingGuess guess_encoding(std::string_view head, bool whole) {
  if (starts_with(head, "\xef\xbb\xbf")) return {Encoding::utf8, true, 1};
  if (starts_with(head, "\xff\xfe")) return {Encoding::utf16le, true, 1};
  if (starts_with(head, "\xfe\xff")) return {Encoding::utf16be, true, 1};
  if (starts_with(head, "\x84\x31\x95\x33")) return {Encoding::gb18030, true, 1};

  // Any table in UTF-16 holds ASCII (line ends, delimiters, digits), so zero bytes.
  if (head.find('\0') != std::string_view::npos) {
    const double little = plausible_units(head, true), big = plausible_units(head, false);
    constexpr double kMostly = 0.9;
    if (std::max(little, big) >= kMostly) {
      return {little >= big ? Encoding::utf16le : Encoding::utf16be, false, std::max(little, big)};
    }
  }
  const std::size_t valid = utf8_valid_prefix(head);
  if (valid == head.size() || (!whole && utf8_only_cut(head))) return {Encoding::utf8, false, 1};

  std::string repaired;
  const auto bad_utf8 = static_cast<double>(append_repaired_utf8(head, repaired));
  const auto beyond_ascii = static_cast<double>(
      std::count_if(head.begin(), head.end(), [](char c) { return (c & 0x80) != 0; }));
  const Gb18030 gb = read_gb18030(head);
  const auto gb_characters = static_cast<double>(gb.characters);
  const double gb_good =
      gb_characters / std::max(1.0, gb_characters + 4.0 * static_cast<double>(gb.damaged));
  const double frequent = static_cast<double>(gb.frequent) / std::max(1.0, gb_characters);
  const double utf8_good = 1 - std::min(1.0, 4.0 * bad_utf8 / beyond_ascii);

  // Half of the characters being frequent is little for Chinese (95% and more is usual) and far
  // from what other bytes give by chance.
  const double gb_score = gb_good * std::min(1.0, 2 * frequent);
  if (gb_score > utf8_good) return {Encoding::gb18030, false, gb_score};
  return {Encoding::utf8, false, utf8_good};
}

}  // namespace clientele
