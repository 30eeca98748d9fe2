// What the settings say of a file's form, down to the report.
#include <gtest/gtest.h>

#include "support/run.h"

namespace clientele {
namespace {

using test::Files;
using test::Report;

std::string period_of(const Report& report) {
  const auto& period = report.json()["meta"]["period"];
  return period["first"].get<std::string>() + ".." + period["last"].get<std::string>();
}

// 3/4 may be the third of April or the fourth of March: nothing in the column tells.
TEST(FileForms, DatesAreReadInTheOrderThatIsSaid) {
  const Files files = {{"orders.csv",
                        "订单编号,客户编号,日期,金额\n"
                        "1,K1,3/4/2024,10\n2,K2,5/6/2024,20\n3,K1,7/8/2024,30\n"}};
  const Report unsaid(files);
  EXPECT_EQ(period_of(unsaid), "2024-03-04..2024-07-08");
  EXPECT_EQ(unsaid.issue("ambiguous_date_order"), 3u);
  const Report day_first(files, R"({"files": [{"date_order": "day_first"}]})");
  EXPECT_EQ(period_of(day_first), "2024-04-03..2024-08-07");
  EXPECT_EQ(day_first.issue("ambiguous_date_order"), 0u);
  const Report month_first(files, R"({"files": [{"date_order": "month_first"}]})");
  EXPECT_EQ(period_of(month_first), "2024-03-04..2024-07-08");
  EXPECT_EQ(month_first.issue("ambiguous_date_order"), 0u);
}

// What can be read one way only is read that way, and is an issue where that is not what was said.
TEST(FileForms, DatesThatContradictWhatIsSaidAreListed) {
  const Files files = {{"orders.csv",
                        "订单编号,客户编号,日期,金额\n"
                        "1,K1,13/4/2024,10\n2,K2,5/6/2024,20\n3,K1,7/8/2024,30\n"}};
  const Report day_first(files, R"({"files": [{"date_order": "day_first"}]})");
  EXPECT_EQ(day_first.issue("contradicting_date"), 0u);
  const Report month_first(files, R"({"files": [{"date_order": "month_first"}]})");
  EXPECT_EQ(month_first.issue("contradicting_date"), 1u);
  EXPECT_EQ(period_of(month_first), "2024-04-13..2024-07-08");
}

}  // namespace
}  // namespace clientele
