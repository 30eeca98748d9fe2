// Texts of the executive summary and of the closing parts.
#include "report/messages/lists.h"

namespace clientele::messages {

std::span<const Message> summary() {
  static constexpr Message kMessages[] = {
      {"summary.title", "摘要", "Executive summary"},
      {"summary.recent", "{month}", "{month}"},
      {"summary.recent_so_far", "{month} 前 {days} 天", "{month} up to day {days}"},
      {"terminal.findings", "主要发现", "Findings"},
      {"terminal.actions", "优先行动", "First actions"},
      {"terminal.action", "{action}（{owner}，{horizon}）", "{action} ({owner}; {horizon})"},
      {"terminal.recent", "{label} {value}", "{label} {value}"},
      {"terminal.previous", "较上月 {change}", "{change} on the month before"},
      {"terminal.last_year", "较上年同月 {change}", "{change} on the year before"},
      {"terminal.incomplete", "最近一个月未满，按相同天数比较。",
       "The last month is not over: the same days are compared."},
      {"method.actions",
       "建议由规则触发，阈值：复购率低于 35%，前 20% 客户收入占比高于 60%，前 10 "
       "名客户高于设定的集中度阈值，退款高于 5%，无客户收入高于 10%，贬损者高于 "
       "15%；其余由发现触发。",
       "Recommendations follow rules with thresholds: repurchase below 35%, top 20% above 60% of "
       "revenue, ten largest above the set limit, refunds above 5%, revenue without customer above "
       "10%, detractors above 15%; others follow a finding."},
      {"method.findings",
       "摘要中的发现按“涉及金额或客户的占比 × "
       "置信度”排序，重复的合并；每个章节先取第一条，至多两条。",
       "Findings are ranked by the share of money or customers at stake times confidence; repeats "
       "are folded. Every section's first comes before any section's second; at most two of each."},
      {"method.amounts.amount_is_net", "收入取金额列（已是净额）；负数或取消的行计为退款。",
       "Revenue is the amount column, which is net already; negative or cancelled lines are "
       "refunds."},
      {"method.amounts.no_amounts", "没有金额列：只计订单与行数。",
       "There is no column of money: orders and lines are counted."},
      {"method.amounts.net_is_amount_less_refund",
       "净收入 = 金额 − 退款列；负数或取消的行计为退款。",
       "Net revenue is the amount less the refund column; negative or cancelled lines are "
       "refunds."},
      {"method.amounts.quantity_times_price", "收入 = 数量 × 单价；负数或取消的行计为退款。",
       "Revenue is quantity times unit price; negative or cancelled lines are refunds."},
  };
  return kMessages;
}

}  // namespace clientele::messages
