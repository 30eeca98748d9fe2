// The law of merging for the section "churn": customers dealt to any number of partitions, merged
// in either order, saved and loaded or not, conclude the same.
#include <gtest/gtest.h>

#include "analyses/churn.h"
#include "base/hash.h"
#include "engine/sample/random.h"
#include "support/run_analysis.h"

namespace clientele {
namespace {

test::LedgerMaker company() {
  test::LedgerMaker out;
  const Day begin = day_from_civil(2023, 1, 1), end = day_from_civil(2024, 6, 30);
  for (std::size_t i = 0; i < 400; ++i) {
    sample::Random random(8, 1, i);
    const std::string id = "C" + std::to_string(1000 + i);
    const double rate = random.gamma(2, 60);
    const Day stop = random.chance(.5) ? end : begin + static_cast<Day>(random.below(540));
    Day day = begin + static_cast<Day>(random.below(200));
    while (day <= std::min(end, stop)) {
      out.lines.push_back({id, day, double{1} + static_cast<double>(random.below(9000)) / 100, {}});
      day += 1 + static_cast<Day>(random.exponential(rate));
    }
    test::MadeRow profile;
    profile.customer = id;
    profile.texts[{Role::gender, ""}] = random.chance(.5) ? "F" : "M";
    profile.texts[{Role::region, ""}] = std::string(1, static_cast<char>('a' + random.below(4)));
    out.profiles.push_back(profile);
    if (!random.chance(.3)) continue;
    test::MadeRow answer;
    answer.customer = id;
    answer.day = begin + static_cast<Day>(random.below(540));
    answer.numbers[{Role::satisfaction, ""}] = 1 + static_cast<double>(random.below(5));
    out.feedback.push_back(answer);
  }
  return out;
}

std::string concluded(const test::LedgerMaker& rows, std::size_t count, const Options& options,
                      test::RunOrder how) {
  auto maker = rows.same_rows();
  const auto partitions = maker.make(count);
  for (const auto& line : maker.lines) {
    auto& first = maker.context.first_day;
    first = first == kNoDay ? line.day : std::min(first, line.day);
  }
  maker.context.last_day = maker.context.as_of;
  const auto conclusion =
      test::run_analysis(*make_churn_analysis(), maker.context, partitions, options, how);
  test::expect_well_formed(conclusion);
  return test::shown(conclusion);
}

TEST(ChurnLaw, AnyCutOrderAndSaving) {
  const auto rows = company();
  for (const auto definition : {ChurnDefinition::automatic, ChurnDefinition::rhythm}) {
    Options options;
    options.churn_definition = definition;
    const auto whole = concluded(rows, 1, options, {});
    EXPECT_NE(whole.find("churn.model.auc"), std::string::npos);
    EXPECT_NE(whole.find("churn.signs"), std::string::npos);
    EXPECT_EQ(whole, concluded(rows, 3, options, {true, false}));
    EXPECT_EQ(whole, concluded(rows, 16, options, {true, true}));
  }
}

}  // namespace
}  // namespace clientele
