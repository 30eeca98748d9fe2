// Decimal commas: what a text says, what a column says, and a German export as a report.
#include "schema/decimal_mark.h"

#include "support/run.h"

namespace clientele {
namespace {

TEST(DecimalMark, IsSaidWhereOnlyOneReadingIsANumber) {
  for (const char* text : {"10,50", "1.234,5", "1.234.567", "-0,125", "12345,678", "€ 9,9", "0,5%"})
    EXPECT_EQ(decimal_mark(std::string_view(text)), DecimalMark::comma) << text;
  for (const char* text : {"10.50", "1,234.5", "1,234,567", "-0.125", "12345.678", "¥9.9"})
    EXPECT_EQ(decimal_mark(std::string_view(text)), DecimalMark::point) << text;
  for (const char* text :
       {"", "12", "1,234", "1.234", "05.03.2024", "1,2,3", "192.168.1.1", "Glas 1,5 l", "1.2,3.4"})
    EXPECT_EQ(decimal_mark(std::string_view(text)), DecimalMark::unsaid) << text;
}

TEST(DecimalMark, OfAColumn) {
  using Values = std::vector<std::string>;
  EXPECT_EQ(decimal_mark(Values{"1,234", "5,50", ""}), DecimalMark::comma);
  EXPECT_EQ(decimal_mark(Values{"1,234", "5,50", "7.25"}), DecimalMark::point);
  EXPECT_EQ(decimal_mark(Values{"1,234", "7,000"}), DecimalMark::unsaid);
  EXPECT_EQ(decimal_mark(Values{"Glas", "1,5", "Kanne", "Tasse"}), DecimalMark::unsaid);
}

TEST(DecimalMark, ReadsAsWithAPoint) {
  EXPECT_EQ(with_decimal_point("1.234,5"), "1,234.5");
  EXPECT_EQ(with_decimal_point("1\xC2\xA0"
                               "234\xE2\x80\xAF"
                               "567,5"),
            "1234567.5");
}

// Thousands of one column ("1.234") follow what another says.
constexpr const char* kGerman =
    "Order ID;Customer ID;Order Date;Amount;Quantity\n"
    "1;A;2024-03-05;10,50;1\n"
    "2;B;2024-03-06;1.234,56;1.000\n"
    "3;A;2024-03-17;99,9;2\n"
    "4;C;2024-03-28;1 031,04;3\n";

TEST(DecimalMark, AReportOfAGermanExport) {
  const test::Report report(test::Files{{"export.csv", kGerman}});
  EXPECT_NEAR(report.figure("revenue.net"), 10.50 + 1234.56 + 99.9 + 1031.04, 1e-9);
  EXPECT_EQ(report.issue("unreadable_number"), 0u);
  EXPECT_NE(report.json().dump().find("decimals with a comma"), std::string::npos);
}

TEST(DecimalMark, AValueWrittenTheOtherWayIsSaidNotGuessed) {
  std::string text = kGerman;
  for (int i = 0; i < 1200; ++i) text += std::to_string(5 + i) + ";A;2024-04-01;1,00;1\n";
  text += "2000;A;2024-04-02;7.25;1\n";
  const test::Report report(test::Files{{"export.csv", text}});
  EXPECT_EQ(report.issue("unreadable_number"), 1u);
}

}  // namespace
}  // namespace clientele
