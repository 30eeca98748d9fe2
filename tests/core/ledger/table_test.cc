// Packed columns give back what was put in, in the fewest bytes.
#include "ledger/table.h"

#include <gtest/gtest.h>

namespace clientele {
namespace {

constexpr auto kNone = Column::kMissing;

void expect_round_trip(const std::vector<std::int64_t>& values, std::size_t width) {
  const Column column = Column::pack(values);
  ASSERT_EQ(column.size(), values.size());
  EXPECT_EQ(column.bytes(), width * values.size());
  for (std::size_t i = 0; i < values.size(); ++i) EXPECT_EQ(column.raw(i), values[i]) << i;
}

TEST(Column, PacksIntoTheNarrowestWidth) {
  expect_round_trip({7, 7, 7}, 0);
  expect_round_trip({kNone, kNone}, 0);
  expect_round_trip({0, 255}, 1);
  expect_round_trip({0, 253, kNone}, 1);
  expect_round_trip({0, 254, kNone}, 1);
  expect_round_trip({0, 1, 255, kNone}, 2);
  expect_round_trip({-5, -4, 65'530}, 2);
  expect_round_trip({0, 1, 65'535, kNone}, 4);
  expect_round_trip({0, 1, 0xffffffffll, kNone}, 8);
}

TEST(Column, WholeUnitsOfMoneyAreNarrow) {
  expect_round_trip({100'0000, 250'0000, -3'0000, kNone}, 1);
  expect_round_trip({2'5500, 3'3900, 1'2500}, 1);
}

TEST(Column, HoldsTheEndsOfTheRange) {
  expect_round_trip({INT64_MAX, -INT64_MAX, 0, 1, kNone}, 8);
  expect_round_trip({INT64_MAX, -INT64_MAX, 0, kNone}, 1);
  expect_round_trip({INT64_MAX, INT64_MAX - 1}, 1);
}

TEST(Dictionary, FindsWhatItHolds) {
  const Dictionary dictionary{{"a", "b", "华东"}};
  EXPECT_EQ(dictionary.find("b"), 2u);
  EXPECT_EQ(dictionary.text(dictionary.find("华东")), "华东");
  EXPECT_EQ(dictionary.find("c"), kNoCode);
}

}  // namespace
}  // namespace clientele
