// The log of issues: exact counts, the first by position, whatever the order of adding and merging.
#include "base/issue.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/hash.h"

namespace clientele {
namespace {

constexpr auto kKind = IssueKind::unreadable_date;

std::string saved(const IssueLog& log) {
  ByteWriter out;
  log.save(out);
  return out.take();
}

Position position(std::uint64_t i) {
  return {i / 1'000 * 4'096, static_cast<std::uint32_t>(i % 1'000)};
}

// Numbers below `count` in a fixed order that is not theirs.
std::vector<std::uint64_t> shuffled(std::uint64_t count) {
  std::vector<std::uint64_t> order(count);
  for (std::uint64_t i = 0; i < count; ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [](auto a, auto b) { return mix64(a) < mix64(b); });
  return order;
}

TEST(IssueLog, ListsTheFirstByPositionHoweverTheyCome) {
  constexpr std::uint64_t kCount = 3 * IssueLog::kListed + 7;
  IssueLog ascending, noted, merged;
  for (std::uint64_t i = 0; i < kCount; ++i)
    ascending.add(kKind, 2, position(i), std::to_string(i));
  std::vector<IssueLog> parts(5);
  for (const std::uint64_t i : shuffled(kCount)) {
    noted.note(kKind, 2, position(i), std::to_string(i));
    parts[mix64(i) % 5].note(kKind, 2, position(i), std::to_string(i));
  }
  noted.settle();
  for (auto& part : parts) {
    part.settle();
    merged.merge(part);
  }
  EXPECT_EQ(saved(noted), saved(ascending));
  EXPECT_EQ(saved(merged), saved(ascending));
  const auto& entry = ascending.entries().at({kKind, 2});
  EXPECT_EQ(entry.count, kCount);
  ASSERT_EQ(entry.samples.size(), IssueLog::kListed);
  EXPECT_EQ(entry.samples.back().value, std::to_string(IssueLog::kListed - 1));
}

TEST(IssueLog, ListsWhatWasCountedElsewhereWithoutCountingIt) {
  IssueLog log;
  log.list(kKind, 0, position(3), "x");
  log.settle();
  IssueLog counted;
  counted.add_entry(kKind, 0, {4, {}});
  counted.merge(log);
  EXPECT_EQ(counted.count(kKind), 4u);
  EXPECT_EQ(counted.count(kKind, 0), 4u);
  EXPECT_EQ(counted.count(kKind, 1), 0u);
  EXPECT_EQ(counted.entries().at({kKind, 0}).samples.size(), 1u);
}

TEST(IssueLog, SurvivesSaveAndLoad) {
  IssueLog log;
  for (std::uint64_t i = 0; i < 20; ++i) log.add(kKind, -1, position(i), "值");
  const std::string bytes = saved(log);
  ByteReader in(bytes);
  EXPECT_EQ(saved(IssueLog::load(in)), bytes);
  EXPECT_FALSE(in.bad());
}

}  // namespace
}  // namespace clientele
