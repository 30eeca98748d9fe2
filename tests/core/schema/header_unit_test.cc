// Headers as exports and hand-made sheets write them.
#include "schema/header_unit.h"

#include <gtest/gtest.h>

#include "schema/number_band.h"
#include "schema/values.h"

namespace clientele {
namespace {

std::string money(std::string_view header) {
  const HeaderUnit unit = header_unit(header, ValueKind::money);
  return std::to_string(unit.power) + unit.currency;
}
std::string number(std::string_view header) {
  const HeaderUnit unit = header_unit(header, ValueKind::number);
  return std::to_string(unit.power) + unit.currency;
}

TEST(HeaderUnit, InBracketsOfAnyWidth) {
  EXPECT_EQ(money("成交金额（万元）"), "4¥");
  EXPECT_EQ(money("价税合计(万元)"), "4¥");
  EXPECT_EQ(money("金额(千元)"), "3¥");
  EXPECT_EQ(money("销售额【亿元】"), "8¥");
  EXPECT_EQ(money("销售额（百万元）"), "6¥");
  EXPECT_EQ(money("金额（元）"), "0¥");
  EXPECT_EQ(money("GMV(万)"), "4");
  EXPECT_EQ(money("金额（单位：万元）"), "4¥");
  EXPECT_EQ(money("合同额（含税，万元）"), "4¥");
  EXPECT_EQ(money("营业额(人民币万元)"), "4CNY");
  EXPECT_EQ(money("出口额（万美元）"), "4USD");
  EXPECT_EQ(money("订单金额(分)"), "-2");
  EXPECT_EQ(money("Revenue (k)"), "3");
  EXPECT_EQ(money("Revenue (in thousands)"), "3");
  EXPECT_EQ(money("Revenue (million)"), "6");
  EXPECT_EQ(money("Revenue ($ in millions)"), "6$");
  EXPECT_EQ(money("Revenue ($m)"), "6$");
  EXPECT_EQ(money("Revenue (USD bn)"), "9USD");
  EXPECT_EQ(money("Sales ($000s)"), "3$");
  EXPECT_EQ(money("Amount [EUR]"), "0EUR");
  EXPECT_EQ(number("粉丝数（万人）"), "4");
  EXPECT_EQ(number("员工(千人)"), "3");
  EXPECT_EQ(number("年销售额(万元)"), "4");
}

TEST(HeaderUnit, BehindAMarkOrAtTheEnd) {
  EXPECT_EQ(money("营业额/万元"), "4¥");
  EXPECT_EQ(money("营业额_万元"), "4¥");
  EXPECT_EQ(money("营业额 千元"), "3¥");
  EXPECT_EQ(money("年营业额万元"), "4¥");
  EXPECT_EQ(money("年营业额百万元"), "6¥");
  EXPECT_EQ(money("amount_k"), "3");
  EXPECT_EQ(money("revenue_usd_millions"), "6USD");
  EXPECT_EQ(money("Revenue in thousands"), "3");
  EXPECT_EQ(money("amountUSD"), "0USD");
  EXPECT_EQ(money("amount_cents"), "-2");
}

TEST(HeaderUnit, WhatIsNone) {
  for (const char* header : {"金额", "amount", "单价(元/千克)", "重量(千克)", "运费(含税)",
                             "Plan B", "Vitamin K", "Size (M)", "Total", "里程(千米)",
                             "金额(不含税)", "第一千", "Amount (net)", "万元店", "件数(件)"}) {
    EXPECT_EQ(header_unit(header, ValueKind::money).power, 0) << header;
    EXPECT_EQ(header_unit(header, ValueKind::number).power, 0) << header;
  }
  EXPECT_EQ(header_unit("评分(分)", ValueKind::rating).power, 0);
  EXPECT_EQ(header_unit("得分(分)", ValueKind::number).power, 0);
  EXPECT_EQ(money("单价(元/千克)"), "0¥");
}

Decimal amount(std::string_view text, int power) {
  Decimal out = kNoDecimal;
  NumberMarks marks;
  EXPECT_EQ(read_amount(text, power, out, marks), Read::ok) << text;
  return out;
}

TEST(ReadAmount, TheHeadersUnitMovesTheDigitsExactly) {
  EXPECT_EQ(amount("10", 4), 100'000 * kDecimalOne);
  EXPECT_EQ(amount("2.5", 4), 25'000 * kDecimalOne);
  EXPECT_EQ(amount("1.23456789", 4), 12'345'6789);
  EXPECT_EQ(amount("1,234.5", 3), 1'234'500 * kDecimalOne);
  EXPECT_EQ(amount("-3", 4), -30'000 * kDecimalOne);
  EXPECT_EQ(amount("1999", -2), 19'9900);
  Decimal out = 0;
  NumberMarks marks;
  EXPECT_EQ(read_amount("99999999999999", 8, out, marks), Read::too_large);
}

TEST(ReadAmount, AValuesOwnUnitCounts) {
  EXPECT_EQ(amount("3万", 4), 30'000 * kDecimalOne);
  EXPECT_EQ(amount("1.2亿", 4), 120'000'000 * kDecimalOne);
  EXPECT_EQ(amount("500元", 4), 500 * kDecimalOne);
  EXPECT_EQ(amount("￥3", 4), 30'000 * kDecimalOne);
  EXPECT_EQ(amount("$3M", 3), 3'000'000 * kDecimalOne);
  EXPECT_EQ(amount("2.5 million", 0), 2'500'000 * kDecimalOne);
  EXPECT_EQ(amount("5k", 0), 5'000 * kDecimalOne);
  EXPECT_EQ(amount("5百万元", 0), 5'000'000 * kDecimalOne);
}

std::string band(std::string_view text, int power = 0) {
  const auto found = read_band(text, power);
  if (!found) return "none";
  return decimal_text(found->low) + ".." + (found->high ? decimal_text(*found->high) : "");
}

TEST(NumberBand, AsCompanySizesAreGiven) {
  EXPECT_EQ(band("<5000万"), "0..50000000");
  EXPECT_EQ(band("‹5000万"), "0..50000000");
  EXPECT_EQ(band("＜５０００万"), "0..50000000");
  EXPECT_EQ(band("5000万以下"), "0..50000000");
  EXPECT_EQ(band("5000万以上"), "50000000..");
  EXPECT_EQ(band("500-1000万"), "5000000..10000000");
  EXPECT_EQ(band("500万-2亿元"), "5000000..200000000");
  EXPECT_EQ(band("500-1000", 4), "5000000..10000000");
  EXPECT_EQ(band("20-99人"), "20..99");
  EXPECT_EQ(band("1000人以上"), "1000..");
  EXPECT_EQ(band("10,000+"), "10000..");
  EXPECT_EQ(band("小型"), "none");
  EXPECT_EQ(band("A-1"), "none");
  EXPECT_EQ(with_unit("500-1000", 4), "500-1000万");
  EXPECT_EQ(with_unit("5000以上", 4), "5000万以上");
  EXPECT_EQ(with_unit("2亿以上", 4), "2亿以上");
}

}  // namespace
}  // namespace clientele
