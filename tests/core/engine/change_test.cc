// What moved since the period before, from orders to the section on change: bridges that reconcile.
#include <set>

#include "support/property.h"
#include "support/run.h"

namespace clientele {
namespace {

using test::Files;
using test::Report;

nlohmann::json rows_of(const Report& report, const std::string& id) {
  for (const auto& section : report.json()["sections"]) {
    for (const auto& block : section["blocks"]) {
      if (block["id"] == id) return block["table"]["rows"];
    }
  }
  return nlohmann::json::array();
}

class Orders {
 public:
  void add(std::size_t customer, const std::string& date, const std::string& amount = "10",
           const std::string& more = "") {
    text_ += "O" + std::to_string(next_++) + ",C" + std::to_string(customer) + "," + date + "," +
             amount + more + "\n";
  }
  Files files(const std::string& headers = "") const {
    return {{"orders.csv", "order_id,customer_id,date,amount" + headers + "\n" + text_}};
  }

 private:
  std::string text_;
  std::size_t next_ = 0;
};

std::string date_of(std::size_t month, std::size_t day) {
  const auto two = [](std::size_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return std::to_string(2023 + month / 12) + "-" + two(month % 12 + 1) + "-" + two(day + 1);
}

// 1,000 lost of 10,000 is 10%.
TEST(Change, AThousandLostOfTenThousandIsTenPercent) {
  Orders orders;
  for (std::size_t c = 0; c < 10'000; ++c) orders.add(c, "2024-01-15");
  for (std::size_t c = 1'000; c < 10'300; ++c) orders.add(c, "2024-02-15");
  orders.add(9'999, "2024-01-01");
  orders.add(9'999, "2024-02-29");
  orders.add(0, "2024-03-02");
  const Report report(orders.files());
  EXPECT_EQ(report.figure("change.opening"), 10'000);
  EXPECT_EQ(report.figure("change.lost"), 1'000);
  EXPECT_EQ(report.figure("change.lost_rate"), 0.1);
  EXPECT_EQ(report.figure("change.new"), 300);
  EXPECT_EQ(report.figure("change.closing"), 9'300);
  EXPECT_EQ(report.figure("change.net"), -700);
}

// Customers of before the period are not new, and who bought before the last period has come back.
TEST(Change, ComesBackIsNotNew) {
  Orders orders;
  for (std::size_t c = 0; c < 50; ++c) orders.add(c, "2024-01-15");
  for (std::size_t c = 0; c < 30; ++c) orders.add(c, "2024-02-15");
  for (std::size_t c = 20; c < 70; ++c) orders.add(c, "2024-03-31");
  const Report report(orders.files(), "", R"({"period": ["2024-02-01", "2024-03-31"]})");
  EXPECT_EQ(report.figure("change.opening"), 30);
  EXPECT_EQ(report.figure("change.kept"), 10);
  EXPECT_EQ(report.figure("change.returned"), 20);
  EXPECT_EQ(report.figure("change.new"), 20);
  EXPECT_EQ(report.figure("change.lost"), 20);
}

// Orders, refunds and lines without a customer in twenty months.
Orders any_orders(test::Random& random) {
  Orders orders;
  const auto customers = 20 + random.below(40);
  for (std::size_t i = 0; i < 8 * customers; ++i) {
    const bool refund = random.chance(15);
    orders.add(random.below(customers), date_of(random.below(20), random.below(28)),
               (refund ? "-" : "") + std::to_string(1 + random.below(300)) + "." +
                   std::to_string(10 + random.below(90)),
               random.chance(50) ? ",web" : ",shop");
  }
  orders.add(0, date_of(0, 0), "5", ",web");
  orders.add(0, date_of(1, 0), "5", ",web");
  orders.add(0, date_of(random.below(3) + 18, 2), "5", ",web");
  return orders;
}

// Opening + steps = closing, and closing is the next opening; of customers and of cents.
TEST(Change, BridgesReconcileUnderRefundsFiltersAndPeriods) {
  static const char* const kOptions[] = {
      "", R"({"filters": [{"attribute": "channel", "value": "web"}]})",
      R"({"period": ["2023-06-01", "2024-05-17"]})"};
  test::for_any_seed([](test::Random& random) {
    const Files files = any_orders(random).files(",channel");
    const Report report(files, "", kOptions[random.below(3)]);
    for (const char* id : {"change.customers", "change.revenue"}) {
      const auto rows = rows_of(report, id);
      if (rows.empty()) continue;  // the filter left the period before without customers
      double level = 0;
      for (std::size_t i = 0; i + 1 < rows.size(); ++i) level += rows[i][1].get<double>();
      EXPECT_NEAR(level, rows.back()[1].get<double>(), 1e-6) << id;
    }
    for (const char* id : {"change.months", "change.quarters"}) {
      double closing = -1;
      for (const auto& row : rows_of(report, id)) {
        if (closing >= 0) {
          EXPECT_EQ(row[1].get<double>(), closing) << id;
        }
        if (row[5].is_null()) continue;  // not over
        closing = row[6].get<double>();
        EXPECT_EQ(row[1].get<double>() + row[2].get<double>() + row[3].get<double>() -
                      row[5].get<double>(),
                  closing);
        EXPECT_EQ(row[4].get<double>() + row[2].get<double>() + row[3].get<double>(), closing);
      }
    }
  });
}

// Everyone is new once.
TEST(Change, NewCustomersSumToCustomers) {
  test::for_any_seed([](test::Random& random) {
    Orders orders;
    std::set<std::size_t> later;
    for (std::size_t c = 0; c < 40; ++c) orders.add(c, date_of(0, 3));
    for (std::size_t i = 0; i < 200; ++i) {
      const auto customer = random.below(90);
      orders.add(customer, date_of(1 + random.below(11), random.below(28)));
      if (customer >= 40) later.insert(customer);
    }
    orders.add(0, "2023-12-31");
    double fresh = 0;
    const Report report(orders.files());
    for (const auto& row : rows_of(report, "change.months")) fresh += row[2].get<double>();
    EXPECT_EQ(fresh, static_cast<double>(later.size()));
  });
}

// A month that has had ten days is compared with ten days of the months before.
TEST(Change, RunningPeriodsAreComparedLikeWithLike) {
  Orders orders;
  for (std::size_t c = 0; c < 40; ++c) orders.add(c, "2024-01-20");
  for (std::size_t c = 0; c < 40; ++c) orders.add(c, "2024-02-20");
  for (std::size_t c = 40; c < 44; ++c) orders.add(c, "2024-03-05");
  for (std::size_t c = 44; c < 80; ++c) orders.add(c, "2024-03-20");
  for (std::size_t c = 80; c < 88; ++c) orders.add(c, "2024-04-05");
  orders.add(80, "2024-04-10");
  const Report report(orders.files());
  const auto rows = rows_of(report, "change.month_against");
  ASSERT_EQ(rows.size(), 10u);  // six of March, four of April so far
  EXPECT_EQ(rows[0][1], 40);    // new in March
  EXPECT_EQ(rows[6][1], 8);     // new in April's first ten days, twice those of March's
  EXPECT_EQ(rows[6][2], 4);
  EXPECT_EQ(rows[6][3], 1);
  const auto months = rows_of(report, "change.months");
  EXPECT_TRUE(months.back()[5].is_null());  // who is lost in April is not known yet
}

// 10 apples at 2 and 10 pears at 4 become 20 apples at 3 and 10 pears at 4: ten pieces more at the
// mean of 3, ten of the twenty apples' prices a unit dearer each, the rest is cheaper apples.
TEST(Change, PriceVolumeAndMixReconcile) {
  Orders orders;
  for (std::size_t c = 0; c < 10; ++c) {
    orders.add(c, "2024-01-01", "2", ",apple,1");
    orders.add(c, "2024-01-06", "4", ",pear,1");
    orders.add(c, "2024-02-05", "6", ",apple,2");
    orders.add(c, "2024-02-29", "4", ",pear,1");
  }
  const Report report(orders.files(",product,quantity"));
  EXPECT_EQ(report.figure("change.sales.opening"), 60);
  EXPECT_EQ(report.figure("change.sales.volume"), 30);
  EXPECT_EQ(report.figure("change.sales.price"), 20);
  EXPECT_EQ(report.figure("change.sales.mix"), -10);
  EXPECT_EQ(report.figure("change.sales.closing"), 100);
}

// Everyone of either period is in one cell of the matrix, and the rows are the earlier customers.
TEST(Change, MovesBetweenTiersCountEveryone) {
  test::for_any_seed([](test::Random& random) {
    Orders orders;
    for (std::size_t i = 0; i < 400; ++i) {
      orders.add(random.below(150),
                 (random.chance(50) ? "2024-01-1" : "2024-02-1") + std::to_string(random.below(10)),
                 std::to_string(1 + random.below(500)));
    }
    orders.add(0, "2024-01-01");
    orders.add(0, "2024-02-29");
    const Report report(orders.files());
    double before = 0, now = 0;
    for (const auto& row : rows_of(report, "change.tiers")) {
      if (row[0]["en"] != "Did not buy") before += row[2].get<double>();
      if (row[1]["en"] != "Did not buy") now += row[2].get<double>();
    }
    EXPECT_EQ(before, report.figure("change.opening"));
    EXPECT_EQ(now, report.figure("change.closing"));
  });
}

// Every customer who has bought is in one cell, and rows sum to the segments of the time before.
TEST(Change, MovesBetweenSegmentsCountEveryoneOnce) {
  test::for_any_seed([](test::Random& random) {
    Orders orders;
    std::set<std::size_t> early, all;
    for (std::size_t i = 0; i < 500; ++i) {
      const std::size_t customer = random.below(120), month = random.below(6);
      orders.add(customer, date_of(month, random.below(28)), std::to_string(1 + random.below(500)));
      if (month < 3) early.insert(customer);
      all.insert(customer);
    }
    orders.add(0, date_of(0, 0));
    orders.add(0, "2023-06-30");
    early.insert(0);
    all.insert(0);
    const Report report(orders.files());
    double before = 0, now = 0, stayed = 0;
    for (const auto& row : rows_of(report, "change.segments")) {
      now += row[2].get<double>();
      if (row[0]["en"] != "Had not bought yet") before += row[2].get<double>();
      if (row[0]["en"] == row[1]["en"]) stayed += row[2].get<double>();
    }
    EXPECT_EQ(now, static_cast<double>(all.size()));
    EXPECT_EQ(before, static_cast<double>(early.size()));
    EXPECT_DOUBLE_EQ(report.figure("change.segment_stayed"), stayed / before);
  });
}

// What the segments are now is what they are in the section on value, where the period ends the
// data.
TEST(Change, SegmentsNowAreThoseOfTheReport) {
  Orders orders;
  for (std::size_t i = 0; i < 900; ++i)
    orders.add((i * i) % 211, date_of(i % 12, i % 28), std::to_string(5 + (i * 37) % 400));
  orders.add(0, "2023-12-31");
  const Report report(orders.files());
  std::map<std::string, double> now;
  for (const auto& row : rows_of(report, "change.segments"))
    now[row[1]["en"].get<std::string>()] += row[2].get<double>();
  EXPECT_EQ(now["Champions"], report.figure("rfm.champions.customers"));
}

// Where the customers of one group stay away the shift and the loss are marked, and an action asks.
TEST(Change, MarksTheGroupThatLeaves) {
  Orders orders;
  for (std::size_t c = 0; c < 400; ++c) {
    const std::string region = c % 4 == 0 ? ",North" : ",South";
    orders.add(c, "2024-01-10", "10", region);
    orders.add(c, "2024-02-10", "10", region);
    if (c % 4 != 0 || c % 40 == 0) orders.add(c, "2024-03-31", "10", region);
  }
  orders.add(1, "2024-01-01", "10", ",South");
  const Report report(orders.files(",region"), "", R"({"period": ["2024-01-01", "2024-03-31"]})");
  EXPECT_EQ(report.figure("change.lost"), 90);
  const auto rows = rows_of(report, "change.structure");
  ASSERT_FALSE(rows.empty());
  EXPECT_LT(rows[0][7].get<double>(), 0.05);
  EXPECT_LT(rows[0][9].get<double>(), 0.05);
  bool asked = false;
  for (const auto& action : report.json()["recommendations"]) {
    if (action["id"] != "ask_lost") continue;
    asked = true;
    EXPECT_EQ(action["group"]["column"], "change.state");
    EXPECT_EQ(action["group"]["value"], "lost");
  }
  EXPECT_TRUE(asked);
}

// 100 customers a month. In February half of them pay 40 an order instead of 10 to 29; edges stay
// January's, so the share of high spending power goes from a quarter to at least a half.
TEST(Change, SpendingPowerIsMeasuredByTheEarlierEdges) {
  Orders orders;
  orders.add(0, "2024-01-01", "10");
  for (std::size_t c = 0; c < 400; ++c) {
    orders.add(c, "2024-01-10", std::to_string(10 + c % 20));
    orders.add(c, "2024-02-10", c % 2 == 0 ? "40" : std::to_string(10 + c % 20));
    if (c % 4 == 0) orders.add(c, "2024-02-11", "40");
  }
  orders.add(1, "2024-02-29", "11");
  const Report report(orders.files());
  EXPECT_NEAR(report.figure("change.power_high_before"), 0.25, 0.01);
  EXPECT_GE(report.figure("change.power_high"), 0.5);
  EXPECT_LT(report.figure("change.power_low"), report.figure("change.power_low_before"));
  // January alone is no history to be loyal in.
  EXPECT_FALSE(report.has("change.loyalty_high"));
  bool found = false;
  for (const auto& finding : report.json()["summary"]["findings"])
    found = found || finding["id"] == "change.standing";
  EXPECT_TRUE(found);
}

// Two quarters of the same doings: nothing has changed.
TEST(Change, TheSameAgainChangesNoStanding) {
  Orders orders;
  for (std::size_t month = 0; month < 15; ++month) {
    for (std::size_t c = 0; c < 300; ++c) {
      if ((c + month) % (1 + c % 4) == 0)
        orders.add(c, date_of(month, c % 28), std::to_string(10 + (c * 7) % 50));
    }
  }
  orders.add(0, date_of(0, 0));
  orders.add(0, "2024-03-31");
  const Report report(orders.files());
  EXPECT_NEAR(report.figure("change.loyalty_high"), report.figure("change.loyalty_high_before"),
              0.1);
  const auto rows = rows_of(report, "change.standing");
  ASSERT_GE(rows.size(), 4u);
  for (const auto& row : rows) EXPECT_GT(row[8].get<double>(), 0.05) << row[0];
}

// Without a column of money customers are counted and revenue is not spoken of.
TEST(Change, WithoutAmountsOnlyCustomersAreBridged) {
  std::string rows = "order_id,customer_id,date\n";
  for (int i = 0; i < 160; ++i) {
    rows += "O" + std::to_string(i) + ",C" + std::to_string(i % 100) +
            (i < 100 ? ",2024-01-01\n" : ",2024-02-29\n");
  }
  const Report report(Files{{"orders.csv", rows}});
  EXPECT_EQ(report.figure("change.lost"), 40);
  EXPECT_FALSE(report.has("change.revenue.lost"));
  EXPECT_TRUE(rows_of(report, "change.revenue").empty());
}

}  // namespace
}  // namespace clientele
