// Stored numbers as texts: formats of ECMA-376, Excel's calendar, fifteen digits.
#include "read/xlsx/cell_text.h"

#include <gtest/gtest.h>

#include "read/xlsx/crc32.h"

namespace clientele::xlsx {
namespace {

std::string number(std::string_view stored) {
  std::string out;
  append_number(stored, out);
  return out;
}

std::string moment(std::string_view stored, NumberForm form = NumberForm::date_time,
                   bool from_1904 = false) {
  std::string out;
  append_moment(stored, form, from_1904, out);
  return out;
}

TEST(NumberForm, BuiltInIdsAreThoseOfTheStandard) {
  for (const std::uint32_t id : {14u, 15u, 16u, 17u, 31u, 57u})
    EXPECT_EQ(builtin_form(id), NumberForm::date) << id;
  EXPECT_EQ(builtin_form(22), NumberForm::date_time);
  for (const std::uint32_t id : {18u, 19u, 20u, 21u, 45u, 47u})
    EXPECT_EQ(builtin_form(id), NumberForm::time) << id;
  for (const std::uint32_t id : {0u, 1u, 2u, 9u, 10u, 11u, 37u, 40u, 44u, 46u, 48u, 49u, 164u})
    EXPECT_EQ(builtin_form(id), NumberForm::number) << id;
}

TEST(NumberForm, CodesTellDatesFromNumbers) {
  for (const auto code :
       {"yyyy-mm-dd", "d/m/yy", "[$-409]mmm d, yyyy", "yyyy\"年\"m\"月\"d\"日\";@", "mm/dd", "mmm",
        "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "[Red]yyyy/m/d"})
    EXPECT_EQ(custom_form(code), NumberForm::date) << code;
  for (const auto code : {"yyyy-mm-dd hh:mm:ss", "m/d/yy h:mm AM/PM", "d.m.yyyy\\ h:mm"})
    EXPECT_EQ(custom_form(code), NumberForm::date_time) << code;
  for (const auto code : {"h:mm", "hh:mm:ss.0", "h:mm AM/PM", "mm:ss"})
    EXPECT_EQ(custom_form(code), NumberForm::time) << code;
  for (const auto code : {"General", "0.00", "#,##0", "0%", "[h]:mm", "[mm]:ss", "\"days\" 0",
                          "0.00E+00", "_-* #,##0.00\\ \"USD\"_-", "0\\d", "@", "[Red]0;[Blue]-0",
                          "[$¥-804]#,##0.00", "0;\"dmy\"", ""})
    EXPECT_EQ(custom_form(code), NumberForm::number) << code;
}

TEST(CellNumber, HasTheFifteenDigitsThatExcelKeeps) {
  EXPECT_EQ(number("17850"), "17850");
  EXPECT_EQ(number("-0.5"), "-0.5");
  EXPECT_EQ(number("0.30000000000000004"), "0.3");
  EXPECT_EQ(number("2.5499999999999998"), "2.55");
  EXPECT_EQ(number("1.2345678901234567E+17"), "123456789012346000");
  EXPECT_EQ(number("-1.5E-3"), "-0.0015");
  EXPECT_EQ(number("1E+2"), "100");
  EXPECT_EQ(number("0.00000000000000000000"), "0");
  EXPECT_EQ(number("1E+300"), "1E+300");  // no decimal text anyone reads
  EXPECT_EQ(number("abc"), "abc");
  EXPECT_EQ(number("1e999"), "1e999");
}

// Serials as Excel shows them, the day that never was among them.
TEST(CellMoment, FollowsExcelsCalendar) {
  EXPECT_EQ(moment("1", NumberForm::date), "1900-01-01");
  EXPECT_EQ(moment("59", NumberForm::date), "1900-02-28");
  EXPECT_EQ(moment("60", NumberForm::date), "60");
  EXPECT_EQ(moment("61", NumberForm::date), "1900-03-01");
  EXPECT_EQ(moment("36526", NumberForm::date), "2000-01-01");
  EXPECT_EQ(moment("45384.3478"), "2024-04-02 08:20:50");
  EXPECT_EQ(moment("45384"), "2024-04-02");
  EXPECT_EQ(moment("40513.351388888892"), "2010-12-01 08:26:00");
  EXPECT_EQ(moment("45383.999999999"), "2024-04-02");  // the nearest second is the next day's first
  EXPECT_EQ(moment("2958465", NumberForm::date), "9999-12-31");
  EXPECT_EQ(moment("2958466", NumberForm::date), "2958466");
  EXPECT_EQ(moment("-1", NumberForm::date), "-1");
  EXPECT_EQ(moment("0.25", NumberForm::time), "06:00:00");
  EXPECT_EQ(moment("36526.25", NumberForm::time), "2000-01-01 06:00:00");
  EXPECT_EQ(moment("0", NumberForm::date), "0");
  EXPECT_EQ(moment("35064", NumberForm::date, true), "2000-01-01");
  EXPECT_EQ(moment("1e308", NumberForm::date), "1e308");
  EXPECT_EQ(moment("x", NumberForm::date), "x");
}

// The check value of CRC-32/ISO-HDLC in Greg Cook's catalogue, whole and in two parts.
TEST(Crc32, HasTheCataloguesCheckValue) {
  EXPECT_EQ(crc32(0, "123456789"), 0xCBF43926u);
  EXPECT_EQ(crc32(crc32(0, "1234"), "56789"), 0xCBF43926u);
  EXPECT_EQ(crc32(0, ""), 0u);
}

// Steps of many bytes and single ones are the same sum.
TEST(Crc32, IsTheSameInAnySteps) {
  std::string bytes;
  for (int i = 0; i < 100; ++i) bytes += static_cast<char>(i * i);
  std::uint32_t single = 0;
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_EQ(crc32(0, std::string_view(bytes).substr(0, size)), single) << size;
    single = crc32(single, std::string_view(bytes).substr(size, 1));
  }
}

}  // namespace
}  // namespace clientele::xlsx
