// What models of falling silent may know: nothing after the cut-off; and the sample they learn
// from: the same however customers are dealt out.
#include "analyses/churn_history.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "analyses/churn_signs.h"
#include "base/hash.h"

namespace clientele {
namespace {

const Day kAsOf = day_from_civil(2024, 12, 31);

Context two_years() {
  Context context;
  context.first_day = day_from_civil(2023, 1, 1);
  context.last_day = context.as_of = kAsOf;
  return context;
}

ChurnRecord every(Day step, Day from, Day to, double money) {
  ChurnRecord out;
  for (Day day = from; day <= to; day += step) {
    out.days.push_back(day);
    out.spent.push_back(static_cast<Money>(money * 10'000));
  }
  return out;
}

TEST(ChurnCuts, StepBackByCalendarMonthsAndKeepAWindowOfHistory) {
  const auto cuts = churn_cuts(two_years(), {});
  ASSERT_EQ(cuts.usable, 4u);
  EXPECT_EQ(iso_date(cuts.at(0)), "2024-12-31");
  EXPECT_EQ(iso_date(cuts.at(1)), "2024-09-30");
  EXPECT_EQ(iso_date(cuts.at(2)), "2024-06-30");
  Options half_year;
  half_year.churn_window_months = 6;
  EXPECT_EQ(churn_cuts(two_years(), half_year).usable, 3u);
  half_year.period_first = day_from_civil(2024, 1, 1);
  EXPECT_EQ(churn_cuts(two_years(), half_year).usable, 1u);
}

TEST(ChurnFeatures, NothingAfterTheCutEntersThem) {
  const auto cuts = churn_cuts(two_years(), {});
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    ChurnRecord all;
    Day day = cuts.ends.back() + static_cast<Day>(mix64(seed) % 40);
    for (std::uint64_t i = 0; day <= kAsOf; ++i) {
      const auto drawn = mix64(seed * 1000 + i);
      all.days.push_back(day);
      all.spent.push_back(static_cast<Money>(drawn % 900'000));
      if (drawn % 3 == 0) all.contacts.push_back(day);
      if (drawn % 4 == 0) all.answers.emplace_back(day, 10'000 + static_cast<int>(drawn % 40'000));
      day += 1 + static_cast<Day>(drawn % 60);
    }
    for (std::size_t cut = 0; cut <= cuts.usable; ++cut) {
      if (all.days.front() > cuts.at(cut)) continue;
      ChurnRecord known = all;
      while (known.days.back() > cuts.at(cut)) {
        known.days.pop_back();
        known.spent.pop_back();
      }
      const auto later = [&](Day when) { return when > cuts.at(cut); };
      known.contacts.erase(std::remove_if(known.contacts.begin(), known.contacts.end(), later),
                           known.contacts.end());
      known.answers.erase(std::remove_if(known.answers.begin(), known.answers.end(),
                                         [&](const auto& a) { return later(a.first); }),
                          known.answers.end());
      const auto a = churn_features(all, cuts, cut), b = churn_features(known, cuts, cut);
      EXPECT_EQ(std::memcmp(a.data(), b.data(), sizeof a), 0) << seed << " " << cut;
    }
  }
}

TEST(ChurnFeatures, OfARegularCustomer) {
  const auto cuts = churn_cuts(two_years(), {});
  const auto record = every(10, kAsOf - 205, kAsOf - 5, 16);
  const auto known = churn_features(record, cuts, 0);
  const auto value = [&](ChurnFeature feature) { return known[static_cast<std::size_t>(feature)]; };
  EXPECT_EQ(value(ChurnFeature::recency), 5);
  EXPECT_EQ(value(ChurnFeature::tenure), 205);
  EXPECT_EQ(value(ChurnFeature::purchases), 21);
  EXPECT_EQ(value(ChurnFeature::recent), 9);
  EXPECT_EQ(value(ChurnFeature::amount), 4);
  EXPECT_EQ(value(ChurnFeature::overdue), 0.5f);
  EXPECT_EQ(value(ChurnFeature::irregular), 0);
  EXPECT_TRUE(std::isnan(value(ChurnFeature::rating)));
}

std::vector<ChurnCase> case_of(std::uint64_t i) {
  ChurnCase out;
  out.known[0] = static_cast<float>(i);
  out.cut = 1;
  return {out};
}
std::string saved(const ChurnSample& sample) {
  ByteWriter out;
  sample.save(out);
  return out.take();
}

TEST(ChurnSample, IsTheSameHoweverBuyersAreDealtOut) {
  constexpr std::uint64_t kMany = 3 * ChurnSample::kBuyers;
  ChurnSample all;
  std::array<ChurnSample, 3> parts;
  for (std::uint64_t i = 0; i < kMany; ++i) {
    all.add(mix64(i), case_of(i));
    parts[mix64(i + 7) % 3].add(mix64(i), case_of(i));
  }
  EXPECT_EQ(all.cases().size(), ChurnSample::kBuyers);
  ChurnSample merged;
  for (const std::size_t p : {2u, 0u, 1u}) {
    const auto bytes = saved(parts[p]);
    ByteReader in(bytes);
    ChurnSample loaded;
    loaded.load(in);
    EXPECT_TRUE(in.at_end() && !in.bad());
    merged.merge(loaded);
  }
  EXPECT_EQ(saved(all), saved(merged));
}

TEST(ChurnSigns, SilenceRhythmAndFallingPurchases) {
  const auto cuts = churn_cuts(two_years(), {});
  const auto has = [&](const ChurnRecord& record, ChurnSign sign) {
    return (churn_signs(record, cuts, {}) & sign_bit(sign)) != 0;
  };
  const auto weekly = every(7, kAsOf - 400, kAsOf - 30, 20);
  EXPECT_EQ(own_rhythm(weekly), 7);
  EXPECT_FALSE(has(weekly, ChurnSign::silent));
  EXPECT_FALSE(has(weekly, ChurnSign::amount));
  EXPECT_TRUE(has(every(7, kAsOf - 400, kAsOf - 100, 20), ChurnSign::silent));
  EXPECT_FALSE(has(every(7, kAsOf - 400, kAsOf - 100, 20), ChurnSign::lost));
  // Ever longer intervals, ever smaller amounts.
  ChurnRecord fading;
  Day day = kAsOf - 360;
  for (int i = 0; day <= kAsOf; ++i) {
    fading.days.push_back(day);
    fading.spent.push_back((100 - i) * 10'000);
    day += 3 + i;
  }
  EXPECT_TRUE(has(fading, ChurnSign::frequency));
  EXPECT_TRUE(has(fading, ChurnSign::amount));
  EXPECT_EQ(own_rhythm(every(30, kAsOf - 120, kAsOf, 5)), 0) << "four intervals are too few";
}

TEST(ChurnSigns, FewerContactsAndLowRatings) {
  const auto cuts = churn_cuts(two_years(), {});
  ChurnRecord record;
  const auto signs = [&] { return churn_signs(record, cuts, {}); };
  for (const Day back : {150, 140, 130, 120}) record.contacts.push_back(kAsOf - back);
  record.contacts.push_back(kAsOf - 20);
  record.contacts.push_back(kAsOf - 10);
  EXPECT_EQ(signs(), sign_bit(ChurnSign::contacts));
  record.contacts.push_back(kAsOf - 5);
  EXPECT_EQ(signs(), 0);
  record.answers.emplace_back(kAsOf - 200, 20'000);
  EXPECT_EQ(signs(), sign_bit(ChurnSign::rating));
  record.answers.emplace_back(kAsOf - 100, 30'000);
  EXPECT_EQ(signs(), 0);
}

}  // namespace
}  // namespace clientele
