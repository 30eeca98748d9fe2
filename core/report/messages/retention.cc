// Texts of the section on cohorts.
#include "report/messages/lists.h"

namespace clientele::messages {

std::span<const Message> retention() {
  static constexpr Message kMessages[] = {
      {"retention.title", "留存与生命周期", "Retention and lifecycle"},
      {"retention.month", "个月", "month"},
      {"retention.quarter", "个季度", "quarter"},
      {"retention.conclusion",
       "{n} 位客户中 {rate} 在首购后的第 1 {unit}再次购买（{cohorts} 个首购群组）。",
       "Of {n} customers, {rate} bought again in the first {unit} after the one of their first "
       "purchase ({cohorts} cohorts)."},
      {"retention.conclusion.late",
       "{n} 位客户中 {rate} 在首购后的第 1 {unit}再次购买，第 {late} {unit}为 "
       "{late_rate}（{cohorts} 个首购群组）。",
       "Of {n} customers, {rate} bought again in the first {unit} after the one of their first "
       "purchase, and {late_rate} in {unit} {late} ({cohorts} cohorts)."},
      {"retention.cohorts", "各首购群组的留存", "Retention by cohort"},
      {"retention.cohorts.takeaway", "{cohorts} 个群组；尚未结束的时期留空，不计为零。",
       "{cohorts} cohorts; periods that are not over stay empty, they are no zeros."},
      {"retention.average", "平均留存曲线（按群组人数加权）",
       "Average retention, weighted by the cohorts' size"},
      {"retention.value", "每位客户的累计净收入", "Cumulative net revenue per customer"},
      {"retention.column.cohort", "首购时期", "First purchase"},
      {"retention.column.since", "首购后第几期", "Periods since"},
      {"retention.column.active", "再次购买的客户", "Customers who bought"},
      {"retention.column.retention", "留存率", "Retention"},
      {"retention.column.orders_per_customer", "人均订单数", "Orders per customer"},
      {"retention.column.value_in_period", "当期人均净收入", "Net revenue per customer"},
      {"retention.column.cumulative_value", "累计人均净收入", "Cumulative per customer"},
      {"finding.retention.better",
       "较新的首购群组（n={n}）在第 1 {unit}有 {newer} 再次购买，较早的群组（n={older_n}）为 "
       "{older}"
       "（p 值 {p}）。",
       "{newer} of the newer cohorts (n={n}) bought again in the first {unit}, {older} of the "
       "older "
       "ones (n={older_n}; p-value {p})."},
      {"finding.retention.worse",
       "较新的首购群组（n={n}）在第 1 {unit}只有 {newer} 再次购买，较早的群组（n={older_n}）为 "
       "{older}（p 值 {p}）。",
       "Only {newer} of the newer cohorts (n={n}) bought again in the first {unit}, {older} of the "
       "older ones (n={older_n}; p-value {p})."},
      {"method.retention",
       "群组：按首次购买的月份（历史超过 24 个月时按季度，可设定）。留存率 = 当期有购买的客户 / "
       "群组人数；"
       "未结束的时期不计；平均值按已观察到该期的群组人数加权；较新与较早的群组用两比例 z "
       "检验比较。",
       "Cohorts are customers by the month of their first purchase (the quarter where history is "
       "longer than 24 months, unless set). Retention = customers who bought in the period / "
       "customers of the "
       "cohort; periods that are not over are left out; averages are weighted by the size of the "
       "cohorts observed so long; newer and older cohorts are compared by a z test of two shares."},
  };
  return kMessages;
}

}  // namespace clientele::messages
