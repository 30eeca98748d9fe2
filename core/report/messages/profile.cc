// Texts of the section "profile".
#include "report/messages/lists.h"

namespace clientele::messages {

std::span<const Message> profile() {
  static constexpr Message kMessages[] = {
      {"profile.title", "客户概况", "Profile"},
      {"profile.conclusion.plain",
       "客户 {customers} 人，其中 {buying} 人有购买；数据中没有客户属性。",
       "{customers} {customers|customer|customers}, {buying} of them buying; the data holds no "
       "attributes of "
       "customers."},
      {"profile.conclusion.revenue",
       "客户 {customers} 人；按{attribute}，“{group}”最多，占客户 {share}、收入 {revenue_share}。",
       "{customers} {customers|customer|customers}; by {attribute}, \"{group}\" is the largest "
       "group: {share} of customers, {revenue_share} of revenue."},
      {"profile.conclusion.customers",
       "客户 {customers} 人；按{attribute}，“{group}”最多，占 {share}。",
       "{customers} {customers|customer|customers}; by {attribute}, \"{group}\" is the largest "
       "group, {share}."},
      {"profile.conclusion.respondents",
       "受访者 {customers} 人；按{attribute}，“{group}”最多，占 {share}。",
       "{customers} {customers|respondent|respondents}; by {attribute}, \"{group}\" is the "
       "largest group, {share}."},

      {"profile.block.attribute", "客户构成：{attribute}", "Customers by {attribute}"},
      {"profile.block.respondents", "受访者构成：{attribute}", "Respondents by {attribute}"},
      {"profile.takeaway.no_difference", "各组的人均收入与复购率没有明显差异（购买客户 n={n}）。",
       "No clear difference between groups in revenue per customer or repurchase (n={n} buying "
       "customers)."},
      {"profile.column.respondents", "受访者", "Respondents"},
      {"profile.column.spending", "人均收入（购买客户）", "Revenue per buying customer"},
      {"profile.column.spending_low", "人均收入 95% 下限", "Revenue per buying customer, 95% low"},
      {"profile.column.spending_high", "人均收入 95% 上限",
       "Revenue per buying customer, 95% high"},
      {"profile.column.repeat", "复购率", "Repurchase rate"},
      {"profile.group.others", "其他 {count} 组", "{count} other groups"},
      {"profile.attribute.size", "企业规模", "Company size"},
      {"profile.attribute.city_tier", "城市级别", "City tier"},
      {"profile.attribute.cn_region", "大区", "Region of China"},
      {"profile.attribute.industry_section", "行业门类（GB/T 4754-2017）",
       "Industry section (GB/T 4754-2017)"},
      {"profile.age.00_17", "18 岁以下", "Under 18"},
      {"profile.age.18_25", "18–25 岁", "18-25"},
      {"profile.age.26_35", "26–35 岁", "26-35"},
      {"profile.age.36_50", "36–50 岁", "36-50"},
      {"profile.age.51_60", "51–60 岁", "51-60"},
      {"profile.age.61_up", "61 岁及以上", "61 and over"},

      {"finding.profile.spending",
       "{attribute}为“{group}”的购买客户（n={n}）人均收入 {value}，其他组 {rest}。",
       "Buying customers whose {attribute} is \"{group}\" (n={n}) bring {value} each, other groups "
       "{rest}."},
      {"finding.profile.repurchase",
       "{attribute}为“{group}”的购买客户（n={n}）复购率 {value}，其他组 {rest}。",
       "Of buying customers whose {attribute} is \"{group}\" (n={n}), {value} buy again; other "
       "groups {rest}."},
      {"finding.profile.concentration",
       "{attribute}“{group}”的客户 {n} 人（{share}）贡献收入的 {revenue_share}。",
       "{n} customers ({share}) whose {attribute} is \"{group}\" bring {revenue_share} of "
       "revenue."},

      {"profile.missing.attributes",
       "没有客户属性列，无法描述客户构成。可增加性别、年龄、地区、行业、客户类型等列。",
       "No attributes of customers: their make-up is not shown. Add columns such as gender, age, "
       "region, industry, type."},
      {"method.profile.differences",
       "组间差异：人均收入用 Kruskal–Wallis 检验，复购率用卡方检验，经 Holm 校正后低于 "
       "{significance} 才提及；该组还须在秩和与均值（Welch）上均不同于其他组。不代表因果。",
       "Differences between groups: revenue by Kruskal-Wallis, repurchase by chi-square, told only "
       "below {significance} after Holm's correction, and where the group differs from the others "
       "by ranks and by means (Welch). Association, not cause."},
  };
  return kMessages;
}

}  // namespace clientele::messages
