// Reading real files whole: the pair that holds one table in two encodings, and slices of a GBK
// file.
#include <gtest/gtest.h>

#include <random>

#include "read/detect.h"
#include "read/reference_parser.h"
#include "read/slice_scan.h"
#include "support/data.h"
#include "support/iconv_decoder.h"

namespace clientele {
namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows parse(const std::string& text) {
  test::KeepingSink sink;
  DelimitedParser parser({}, sink);
  parser.feed(text);
  parser.finish();
  Rows rows;
  for (auto& record : sink.records) rows.push_back(std::move(record.fields));
  return rows;
}

Rows read_whole(const std::string& file) {
  test::IconvDecoder decoder;
  const auto guess = guess_encoding(file, true);
  return parse(decode_head(file, true, guess.encoding, guess.has_bom, decoder));
}

// data/README.md: one table twice, 27,598 rows, equal but for 4 price cells.
TEST(RealFiles, OneTableInTwoEncodingsDiffersInFourCells) {
  CLIENTELE_DATA_OR_SKIP(gbk, "taobao_cosmetics_gbk.csv");
  CLIENTELE_DATA_OR_SKIP(utf8, "taobao_cosmetics_utf8_bom.csv");
  const Rows a = read_whole(gbk), b = read_whole(utf8);
  ASSERT_EQ(a.size(), 27'599u);
  ASSERT_EQ(b.size(), a.size());
  std::size_t price = 0, elsewhere = 0;
  for (std::size_t row = 0; row < a.size(); ++row) {
    ASSERT_EQ(a[row].size(), b[row].size());
    for (std::size_t column = 0; column < a[row].size(); ++column) {
      if (a[row][column] != b[row][column]) ++(a[0][column] == "price" ? price : elsewhere);
    }
  }
  EXPECT_EQ(price, 4u);
  EXPECT_EQ(elsewhere, 0u);
}

TEST(RealFiles, SlicesOfAGbkFileHoldItsRecords) {
  CLIENTELE_DATA_OR_SKIP(gbk, "taobao_cosmetics_gbk.csv");
  const SliceScanner scanner(Encoding::gb18030, false, Framing::delimited, {});
  const Bounds whole = scanner.find_bounds(gbk, 0, 0);
  EXPECT_EQ(whole.line_breaks, 27'599u);

  std::mt19937 random(3);
  test::IconvDecoder decoder;
  Rows rows;
  std::string loose;
  Transition before = kNoTransition;
  std::uint32_t line_breaks = 0;
  const auto read = [&](std::string_view bytes) {
    std::string text;
    decoder.decode(Encoding::gb18030, bytes, text);
    for (auto& row : parse(text)) rows.push_back(std::move(row));
  };
  for (std::size_t at = 0; at < gbk.size();) {
    const std::string_view slice = std::string_view(gbk).substr(at, 1 + random() % 100'000);
    const Bounds bounds = scanner.find_bounds(slice, at, apply(before, 0));
    before = compose(before, scanner.scan(slice, at));
    line_breaks += bounds.line_breaks;
    loose += slice.substr(0, bounds.first_end);
    if (bounds.first_end != Bounds::npos) {
      read(loose);
      read(slice.substr(bounds.first_end, bounds.last_begin - bounds.first_end));
      loose = slice.substr(bounds.last_begin);
    }
    at += slice.size();
  }
  read(loose);
  EXPECT_EQ(line_breaks, whole.line_breaks);
  EXPECT_EQ(rows, read_whole(gbk));
}

}  // namespace
}  // namespace clientele
