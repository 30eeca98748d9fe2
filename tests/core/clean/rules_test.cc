// What texts say of their row, and on which scale a column is answered.
#include "clean/rules.h"

#include <gtest/gtest.h>

#include "clean/scale.h"

namespace clientele {
namespace {

TEST(Rules, StatusesInBothLanguages) {
  for (const auto* text :
       {"交易关闭",     "已取消",   "作废",     "Cancelled",  "canceled",       "VOIDED",
        "wc-cancelled", "无效",     "无效订单", "已删除",     "(删除)等待出库", "（删除）等待出库",
        "已取消(缺货)", "已驳回",   "驳回",     "审核不通过", "订单已取消",     "取消成功",
        "void",         "rejected", "Deleted",  "Invalid",    "Closed Lost"}) {
    EXPECT_EQ(read_status(text), StatusMeaning::cancelled) << text;
  }
  for (const auto* text :
       {"退款成功", "已退款", "已全额退款", "Refunded", "returned ", "退货完成", "拒收", "已拒收",
        "买家拒收", "退货退款成功", "refund_completed", "Fully Refunded", "wc-refunded"}) {
    EXPECT_EQ(read_status(text), StatusMeaning::refunded) << text;
  }
  for (const auto* text : {"待付款", "wc-failed", "Expired", "支付失败", "超时关闭", "草稿",
                           "draft", "pending-payment", "未付款关闭"}) {
    EXPECT_EQ(read_status(text), StatusMeaning::unpaid) << text;
  }
  for (const auto* text : {"交易成功",
                           "已完成",
                           "paid",
                           "partially_refunded",
                           "未退款",
                           "",
                           "Cancellation fee",
                           "(锁定)等待确认收货",
                           "部分退款",
                           "退款中",
                           "退款关闭",
                           "售后中",
                           "售后完成",
                           "换货",
                           "已发货",
                           "on-hold",
                           "成功",
                           "()",
                           "-",
                           "Closed Won"}) {
    EXPECT_EQ(read_status(text), StatusMeaning::normal) << text;
  }
}

TEST(Rules, TestOrdersByWholeWords) {
  for (const auto* text :
       {"测试订单", "商品测试", "test", "Test order", "a TEST, please ignore", "[dummy]"}) {
    EXPECT_TRUE(is_test_text(text)) << text;
  }
  for (const auto* text : {"testosterone", "latest", "contest ticket", "test2024", "", "水杯"}) {
    EXPECT_FALSE(is_test_text(text)) << text;
  }
}

TEST(Rules, FooterTotals) {
  for (const auto* text : {"合计", "总计", "小计", "合计：", "Total", "GRAND TOTAL", "Subtotal "}) {
    EXPECT_TRUE(is_footer_total(text)) << text;
  }
  for (const auto* text : {"合计科技有限公司", "Total Wine", "", "1001"})
    EXPECT_FALSE(is_footer_total(text)) << text;
}

RatingScale scale_of(Role role, std::initializer_list<int> answers) {
  std::map<Decimal, std::uint64_t> counts;
  for (const int answer : answers) ++counts[answer * kDecimalOne];
  return decide_scale(role, counts);
}

TEST(Scale, OneAboveTheUsualScaleIsNoAnswer) {
  EXPECT_EQ(scale_of(Role::aspect, {1, 2, 3, 4, 5}), (RatingScale{1, 5}));
  EXPECT_EQ(scale_of(Role::aspect, {0, 3, 4, 5, 6, 6}),
            (RatingScale{1, 5}));  // 0 blank, 6 not used
  EXPECT_EQ(scale_of(Role::aspect, {1, 4, 6, 7, 8}), (RatingScale{1, 7}));
  EXPECT_EQ(scale_of(Role::satisfaction, {2, 7, 9, 10, 11}), (RatingScale{1, 10}));
  EXPECT_EQ(scale_of(Role::satisfaction, {40, 75, 90, 100}), (RatingScale{0, 100}));
  EXPECT_EQ(scale_of(Role::aspect, {1, 2, 3, 4, 5, 99}), (RatingScale{1, 5}));  // 99 refused to say
  EXPECT_EQ(scale_of(Role::recommend, {1, 2, 3, 4, 5}), (RatingScale{0, 10}));
  EXPECT_EQ(scale_of(Role::aspect, {}), (RatingScale{1, 5}));
}

TEST(Scale, EndsMapToTheEndsOfFive) {
  for (const RatingScale scale :
       {RatingScale{1, 5}, RatingScale{1, 7}, RatingScale{0, 10}, RatingScale{0, 100}}) {
    EXPECT_DOUBLE_EQ(scale.on_five(scale.low), 1);
    EXPECT_DOUBLE_EQ(scale.on_five(scale.high), 5);
    EXPECT_DOUBLE_EQ(scale.on_five((scale.low + scale.high) / 2.0), 3);
  }
}

}  // namespace
}  // namespace clientele
