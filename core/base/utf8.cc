#include "base/utf8.h"

#include <algorithm>
#include <cstring>

namespace clientele {
namespace {

unsigned char byte_at(std::string_view text, std::size_t i) {
  return static_cast<unsigned char>(text[i]);
}

// Length of the run of ASCII at `at`, found eight bytes at a time.
std::size_t skip_ascii(std::string_view text, std::size_t at) {
  while (at + 8 <= text.size()) {
    std::uint64_t word;
    std::memcpy(&word, text.data() + at, 8);
    if ((word & 0x8080808080808080ull) != 0) break;
    at += 8;
  }
  while (at < text.size() && byte_at(text, at) < 0x80) ++at;
  return at;
}

struct Step {
  std::uint32_t bytes;  // of the character, or of its maximal ill-formed subpart
  bool good;
  bool cut;  // not good, but only because the text ends
};

// The non-ASCII character at `at`: Unicode 15, table 3-7.
Step step(std::string_view text, std::size_t at) {
  const unsigned char lead = byte_at(text, at);
  std::uint32_t length = 0;
  unsigned char low = 0x80, high = 0xbf;  // bounds of the second byte
  if (lead >= 0xc2 && lead <= 0xdf) {
    length = 2;
  } else if (lead >= 0xe0 && lead <= 0xef) {
    length = 3;
    if (lead == 0xe0) low = 0xa0;
    if (lead == 0xed) high = 0x9f;
  } else if (lead >= 0xf0 && lead <= 0xf4) {
    length = 4;
    if (lead == 0xf0) low = 0x90;
    if (lead == 0xf4) high = 0x8f;
  } else {
    return {1, false, false};
  }
  for (std::uint32_t i = 1; i < length; ++i) {
    if (at + i == text.size()) return {i, false, true};
    const unsigned char next = byte_at(text, at + i);
    if (next < low || next > high) return {i, false, false};
    low = 0x80;
    high = 0xbf;
  }
  return {length, true, false};
}

// The ordinary form of a full-width or wide-space character, or 0.
char32_t narrow(char32_t point) {
  if (point >= 0xff01 && point <= 0xff5e) return point - 0xff01 + 0x21;
  switch (point) {
    case 0x3000:
    case 0x00a0:
      return U' ';
    case 0xffe0:
      return 0xa2;
    case 0xffe1:
      return 0xa3;
    case 0xffe5:
      return 0xa5;
    default:
      return 0;
  }
}

}  // namespace

std::size_t utf8_valid_prefix(std::string_view text) {
  std::size_t at = 0;
  while (true) {
    at = skip_ascii(text, at);
    if (at == text.size()) return at;
    // Runs of Chinese stay in this loop: no trip through the ASCII scan for each character.
    do {
      const Step s = step(text, at);
      if (!s.good) return at;
      at += s.bytes;
    } while (at < text.size() && byte_at(text, at) >= 0x80);
  }
}

bool utf8_only_cut(std::string_view text) {
  const std::size_t at = utf8_valid_prefix(text);
  return at < text.size() && step(text, at).cut;
}

std::size_t append_repaired_utf8(std::string_view bytes, std::string& out,
                                 std::vector<std::size_t>* places) {
  std::size_t replaced = 0;
  while (!bytes.empty()) {
    const std::size_t good = utf8_valid_prefix(bytes);
    out.append(bytes.substr(0, good));
    bytes.remove_prefix(good);
    if (bytes.empty()) break;
    bytes.remove_prefix(step(bytes, 0).bytes);
    if (places != nullptr) places->push_back(out.size());
    append_utf8(0xfffd, out);
    ++replaced;
  }
  return replaced;
}

void append_utf8(char32_t point, std::string& out) {
  if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) point = 0xfffd;
  const auto put = [&out](char32_t value) { out.push_back(static_cast<char>(value)); };
  if (point < 0x80) {
    put(point);
  } else if (point < 0x800) {
    put(0xc0 | (point >> 6));
    put(0x80 | (point & 0x3f));
  } else if (point < 0x10000) {
    put(0xe0 | (point >> 12));
    put(0x80 | ((point >> 6) & 0x3f));
    put(0x80 | (point & 0x3f));
  } else {
    put(0xf0 | (point >> 18));
    put(0x80 | ((point >> 12) & 0x3f));
    put(0x80 | ((point >> 6) & 0x3f));
    put(0x80 | (point & 0x3f));
  }
}

Utf8Character first_utf8(std::string_view text) {
  if (text.empty()) return {};
  const unsigned char lead = byte_at(text, 0);
  if (lead < 0x80) return {lead, 1};
  const Step s = step(text, 0);
  if (!s.good) return {0xfffd, 1};
  char32_t point = lead & (0x7fu >> s.bytes);
  for (std::uint32_t i = 1; i < s.bytes; ++i) point = (point << 6) | (byte_at(text, i) & 0x3fu);
  return {point, s.bytes};
}

std::string_view cut_utf8(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return text;
  std::size_t at = limit;
  // At most three bytes back to the character's first: damaged text is cut where it is.
  for (int back = 0; back < 3 && at > 0 && (byte_at(text, at) & 0xc0) == 0x80; ++back) --at;
  return text.substr(0, (byte_at(text, at) & 0xc0) == 0x80 ? limit : at);
}

bool has_full_width(std::string_view text) {
  // U+00A0 is C2 A0, U+3000 is E3 80 80, the forms of U+FFxx are EF BC..BF xx.
  for (std::size_t at = skip_ascii(text, 0); at < text.size(); at = skip_ascii(text, at)) {
    const Utf8Character c = first_utf8(text.substr(at));
    if (narrow(c.point) != 0) return true;
    at += c.bytes;
  }
  return false;
}

std::string fold_width(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const Utf8Character c = first_utf8(text);
    if (const char32_t ordinary = narrow(c.point); ordinary != 0) {
      append_utf8(ordinary, out);
    } else {
      out.append(text.substr(0, c.bytes));
    }
    text.remove_prefix(c.bytes);
  }
  return out;
}

bool has_chinese(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) >= 0xe4; });
}

}  // namespace clientele
