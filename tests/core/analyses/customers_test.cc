// Customers in blocks are one sequence, whoever collected them.
#include "analyses/customers.h"

#include <gtest/gtest.h>

#include <utility>

namespace clientele {
namespace {

// Customers of every third partition from `first` on, each with one more than the one before.
Customers make(std::uint32_t first, std::uint32_t partitions) {
  Customers all;
  for (std::uint32_t p = first; p < 3 * partitions; p += 3) {
    Customers::Block block(p);
    for (std::uint32_t row = 0; row < p; ++row) {
      block[row].partition = static_cast<std::uint16_t>(p);
      block[row].row = row;
    }
    all.add(std::move(block));
  }
  return all;
}

void expect_order(const Customers& all, std::size_t count) {
  ASSERT_EQ(all.size(), count);
  EXPECT_EQ(all.empty(), count == 0);
  std::size_t i = 0;
  std::pair<std::uint32_t, std::uint32_t> before{0, 0};
  for (const auto& one : all) {
    ASSERT_EQ(&one, &all[i]);
    const std::pair<std::uint32_t, std::uint32_t> place(one.partition, one.row + 1);
    ASSERT_LT(before, place);
    before = place;
    ++i;
  }
  EXPECT_EQ(i, count);
}

TEST(Customers, StandByPartitionAndRow) {
  expect_order(make(0, 0), 0);
  expect_order(make(1, 1), 1);
  expect_order(make(0, 4), 0 + 3 + 6 + 9);
}

TEST(Customers, OfAPartition) {
  const Customers all = make(0, 4);
  EXPECT_EQ(all.of_partition(6).size(), 6u);
  EXPECT_EQ(&all.of_partition(3).front(), &all[0]);
  EXPECT_TRUE(all.of_partition(0).empty()) << "has none";
  EXPECT_TRUE(all.of_partition(5).empty());
  EXPECT_TRUE(all.of_partition(200).empty());
}

TEST(Customers, OfSeveralReadersMergeByPartition) {
  Customers all = make(0, 4), second = make(1, 4), third = make(2, 4);
  all.merge(std::move(third));
  all.merge(std::move(second));
  expect_order(all, 11 * 12 / 2);
  EXPECT_EQ(all.of_partition(7).size(), 7u);
}

TEST(Customers, AppendedStandBehind) {
  Customers all = make(1, 1), more = make(3, 3);
  all.append(std::move(more));
  expect_order(all, 1 + 3 + 6);
  EXPECT_TRUE(more.empty());
}

}  // namespace
}  // namespace clientele
