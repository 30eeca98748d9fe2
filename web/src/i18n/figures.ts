// What the figures of a report are called, where they stand alone. A figure without a name here is
// shown inside its section's tables and sentences only.
import type { LocalText } from "./language.ts";

const NAMES: Readonly<Record<string, readonly [string, string]>> = {
  "data.rows": ["数据行", "Rows"],
  "data.rows_used": ["已用行", "Rows used"],
  "data.rows_set_aside": ["搁置行", "Rows set aside"],
  "customers.total": ["客户总数", "Customers"],
  "customers.buying": ["购买客户", "Buying customers"],
  "orders.total": ["订单数", "Orders"],
  "revenue.gross": ["总收入", "Gross revenue"],
  "revenue.refunds": ["退款", "Refunds"],
  "revenue.net": ["净收入", "Net revenue"],
  "revenue.unattributed": ["无客户的收入", "Revenue without a customer"],
  "profit.total": ["毛利", "Profit"],
  "behaviour.repurchase_rate": ["复购率", "Repurchase rate"],
  "behaviour.average_order": ["平均订单金额", "Average order"],
  "behaviour.orders_per_customer_month": ["每客户每活跃月订单", "Orders per active customer-month"],
  "behaviour.spend_per_customer_month": ["每客户每活跃月消费", "Spend per active customer-month"],
  "behaviour.top20_revenue_share": ["最活跃 20% 的收入占比", "Revenue of the most active 20%"],
  "value.gini": ["基尼系数", "Gini coefficient"],
  "satisfaction.csat": ["满意度（前两档）", "CSAT (top two)"],
  "satisfaction.csi": ["满意度指数", "Satisfaction index"],
  "satisfaction.mean": ["满意度均值（1–5）", "Mean satisfaction (1–5)"],
  "nps.score": ["净推荐值 NPS", "NPS"],
  "nps.answers": ["NPS 答卷", "NPS answers"],
  "loyalty.repeat_rate": ["12 个月重复购买率", "12-month repeat rate"],
  "loyalty.referral_rate": ["推荐率", "Referral rate"],
  "loyalty.score": ["忠诚度均值（1–5）", "Mean loyalty (1–5)"],
};

export function figureLabel(id: string): LocalText | undefined {
  const names = NAMES[id];
  return names && { "zh-CN": names[0], en: names[1] };
}
