// Scope and data: every row accounted for, and what is missing is named.
#include "analyses/data.h"

#include "analyses/channel_kind.h"
#include "support/sealed_text.h"

namespace clientele {
namespace {

using test::block_of;
using test::figure_value;
using test::SealedText;

TEST(Data, AccountsForEveryRow) {
  const SealedText ledger(SealedText::Files{{"orders.csv",
                                             "order_id,customer_id,order_date,amount\n1,A,2024-01-"
                                             "05,10\n2,B,soon,20\n3,,2024-01-07,30\n合计,,,60\n"}});
  const Conclusion c = ledger.conclude(*make_data_analysis(), {});
  EXPECT_DOUBLE_EQ(figure_value(c, "data.rows"), 4);
  EXPECT_DOUBLE_EQ(figure_value(c, "data.rows_used") + figure_value(c, "data.rows_set_aside"), 4);
  EXPECT_DOUBLE_EQ(figure_value(c, "customers.total"), 2);
  for (const char* id : {"data.files", "data.rules", "data.coverage", "data.issues"})
    EXPECT_NE(block_of(c, id), nullptr) << id;
  double sum = 0;
  if (const Block* aside = block_of(c, "data.aside")) {
    for (const auto& row : aside->table.rows) sum += std::get<double>(row[1]);
  }
  EXPECT_DOUBLE_EQ(sum, figure_value(c, "data.rows_set_aside"));
}

TEST(Data, NamesWhatIsMissing) {
  const SealedText ledger(SealedText::Files{
      {"orders.csv",
       "order_id,customer_id,order_date,amount\n1,A,2024-01-05,10\n2,B,2024-01-06,20\n"}});
  const Conclusion c = ledger.conclude(*make_data_analysis(), {});
  const auto& missing = c.section->missing;
  EXPECT_TRUE(std::any_of(missing.begin(), missing.end(),
                          [](const Text& text) { return text.key == "data.missing.profit"; }));
}

TEST(Data, TellsWhetherFilesMeet) {
  const SealedText ledger(SealedText::Files{
      {"orders.csv",
       "order_id,customer_id,order_date,amount\n1,A,2024-01-05,10\n2,B,2024-01-06,20\n"
       "3,C,2024-01-06,20\n4,,2024-01-07,5\n"},
      {"customers.csv", "customer_id,gender,city\nA,F,Paris\nZ,M,Lyon\n"}});
  const Conclusion c = ledger.conclude(*make_data_analysis(), {});
  EXPECT_DOUBLE_EQ(figure_value(c, "data.joined.buyers_listed"), 1.0 / 3);
  EXPECT_DOUBLE_EQ(figure_value(c, "data.joined.listed_buyers"), 0.5);
  const Block* block = block_of(c, "data.joins");
  ASSERT_NE(block, nullptr);
  EXPECT_EQ(std::get<std::string>(block->table.rows[0][4]), "B");
  EXPECT_TRUE(
      std::any_of(c.section->missing.begin(), c.section->missing.end(),
                  [](const Text& text) { return text.key == "data.missing.join.buyers_listed"; }));
}

// The row of the scores' table for a file.
const std::vector<Cell>* scores_of(const Conclusion& c, std::string_view file) {
  const Block* block = block_of(c, "data.quality");
  if (block == nullptr) return nullptr;
  for (const auto& row : block->table.rows) {
    if (std::get<std::string>(row[0]) == file) return &row;
  }
  return nullptr;
}

TEST(DataQuality, CountsWhatEachCheckCanSee) {
  const SealedText ledger(
      SealedText::Files{{"orders.csv",
                         "order_id,customer_id,order_date,quantity,unit_price,amount\n"
                         "1,A,2024-01-05,2,5,10\n"
                         "2,B,2024-01-06,1,20,20\n"
                         "3,,2024-01-07,3,10,31\n"
                         "4,A,soon,1,5,5\n"}});
  const Conclusion c = ledger.conclude(*make_data_analysis(), {});
  // 24 cells of six columns, one without a customer.
  EXPECT_DOUBLE_EQ(figure_value(c, "data.quality.completeness"), 23.0 / 24);
  // 16 dates and numbers, one date unreadable.
  EXPECT_DOUBLE_EQ(figure_value(c, "data.quality.validity"), 15.0 / 16);
  // 3 x 10 is not 31.
  EXPECT_DOUBLE_EQ(figure_value(c, "data.quality.consistency"), 3.0 / 4);
  const auto* scores = scores_of(c, "orders.csv");
  ASSERT_NE(scores, nullptr);
  EXPECT_EQ(std::get<std::string>((*scores)[5]), "2024-01-07");
  EXPECT_DOUBLE_EQ(std::get<double>((*scores)[6]), 0);
  const auto& takeaway = block_of(c, "data.quality")->takeaway;
  ASSERT_TRUE(takeaway.has_value());
  EXPECT_EQ(takeaway->key, "data.quality.weakest");
}

TEST(DataQuality, SaysNotKnownWhereNothingCanBeJudged) {
  const SealedText ledger(
      SealedText::Files{{"customers.csv", "customer_id,gender,city\nA,F,Paris\nZ,M,Lyon\n"}});
  const Conclusion c = ledger.conclude(*make_data_analysis(), {});
  const auto* scores = scores_of(c, "customers.csv");
  ASSERT_NE(scores, nullptr);
  EXPECT_DOUBLE_EQ(std::get<double>((*scores)[1]), 1);
  EXPECT_EQ(std::get<Text>((*scores)[2]).key, "data.not_known");  // no dates or numbers
  EXPECT_EQ(std::get<Text>((*scores)[5]).key, "data.not_known");
  for (const auto& [id, value] : c.figures) EXPECT_NE(id, "data.quality.validity");
}

// Amounts after discount keep to no sum, and a refund that is absent is no gap.
TEST(DataQuality, MakesNoRuleOfWhatTheFileDoesNotKeep) {
  const SealedText ledger(
      SealedText::Files{{"orders.csv",
                         "order_id,customer_id,order_date,quantity,unit_price,amount,refund\n"
                         "1,A,2024-01-05,2,5,9,\n2,B,2024-01-06,1,20,18,\n"
                         "3,C,2024-01-07,3,10,30,\n"}});
  const Conclusion c = ledger.conclude(*make_data_analysis(), {});
  EXPECT_DOUBLE_EQ(figure_value(c, "data.quality.completeness"), 1);
  EXPECT_DOUBLE_EQ(figure_value(c, "data.quality.consistency"), 1);
  EXPECT_EQ(block_of(c, "data.quality")->takeaway->key, "data.quality.all");
}

TEST(DataQuality, RanksRowsThatAreOutOfEverythingFirst) {
  const SealedText ledger(
      SealedText::Files{{"orders.csv",
                         "order_id,customer_id,order_date,amount\n1,A,2024-01-05,10\n"
                         "2,B,2024-01-06,20\n3,B,2024-01-07,20\n4,B,soon,20\n5,C,,\n"}});
  const Conclusion c = ledger.conclude(*make_data_analysis(), {});
  const Block* fixes = block_of(c, "data.fixes");
  ASSERT_NE(fixes, nullptr);
  std::vector<std::string> order;
  for (const auto& row : fixes->table.rows) order.push_back(std::get<Text>(row[0]).key);
  EXPECT_EQ(order.front(), "data.fix.no_key");
  EXPECT_EQ(order.back(), "data.fix.unreadable_date");
  const auto place = [&](const char* key) {
    return std::find(order.begin(), order.end(), key) - order.begin();
  };
  EXPECT_LT(place("data.add.feedback"), place("data.add.profit"));  // opens more of the report
}

TEST(ChannelKind, KnowsOnlineFromOffline) {
  for (const char* name :
       {"天猫旗舰店", "微信小程序", "官网", "网店", "Online shop", "Mobile App", "web"}) {
    EXPECT_EQ(channel_kind(name), ChannelKind::online) << name;
  }
  for (const char* name : {"门店", "线下", "朝阳店", "Retail store", "Offline (web order)"}) {
    EXPECT_EQ(channel_kind(name), ChannelKind::offline) << name;
  }
  for (const char* name : {"", "A", "shopper", "webster"})
    EXPECT_EQ(channel_kind(name), ChannelKind::unknown) << name;
}

}  // namespace
}  // namespace clientele
