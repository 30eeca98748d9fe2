// Times of the models of churn, and whether they are as good as they were published: IBM's telco
// customers cross-validated (2 x 10 folds, both kinds); and forecasting who falls silent among a
// million, learned from 20,000 simulated cases.
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <limits>
#include <numeric>

#include "engine/sample/random.h"
#include "measure.h"
#include "stats/learn/classifier.h"
#include "support/telco.h"

namespace {

using clientele::bench::median_ms;
using clientele::sample::Random;
using namespace clientele::stats;

constexpr std::size_t kCases = 20'000, kScored = 1'000'000, kColumns = 13;

std::string read_file(const std::string& name) {
  const char* folder = std::getenv("CLIENTELE_DATA");
  std::ifstream in(std::string(folder != nullptr ? folder : "../shared/data") + "/" + name);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// Rows whose outcome depends on four of the columns, one of them missing now and then.
Origin simulate(std::size_t known, std::size_t forecast) {
  Origin out;
  out.known.resize(kColumns);
  out.forecast.resize(kColumns);
  for (std::size_t i = 0; i < known + forecast; ++i) {
    Random random(1, 2, i);
    auto& table = i < known ? out.known : out.forecast;
    double margin = 0;
    for (std::size_t c = 0; c < kColumns; ++c) {
      const double value = random.normal();
      if (c < 4) margin += (c == 0 ? std::abs(value) : value) * .6;
      const bool missing = c == 3 && random.chance(.2);
      table[c].values.push_back(missing ? std::numeric_limits<float>::quiet_NaN()
                                        : static_cast<float>(value));
    }
    auto& labels = i < known ? out.known_labels : out.forecast_labels;
    labels.push_back(random.chance(1 / (1 + std::exp(-margin))) ? 1 : 0);
  }
  return out;
}

}  // namespace

int main() {
  clientele::bench::Record record;
  bool good = true;
  const auto csv = read_file("telco_churn.csv");
  if (!csv.empty()) {
    const auto telco = clientele::test::read_telco(csv);
    Validation logistic, trees;
    const double ms = median_ms(
        [&] {
          logistic = cross_validate(ModelKind::logistic, telco.table, telco.left, {});
          trees = cross_validate(ModelKind::trees, telco.table, telco.left, {});
        },
        3);
    const auto& best = trees.log_loss < logistic.log_loss ? trees : logistic;
    record.time("telco, 2 x 10 folds, both kinds", ms, 2000, 2000);
    record.fact("telco_auc", best.auc.value);
    record.fact("telco_lift", best.top_decile_lift);
    record.fact("telco_calibration_error", best.calibration_error);
    good = best.auc.value >= .84 && best.top_decile_lift >= 2.8 && best.calibration_error <= .015;
  }
  const auto origin = simulate(kCases, kScored);
  Classifier model;
  record.time("fit 20,000 cases, both kinds", median_ms([&] {
                Classifier::fit(ModelKind::logistic, origin.known, origin.known_labels);
                model = Classifier::fit(ModelKind::trees, origin.known, origin.known_labels);
              }),
              500, 1000);
  std::vector<double> scores;
  record.time("score 1,000,000 customers",
              median_ms([&] { scores = model.predict(origin.forecast); }), 1000, 2000);
  const auto quality = auc(scores, origin.forecast_labels);
  record.fact("forecast_auc", quality.value);
  return record.print(good && quality.value > .7);
}
