// Texts of the section on conversion and acquisition.
#include "report/messages/lists.h"

namespace clientele::messages {

std::span<const Message> conversion() {
  static constexpr Message kMessages[] = {
      {"conversion.title", "转化与获客", "Conversion and acquisition"},
      {"conversion.conclusion", "{leads} 条线索中 {converted} 条成交，转化率 {rate}。",
       "{converted} of {leads} leads became customers: a conversion rate of {rate}."},
      {"conversion.conclusion.costs",
       "投放 {spend}，带来 {customers} 位新客户，人均获客成本 {cac}。",
       "Spending of {spend} came with {customers} new customers: {cac} each."},
      {"conversion.conclusion.reach", "没有线索数据；以下为联系之后的购买情况。",
       "There are no leads; what follows is who bought after being in touch."},
      {"conversion.stages", "线索所处阶段", "Leads by stage"},
      {"conversion.stages.takeaway", "{n} 条线索中最多的处于“{stage}”，占 {share}。",
       "Of {n} leads most are at \"{stage}\": {share}."},
      {"conversion.by", "转化率：按{attribute}", "Conversion rate by {attribute}"},
      {"conversion.by.takeaway.different", "各组转化率不同（校正后 p 值 {p}，{n} 条线索）。",
       "Groups convert differently (p-value {p} after correction, {n} leads)."},
      {"conversion.by.takeaway.same", "各组转化率没有可靠差异（校正后 p 值 {p}，{n} 条线索）。",
       "No reliable difference between groups (p-value {p} after correction, {n} leads)."},
      {"conversion.months", "各月线索的转化率", "Conversion rate by month of the lead"},
      {"conversion.reach", "联系之后的购买", "Purchases after being in touch"},
      {"conversion.reach.takeaway",
       "联系后 {days} 天内购买的客户占比，按联系渠道；客户不是随机选取，差异不代表渠道的效果。",
       "Share of customers who bought within {days} days of being in touch, by channel; they were "
       "not "
       "drawn at random, so differences are not the channel's effect."},
      {"conversion.campaigns", "联系之后的购买：按活动",
       "Purchases after being in touch, by campaign"},
      {"conversion.campaigns.takeaway",
       "联系后 {days} 天内购买的客户占比，按活动；客户不是随机选取，差异不代表活动的效果。",
       "Share of customers who bought within {days} days of being in touch, by campaign; they were "
       "not drawn at random, so differences are not the campaign's effect."},
      {"conversion.model", "同时考虑各属性时，与转化有关的属性",
       "What goes with conversion, attributes looked at together"},
      {"conversion.model.takeaway.clear",
       "同时考虑 {count} 个属性（{n} 条线索），与转化关系最清楚的是“{attribute}”（校正后 p 值 "
       "{p}）。",
       "With {count} attributes together ({n} leads), {attribute} goes with conversion most "
       "clearly "
       "(p-value {p}, corrected)."},
      {"conversion.model.takeaway.none",
       "同时考虑 {count} 个属性（{n} 条线索），没有一个与转化有可靠关系（最小 "
       "p 值 {p}：{attribute}）。",
       "With {count} attributes together ({n} leads), none goes reliably with conversion (smallest "
       "p-value {p}: {attribute})."},
      {"conversion.returns", "各渠道新客户的价值与成本",
       "What new customers are worth, by channel"},
      {"conversion.cost_months.takeaway", "新客户不足 {n} 位的月份不显示。",
       "Months with fewer than {n} new customers are left empty."},
      {"conversion.returns.takeaway", "价值 / 成本高于 1 且区间不含 1，才算投放已收回。",
       "Spending is paid back where value / cost is above 1 and its range leaves 1 out."},
      {"conversion.cost_months", "每月获客成本", "Cost per new customer by month"},
      {"conversion.column.attribute", "属性", "Attribute"},
      {"conversion.column.odds", "优势比", "Odds ratio"},
      {"conversion.column.p", "p 值（校正后）", "p (corrected)"},
      {"conversion.column.so_far", "至今价值（人均）", "Value so far, each"},
      {"conversion.column.to_come", "预计未来价值（人均）", "Value to come, each"},
      {"conversion.column.clv_to_cac", "终身价值 / 成本", "Lifetime value / cost"},
      {"conversion.costs", "各渠道的获客成本", "Cost of acquisition by channel"},
      {"conversion.column.stage", "阶段", "Stage"},
      {"conversion.column.leads", "线索数", "Leads"},
      {"conversion.column.converted", "成交数", "Converted"},
      {"conversion.column.rate", "转化率", "Conversion rate"},
      {"conversion.column.reached", "触达客户", "Customers reached"},
      {"conversion.column.bought", "其后购买", "Bought after"},
      {"conversion.column.spend", "投放费用", "Spending"},
      {"conversion.column.cost_per_lead", "单条线索成本", "Cost per lead"},
      {"conversion.column.new_customers", "新客户", "New customers"},
      {"conversion.column.cac", "获客成本", "Cost per customer"},
      {"conversion.column.value_to_cac", "价值 / 成本", "Value / cost"},
      {"conversion.column.payback", "回本月数", "Months to pay back"},
      {"conversion.missing.leads",
       "没有线索表，无法计算转化率。可导入含线索编号、日期、渠道、阶段或是否成交的文件。",
       "No leads: no conversion rate is shown. Add a file with lead id, date, channel, and stage "
       "or "
       "whether it was won."},
      {"conversion.missing.spend",
       "没有投放费用，无法计算获客成本。可导入含日期、渠道、费用的文件。",
       "No spending: no cost of acquisition is shown. Add a file with date, channel and cost."},
      {"finding.conversion.difference",
       "{attribute}为“{group}”的线索（n={n}）转化率 {rate}，其他组 {rest}。",
       "Leads whose {attribute} is \"{group}\" (n={n}) convert at {rate}, other groups at {rest}."},
      {"finding.acquisition.unprofitable",
       "渠道“{channel}”投放 {spend}，{customers} 位新客户人均成本 {cac}，至今人均只带来 {value}。",
       "{channel} cost {spend}: {cac} for each of {customers} new customers, who have brought "
       "{value} each so far."},
      {"finding.acquisition.unprofitable.foreseen",
       "渠道“{channel}”投放 {spend}，{customers} 位新客户人均成本 {cac}，连同预计未来人均只值 "
       "{value}（价值 / 成本 {ratio}，上限 {high}）。",
       "{channel} cost {spend}: {cac} for each of {customers} new customers, worth {value} each "
       "with what is to come (value / cost {ratio}, at most {high})."},
      {"finding.acquisition.best",
       "渠道“{channel}”回报最高：{customers} 位新客户人均成本 {cac}，终身价值为成本的 {ratio} "
       "倍（{low}–{high}）。",
       "{channel} pays back best: {customers} new customers at {cac} each, worth {ratio} times "
       "that "
       "({low}–{high})."},
      {"figure.acquisition.clv_to_cac", "终身价值 / 获客成本", "Lifetime value / cost"},
      {"method.conversion.model",
       "逻辑回归，各组与该属性线索最多的一组相比，其他属性不变；优势比附 95% 区间，属性整体用 Wald "
       "检验并经 Holm 校正；系数带弱先验（标准差 2.5）。少于 30 "
       "条线索的组并入基准组；成交数不足每项 10 条时不做。有关不等于因果。",
       "Logistic regression: each group against the attribute's largest, other attributes held "
       "equal; odds ratios with 95% ranges, attributes by Wald's test with Holm's correction; "
       "weights have a weak prior (standard deviation 2.5). Groups of fewer than 30 leads count "
       "with "
       "the largest; not done with fewer than 10 conversions a term. It shows what goes together, "
       "not causes."},
      {"method.conversion",
       "转化率 = 成交线索 / 线索，区间用 Wilson "
       "法；是否成交依次取成交标记、成交日期、阶段名称。各组"
       "差异用卡方检验，经 Holm 校正；最近的线索可能尚未成交。",
       "Conversion rate = converted / leads, with Wilson's interval; a lead counts as converted by "
       "its flag, else its date of conversion, else its stage. Groups are compared by chi-square "
       "with Holm's correction. Recent leads may convert yet."},
      {"method.conversion.reach",
       "触达：每位客户在每个联系渠道计一次；联系后 {days} 天内有购买即计为购买。不足 {days} "
       "天的联系不计。",
       "Reach: a customer counts once for each channel; bought means a purchase within {days} days "
       "after "
       "a contact. Contacts less than {days} days ago are left out."},
      {"method.acquisition",
       "获客成本 = 投放费用 / "
       "投放期间首次购买的客户；客户来源取客户来源列，否则取首单渠道。价值为至"
       "今的利润（没有成本时为净收入）；回本月数 = 获客成本 / "
       "客户每月价值。终身价值 = 至今价值 + 预计未来价值 × 利润率；区间含客户间差异与预测误差。"
       "自然到来的客户也计入，故成本偏低。",
       "Cost per customer = spending / customers whose first purchase falls into the days of "
       "spending, by the customer's source, else the channel of the first order. Value is profit "
       "so "
       "far (net revenue where costs are unknown); months to pay back = cost / value a month. "
       "Lifetime value = value so far + value to come × "
       "profit margin; its range has the spread of customers and the forecast's error. "
       "Customers who would have come anyway are counted too, so true costs are higher."},
  };
  return kMessages;
}

}  // namespace clientele::messages
