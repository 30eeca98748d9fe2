// Texts every section uses: labels of columns, periods, words of comparison.
#include "report/messages/lists.h"

namespace clientele::messages {

std::span<const Message> common() {
  static constexpr Message kMessages[] = {
      {"common.customers", "客户数", "Customers"},
      {"common.customer_share", "客户占比", "Share of customers"},
      {"common.revenue", "净收入", "Net revenue"},
      {"common.revenue_share", "收入占比", "Share of revenue"},
      {"common.profit", "利润", "Profit"},
      {"common.profit_share", "利润占比", "Share of profit"},
      {"common.orders", "订单数", "Orders"},
      {"common.lines", "明细行数", "Lines"},
      {"common.quantity", "件数", "Pieces"},
      {"common.month", "月份", "Month"},
      {"common.share", "占比", "Share"},
      {"common.count", "数量", "Count"},
      {"common.mean", "均值", "Mean"},
      {"common.low", "95% 下限", "95% low"},
      {"common.high", "95% 上限", "95% high"},
      {"common.answers", "回答数", "Answers"},
      {"common.group", "分组", "Group"},
      {"common.file", "文件", "File"},
      {"common.unknown", "未知", "Unknown"},
      {"common.incomplete", "未满", "Incomplete"},
      {"common.mark", "标记", "Mark"},
      {"common.points_range", "{low} 至 {high} 个百分点", "{low} to {high} points"},
      {"html.more_rows", "另有 {n} 行，见报告的 JSON。", "{n} more rows are in the report's JSON."},
      {"html.analyst", "分析师：", "Analyst:"},
      {"html.files", "数据文件", "Files"},
      {"html.rows", "行数", "Rows"},
      {"html.rows_used", "参与分析", "Used"},
      {"html.rows_set_aside", "搁置", "Set aside"},
      {"html.hash", "内容指纹", "Content hash"},
      {"html.methods", "方法与口径", "Methods"},
      {"report.title", "客户分析报告", "Customer report"},
      {"report.title_company", "{company}客户分析报告", "{company}: customer report"},
      {"report.period", "{first} 至 {last}", "{first} to {last}"},
  };
  return kMessages;
}

}  // namespace clientele::messages
