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
