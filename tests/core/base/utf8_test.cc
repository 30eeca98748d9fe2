#include "base/utf8.h"

#include <gtest/gtest.h>

namespace clientele {
namespace {

TEST(Utf8, TakesWellFormedTextAndNothingElse) {
  for (const char* good : {"", "abc", "客镜 12345678", "\xf4\x8f\xbf\xbf", "\xed\x9f\xbf"}) {
    EXPECT_TRUE(is_utf8(good)) << good;
  }
  for (const char* bad : {"\x80", "\xc0\xaf", "\xe0\x80\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80",
                          "\xff", "abcdefgh\xe5\xae",
                          "\xe5"
                          "a\x80"}) {
    EXPECT_FALSE(is_utf8(bad)) << bad;
  }
  EXPECT_EQ(utf8_valid_prefix("ab\xe5\xae"), 2u);
  EXPECT_TRUE(utf8_only_cut("ab\xe5\xae"));
  EXPECT_FALSE(
      utf8_only_cut("ab\xe5"
                    "c"));
  EXPECT_FALSE(utf8_only_cut("ab"));
}

TEST(Utf8, ReplacesMaximalIllFormedSubparts) {
  std::string out;
  // Unicode 15, table 3-8.
  EXPECT_EQ(append_repaired_utf8("\x61\xf1\x80\x80\xe1\x80\xc2\x62\x80\x63\x80\xbf\x64", out), 6u);
  EXPECT_EQ(out, "a\uFFFD\uFFFD\uFFFDb\uFFFDc\uFFFD\uFFFDd");
  std::vector<std::size_t> places;
  out.clear();
  append_repaired_utf8(
      "\uFFFD\xff"
      "a\xff",
      out, &places);
  EXPECT_EQ(places, (std::vector<std::size_t>{3, 7})) << "a replacement in the text is no damage";
}

TEST(Utf8, AppendsAndReadsEveryPoint) {
  for (char32_t point = 0; point <= 0x10ffff; ++point) {
    if (point >= 0xd800 && point <= 0xdfff) continue;
    std::string text;
    append_utf8(point, text);
    const auto c = first_utf8(text);
    ASSERT_EQ(c.point, point);
    ASSERT_EQ(c.bytes, text.size());
    ASSERT_TRUE(is_utf8(text));
  }
}

TEST(Utf8, CutsBetweenCharacters) {
  EXPECT_EQ(cut_utf8("客镜", 5), "客");
  EXPECT_EQ(cut_utf8("客镜", 6), "客镜");
  EXPECT_EQ(cut_utf8("a客", 0), "");
}

TEST(Utf8, FoldsFullWidthForms) {
  EXPECT_EQ(fold_width("￥１，２３４．５０\u3000ＡＢ客"), "\u00a51,234.50 AB客");
  EXPECT_TRUE(has_full_width("12３"));
  EXPECT_FALSE(has_full_width("客户 123"));
}

}  // namespace
}  // namespace clientele
