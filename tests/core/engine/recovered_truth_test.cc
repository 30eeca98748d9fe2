// What the sample company's whole report says, against the parameters its files were made from.
// Seeds other than the default; bounds are three standard errors where the sample is drawn, exact
// where it is counted.
#include <cmath>
#include <map>
#include <memory>

#include "engine/sample/market.h"
#include "engine/sample/sample.h"
#include "support/run.h"

namespace clientele {
namespace {

using Json = nlohmann::json;

struct Company {
  Json truth;
  std::unique_ptr<test::Report> report;
};

// The rows of a block's table, by the text of its first column.
std::map<std::string, std::map<std::string, double>> rows_of(const Json& report,
                                                             const std::string& block_id) {
  std::map<std::string, std::map<std::string, double>> rows;
  for (const auto& section : report["sections"]) {
    for (const auto& block : section["blocks"]) {
      if (block["id"] != block_id) continue;
      const auto& columns = block["table"]["columns"];
      for (const auto& row : block["table"]["rows"]) {
        const auto name = row[0].is_object() ? row[0]["zh-CN"] : row[0];
        for (std::size_t i = 1; i < columns.size(); ++i) {
          if (row[i].is_number()) rows[name][columns[i]["id"]] = row[i].get<double>();
        }
      }
    }
  }
  return rows;
}

// Made once a seed: a whole report of five thousand customers.
const Company& company(std::uint64_t seed) {
  static std::map<std::uint64_t, Company> made;
  Company& company = made[seed];
  if (!company.report) {
    test::Files files;
    for (auto& file : make_sample({5000, seed, false})) {
      if (file.name == "truth.json") {
        company.truth = Json::parse(file.text);
      } else {
        files.push_back({file.name, std::move(file.text)});
      }
    }
    company.report = std::make_unique<test::Report>(files);
  }
  return company;
}

class TruthOfSeed : public testing::TestWithParam<std::uint64_t> {
 protected:
  const Json& truth() const { return company(GetParam()).truth; }
  const test::Report& report() const { return *company(GetParam()).report; }
  std::map<std::string, std::map<std::string, double>> rows(const std::string& block) const {
    return rows_of(report().json(), block);
  }
};

TEST_P(TruthOfSeed, ConversionOfEachChannel) {
  const auto found = rows("conversion.by.channel");
  for (const auto& channel : truth()["channels"]) {
    const auto& row = found.at(channel["name"]);
    EXPECT_EQ(row.at("leads"), channel["leads"].get<double>());
    EXPECT_EQ(row.at("converted"), channel["leads_converted"].get<double>());
    const double rate = channel["conversion_rate"], n = channel["leads"];
    EXPECT_NEAR(row.at("rate"), rate, 3 * std::sqrt(rate * (1 - rate) / n)) << channel["name"];
  }
}

TEST_P(TruthOfSeed, CostOfANewCustomer) {
  const auto found = rows("conversion.costs");
  for (const auto& channel : truth()["channels"]) {
    const double cost = channel["cost_per_new_customer"];
    // Paid for all who registered; 6% of them never buy and are no new customers.
    EXPECT_NEAR(found.at(channel["name"]).at("cac"), cost / (1 - sample::kNeverBuys), 0.08 * cost)
        << channel["name"];
  }
}

TEST_P(TruthOfSeed, Promoters) {
  const auto& answers = truth()["satisfaction"];
  const double n = answers["answers"];
  EXPECT_EQ(report().figure("nps.answers"), n);
  EXPECT_NEAR(report().figure("nps.score"),
              100 * (answers["promoters"].get<double>() - answers["detractors"].get<double>()) / n,
              1e-9);
}

TEST_P(TruthOfSeed, AspectsAndTheirImportance) {
  const auto means = rows("satisfaction.aspects");
  const auto weights = rows("satisfaction.importance");
  const Json* heaviest = nullptr;
  for (const auto& aspect : truth()["satisfaction"]["aspects"]) {
    // Answers are whole numbers from 1 to 5: cutting at the ends moves a mean by a little.
    EXPECT_NEAR(means.at(aspect["name"]).at("mean"), aspect["mean_before_rounding"].get<double>(),
                0.2)
        << aspect["name"];
    if (heaviest == nullptr || aspect["importance"] > (*heaviest)["importance"]) heaviest = &aspect;
  }
  for (const auto& [name, row] : weights)
    EXPECT_LE(row.at("weight"), weights.at((*heaviest)["name"]).at("weight")) << name;
}

TEST_P(TruthOfSeed, TheCategoryThatLosesGround) {
  const auto found = rows("behaviour.category_change");
  const auto change = [&](const Json& category) { return found.at(category["name"]).at("change"); };
  const auto course = [](const Json& category) {
    return category["weight_last_day"].get<double>() / category["weight_first_day"].get<double>();
  };
  const auto& categories = truth()["categories"];
  for (const auto& a : categories) {
    for (const auto& b : categories) {
      if (course(a) > 1.5 * course(b)) {
        EXPECT_GT(change(a), change(b)) << a["name"] << " " << b["name"];
      }
    }
  }
}

TEST_P(TruthOfSeed, TheCampaignsReachAndItsDirection) {
  const auto found = rows("conversion.campaigns");
  ASSERT_EQ(found.size(), 1u);
  const auto& reach = truth()["customers"];
  // Some who were reached stand in no order of the file, and so in no group.
  EXPECT_NEAR(found.begin()->second.at("reached"), reach["reached_by_campaign"].get<double>(),
              0.01 * reach["reached_by_campaign"].get<double>());
  for (const auto& section : report().json()["sections"]) {
    for (const auto& block : section["blocks"]) {
      if (block["id"] != "behaviour.campaigns") continue;
      const auto& row = block["table"]["rows"][0];
      const std::size_t last = row.size();
      // One more order for 12% of them: more bought after it than without, beyond chance.
      EXPECT_GT(row[last - 4].get<double>(), 0);
      EXPECT_LT(row[last - 1].get<double>(), 0.05);
    }
  }
}

TEST_P(TruthOfSeed, EveryFaultPutIntoTheOrders) {
  const auto& dirt = truth()["orders_csv"];
  EXPECT_EQ(report().issue("test_order"), dirt["test_orders"].get<std::uint64_t>());
  EXPECT_EQ(report().issue("unreadable_date"), dirt["wrong_dates"].get<std::uint64_t>());
  // Two orders of a customer in the same second may agree in every column by chance.
  EXPECT_GE(report().issue("duplicate_row"), dirt["duplicates"].get<std::uint64_t>());
  EXPECT_LE(report().issue("duplicate_row"), dirt["duplicates"].get<std::uint64_t>() + 3);
}

INSTANTIATE_TEST_SUITE_P(Seeds, TruthOfSeed, testing::Values(2, 3));

}  // namespace
}  // namespace clientele
