// Models of a yes/no outcome: published accuracy on real data, exact contributions, no signal from
// noise; measures of accuracy against their definitions.
#include "stats/learn/classifier.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "base/hash.h"
#include "stats/learn/logit.h"
#include "support/data.h"
#include "support/telco.h"

namespace clientele::stats {
namespace {

TEST(Bins, AllAtOnceAsOneByOne) {
  for (const std::size_t distinct : {1u, 2u, 7u, 63u, 64u, 500u}) {
    Feature feature;
    for (std::size_t i = 0; i < 3000; ++i) {
      feature.values.push_back(static_cast<float>(mix64(i) % distinct) / 3);
    }
    feature.values.push_back(std::numeric_limits<float>::quiet_NaN());
    feature.values.push_back(std::numeric_limits<float>::infinity());
    const FeatureTable table{feature};
    const auto rules = bin_rules(table);
    const auto bins = to_bins(table, rules);
    for (std::size_t i = 0; i < feature.values.size(); ++i) {
      ASSERT_EQ(bins[0][i], rules[0].bin(feature.values[i])) << distinct << " " << i;
    }
  }
}

double uniform(std::uint64_t i) { return static_cast<double>(mix64(i) >> 11) * 0x1p-53; }

// Two informative columns (a number with gaps, a category) and one of noise.
struct Simulated {
  FeatureTable table{{false, {}}, {true, {}}, {false, {}}};
  std::vector<std::uint8_t> labels;
};
Simulated simulated(std::size_t rows) {
  Simulated out;
  for (std::size_t i = 0; i < rows; ++i) {
    const auto x = static_cast<float>(uniform(4 * i));
    const bool gap = i % 17 == 0;
    const auto level = static_cast<float>(1 + i % 3);
    const double margin = (gap ? 1.5 : 4 * static_cast<double>(x) - 2) + (level == 2 ? 1 : -0.5);
    out.table[0].values.push_back(gap ? std::nanf("") : x);
    out.table[1].values.push_back(level);
    out.table[2].values.push_back(static_cast<float>(uniform(4 * i + 1)));
    out.labels.push_back(uniform(4 * i + 2) < logistic(margin) ? 1 : 0);
  }
  return out;
}

TEST(Classifier, TelcoReachesThePublishedAccuracyOutOfSample) {
  CLIENTELE_DATA_OR_SKIP(csv, "telco_churn.csv");
  const auto telco = test::read_telco(csv);
  ASSERT_EQ(telco.left.size(), 7043u);
  for (const auto kind : {ModelKind::logistic, ModelKind::trees}) {
    const auto v = cross_validate(kind, telco.table, telco.left, {});
    EXPECT_EQ(v.fold_auc.size(), 20u);
    EXPECT_GT(v.auc.value, 0.847);
    EXPECT_LT(v.auc.value, 0.86) << "above it, suspect a leak";
    EXPECT_LT(v.brier, 0.1355);
    EXPECT_GT(v.top_decile_lift, 2.8);
    EXPECT_LT(v.calibration_error, 0.015);
  }
}

TEST(Classifier, ContributionsAndBaseSumToTheLogOdds) {
  const auto data = simulated(800);
  for (const auto kind : {ModelKind::logistic, ModelKind::trees}) {
    const auto model = Classifier::fit(kind, data.table, data.labels);
    const auto p = model.predict(data.table);
    std::vector<std::uint32_t> rows(p.size());
    for (std::uint32_t i = 0; i < rows.size(); ++i) rows[i] = i;
    const auto parts = model.contributions(data.table, rows);
    double informative = 0, noise = 0;
    for (std::size_t i = 0; i < p.size(); ++i) {
      const double sum = parts[3 * i] + parts[3 * i + 1] + parts[3 * i + 2];
      EXPECT_NEAR(model.base() + sum, log_odds(p[i]), 1e-9);
      informative += std::abs(parts[3 * i]);
      noise += std::abs(parts[3 * i + 2]);
    }
    EXPECT_GT(informative, 3 * noise);
  }
}

TEST(Classifier, ShuffledLabelsArePredictedNoBetterThanByChance) {
  auto data = simulated(2000);
  const auto original = data.labels;
  std::vector<std::pair<std::uint64_t, std::uint8_t>> drawn;
  for (std::size_t i = 0; i < original.size(); ++i) drawn.emplace_back(mix64(i + 77), original[i]);
  std::sort(drawn.begin(), drawn.end());
  for (std::size_t i = 0; i < drawn.size(); ++i) data.labels[i] = drawn[i].second;
  for (const auto kind : {ModelKind::logistic, ModelKind::trees}) {
    const auto v = cross_validate(kind, data.table, data.labels, {});
    EXPECT_NEAR(v.auc.value, 0.5, 0.05);
    EXPECT_LT(v.auc.interval.low, 0.5);
  }
}

TEST(Classifier, FoldsKeepTheShareOfEachOutcome) {
  std::vector<std::uint8_t> labels(1000, 0);
  std::fill_n(labels.begin(), 200, std::uint8_t{1});
  const auto folds = stratified_folds(labels, 10, 1);
  std::array<int, 10> all{}, positive{};
  for (std::size_t i = 0; i < labels.size(); ++i) {
    ++all[folds[i]];
    positive[folds[i]] += labels[i];
  }
  for (int f = 0; f < 10; ++f) {
    EXPECT_EQ(all[static_cast<std::size_t>(f)], 100);
    EXPECT_EQ(positive[static_cast<std::size_t>(f)], 20);
  }
}

TEST(Logistic, OneBinaryColumnGivesTheLogOddsOfItsTable) {
  // 30 of 100 and 60 of 100: without a penalty the fit is exact.
  FeatureTable table{{true, {}}};
  std::vector<std::uint8_t> labels;
  for (int i = 0; i < 200; ++i) {
    table[0].values.push_back(i < 100 ? 1.0f : 2.0f);
    labels.push_back(i % 100 < (i < 100 ? 30 : 60) ? 1 : 0);
  }
  LogisticModel::Options options;
  options.ridge = 1e-6;
  const auto model = LogisticModel::fit(table, labels, options);
  EXPECT_TRUE(model.converged());
  const auto margins = model.margins(table);
  EXPECT_NEAR(logistic(margins[0]), 0.3, 1e-6);
  EXPECT_NEAR(logistic(margins[150]), 0.6, 1e-6);
}

TEST(Evaluate, AucAndItsVarianceFollowTheirDefinitionsWithTies) {
  const std::vector<double> p = {0.9, 0.8, 0.8, 0.6, 0.6, 0.4, 0.3, 0.2};
  const std::vector<std::uint8_t> y = {1, 1, 0, 1, 0, 0, 1, 0};
  // By hand over the 16 pairs: 4 + 3.5 + 2.5 + 1 = 11.
  const auto a = auc(p, y);
  EXPECT_DOUBLE_EQ(a.value, 11.0 / 16);
  // Placements of positives 1, .875, .625, .25; of negatives .375, .625, .75, 1.
  const double v10 = 0.109375, v01 = 0.0677083333333333333;
  EXPECT_NEAR(a.variance, v10 / 4 + v01 / 4, 1e-12);
  EXPECT_TRUE(a.interval.contains(a.value));
}

TEST(Evaluate, CalibrationLiftAndProfitOnAPlainTable) {
  std::vector<double> p;
  std::vector<std::uint8_t> y;
  for (int i = 0; i < 100; ++i) {
    p.push_back(i < 20 ? 0.5 : 0.1);
    y.push_back(i < 10 || (i >= 20 && i < 28) ? 1 : 0);
  }
  EXPECT_NEAR(calibration_error(calibration(p, y, 5)), 0.12, 1e-12);
  EXPECT_NEAR(lift(p, y, 0.2), 0.5 / 0.18, 1e-12);
  EXPECT_NEAR(lift(p, y, 0.1), 0.5 / 0.18, 1e-12) << "ties count by their part";
  const RetentionOffer offer{100, 10, 0.5};
  EXPECT_DOUBLE_EQ(offer.break_even(), 0.2);
  const auto curve = profit_curve(p, y, offer, 5);
  EXPECT_DOUBLE_EQ(curve[0].profit, 0);
  EXPECT_NEAR(curve[1].profit, (10 * 50 - 20 * 10) / 100.0, 1e-12);
  EXPECT_NEAR(curve[5].profit, (18 * 50 - 100 * 10) / 100.0, 1e-12);
}

}  // namespace
}  // namespace clientele::stats
