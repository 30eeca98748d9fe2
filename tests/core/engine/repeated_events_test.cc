// Answers, contacts and leads that stand twice in their files.
#include "support/run.h"

namespace clientele {
namespace {

using test::Files;
using test::Report;

const std::string kSurvey =
    "客户编号,答卷日期,总体满意度,推荐意愿（0-10分）\n"
    "a,2024-01-01,5,9\nb,2024-01-01,2,3\na,2024-01-01,5,9\na,2024-01-01,5,8\nc,2024-01-02,5,10\n";

TEST(RepeatedEvents, AreFlaggedAndKept) {
  const Report report(Files{{"survey.csv", kSurvey}});
  EXPECT_EQ(report.issue("duplicate_row"), 1u);
  EXPECT_EQ(report.figure("nps.answers"), 5);
  EXPECT_NEAR(report.figure("data.quality.uniqueness"), .8, 1e-12);
}

TEST(RepeatedEvents, AreLeftOutOnRequest) {
  const Report report(Files{{"survey.csv", kSurvey}}, R"({"rules":{"duplicate_row":"exclude"}})");
  EXPECT_EQ(report.issue("duplicate_row"), 1u);
  EXPECT_EQ(report.figure("nps.answers"), 4);
  EXPECT_EQ(report.figure("nps.promoters"), 2);
}

TEST(RepeatedEvents, StrangersMayAnswerAlike) {
  const Report report(Files{{"survey.csv",
                             "答卷日期,总体满意度,推荐意愿（0-10分）\n"
                             "2024-01-01,5,9\n2024-01-01,5,9\n2024-01-01,5,9\n2024-01-02,1,2\n"}});
  EXPECT_EQ(report.issue("duplicate_row"), 0u);
  EXPECT_EQ(report.figure("nps.answers"), 4);
  const Report timed(Files{{"survey.csv",
                            "答卷日期,总体满意度,推荐意愿（0-10分）\n"
                            "2024-01-01 10:00,5,9\n2024-01-01 10:00,5,9\n2024-01-01 10:01,5,9\n"}});
  EXPECT_EQ(timed.issue("duplicate_row"), 1u);
}

TEST(RepeatedEvents, OfContactsAndLeads) {
  const Report report(Files{
      {"contacts.csv",
       "customer_id,contact_date,channel,content\na,2024-01-01,phone,asked\n"
       "a,2024-01-01,phone,asked\na,2024-01-01,mail,asked\n"},
      {"leads.csv",
       "lead_id,created_date,channel,converted\nL1,2024-01-01,web,yes\nL1,2024-01-01,web,yes\n"
       "L2,2024-01-01,web,yes\n"}});
  EXPECT_EQ(report.issue("duplicate_row"), 2u);
}

}  // namespace
}  // namespace clientele
