// CSV that a spreadsheet can open: quoting, formulas, numbers.
#include "report/csv.h"

#include <gtest/gtest.h>

#include <limits>

namespace clientele {
namespace {

std::string written(std::string_view text) {
  CsvWriter csv;
  csv.text(text);
  return csv.take().substr(3);
}

TEST(Csv, BeginsWithAByteOrderMarkAndEndsRowsWithCrLf) {
  CsvWriter csv;
  csv.text("id");
  csv.text("名称");
  csv.end_row();
  csv.number("-12.5");
  csv.empty();
  csv.end_row();
  EXPECT_EQ(csv.take(), "\xEF\xBB\xBFid,名称\r\n-12.5,\r\n");
}

TEST(Csv, NeverWritesTextThatIsAFormula) {
  EXPECT_EQ(written("=cmd|' /C calc'!A0"), "\"'=cmd|' /C calc'!A0\"");
  EXPECT_EQ(written("+1"), "\"'+1\"");
  EXPECT_EQ(written("-1"), "\"'-1\"");
  EXPECT_EQ(written("@SUM(A1)"), "\"'@SUM(A1)\"");
  EXPECT_EQ(written("\t=1"), "\"'\t=1\"");
  EXPECT_EQ(written("\r=1"), "\"'\r=1\"");
  EXPECT_EQ(written("＝1"), "\"'＝1\"");
  EXPECT_EQ(written("a=1"), "a=1");
  EXPECT_EQ(written(""), "");
}

TEST(Csv, QuotesWhatWouldBreakARow) {
  EXPECT_EQ(written("a,b"), "\"a,b\"");
  EXPECT_EQ(written("say \"hi\""), "\"say \"\"hi\"\"\"");
  EXPECT_EQ(written("two\nlines"), "\"two\nlines\"");
}

TEST(Csv, WritesTheShortestNumberThatReadsBackTheSame) {
  const auto number = [](double value) {
    CsvWriter csv;
    csv.number(value);
    return csv.take().substr(3);
  };
  EXPECT_EQ(number(1000000), "1000000");
  EXPECT_EQ(number(-0.1), "-0.1");
  EXPECT_EQ(number(9747747.93), "9747747.93");
  EXPECT_EQ(number(1.0 / 3), "0.3333333333333333");
  EXPECT_EQ(number(std::numeric_limits<double>::quiet_NaN()), "");
}

}  // namespace
}  // namespace clientele
