// Values as real exports write them (the list of core/docs, "Values").
#include "schema/values.h"

#include <gtest/gtest.h>

namespace clientele {
namespace {

Decimal decimal(std::string_view text) {
  Decimal out = kNoDecimal;
  EXPECT_EQ(read_decimal(text, out), Read::ok) << text;
  return out;
}

std::string moment(std::string_view text, bool serials = false) {
  Moment m;
  if (read_moment(text, m, serials) != Read::ok) return "bad";
  std::string out = iso_date(m.day());
  if (m.minute() >= 0) out += " " + std::to_string(m.minute());
  return m.ambiguous() ? out + "?" : out;
}

TEST(ReadDecimal, PlainNumbers) {
  EXPECT_EQ(decimal("0"), 0);
  EXPECT_EQ(decimal("12.5"), 12'5000);
  EXPECT_EQ(decimal("-5"), -5'0000);
  EXPECT_EQ(decimal("+5"), 5'0000);
  EXPECT_EQ(decimal("2.55"), 2'5500);
  EXPECT_EQ(decimal("12."), 12'0000);
  EXPECT_EQ(decimal(".5"), 5000);
}

// The plain form, a character after another.
Read read_slowly(std::string_view text, Decimal& out) {
  std::size_t at = text.front() == '-' || text.front() == '+' ? 1 : 0;
  const std::size_t first = at;
  Decimal value = 0, unit = kDecimalOne;
  for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at)
    value = value * 10 + (text[at] - '0') * kDecimalOne;
  if (at == first) return Read::bad;
  if (at < text.size() && text[at] == '.') {
    for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) {
      unit /= 10;
      value += (text[at] - '0') * unit;
    }
  }
  if (at < text.size() || unit == 0) return Read::bad;
  out = text.front() == '-' ? -value : value;
  return Read::ok;
}

// Every text of up to seven characters: short ones are read eight bytes at once.
TEST(ReadDecimal, ShortTextsAreReadAsSlowlyReadOnes) {
  constexpr std::string_view kLetters = "0159.-";
  std::size_t plain = 0, count = 1;
  for (std::size_t size = 1; size <= 7; ++size) {
    count *= kLetters.size();
    std::string text(size, ' ');
    for (std::size_t i = 0; i < count; ++i) {
      for (std::size_t k = 0, rest = i; k < size; ++k, rest /= kLetters.size())
        text[k] = kLetters[rest % kLetters.size()];
      Decimal slow = 0, fast = 0;
      if (read_slowly(text, slow) != Read::ok) continue;  // other forms have tests of their own
      ++plain;
      ASSERT_EQ(read_decimal(text, fast), Read::ok) << text;
      ASSERT_EQ(fast, slow) << text;
    }
  }
  EXPECT_GT(plain, 50'000u);
  for (const std::string_view text : {"12345678", "1234.567", "0.000001", "9999999.", "99999.99"}) {
    Decimal slow = 0, fast = 0;
    const Read read = read_slowly(text, slow);
    EXPECT_EQ(read_decimal(text, fast), Read::ok) << text;
    if (read == Read::ok) {
      EXPECT_EQ(fast, slow) << text;
    }
  }
  for (const std::string_view text : {"1..2", "1.2.3", "12:4", "1/2", "٣", "1 2x", "0x1f"}) {
    Decimal fast = 0;
    EXPECT_EQ(read_decimal(text, fast), Read::bad) << text;
  }
}

TEST(ReadDecimal, FormsOfRealFiles) {
  EXPECT_EQ(decimal("1,234.50"), 1234'5000);
  EXPECT_EQ(decimal("¥1,234.50"), 1234'5000);
  EXPECT_EQ(decimal("￥1,234.50"), 1234'5000);
  EXPECT_EQ(decimal("1.2万"), 12'000'0000);
  EXPECT_EQ(decimal("3亿"), 300'000'000'0000);
  EXPECT_EQ(decimal("(123)"), -123'0000);
  EXPECT_EQ(decimal("($1,234.5)"), -1234'5000);
  EXPECT_EQ(decimal("12%"), 1200);
  EXPECT_EQ(decimal("１２３．５"), 123'5000);
  EXPECT_EQ(decimal("-￥5"), -5'0000);
  EXPECT_EQ(decimal("￥-5"), -5'0000);
  EXPECT_EQ(decimal("12元"), 12'0000);
  EXPECT_EQ(decimal("1e3"), 1000'0000);
  EXPECT_EQ(decimal("$ 12"), 12'0000);
  EXPECT_EQ(decimal("123-"), -123'0000);
}

TEST(ReadDecimal, RoundsOnceHalfToEven) {
  EXPECT_EQ(decimal("0.00005"), 0);
  EXPECT_EQ(decimal("0.00015"), 2);
  EXPECT_EQ(decimal("0.000150000001"), 2);
  EXPECT_EQ(decimal("0.00025"), 2);
  EXPECT_EQ(decimal("0.000250001"), 3);
  EXPECT_EQ(decimal("0.33333333333333333333"), 3333);
}

TEST(ReadDecimal, SaysWhatIsNoNumber) {
  Decimal out;
  for (const auto* text :
       {"abc", "1.2.3", "12,34,5", "--5", "1e", "12x", "(", "()", "¥", "C536379"}) {
    EXPECT_EQ(read_decimal(text, out), Read::bad) << text;
  }
  EXPECT_EQ(read_decimal("", out), Read::empty);
  EXPECT_EQ(read_decimal("922337203685478", out), Read::too_large);
  EXPECT_EQ(read_decimal("1e300", out), Read::too_large);
  EXPECT_EQ(read_decimal("922337203685477.5807", out), Read::ok);
}

TEST(ReadMoment, YearFirst) {
  EXPECT_EQ(moment("2011-12-09 08:26:00"), "2011-12-09 506");
  EXPECT_EQ(moment("2011-12-09T08:26"), "2011-12-09 506");
  EXPECT_EQ(moment("2024/3/5"), "2024-03-05");
  EXPECT_EQ(moment("2024.3.5"), "2024-03-05");
  EXPECT_EQ(moment("20240305"), "2024-03-05");
  EXPECT_EQ(moment("20240305082600"), "2024-03-05 506");
  EXPECT_EQ(moment("2024年3月5日"), "2024-03-05");
  EXPECT_EQ(moment("2024年3月5日 下午3:05"), "2024-03-05 905");
  EXPECT_EQ(moment("2024-03-05T08:26:59.123Z"), "2024-03-05 506");
  EXPECT_EQ(moment("2024-03-05 08:26:59 +0800"), "2024-03-05 506");
  EXPECT_EQ(moment("2024-03"), "2024-03-01");
  EXPECT_EQ(moment("２０２４-03-05"), "2024-03-05");
}

TEST(ReadMoment, DayOrMonthFirst) {
  EXPECT_EQ(moment("13/4/2024"), "2024-04-13");
  EXPECT_EQ(moment("4/13/2024"), "2024-04-13");
  EXPECT_EQ(moment("3/4/2024"), "2024-04-03?");
  EXPECT_EQ(moment("4/4/2024"), "2024-04-04");
  EXPECT_EQ(moment("1/2/24 3:04 PM"), "2024-02-01 904?");
  EXPECT_EQ(moment("5-Mar-2024"), "2024-03-05");
  EXPECT_EQ(moment("Mar 5, 2024"), "2024-03-05");
  EXPECT_EQ(moment("March 5th, 2024 12:01 am"), "2024-03-05 1");
  EXPECT_EQ(moment("12/31/1899 09:30:00 AM"), "1899-12-31 570");
}

TEST(ReadMoment, SerialsOnlyWhereAsked) {
  EXPECT_EQ(moment("45384.3478"), "bad");
  EXPECT_EQ(moment("45384", true), "2024-04-02");
  EXPECT_EQ(moment("45384.5", true), "2024-04-02 720");
}

TEST(ReadMoment, RefusesWhatIsNoDate) {
  for (const auto* text : {"2024-02-30", "6:00:00", "2024", "13/13/2024", "99", "abc",
                           "2024-03-05x", "2024-03-05 25:00", "12345678901", "Q7ALL"}) {
    EXPECT_EQ(moment(text), "bad") << text;
  }
}

TEST(ReadMoment, EveryDayRoundTrips) {
  for (Day day = day_from_civil(1990, 1, 1); day < day_from_civil(2030, 1, 1); day += 7) {
    const Civil c = civil_from_day(day);
    const std::string slash =
        std::to_string(c.year) + "/" + std::to_string(c.month) + "/" + std::to_string(c.day);
    EXPECT_EQ(moment(iso_date(day)), iso_date(day));
    EXPECT_EQ(moment(slash), iso_date(day));
  }
}

TEST(ReadWords, RatingsAndFlagsInBothLanguages) {
  Decimal out;
  const auto rating = [&](std::string_view t) {
    return read_rating(t, out) == Read::ok ? out / kDecimalOne : -1;
  };
  EXPECT_EQ(rating("非常满意"), 5);
  EXPECT_EQ(rating("非常不满意"), 1);
  EXPECT_EQ(rating("Very Satisfied"), 5);
  EXPECT_EQ(rating("4"), 4);
  EXPECT_EQ(rating("4分"), 4);
  EXPECT_EQ(rating("what"), -1);
  const auto flag = [&](std::string_view t) {
    return read_flag(t, out) == Read::ok ? out / kDecimalOne : -1;
  };
  EXPECT_EQ(flag("是"), 1);
  EXPECT_EQ(flag("No"), 0);
  EXPECT_EQ(flag("TRUE"), 1);
  EXPECT_EQ(flag("maybe"), -1);
}

TEST(CleanText, TrimsWhatExportsPutAround) {
  EXPECT_EQ(clean_text("\t9001 "), "9001");
  EXPECT_EQ(clean_text("　华东　"), "华东");
  EXPECT_EQ(clean_text("'75008"), "75008");
  EXPECT_EQ(clean_text(" - "), "");
  EXPECT_EQ(clean_text("Select"), "");
  EXPECT_EQ(clean_text("-5"), "-5");
  EXPECT_EQ(clean_text("\xc2\xa0x\xc2\xa0"), "x");
}

}  // namespace
}  // namespace clientele
