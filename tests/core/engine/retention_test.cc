// Cohorts, from orders to the section on retention.
#include "support/property.h"
#include "support/run.h"

namespace clientele {
namespace {

using test::Files;
using test::Report;

const nlohmann::json& cohorts(const Report& report) {
  for (const auto& section : report.json()["sections"]) {
    for (const auto& block : section["blocks"]) {
      if (block["id"] == "retention.cohorts") return block["table"]["rows"];
    }
  }
  static const nlohmann::json none = nlohmann::json::array();
  return none;
}

// 40 customers begin in January, 40 in February; of January's, 10 come back in February, all in
// March. April is not over.
std::string orders_csv() {
  std::string rows = "order_id,customer_id,date,amount\n";
  int order = 0;
  const auto add = [&](int customer, const std::string& date) {
    rows += "O" + std::to_string(order++) + ",C" + std::to_string(customer) + "," + date + ",10\n";
  };
  for (int c = 0; c < 40; ++c) add(c, "2024-01-15");
  for (int c = 0; c < 10; ++c) add(c, "2024-02-10");
  for (int c = 0; c < 40; ++c) add(c, "2024-03-05");
  for (int c = 40; c < 80; ++c) add(c, "2024-02-20");
  add(0, "2024-04-10");
  return rows;
}

TEST(Retention, CountsWhoCameBack) {
  const Report report(Files{{"orders.csv", orders_csv()}});
  // In the first month after: 10 of January's 40 and none of February's 40.
  EXPECT_EQ(report.figure("retention.month1"), 10.0 / 80);
  EXPECT_EQ(report.figure("retention.month2"), 1.0);  // January's only: 40 of 40
  EXPECT_EQ(report.json()["figures"]["retention.month2"]["n"], 40);
}

TEST(Retention, PeriodsThatAreNotOverStayEmpty) {
  const Report report(Files{{"orders.csv", orders_csv()}});
  // January: 0, 1, 2 months; February: 0, 1. April, not over, is nowhere.
  EXPECT_EQ(cohorts(report).size(), 5u);
}

// Customers of earlier years are no new customers of the period.
TEST(Retention, APeriodDoesNotMakeOldCustomersNew) {
  std::string rows = "order_id,customer_id,date,amount\n";
  int order = 0;
  const auto add = [&](int customer, const std::string& date) {
    rows += "O" + std::to_string(order++) + ",C" + std::to_string(customer) + "," + date + ",10\n";
  };
  for (int c = 0; c < 60; ++c) add(c, "2022-05-10");
  for (int c = 0; c < 60; ++c) add(c, "2024-03-10");
  for (int c = 60; c < 100; ++c) add(c, "2024-03-15");
  for (int c = 0; c < 60; ++c) add(c, "2024-04-10");
  add(0, "2024-06-30");
  const std::string spend = "日期,投放渠道,投放费用\n2024-01-01,天猫,3000\n2024-06-30,天猫,1000\n";
  const Report report(Files{{"orders.csv", rows}, {"投放.csv", spend}}, "",
                      R"({"period": ["2024-01-01", "2024-06-30"]})");
  EXPECT_EQ(report.figure("retention.month1"), 0);
  EXPECT_EQ(report.json()["figures"]["retention.month1"]["n"], 40);
  EXPECT_EQ(report.figure("acquisition.new_customers"), 40);
  EXPECT_EQ(report.figure("acquisition.cac"), 100);
}

TEST(Retention, CohortsSumToCustomersAndRevenue) {
  test::for_any_seed([](test::Random& random) {
    std::string rows = "order_id,customer_id,date,amount\n";
    const auto customers = 60 + random.below(60);
    for (std::uint64_t i = 0; i < 6 * customers; ++i) {
      const auto month = 1 + random.below(6), day = 1 + random.below(28);
      rows += "O" + std::to_string(i) + ",C" + std::to_string(i % customers) + ",2024-0" +
              std::to_string(month) + "-" + (day < 10 ? "0" : "") + std::to_string(day) + "," +
              std::to_string(1 + random.below(500)) + "\n";
    }
    rows += "O999999,C0,2024-06-30,5\n";  // June is over
    const Report report(Files{{"orders.csv", rows}});
    double first = 0, revenue = 0;
    for (const auto& row : cohorts(report)) {
      EXPECT_LE(row[3].get<double>(), row[2].get<double>());
      if (row[1] == 0) {
        first += row[2].get<double>();
        EXPECT_EQ(row[2], row[3]);  // everyone buys in the period of the first purchase
      }
      revenue += row[6].get<double>();
    }
    EXPECT_EQ(first, report.figure("customers.buying"));
    EXPECT_NEAR(revenue, report.figure("revenue.net"), 1e-6);
  });
}

// Monthly and quarterly cohorts over refunds and a filter: parts of the same whole, which is what
// the buying customers of the filter brought.
TEST(Retention, CohortsSumToTheWholeUnderRefundsAndFilters) {
  test::for_any_seed([](test::Random& random) {
    std::string people = "customer_id,region\n", rows = "order_id,customer_id,date,amount\n";
    const auto customers = 120 + random.below(60);
    for (std::uint64_t i = 0; i < customers; ++i)
      people += "C" + std::to_string(i) + (i % 3 == 0 ? ",south\n" : ",north\n");
    for (std::uint64_t i = 0; i < 6 * customers; ++i) {
      const auto month = 1 + random.below(6), day = 1 + random.below(28);
      // The first round buys, so that every refund has a purchase of the customer's.
      const bool refund = i >= customers && random.below(5) == 0;
      rows += "O" + std::to_string(i) + ",C" + std::to_string(i % customers) + ",2024-0" +
              std::to_string(month) + "-" + (day < 10 ? "0" : "") + std::to_string(day) + "," +
              (refund ? "-" : "") + std::to_string(1 + random.below(500)) + "\n";
    }
    rows += "O999999,C0,2024-06-30,5\n";  // June, and with it the quarter, is over
    const Files files = {{"orders.csv", rows}, {"customers.csv", people}};
    for (const char* period : {"month", "quarter"}) {
      for (const char* filter : {"", R"(,"filters":[{"attribute":"region","value":"north"}])"}) {
        const Report report(files, "",
                            std::string(R"({"cohort_period":")") + period + "\"" + filter +
                                R"(,"sections":["behaviour","retention"]})");
        double first = 0, revenue = 0;
        ASSERT_FALSE(cohorts(report).empty()) << period << filter;
        for (const auto& row : cohorts(report)) {
          EXPECT_EQ(row[0].get<std::string>().find('Q') != std::string::npos,
                    std::string(period) == "quarter");
          EXPECT_LE(row[3].get<double>(), row[2].get<double>());
          if (row[1] == 0) first += row[2].get<double>();
          revenue += row[6].get<double>();
        }
        EXPECT_EQ(first, report.figure("customers.buying")) << period << filter;
        EXPECT_NEAR(revenue, report.figure("revenue.net"), 1e-6) << period << filter;
      }
    }
  });
}

}  // namespace
}  // namespace clientele
