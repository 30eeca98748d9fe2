// Packed columns give back what was put in, in the fewest bytes.
#include "ledger/table.h"

#include <gtest/gtest.h>

#include "ledger/column_reader.h"

namespace clientele {
namespace {

constexpr auto kNone = Column::kMissing;

void expect_round_trip(const std::vector<std::int64_t>& values, std::size_t width) {
  const Column column = Column::pack(values);
  ASSERT_EQ(column.size(), values.size());
  EXPECT_EQ(column.bytes(), width * values.size());
  for (std::size_t i = 0; i < values.size(); ++i) EXPECT_EQ(column.raw(i), values[i]) << i;
  std::vector<std::int64_t> unpacked(values.size());
  column.unpack(0, values.size(), unpacked.data());
  EXPECT_EQ(unpacked, values);
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

TEST(Column, OfThirtyTwoBitsIsTheSame) {
  constexpr std::uint32_t kMark = 0xffffffffu;
  const std::vector<std::vector<std::uint32_t>> cases = {
      {}, {kMark}, {3, kMark, 5}, {0, 2048, 4096 * 2048u}, {0, 1, 0xfffffffeu, kMark}};
  for (const auto& narrow : cases) {
    std::vector<std::int64_t> wide;
    for (const auto value : narrow) wide.push_back(value == kMark ? kNone : std::int64_t{value});
    const Column a = Column::pack(narrow, kMark), b = Column::pack(wide);
    ASSERT_EQ(a.size(), wide.size());
    EXPECT_EQ(a.bytes(), b.bytes());
    for (std::size_t i = 0; i < wide.size(); ++i) EXPECT_EQ(a.raw(i), wide[i]);
  }
}

// Rows in rising order, here and there, and back: across blocks and at the column's end.
TEST(ColumnReader, ReadsWhatTheColumnSays) {
  std::vector<std::int64_t> values;
  for (std::int64_t i = 0; i < 1'000; ++i) values.push_back(i % 7 == 0 ? kNone : i * i * 100);
  const Column column = Column::pack(values);
  ColumnReader reader(&column);
  EXPECT_TRUE(reader);
  for (std::size_t i = 0; i < values.size(); ++i) ASSERT_EQ(reader.raw(i), values[i]);
  for (const std::size_t i : {std::size_t{999}, std::size_t{0}, std::size_t{255}, std::size_t{256},
                              std::size_t{998}, std::size_t{511}}) {
    EXPECT_EQ(reader.raw(i), values[i]) << i;
  }
}

TEST(ColumnReader, HasNoValueWithoutAColumn) {
  ColumnReader none(nullptr);
  EXPECT_FALSE(none);
  EXPECT_EQ(none.raw(5), kNone);
  EXPECT_EQ(none.code(5'000), kNoCode);
  EXPECT_TRUE(none.moment(0).missing());
  const Column empty;
  EXPECT_FALSE(ColumnReader(&empty));
}

TEST(Dictionary, FindsWhatItHolds) {
  const Dictionary dictionary{{"a", "b", "华东"}};
  EXPECT_EQ(dictionary.find("b"), 2u);
  EXPECT_EQ(dictionary.text(dictionary.find("华东")), "华东");
  EXPECT_EQ(dictionary.find("c"), kNoCode);
}

}  // namespace
}  // namespace clientele
