// Values of 64 bits come back from the words they were put into, whatever they are.
#include "ledger/row_words.h"

#include <gtest/gtest.h>

#include "support/property.h"

namespace clientele {
namespace {

using namespace row_words;

void expect_decimal(Decimal value, bool fits) {
  WideValues wide;
  const std::uint32_t word = pack_decimal(value, wide);
  EXPECT_EQ(decimal(word, wide), value);
  EXPECT_EQ(wide.all().empty(), fits) << value;
  EXPECT_EQ(WideValues::is_place(word), !fits) << value;
}

TEST(RowWords, DecimalsOfOrdersFit) {
  constexpr Decimal kUnit = kDecimalOne;
  for (const Decimal value : {Decimal{0}, Decimal{1}, Decimal{-1}, kUnit, -kUnit}) {
    expect_decimal(value, true);
  }
  constexpr Decimal kReach = 1 << 29;  // 53,687.0912 in ten-thousandths, 5,368,709.12 in hundredths
  for (const Decimal edge : {kReach, -kReach}) {
    expect_decimal(edge - 1, edge > 0);
    expect_decimal(edge, edge < 0);
    expect_decimal(edge + 1, edge < 0);
    expect_decimal(edge * 100 - 100, edge > 0);
    expect_decimal(edge * 100, edge < 0);
    expect_decimal(edge * 100 + 1, false);
  }
  expect_decimal(5'000'000 * kUnit + 9'900, true);
  expect_decimal(60'000 * kUnit + 1, false);
  expect_decimal(6'000'000 * kUnit, false);
  expect_decimal(INT64_MAX, false);
  expect_decimal(INT64_MIN + 1, false);
  expect_decimal(kNoDecimal, true);
}

TEST(RowWords, AnyDecimalAndAnyId) {
  test::for_any_seed([](test::Random& random) {
    WideValues wide;
    const auto any = [&] { return random.next() >> random.below(64); };
    std::vector<std::pair<std::uint32_t, Decimal>> decimals;
    std::vector<std::pair<std::uint32_t, IdKey>> ids;
    for (int i = 0; i < 200; ++i) {
      const auto value = static_cast<Decimal>(any()) * (random.chance(50) ? -1 : 1);
      decimals.emplace_back(pack_decimal(value, wide), value);
      const IdKey key = random.chance(5) ? kNoId : any();
      ids.emplace_back(pack_id(key, wide), key);
    }
    for (const auto& [word, value] : decimals) ASSERT_EQ(decimal(word, wide), value);
    for (const auto& [word, key] : ids) ASSERT_EQ(id(word, wide), key);
    for (const auto& [word, key] : ids) ASSERT_EQ(word == kNoWord, key == kNoId);
  });
}

TEST(RowWords, IdsOfFewPatternsFit) {
  WideValues wide;
  for (const std::uint32_t pattern : {0u, 15u}) {
    const IdKey key = IdSpace::make_key(pattern, (1u << 27) - 1);
    EXPECT_EQ(id(pack_id(key, wide), wide), key);
  }
  EXPECT_TRUE(wide.all().empty());
  for (const IdKey key : {IdSpace::make_key(16, 0), IdSpace::make_key(0, 1u << 27),
                          IdSpace::make_key(0, 13'800'138'000)}) {
    EXPECT_EQ(id(pack_id(key, wide), wide), key);
  }
  EXPECT_EQ(wide.all().size(), 3u);
}

TEST(RowWords, ACustomerKeepsTheHashOfTheRest) {
  WideValues wide;
  const IdKey short_key = IdSpace::make_key(1, 7), long_key = IdSpace::make_key(99, 7);
  for (const IdKey key : {short_key, long_key, kNoId}) {
    for (const std::uint32_t hash : {0u, 1u, 0xffffffffu}) {
      const std::uint32_t word = pack_customer(key, hash, wide);
      EXPECT_EQ(id(word, wide), key);
      EXPECT_EQ(rest(word, wide), hash);
      EXPECT_EQ(has_rest(word), hash != 0);
    }
  }
}

TEST(RowWords, APlaceThatIsNotThereIsSeen) {
  WideValues wide;
  const std::uint32_t first = wide.add(5), last = wide.add(6, true);
  EXPECT_TRUE(wide.holds(first));
  EXPECT_TRUE(wide.holds(last));
  EXPECT_FALSE(wide.holds(last, 2)) << "no hash follows";
  EXPECT_FALSE(wide.holds(last + 1));
  EXPECT_FALSE(wide.holds(kNoRoom));
  EXPECT_TRUE(wide.holds(kNoWord));
  EXPECT_TRUE(wide.holds(0x7fffffffu)) << "a value itself";
}

}  // namespace
}  // namespace clientele
