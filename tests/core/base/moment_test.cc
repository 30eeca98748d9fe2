// Dates: known values, round trips and what is not a date.
#include "base/moment.h"

#include <gtest/gtest.h>

namespace clientele {
namespace {

TEST(Moment, CivilRoundTripOverFiveCenturies) {
  for (Day day = day_from_civil(1700, 1, 1); day < day_from_civil(2200, 1, 1); ++day) {
    const Civil c = civil_from_day(day);
    ASSERT_TRUE(valid_civil(c.year, c.month, c.day));
    ASSERT_EQ(day_from_civil(c.year, c.month, c.day), day);
  }
}

TEST(Moment, KeepsDayMinuteAndAmbiguity) {
  const Moment m(day_from_civil(2011, 12, 9), 12 * 60 + 50, true);
  EXPECT_EQ(m.day(), day_from_civil(2011, 12, 9));
  EXPECT_EQ(m.minute(), 770);
  EXPECT_TRUE(m.ambiguous());
  EXPECT_EQ(iso_date(m.exchanged().day()), "2011-09-12");
  EXPECT_EQ(m.exchanged().exchanged().bits(), m.bits());
  EXPECT_TRUE(Moment().missing());
  EXPECT_EQ(Moment(0, -1).minute(), -1);
}

TEST(Moment, KnownWeekdays) {
  EXPECT_EQ(weekday(day_from_civil(2026, 11, 23)), 0);  // a Monday
  EXPECT_EQ(weekday(0), 3);
  EXPECT_EQ(weekday(-1), 2);
}

}  // namespace
}  // namespace clientele
