#include "read/slice_scan.h"

#include <gtest/gtest.h>

#include <random>

#include "read/reference_parser.h"

namespace clientele {
namespace {

constexpr std::size_t npos = Bounds::npos;

SliceScanner delimited(Dialect dialect = {}, Encoding encoding = Encoding::utf8) {
  return {encoding, false, Framing::delimited, dialect};
}

TEST(SliceScan, FindsTheFirstAndTheLastRecordEnd) {
  const auto bounds = delimited().find_bounds("x\"\r\n1,\"a\nb\"\n2,\"c\n", 100, 0);
  EXPECT_EQ(bounds.first_end, 4u);
  EXPECT_EQ(bounds.last_begin, 12u);
  EXPECT_EQ(bounds.head_line_breaks, 1u);
  EXPECT_EQ(bounds.line_breaks, 4u);

  const auto inside = delimited().find_bounds("no end", 100, bounds.exit);
  EXPECT_EQ(inside.first_end, npos);
  EXPECT_EQ(inside.last_begin, npos);
  EXPECT_EQ(inside.exit, bounds.exit) << "still in quotes";
}

TEST(SliceScan, CountsACrlfCutInTwoOnce) {
  const auto scanner = delimited();
  const auto first = scanner.find_bounds("a\r", 0, 0);
  const auto second = scanner.find_bounds("\nb", 2, first.exit);
  EXPECT_EQ(first.last_begin, 2u);
  EXPECT_EQ(second.first_end, 1u);
  EXPECT_EQ(first.line_breaks + second.line_breaks, 1u);
}

TEST(SliceScan, SkipsTheByteOrderMarkBeforeAQuote) {
  const SliceScanner scanner(Encoding::utf8, true, Framing::delimited, {});
  const auto state = apply(scanner.scan("\xef\xbb", 0), 0);
  const auto bounds = scanner.find_bounds("\xbf\"a\nb\"\n", 2, state);
  EXPECT_EQ(bounds.first_end, 7u);
}

TEST(SliceScan, SeesThroughTrailingBytesOfGb18030) {
  // 0x81 0x7C is one character whose second byte is '|': the quote behind it opens nothing.
  const std::string text = "a\x81\x7c\"b\nc\n";
  const auto scanner = delimited({'|', '"', false}, Encoding::gb18030);
  EXPECT_EQ(scanner.find_bounds(text, 0, 0).first_end, 6u);
  EXPECT_EQ(delimited({'|', '"', false}).find_bounds(text, 0, 0).first_end, npos);
}

TEST(SliceScan, KnowsJsonLinesAndDocuments) {
  const SliceScanner lines(Encoding::utf8, false, Framing::json_lines, {});
  EXPECT_EQ(lines.find_bounds("{\"a\":1}\r\n{\"b", 0, 0).last_begin, 9u);
  const SliceScanner document(Encoding::utf8, false, Framing::json, {});
  const auto bounds = document.find_bounds("[{},\n{}]\n", 0, 0);
  EXPECT_EQ(bounds.first_end, npos);
  EXPECT_EQ(bounds.line_breaks, 2u);
}

// A file in some encoding, made from ASCII text with a stand-in for other characters.
std::string encode(const std::string& text, Encoding encoding) {
  std::string out;
  for (const char c : text) {
    const bool wide = c == '~';
    switch (encoding) {
      case Encoding::utf8:
        wide ? out += "\xe5\xae\xa2" : out += c;
        break;
      case Encoding::gb18030:
        wide ? out += "\x81\x7c\x84\x31\xa4\x37\x81\x5c" : out += c;
        break;
      case Encoding::utf16le:
        wide ? out += "\x0a\x22" : out += {c, '\0'};
        break;
      case Encoding::utf16be:
        wide ? out += "\x0a\x22" : out += {'\0', c};
        break;
    }
  }
  return out;
}

// Back again; only what `encode` makes.
std::string decode(const std::string& bytes, Encoding encoding) {
  if (encoding == Encoding::utf8) return bytes;
  std::string out;
  for (std::size_t i = 0; i < bytes.size();) {
    if (encoding == Encoding::gb18030) {
      const bool wide = bytes[i] == '\x81';
      wide ? out += "\xe5\xae\xa2" : out += bytes[i];
      i += wide ? 8 : 1;
      continue;
    }
    const bool wide = bytes[i] == '\x0a' && bytes[i + 1] == '\x22';
    wide ? out += "\xe5\xae\xa2" : out += bytes[encoding == Encoding::utf16le ? i : i + 1];
    i += 2;
  }
  return out;
}

struct Slice {
  std::uint64_t offset;
  std::string bytes;
};

std::vector<Slice> cut(const std::string& file, std::mt19937& random, std::size_t largest) {
  std::vector<Slice> slices;
  for (std::size_t at = 0; at < file.size();) {
    const std::size_t size = 1 + random() % largest;
    slices.push_back({at, file.substr(at, size)});
    at += slices.back().bytes.size();
  }
  return slices;
}

// What a ledger does with the bounds: whole records of each slice, and loose ends joined.
std::vector<std::vector<std::string>> read_slices(const std::vector<Slice>& slices,
                                                  const SliceScanner& scanner, Encoding encoding,
                                                  Dialect dialect, std::uint32_t& line_breaks) {
  std::vector<std::vector<std::string>> fields;
  const auto parse = [&](const std::string& bytes) {
    for (auto& r :
         test::reference_parse(decode(bytes, encoding), dialect, {.field_bytes = 1000}).records) {
      fields.push_back(std::move(r.fields));
    }
  };
  Transition before = kNoTransition;
  std::string loose;
  line_breaks = 0;
  for (const auto& slice : slices) {
    const ReadState entry = apply(before, 0);
    const Bounds bounds = scanner.find_bounds(slice.bytes, slice.offset, entry);
    before = compose(before, scanner.scan(slice.bytes, slice.offset));
    EXPECT_EQ(bounds.exit, apply(before, 0)) << "scan and find_bounds agree";
    line_breaks += bounds.line_breaks;
    loose += slice.bytes.substr(0, bounds.first_end);
    if (bounds.first_end == npos) continue;
    parse(loose);
    parse(slice.bytes.substr(bounds.first_end, bounds.last_begin - bounds.first_end));
    loose = slice.bytes.substr(bounds.last_begin);
  }
  parse(loose);
  return fields;
}

// The law: however the file is cut, the slices hold the records and lines of the whole.
TEST(SliceScan, PiecesHoldTheRecordsOfTheWhole) {
  const std::vector<Dialect> dialects = {{',', '"', false}, {';', '\'', true}, {' ', '"', false},
                                         {'|', '"', true},  {'|', '"', false}, {'\t', 0, false}};
  const std::vector<std::string> alphabets = {"a,\"\n\r~", "a;'\\\n\r~", "a|\"\\\n~", "a \t\"\n\r",
                                              "aaaaaaaaaaaa,\"\n\r~"};
  const Encoding encodings[] = {Encoding::utf8, Encoding::gb18030, Encoding::utf16le,
                                Encoding::utf16be};
  std::mt19937 random(11);
  for (int round = 0; round < 20'000; ++round) {
    const Dialect dialect = dialects[random() % dialects.size()];
    const std::string& alphabet = alphabets[random() % alphabets.size()];
    const Encoding encoding = encodings[random() % 4];
    std::string text;
    for (auto left = random() % (round % 8 == 0 ? 600 : 30); left > 0; --left) {
      text += alphabet[random() % alphabet.size()];
    }
    const std::string file = encode(text, encoding);
    const SliceScanner scanner(encoding, false, Framing::delimited, dialect);
    const auto slices = cut(file, random, round % 3 == 0 ? 3 : 200);

    std::uint32_t line_breaks = 0;
    const auto fields = read_slices(slices, scanner, encoding, dialect, line_breaks);
    const std::string utf8 = decode(file, encoding);
    std::vector<std::vector<std::string>> expected;
    for (auto& r : test::reference_parse(utf8, dialect, {.field_bytes = 1000}).records) {
      expected.push_back(std::move(r.fields));
    }
    std::uint32_t expected_breaks = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const bool of_crlf = text[i] == '\n' && i > 0 && text[i - 1] == '\r';
      if ((text[i] == '\n' || text[i] == '\r') && !of_crlf) ++expected_breaks;
    }
    ASSERT_EQ(fields, expected) << testing::PrintToString(text) << " in " << encoding_name(encoding)
                                << " with " << dialect.delimiter;
    ASSERT_EQ(line_breaks, expected_breaks) << testing::PrintToString(text);
  }
}

// Any order of reading: transitions of slices compose to that of the whole, from every state.
TEST(SliceScan, TransitionsCompose) {
  std::mt19937 random(5);
  const std::string alphabet = "ab,\"\\\n\r";
  for (int round = 0; round < 2'000; ++round) {
    std::string text;
    for (auto left = random() % 200; left > 0; --left) text += alphabet[random() % alphabet.size()];
    const auto scanner = delimited({',', '"', round % 2 == 0});
    const Transition whole = scanner.scan(text, 0);
    Transition joined = kNoTransition;
    for (const auto& slice : cut(text, random, 40)) {
      joined = compose(joined, scanner.scan(slice.bytes, slice.offset));
    }
    for (ReadState state = 0; state < 7; ++state) {
      ASSERT_EQ(apply(joined, state), apply(whole, state))
          << testing::PrintToString(text) << " from " << int{state};
    }
  }
}

}  // namespace
}  // namespace clientele
