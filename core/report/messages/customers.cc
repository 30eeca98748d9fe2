// Headings of the customer list, and what can be wrong with asking it.
#include "report/messages/lists.h"

namespace clientele::messages {

std::span<const Message> customers() {
  static constexpr Message kMessages[] = {
      {"customer.id", "客户编号", "Customer id"},
      {"customer.name", "名称", "Name"},
      {"customer.first_date", "首次购买", "First purchase"},
      {"customer.last_date", "最近购买", "Last purchase"},
      {"customer.recency_days", "距今天数", "Days since"},
      {"customer.orders", "订单数", "Orders"},
      {"customer.revenue_net", "净收入", "Net revenue"},
      {"customer.profit", "利润", "Profit"},
      {"customer.average_order", "单均金额", "Average order"},
      {"customer.r_score", "R 分", "R score"},
      {"customer.f_score", "F 分", "F score"},
      {"customer.m_score", "M 分", "M score"},
      {"customer.rfm", "RFM 分群", "RFM segment"},
      {"customer.abc", "ABC 类别", "ABC class"},
      {"customer.tier", "价值层级", "Tier"},
      {"error.customers_query", "客户名单的查询中“{key}”无效。",
       "The query of the customer list has an invalid \"{key}\"."},
      {"error.customers_column", "客户名单没有“{column}”列，最接近的是“{nearest}”。",
       "The customer list has no column \"{column}\"; the nearest is \"{nearest}\"."},
  };
  return kMessages;
}

}  // namespace clientele::messages
