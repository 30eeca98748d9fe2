#include "analyses/satisfaction.h"

#include <gtest/gtest.h>

#include "analyses/satisfaction_view.h"
#include "support/data.h"
#include "support/property.h"
#include "support/run_analysis.h"

namespace clientele {
namespace {

using Name = std::pair<Role, std::string>;
const Name kOverall{Role::satisfaction, "总体"}, kRecommend{Role::recommend, "推荐"};
Name aspect(const std::string& name) { return {Role::aspect, name}; }

// Customers who buy and answer; with `effects`, women are less content and service matters most.
test::LedgerMaker survey(test::Random& random, std::size_t customers, bool effects) {
  test::LedgerMaker maker;
  for (std::size_t c = 0; c < customers; ++c) {
    const auto id = "C" + std::to_string(c);
    const bool woman = random.chance(50);
    maker.profiles.push_back({id, kNoDay, {{{Role::gender, ""}, woman ? "女" : "男"}}, {}});
    const auto purchases = 1 + random.below(3);
    for (std::size_t i = 0; i < purchases; ++i) {
      maker.lines.push_back({id,
                             static_cast<Day>(15'000 + random.below(300)),
                             static_cast<double>(10 + random.below(100)),
                             {}});
    }
    const auto answers = random.below(3);
    for (std::size_t i = 0; i < answers; ++i) {
      test::MadeRow row{
          random.chance(80) ? id : "", static_cast<Day>(15'000 + random.below(300)), {}, {}};
      const double service = static_cast<double>(1 + random.below(effects ? 4 : 5));
      const double noise = static_cast<double>(random.below(3)) - 1;
      row.numbers[aspect("服务")] = service;
      row.numbers[aspect("价格")] = static_cast<double>(2 + random.below(4));
      row.numbers[aspect("物流")] = static_cast<double>(2 + random.below(4));
      row.numbers[kOverall] = effects ? std::clamp(service + noise + (woman ? -0.0 : 1.0), 1.0, 5.0)
                                      : static_cast<double>(1 + random.below(5));
      row.numbers[kRecommend] = static_cast<double>(random.below(12));  // 11: no answer
      maker.feedback.push_back(std::move(row));
    }
  }
  return maker;
}

TEST(Satisfaction, IsTheSameForAnyPartitionsOrderAndThroughSaveAndLoad) {
  test::for_any_seed([](test::Random& random) {
    auto maker = survey(random, 1 + random.below(120), true);
    auto again = maker.same_rows();
    const SatisfactionAnalysis satisfaction;
    const auto whole = test::run_analysis(satisfaction, maker.context, maker.make(1), {});
    test::expect_well_formed(whole);
    const auto parts = again.make(4);
    EXPECT_EQ(test::shown(test::run_analysis(satisfaction, again.context, parts, {}, {true, true})),
              test::shown(whole));
  });
}

TEST(Satisfaction, RefusesDamagedBytes) {
  test::Random random(3);
  auto maker = survey(random, 10, true);
  const auto parts = maker.make(1);
  const Options options;
  const View view(maker.context, parts[0], options);
  const SatisfactionAnalysis satisfaction;
  auto summary = satisfaction.start();
  satisfaction.collect(view, collect_customer_facts(view, 0), *summary);
  ByteWriter writer;
  summary->save(writer);
  const auto bytes = writer.take();
  for (std::size_t cut = 0; cut < bytes.size(); ++cut) {
    ByteReader reader(std::string_view(bytes).substr(0, cut));
    EXPECT_EQ(satisfaction.load(reader), nullptr);
  }
}

TEST(Satisfaction, CountsAnswersOnTheScaleOnly) {
  test::LedgerMaker maker;
  for (const double answer : {5.0, 4.0, 6.0, 0.0, 1.0}) {
    maker.feedback.push_back({"", kNoDay, {}, {{kOverall, answer}, {kRecommend, answer * 2}}});
  }
  maker.feedback.push_back({"", kNoDay, {}, {{kRecommend, 11}}});
  const auto c = test::run_analysis(SatisfactionAnalysis(), maker.context, maker.make(1), {});
  test::expect_well_formed(c);
  EXPECT_NEAR(test::value_of(c, "satisfaction.mean"), 10 / 3.0, 1e-12);
  EXPECT_NEAR(test::value_of(c, "satisfaction.csat"), 2 / 3.0, 1e-12);
  EXPECT_EQ(test::value_of(c, "nps.answers"), 4);  // 10, 8, 0, 2: 12 and 11 are none
  EXPECT_EQ(test::value_of(c, "nps.promoters"), 1);
  EXPECT_EQ(test::value_of(c, "nps.detractors"), 2);
  EXPECT_NEAR(test::value_of(c, "nps.score"), -25, 1e-12);
}

TEST(Satisfaction, MapsOtherScalesToFive) {
  test::LedgerMaker maker;
  maker.context.scales[{Role::satisfaction, "总体"}] = {1, 10};
  for (const double answer : {1.0, 10.0, 5.5}) {
    maker.feedback.push_back({"", kNoDay, {}, {{kOverall, answer}}});
  }
  const auto c = test::run_analysis(SatisfactionAnalysis(), maker.context, maker.make(1), {});
  EXPECT_NEAR(test::value_of(c, "satisfaction.mean"), 3, 1e-12);
}

TEST(Satisfaction, IndexFollowsTheWeightsOfTheSettings) {
  test::LedgerMaker maker;
  maker.feedback.push_back({"", kNoDay, {}, {{aspect("a"), 5}, {aspect("b"), 3}}});
  maker.feedback.push_back({"", kNoDay, {}, {{aspect("a"), 5}, {aspect("b"), 1}}});
  const auto parts = maker.make(1);
  Options options;
  auto c = test::run_analysis(SatisfactionAnalysis(), maker.context, parts, options);
  EXPECT_NEAR(test::value_of(c, "satisfaction.csi"), 62.5, 1e-12);
  options.aspect_weights = {{"a", 3}, {"b", 1}};
  c = test::run_analysis(SatisfactionAnalysis(), maker.context, parts, options);
  EXPECT_NEAR(test::value_of(c, "satisfaction.csi"), 81.25, 1e-12);
}

TEST(Satisfaction, YesOrNoGivesAReferralRateAndNoScore) {
  test::LedgerMaker maker;
  maker.flags.insert(kRecommend);
  for (int i = 0; i < 4; ++i) {
    maker.feedback.push_back({"", kNoDay, {}, {{kRecommend, i == 0 ? 0.0 : 1.0}}});
  }
  const auto c = test::run_analysis(SatisfactionAnalysis(), maker.context, maker.make(1), {});
  test::expect_well_formed(c);
  EXPECT_NEAR(test::value_of(c, "loyalty.referral_rate"), 0.75, 1e-12);
  EXPECT_EQ(test::find_figure(c, "nps.score"), nullptr);
}

TEST(Satisfaction, RepeatRateLooksAtTwelveMonths) {
  test::LedgerMaker maker;
  maker.lines = {{"C1", 1000, 5, {}},
                 {"C1", 990, 5, {}},
                 {"C2", 990, 5, {}},
                 {"C2", 100, 5, {}},
                 {"C3", 100, 5, {}}};
  const auto c = test::run_analysis(SatisfactionAnalysis(), maker.context, maker.make(2), {});
  EXPECT_FALSE(c.section);  // no survey
  EXPECT_NEAR(test::value_of(c, "loyalty.repeat_rate"), 0.5, 1e-12);
}

TEST(Satisfaction, FindsWhatIsThere) {
  test::Random random(21);
  auto maker = survey(random, 1500, true);
  const auto c = test::run_analysis(SatisfactionAnalysis(), maker.context, maker.make(3), {});
  test::expect_well_formed(c);
  EXPECT_TRUE(test::has_finding(c, "satisfaction.difference.gender"));
  EXPECT_TRUE(test::has_finding(c, "satisfaction.weak.aspect:服务"));
  EXPECT_TRUE(test::has_finding(c, "satisfaction.nps"));
  EXPECT_NE(test::find_block(c, "satisfaction.by.buyers"), nullptr);
  EXPECT_NE(test::find_block(c, "satisfaction.by.rfm"), nullptr);
  EXPECT_NE(test::find_block(c, "satisfaction.trend"), nullptr);
}

TEST(Satisfaction, FindsHardlyAnythingInAnswersByChance) {
  int found = 0;
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    test::Random random(2000 + seed);
    auto maker = survey(random, 300, false);
    const auto c = test::run_analysis(SatisfactionAnalysis(), maker.context, maker.make(1), {});
    found += test::has_finding(c, "satisfaction.difference") ||
                     test::has_finding(c, "satisfaction.trend") ||
                     test::has_finding(c, "satisfaction.weak")
                 ? 1
                 : 0;
  }
  EXPECT_LE(found, 4);
}

// The airport survey with its questions given: 0 and 6 are no ratings, 11 is no recommendation.
TEST(Satisfaction, AgreesWithTheAirportSurvey) {
  CLIENTELE_DATA_OR_SKIP(bytes, "sfo_survey_2017.csv");
  test::LedgerMaker maker;
  std::map<std::string, std::size_t> columns;
  std::vector<std::string> fields(1);
  bool quoted = false, header = true;
  const auto row = [&] {
    if (header) {
      for (std::size_t i = 0; i < fields.size(); ++i) columns[fields[i]] = i;
      header = false;
    } else if (fields.size() > 1) {
      test::MadeRow made;
      for (const char* name : {"Q7ALL", "Q7FOOD", "Q7ART", "Q7SIGN", "NETPRO"}) {
        const auto& text = fields[columns[name]];
        if (text.find_first_of("0123456789") == std::string::npos) continue;  // blank, BLANK
        const Role role = std::string(name) == "NETPRO"  ? Role::recommend
                          : std::string(name) == "Q7ALL" ? Role::satisfaction
                                                         : Role::aspect;
        made.numbers[{role, name}] = std::stod(text);
      }
      maker.feedback.push_back(std::move(made));
    }
    fields.assign(1, "");
  };
  for (const char ch : bytes) {
    if (ch == '"') {
      quoted = !quoted;
    } else if (ch == ',' && !quoted) {
      fields.emplace_back();
    } else if (ch == '\n' && !quoted) {
      row();
    } else if (ch != '\r') {
      fields.back() += ch;
    }
  }
  const auto c = test::run_analysis(SatisfactionAnalysis(), maker.context, maker.make(2), {});
  test::expect_well_formed(c);
  EXPECT_EQ(test::value_of(c, "nps.promoters"), 1436);
  EXPECT_EQ(test::value_of(c, "nps.detractors"), 342);
  EXPECT_EQ(test::value_of(c, "nps.answers"), 2746);
  EXPECT_NEAR(test::value_of(c, "nps.score"), 39.84, 0.005);
  EXPECT_NEAR(test::value_of(c, "satisfaction.mean"), 4.0644, 5e-5);
  const auto* aspects = test::find_block(c, "satisfaction.aspects");
  ASSERT_NE(aspects, nullptr);
  std::map<std::string, double> means;
  for (const auto& r : aspects->table.rows) means[test::cell_text(r[0])] = std::get<double>(r[2]);
  EXPECT_NEAR(means["Q7FOOD"], 3.6154, 5e-5);
  EXPECT_NEAR(means["Q7ART"], 3.9926, 5e-5);
}

}  // namespace
}  // namespace clientele
