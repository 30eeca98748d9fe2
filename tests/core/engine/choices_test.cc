// What a report can be filtered by: attributes and their values, and that filtering by each value
// in turn shares out the total.
#include "engine/choices.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "engine/engine.h"
#include "support/run.h"

namespace clientele {
namespace {

using nlohmann::json;

test::Files files() {
  std::string orders = "order_id,customer_id,date,channel,amount\n";
  std::string customers = "customer_id,name,phone,region,shoe size,gender\n";
  for (int i = 1; i <= 60; ++i) {
    const auto id = std::to_string(i);
    customers += "C" + id + ",Name " + id + ",1380000" + std::to_string(1000 + i) + "," +
                 (i % 3 == 0   ? "华东"
                  : i % 3 == 1 ? "华南"
                               : "西南") +
                 "," + (i % 2 == 0 ? "M" : "L") + ",男\n";
    orders += id + ",C" + id + ",2024-0" + std::to_string(i % 9 + 1) + "-11," +
              (i % 4 == 0 ? "web" : "store") + "," + id + "\n";
  }
  return {{"orders.csv", orders}, {"customers.csv", customers}};
}

class Choices : public testing::Test {
 protected:
  Choices() : session_(test::plans_of(files()), "", decoder_) {
    for (std::size_t i = 0; i < files().size(); ++i)
      EXPECT_TRUE(session_.add(i, 0, files()[i].text, 0, true).has_value());
  }
  json choices() { return json::parse(session_.choices().value()); }
  double revenue(const json& options) {
    const auto report = json::parse(session_.report(options.dump()).value());
    return report["figures"]["revenue.net"]["value"].get<double>();
  }

  test::IconvDecoder decoder_;
  Session session_;
};

TEST_F(Choices, AreAttributesWithSeveralValuesKnownRolesFirst) {
  std::vector<std::string> shape;
  for (const auto& choice : choices())
    shape.push_back(choice["attribute"].get<std::string>() + ": " + choice["values"].dump());
  // Neither names and phones, which are one a customer, nor the gender all share.
  EXPECT_EQ(shape, (std::vector<std::string>{R"(channel: ["store","web"])",
                                             R"(region: ["华东","华南","西南"])",
                                             R"(shoe size: ["L","M"])"}));
  EXPECT_EQ(choices()[1]["label"]["zh-CN"].get<std::string>(), "地区");
}

TEST_F(Choices, ShareOutTheTotal) {
  const double whole = revenue(json::object());
  EXPECT_EQ(whole, 60 * 61 / 2);
  for (const auto& choice : choices()) {
    double sum = 0;
    for (const auto& value : choice["values"]) {
      json options;
      options["filters"].push_back({{"attribute", choice["attribute"]}, {"value", value}});
      sum += revenue(options);
    }
    EXPECT_EQ(sum, whole) << choice["attribute"];
  }
}

}  // namespace
}  // namespace clientele
