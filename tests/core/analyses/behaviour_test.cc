// Behaviour: known answers on small files, and the laws of its Summary.
#include "analyses/behaviour.h"

#include <algorithm>

#include "support/property.h"
#include "support/sealed_text.h"

namespace clientele {
namespace {

using test::block_of;
using test::figure_value;
using test::SealedText;

const std::string kOrders =
    "订单号,客户编号,下单时间,商品名称,类别,渠道,数量,单价,实付金额\n"
    "1,甲,2024-01-05 09:30,茶,饮品,天猫旗舰店,2,10,20\n"
    "1,甲,2024-01-05 09:30,杯,器具,天猫旗舰店,1,30,30\n"
    "2,甲,2024-01-25 20:00,茶,饮品,门店,1,10,10\n"
    "3,乙,2024-02-01 09:10,茶,饮品,天猫旗舰店,4,10,40\n"
    "4,丙,2024-02-03 10:00,壶,器具,门店,1,100,100\n"
    "5,丙,2024-02-10 10:00,壶,器具,门店,-1,100,-100\n"
    "6,,2024-02-10 11:00,茶,饮品,门店,1,10,10\n";

Conclusion behaviour_of(const std::string& text, const Options& options = {}) {
  return SealedText(SealedText::Files{{"orders.csv", text}})
      .conclude(*make_behaviour_analysis(), options);
}

TEST(Behaviour, CountsMoneyOrdersAndCustomers) {
  const Conclusion c = behaviour_of(kOrders);
  EXPECT_DOUBLE_EQ(figure_value(c, "revenue.gross"), 210);
  EXPECT_DOUBLE_EQ(figure_value(c, "revenue.refunds"), -100);
  EXPECT_DOUBLE_EQ(figure_value(c, "revenue.net"), 110);
  EXPECT_DOUBLE_EQ(figure_value(c, "revenue.unattributed"), 10);
  EXPECT_DOUBLE_EQ(figure_value(c, "orders.total"), 5);
  EXPECT_DOUBLE_EQ(figure_value(c, "customers.buying"), 3);
  EXPECT_DOUBLE_EQ(figure_value(c, "behaviour.repurchase_rate"), 1.0 / 3);
  EXPECT_DOUBLE_EQ(figure_value(c, "behaviour.interval_median"), 20);
  EXPECT_DOUBLE_EQ(figure_value(c, "behaviour.lines_per_order"), 6.0 / 5);
  EXPECT_DOUBLE_EQ(figure_value(c, "behaviour.pieces_per_order"), 10.0 / 5);
  // 甲 bought in one month, twice; 乙 and 丙 once each.
  EXPECT_DOUBLE_EQ(figure_value(c, "behaviour.orders_per_customer_month"), 4.0 / 3);
  EXPECT_DOUBLE_EQ(figure_value(c, "behaviour.online_share"), 90.0 / 110);
  EXPECT_TRUE(c.findings.empty() || c.findings.front().id != "behaviour.repurchase")
      << "3 customers are not enough";
}

double sum_of(const Block& block, std::size_t column) {
  double sum = 0;
  for (const auto& row : block.table.rows) sum += std::get<double>(row[column]);
  return sum;
}

TEST(Behaviour, PartsSumToTheWhole) {
  const Conclusion c = behaviour_of(kOrders);
  const double net = figure_value(c, "revenue.net"), orders = figure_value(c, "orders.total");
  for (const char* id :
       {"behaviour.months", "behaviour.channels", "behaviour.categories", "behaviour.products"}) {
    const Block* block = block_of(c, id);
    ASSERT_NE(block, nullptr) << id;
    EXPECT_DOUBLE_EQ(sum_of(*block, 1), net) << id;
  }
  EXPECT_DOUBLE_EQ(sum_of(*block_of(c, "behaviour.months"), 2), orders);
  EXPECT_DOUBLE_EQ(sum_of(*block_of(c, "behaviour.weekdays"), 1), orders);
  EXPECT_DOUBLE_EQ(sum_of(*block_of(c, "behaviour.hours"), 2), orders);
}

TEST(Behaviour, PeriodsSumToTheWhole) {
  Options january, february;
  january.period_last = day_from_civil(2024, 1, 31);
  february.period_first = day_from_civil(2024, 2, 1);
  for (const char* id : {"revenue.net", "revenue.gross", "orders.total"}) {
    EXPECT_DOUBLE_EQ(figure_value(behaviour_of(kOrders, january), id) +
                         figure_value(behaviour_of(kOrders, february), id),
                     figure_value(behaviour_of(kOrders), id))
        << id;
  }
}

TEST(Behaviour, WithoutOrderNumbersACustomersDayIsAnOrder) {
  const Conclusion c = behaviour_of(
      "customer_id,date,amount\nA,2024-01-05,1\nA,2024-01-05,2\nA,2024-01-06,3\nB,2024-01-06,4\n");
  EXPECT_DOUBLE_EQ(figure_value(c, "orders.total"), 3);
  EXPECT_DOUBLE_EQ(figure_value(c, "behaviour.average_order"), 10.0 / 3);
}

TEST(Behaviour, ComparesAnUnfinishedMonthLikeWithLike) {
  // 10 days of March 2024 against the first 10 days of February and of March 2023.
  std::string text = "customer_id,date,amount\nA,2023-02-01,1\n";
  const auto add = [&](int year, int month, int days, int amount) {
    for (int day = 1; day <= days; ++day)
      text +=
          "A," + iso_date(day_from_civil(year, month, day)) + "," + std::to_string(amount) + "\n";
  };
  add(2023, 3, 31, 10);
  add(2024, 2, 29, 20);
  add(2024, 3, 10, 30);
  const Conclusion c = behaviour_of(text);
  EXPECT_DOUBLE_EQ(figure_value(c, "change.revenue.net.previous"), 0.5);
  EXPECT_DOUBLE_EQ(figure_value(c, "change.revenue.net.last_year"), 2);
  ASSERT_FALSE(c.key_figures.empty());
  EXPECT_TRUE(c.key_figures.front().incomplete);
  ASSERT_TRUE(c.key_figures.front().recent.has_value());  // of March, not of the year
  EXPECT_DOUBLE_EQ(c.key_figures.front().recent->value, 300);
}

TEST(Behaviour, ServiceTimesAreMedians) {
  const SealedText ledger(
      SealedText::Files{{"contacts.csv",
                         "客户编号,联系时间,渠道,首次响应时间,解决时间\n"
                         "A,2024-01-05 09:00,电话,2024-01-05 09:30,2024-01-06 09:00\n"
                         "B,2024-01-05 09:00,电话,2024-01-05 12:00,2024-01-09 09:00\n"
                         "C,2024-01-05 09:00,邮件,2024-01-07 09:00,\n"}});
  const Conclusion c = ledger.conclude(*make_behaviour_analysis(), {});
  EXPECT_DOUBLE_EQ(figure_value(c, "behaviour.response_median"), 3);
  EXPECT_DOUBLE_EQ(figure_value(c, "behaviour.response_within_day"), 2.0 / 3);
  EXPECT_DOUBLE_EQ(figure_value(c, "behaviour.resolution_median"), 24);
  ASSERT_NE(block_of(c, "behaviour.contact_channels"), nullptr);
}

// Customers with random purchases, and a campaign that reaches every other one.
std::pair<std::string, std::string> random_company(test::Random& random, int customers,
                                                   bool effect) {
  std::string orders = "订单号,客户编号,下单时间,商品名称,渠道,实付金额\n",
              contacts = "客户编号,联系时间,活动名称\n";
  const Day start = day_from_civil(2024, 1, 1);
  int order = 0;
  const auto buy = [&](int customer, Day day) {
    orders += std::to_string(++order) + ",C" + std::to_string(1000 + customer) + "," +
              iso_date(day) + ",P" + std::to_string(random.below(7)) + "," +
              (random.chance(50) ? "门店" : "官网") + "," + std::to_string(1 + random.below(500)) +
              "\n";
  };
  for (int customer = 0; customer < customers; ++customer) {
    const bool reached = customer % 2 == 0;
    buy(customer, start + static_cast<Day>(random.below(28)));
    if (random.chance(40)) buy(customer, start + 63 + static_cast<Day>(random.below(55)));
    if (random.chance(effect && reached ? 90 : 40))
      buy(customer, start + 120 + static_cast<Day>(random.below(50)));
    if (reached)
      contacts +=
          "C" + std::to_string(1000 + customer) + "," + iso_date(start + 119) + ",春季活动\n";
  }
  buy(0, start + 200);
  return {orders, contacts};
}

TEST(Behaviour, FindsTheEffectOfACampaignAndNoOther) {
  for (const bool effect : {true, false}) {
    test::Random random(effect ? 11 : 12);
    const auto [orders, contacts] = random_company(random, 400, effect);
    const SealedText ledger(SealedText::Files{{"orders.csv", orders}, {"contacts.csv", contacts}});
    const Conclusion c = ledger.conclude(*make_behaviour_analysis(), {});
    const Block* block = block_of(c, "behaviour.campaigns");
    ASSERT_NE(block, nullptr);
    ASSERT_EQ(block->table.rows.size(), 2u);
    EXPECT_DOUBLE_EQ(std::get<double>(block->table.rows[0][2]), 200);
    EXPECT_DOUBLE_EQ(std::get<double>(block->table.rows[1][2]), 200);
    const bool found = std::any_of(c.findings.begin(), c.findings.end(),
                                   [](const auto& f) { return f.id == "behaviour.campaign"; });
    EXPECT_EQ(found, effect);
  }
}

// Two years of weekly orders: what a channel and a category bring a week this year, of 1,000 last
// year, with a spread of a tenth.
std::string two_years(double shop, double tea) {
  std::string text = "order_id,customer_id,order_date,channel,category,amount\n";
  const Day begin = day_from_civil(2022, 1, 3);
  int order = 0;
  for (int week = 0; week < 104; ++week) {
    const double spread = week % 2 == 0 ? 0.95 : 1.05;
    const auto line = [&](const char* channel, const char* category, double amount) {
      text += std::to_string(order) + ",c" + std::to_string(order % 40) + "," +
              iso_date(begin + week * 7 + order % 5) + "," + channel + "," + category + "," +
              std::to_string(static_cast<int>(amount * spread)) + "\n";
      ++order;
    };
    const bool late = week >= 52;
    line("Shop", "Cups", late ? 1000 * shop : 1000);
    line("Online", "Tea", late ? 1000 * tea : 1000);
    line("Online", "Cups", 1000);
  }
  return text;
}

const Finding* finding_of(const Conclusion& conclusion, const std::string& id) {
  for (const auto& finding : conclusion.findings) {
    if (finding.id == id) return &finding;
  }
  return nullptr;
}

TEST(Behaviour, TellsWhichChannelAndCategoryFell) {
  const Conclusion fell = behaviour_of(two_years(0.5, 1));
  EXPECT_NEAR(figure_value(fell, "behaviour.channel_decline"), -0.5, 0.01);
  const auto* finding = finding_of(fell, "behaviour.channel_decline");
  ASSERT_NE(finding, nullptr);
  EXPECT_EQ(std::get<std::string>(finding->text.args.at("name")), "Shop");
  EXPECT_NEAR(finding->money, 13 * 500, 130);
  EXPECT_NEAR(figure_value(fell, "behaviour.category_decline"), -0.25, 0.01);  // of both cups

  const Conclusion tea = behaviour_of(two_years(1, 0.5));
  EXPECT_EQ(
      std::get<std::string>(finding_of(tea, "behaviour.category_decline")->text.args.at("name")),
      "Tea");
}

TEST(Behaviour, AFallWithinTheSpreadOrWithoutAYearBeforeIsNone) {
  const Conclusion even = behaviour_of(two_years(0.97, 1));
  EXPECT_EQ(finding_of(even, "behaviour.channel_decline"), nullptr);
  EXPECT_FALSE(even.section->blocks.empty());
  Options late;
  late.period_first = day_from_civil(2023, 1, 1);
  EXPECT_EQ(finding_of(behaviour_of(two_years(0.5, 1), late), "behaviour.channel_decline"),
            nullptr);
}

TEST(Behaviour, OrdersByTheirLinesSumToAllOrders) {
  const Conclusion c = behaviour_of(kOrders);
  const Block& block = *block_of(c, "behaviour.baskets");
  EXPECT_DOUBLE_EQ(sum_of(block, 1), figure_value(c, "orders.total"));
  EXPECT_DOUBLE_EQ(std::get<double>(block.table.rows[0][1]), 4);  // of one line
  EXPECT_DOUBLE_EQ(std::get<double>(block.table.rows[1][1]), 1);
}

TEST(BehaviourSummary, MergesInAnyOrderThroughSavedBytes) {
  const auto analysis = make_behaviour_analysis();
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    SCOPED_TRACE(seed);
    test::Random random(seed);
    const auto [orders, contacts] = random_company(random, 60, true);
    const SealedText ledger(SealedText::Files{{"orders.csv", orders}, {"contacts.csv", contacts}});
    const std::string whole = test::saved(*ledger.collect_all(*analysis, {}));
    std::vector<std::unique_ptr<Summary>> parts;
    for (int i = 0; i < 4; ++i) parts.push_back(analysis->start());
    for (std::size_t i = 0; i < ledger.partitions().size(); ++i)
      ledger.collect(*analysis, i, {}, *parts[random.below(4)]);
    for (auto& part : parts) {
      if (!random.chance(50)) continue;
      const std::string bytes = test::saved(*part);
      ByteReader in(bytes);
      part = analysis->load(in);
      ASSERT_NE(part, nullptr);
      EXPECT_TRUE(in.at_end());
    }
    while (parts.size() > 1) {
      std::swap(parts[random.below(parts.size())], parts.back());
      std::swap(parts[random.below(parts.size() - 1)], parts[0]);
      parts[0]->merge(*parts.back());
      parts.pop_back();
    }
    EXPECT_EQ(test::saved(*parts[0]), whole);
  }
}

TEST(BehaviourSummary, RefusesTruncatedBytes) {
  const auto analysis = make_behaviour_analysis();
  const std::string bytes = test::saved(
      *SealedText(SealedText::Files{{"orders.csv", kOrders}}).collect_all(*analysis, {}));
  for (std::size_t size = 0; size < bytes.size(); size += 7) {
    ByteReader in(std::string_view(bytes).substr(0, size));
    EXPECT_EQ(analysis->load(in), nullptr) << size;
  }
}

}  // namespace
}  // namespace clientele
