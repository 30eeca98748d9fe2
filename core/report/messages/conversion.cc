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
       "客户每月价值。自然到来的客户也计入，故"
       "成本偏低。",
       "Cost per customer = spending / customers whose first purchase falls into the days of "
       "spending, by the customer's source, else the channel of the first order. Value is profit "
       "so "
       "far (net revenue where costs are unknown); months to pay back = cost / value a month. "
       "Customers who would have come anyway are counted too, so true costs are higher."},
  };
  return kMessages;
}

}  // namespace clientele::messages
