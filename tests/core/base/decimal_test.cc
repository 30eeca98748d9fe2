// Exact decimal numbers: known values, limits and rounding.
#include "base/decimal.h"

#include <gtest/gtest.h>

namespace clientele {
namespace {

TEST(Decimal, MultipliesExactlyAndRoundsHalfToEven) {
  EXPECT_EQ(multiply(2'5500, 6'0000), 15'3000);
  EXPECT_EQ(multiply(-2'5500, 6'0000), -15'3000);
  EXPECT_EQ(multiply(1, 5'000), 0);  // 0.00005 -> 0.0000 (even)
  EXPECT_EQ(multiply(3, 5'000), 2);  // 0.00015 -> 0.0002 (even)
  EXPECT_EQ(multiply(1, 5'001), 1);
}

TEST(Decimal, IsWrittenWithoutNeedlessZeros) {
  EXPECT_EQ(decimal_text(0), "0");
  EXPECT_EQ(decimal_text(-12'5000), "-12.5");
  EXPECT_EQ(decimal_text(1), "0.0001");
  EXPECT_EQ(decimal_text(INT64_MAX), "922337203685477.5807");
  EXPECT_EQ(decimal_text(kNoDecimal), "");
}

TEST(Decimal, SaysWhenAProductDoesNotFit) {
  EXPECT_EQ(multiply(INT64_MAX, 20'000), std::nullopt);
  EXPECT_EQ(multiply(INT64_MAX, 10'000), INT64_MAX);
  EXPECT_EQ(saturating_add(INT64_MAX, 1), INT64_MAX);
  EXPECT_EQ(saturating_add(-INT64_MAX, -5), -INT64_MAX);
}

}  // namespace
}  // namespace clientele
