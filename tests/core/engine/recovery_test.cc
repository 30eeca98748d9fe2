// The sample company's purchases, read from its files, give back the parameters they were made
// from; and a period does not cut a customer's past off.
#include <cmath>

#include "engine/clv_json.h"
#include "engine/sample/market.h"
#include "engine/sample/purchases.h"
#include "engine/sample/sample.h"
#include "support/run.h"

namespace clientele {
namespace {

using test::Files;
using test::Report;

std::string orders_of(std::size_t customers, std::uint64_t seed) {
  for (auto& file : make_sample({customers, seed, true})) {
    if (file.name == "orders.csv") return std::move(file.text);
  }
  return {};
}

// Without the campaign's effect: its orders are no part of the process, and move r by some 4%.
// Counting days instead of orders moves alpha by as much, which is less than its standard error
// here.
class RecoveryOfSeed : public testing::TestWithParam<std::uint64_t> {};

TEST_P(RecoveryOfSeed, BgNbdIsFoundWithinThreeStandardErrors) {
  const Files files = {{"orders.csv", orders_of(5000, GetParam())}};
  test::IconvDecoder decoder;
  Session session(test::plans_of(files), "", decoder);
  ASSERT_TRUE(session.add(0, 0, files[0].text, 0, true).has_value());
  ClvRequest request;
  request.model = "bg_nbd";
  request.calibration_end = request.as_of = sample::last_day();
  const auto answer = session.clv(request);
  ASSERT_TRUE(answer.has_value());
  const auto fit = nlohmann::json::parse(*answer);
  ASSERT_TRUE(fit["converged"].get<bool>());
  const auto expect_near = [&](const char* name, double truth) {
    const auto& found = fit["parameters"][name];
    EXPECT_NEAR(found["estimate"].get<double>(), truth, 3 * found["std_error"].get<double>())
        << name;
  };
  expect_near("r", sample::kR);
  expect_near("alpha", sample::kAlpha);
  expect_near("a", sample::kA);
  expect_near("b", sample::kB);
}

INSTANTIATE_TEST_SUITE_P(Seeds, RecoveryOfSeed, testing::Values(2, 3, 11));

TEST(LifetimeOfAPeriod, CountsPurchasesBeforeIt) {
  const Files files = {{"orders.csv", orders_of(800, 4)}};
  const Report whole(files, "", R"({"sections":["clv"],"as_of":"2024-09-30"})");
  const Report cut(files, "", R"({"sections":["clv"],"period":["2024-07-01","2024-09-30"]})");
  for (const auto* id : {"clv.total", "clv.expected_purchases", "clv.alive", "clv.log_likelihood"})
    EXPECT_DOUBLE_EQ(cut.figure(id), whole.figure(id)) << id;
  EXPECT_LT(cut.figure("clv.historic_mean"), whole.figure("clv.historic_mean"));
}

}  // namespace
}  // namespace clientele
