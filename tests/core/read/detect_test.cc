#include "read/detect.h"

#include <gtest/gtest.h>

#include "support/data.h"
#include "support/iconv_decoder.h"

namespace clientele {
namespace {

HeadGuess guess(std::string_view head, bool whole = true) {
  test::IconvDecoder decoder;
  return detect(head, whole, decoder);
}

using Rows = std::vector<std::vector<std::string>>;
Rows head_rows(std::string_view head, std::size_t max_records, bool whole = true) {
  test::IconvDecoder decoder;
  return read_head_records(head, whole, detect(head, whole, decoder), decoder, max_records);
}

TEST(Detect, KnowsByteOrderMarks) {
  EXPECT_EQ(guess_encoding("\xef\xbb\xbf"
                           "a,b\n",
                           true)
                .encoding,
            Encoding::utf8);
  EXPECT_EQ(guess_encoding(std::string("\xff\xfe"
                                       "a\0",
                                       4),
                           true)
                .encoding,
            Encoding::utf16le);
  EXPECT_EQ(guess_encoding(std::string("\xfe\xff\0a", 4), true).encoding, Encoding::utf16be);
  EXPECT_EQ(guess_encoding("\x84\x31\x95\x33"
                           "a",
                           true)
                .encoding,
            Encoding::gb18030);
  EXPECT_TRUE(guess_encoding("\x84\x31\x95\x33"
                             "a",
                             true)
                  .has_bom);
}

TEST(Detect, TellsEncodingsApartWithoutMarks) {
  EXPECT_EQ(guess_encoding("订单编号,金额\n", true).encoding, Encoding::utf8);
  EXPECT_EQ(
      guess_encoding("\xb6\xa9\xb5\xa5\xb1\xe0\xba\xc5,\xbd\xf0\xb6\xee\n1,2\n", true).encoding,
      Encoding::gb18030);
  std::string little, big;
  for (const char c : std::string_view("id,name\n1,x\n")) {
    little += {c, '\0'};
    big += {'\0', c};
  }
  little += "\xa2\x5b";  // 客
  EXPECT_EQ(guess_encoding(little, true).encoding, Encoding::utf16le);
  EXPECT_EQ(guess_encoding(big, true).encoding, Encoding::utf16be);
  EXPECT_FALSE(guess_encoding(big, true).has_bom);
}

TEST(Detect, TakesACutCharacterForNoDamage) {
  const std::string text = "订单编号,金额\n";
  EXPECT_EQ(guess_encoding(text.substr(0, 4), false).confidence, 1);
  EXPECT_EQ(guess_encoding("ab\xb6", false).confidence, 0) << "neither: a stray byte of nothing";
  const std::string damaged = text + text + text + text + "\xff" + text;
  EXPECT_EQ(guess_encoding(damaged, true).encoding, Encoding::utf8) << "one damaged byte";
}

TEST(Detect, FindsTheDialect) {
  const auto dialect = [](std::string_view text) { return guess(text).dialect; };
  EXPECT_EQ(dialect("a,b,c\n1,2,3\n4,5,6\n"), (Dialect{',', '"', false}));
  EXPECT_EQ(dialect("a;b\n1,5;2,5\n3,25;4,0\n"), (Dialect{';', '"', false}));
  EXPECT_EQ(dialect("a\tb c\n1, or so\tx y\n2\tz\n"), (Dialect{'\t', '"', false}));
  EXPECT_EQ(dialect("'a','b'\n'x, y','z'\n'it''s','q'\n"), (Dialect{',', '\'', false}));
  EXPECT_EQ(dialect("id|note\n1|\"a|b\"\n2|c\n"), (Dialect{'|', '"', false}));
  EXPECT_EQ(dialect("id,note\n1,\"say \\\"hi, you\\\"\"\n2,\"x\"\n3,\"y\"\n").backslash, true);
  EXPECT_EQ(dialect("id,size\n1,\"5\\\"\n2,\"6\\\"\n3,\"7\\\"\n").backslash, false);
  EXPECT_EQ(dialect(" 0001 19970101  2   29.33\n 0002 19970118 12   9.77\n").delimiter, ' ');
  EXPECT_EQ(dialect("name,zip\nx,'75008\ny,'75009\nz,75010\n"), (Dialect{',', '"', false}));
}

TEST(Detect, SaysHowSureItIs) {
  EXPECT_GT(guess("a,b,c\n1,2,3\n4,5,6\n").dialect_confidence, 0.9);
  EXPECT_EQ(guess("one\ncolumn\nonly\n").dialect_confidence, 0);
  EXPECT_EQ(guess("").dialect_confidence, 0);
}

TEST(Detect, CountsTitlesAndCommentsAboveTheTable) {
  const std::string table = "单号,日期,金额\n1,2024-01-05,3\n2,2024-01-06,4\n3,2024-01-07,5\n";
  EXPECT_EQ(guess(table).lead_records, 0u);
  EXPECT_EQ(guess("2024年订单报表\n\n" + table).lead_records, 1u);
  EXPECT_EQ(guess("订单报表,,\n# made by hand, on Friday\n" + table).lead_records, 2u);
}

TEST(Detect, TellsJsonFramingsApart) {
  EXPECT_EQ(guess("{\"a\":1}\n{\"a\":2}\n").framing, Framing::json_lines);
  EXPECT_EQ(guess("{\"a\":{\"b\":\"}\"}}\n").framing, Framing::json_lines);
  EXPECT_EQ(guess("[{\"a\":1},\n{\"a\":2}]").framing, Framing::json);
  EXPECT_EQ(guess("{\n  \"a\": 1\n}").framing, Framing::json);
  EXPECT_EQ(guess("{name},[x]\n1,2\n").framing, Framing::delimited);
  for (const char* document :
       {"{\"ok\":true,\"result\":{\"total\":2,\"rows\":[{\"a\":1},{\"a\":2}]}}",
        "[[\"a\",\"b\"],\n[1,2]]", "{\"a\":[1,2],\"b\":[3,4]}"})
    EXPECT_EQ(guess(document).framing, Framing::json) << document;
  EXPECT_EQ(guess("[\"a\",\"b\"]\n[1,2]\n").framing, Framing::json_lines);
  EXPECT_EQ(guess("[[a]],b\n1,2\n").framing, Framing::delimited);
  EXPECT_EQ(guess("[\"a\"],b\n1,2\n").framing, Framing::delimited);
}

TEST(Detect, ReadsTheHeadAsRecords) {
  EXPECT_EQ(head_rows("a,b\n1,2\n3,", 9, false), (Rows{{"a", "b"}, {"1", "2"}}));
  EXPECT_EQ(head_rows("a,b\n1,2\n3,4", 2), (Rows{{"a", "b"}, {"1", "2"}}));
  EXPECT_EQ(head_rows("\xb5\xa5\xba\xc5,\xbd\xf0\xb6\xee\n1,2\n", 1), (Rows{{"单号", "金额"}}));
}

// Every real file, from heads of several sizes.
TEST(Detect, KnowsTheRealFiles) {
  struct Case {
    const char* file;
    Encoding encoding;
    bool bom;
    char delimiter;
    std::size_t columns;
  };
  const Case cases[] = {
      {"online_retail.csv", Encoding::utf8, false, ',', 8},
      {"sfo_survey_2017.csv", Encoding::utf8, false, ',', 97},
      {"cdnow_sample.txt", Encoding::utf8, false, ' ', 5},
      {"telco_churn.csv", Encoding::utf8, false, ',', 21},
      {"taobao_cosmetics_gbk.csv", Encoding::gb18030, false, ',', 7},
      {"taobao_cosmetics_utf8_bom.csv", Encoding::utf8, true, ',', 7},
      {"zh_hotel_reviews.csv", Encoding::utf8, false, ',', 2},
      {"groceries_long.csv", Encoding::utf8, false, ',', 2},
      {"complete_journey/transactions_sample.csv", Encoding::utf8, false, ',', 11},
      {"complete_journey/products.csv", Encoding::utf8, false, ',', 7},
      {"complete_journey/demographics.csv", Encoding::utf8, false, ',', 8},
  };
  if (!test::data_path("online_retail.csv")) GTEST_SKIP() << "no real data found";
  for (const auto& c : cases) {
    const auto file = test::data_file(c.file);
    ASSERT_TRUE(file) << c.file;
    for (const std::size_t size : {5'003u, 65'537u, 1u << 20}) {
      SCOPED_TRACE(std::string(c.file) + " head " + std::to_string(size));
      const bool whole = file->size() <= size;
      const std::string head = file->substr(0, size);
      const HeadGuess g = guess(head, whole);
      EXPECT_EQ(g.encoding, c.encoding);
      EXPECT_EQ(g.has_bom, c.bom);
      EXPECT_EQ(g.framing, Framing::delimited);
      EXPECT_EQ(g.dialect, (Dialect{c.delimiter, '"', false}));
      EXPECT_GT(g.dialect_confidence, 0.5);
      EXPECT_EQ(g.lead_records, 0u);
      const Rows rows = head_rows(head, 3, whole);
      ASSERT_EQ(rows.size(), 3u);
      EXPECT_EQ(rows[1].size(), c.columns);
    }
  }
}

}  // namespace
}  // namespace clientele
