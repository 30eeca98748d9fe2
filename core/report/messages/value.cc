// Texts of the section "value".
#include "report/messages/lists.h"

namespace clientele::messages {

std::span<const Message> value() {
  static constexpr Message kMessages[] = {
      {"value.title", "客户价值", "Value and segments"},
      {"value.conclusion",
       "购买客户 {customers} 人：A 类 {a_customers} 人贡献收入的 {a_share}，{segment} "
       "{segment_customers} 人贡献 {segment_share}。",
       "Of {customers} buying customers, the {a_customers} in class A "
       "{a_customers|brings|bring} {a_share} of revenue; {segment} ({segment_customers}) "
       "{segment_customers|brings|bring} {segment_share}."},
      {"value.conclusion.classes",
       "购买客户 {customers} 人：A 类 {a_customers} 人贡献收入的 {a_share}，没有{segment}。",
       "Of {customers} buying customers, the {a_customers} in class A "
       "{a_customers|brings|bring} {a_share} of revenue; nobody is in \"{segment}\"."},
      {"value.conclusion.abc",
       "购买客户 {customers} 人：A 类 {a_customers} 人贡献收入的 {a_share}。",
       "Of {customers} buying customers, the {a_customers} in class A "
       "{a_customers|brings|bring} {a_share} of revenue."},
      {"value.totals.summary",
       "{customers} 位购买客户 {orders} 次购买，累计消费 {net}（来自已汇总的客户数据）。",
       "{customers} buying {customers|customer|customers} spent {net} in {orders} "
       "{orders|purchase|purchases}, by the totals in the list of customers."},
      {"value.totals.summary_net", "{customers} 位购买客户累计消费 {net}（来自已汇总的客户数据）。",
       "{customers} buying {customers|customer|customers} spent {net}, by the totals in the list "
       "of "
       "customers."},
      {"value.conclusion.few",
       "只有 {customers} 位购买客户，不足 {least} 位，不据分类下结论；收入最高的一位占 {share}。",
       "{customers} buying customers, fewer than {least}, are too few to judge by classes; the "
       "largest brings {share} of revenue."},
      {"value.conclusion.one", "只有 1 位购买客户，收入全部来自这一位。",
       "There is one buying customer, who brings all of the revenue."},

      // blocks
      {"value.block.lorenz", "收入集中度（洛伦兹曲线）", "Concentration of revenue (Lorenz curve)"},
      {"value.block.abc", "ABC 分类", "ABC classes"},
      {"value.block.tiers", "高、中、低价值分层", "Three tiers of value"},
      {"value.block.rfm_map", "RFM 客户分群：面积为收入", "RFM segments: area is revenue"},
      {"value.block.rfm", "RFM 各群的人数、收入与行为",
       "RFM segments: customers, revenue, behaviour"},
      {"value.block.rfm_scores", "R 分与 F 分各组的人均收入",
       "Revenue per customer by R and F score"},
      {"value.block.preferred", "各群最常买的类别、渠道与商品", "What each segment buys most"},
      {"value.block.largest", "收入最高的客户", "Largest customers"},
      {"value.takeaway.lorenz", "{n} 位购买客户的收入基尼系数为 {gini}。",
       "The Gini coefficient of revenue over {n} buying {n|customer|customers} is {gini}."},
      {"value.takeaway.abc_customers",
       "收入最高的 {customers} 人（{share}）贡献收入的 {revenue_share}。",
       "The {customers} {customers|customer|customers} with most revenue ({share}) "
       "{customers|brings|bring} {revenue_share} of it."},
      {"value.takeaway.abc_revenue",
       "收入的 {revenue_share} 来自 {customers} 位 A 类客户（{share}）。",
       "{revenue_share} of revenue comes from {customers} class A {customers|customer|customers} "
       "({share})."},
      {"value.takeaway.largest", "前 {n} 位客户合计占收入的 {share}。",
       "The {n} largest {n|customer|customers} {n|brings|bring} {share} of revenue."},

      // columns
      {"value.column.average_order", "客单价", "Average order"},
      {"value.column.frequency", "人均订单数", "Orders per customer"},
      {"value.column.recency", "平均未购天数", "Days since last purchase (mean)"},
      {"value.column.repeat", "复购率", "Repurchase rate"},
      {"value.column.historic_profit", "历史客户价值（人均利润）",
       "Historic CLV (profit per customer)"},
      {"value.column.historic_revenue", "历史客户价值（人均收入）",
       "Historic CLV (revenue per customer)"},
      {"value.column.f_score", "F 分", "F score"},
      {"value.column.r_score", "R 分", "R score"},
      {"value.column.revenue_per_customer", "人均收入", "Revenue per customer"},
      {"value.column.customer", "客户", "Customer"},
      {"value.column.last", "最近购买", "Last purchase"},
      {"value.column.segment", "分群", "Segment"},
      {"value.column.category", "首选类别", "Preferred category"},
      {"value.column.category_share", "首选该类别的客户占比", "Customers who prefer it"},
      {"value.column.channel", "首选渠道", "Preferred channel"},
      {"value.column.channel_share", "首选该渠道的客户占比", "Customers who prefer it"},
      {"value.column.product", "首选商品", "Preferred product"},
      {"value.column.product_share", "首选该商品的客户占比", "Customers who prefer it"},

      // names of classes
      {"value.abc.a", "A 类", "Class A"},
      {"value.abc.b", "B 类", "Class B"},
      {"value.abc.c", "C 类", "Class C"},
      {"value.tier.high", "高价值", "High value"},
      {"value.tier.middle", "中价值", "Middle value"},
      {"value.tier.low", "低价值", "Low value"},
      {"value.rfm.standard.champions", "重要价值客户", "Champions"},
      {"value.rfm.standard.grow", "重要发展客户", "High value, to grow"},
      {"value.rfm.standard.keep", "重要保持客户", "High value, to keep"},
      {"value.rfm.standard.win_back", "重要挽留客户", "High value, to win back"},
      {"value.rfm.standard.regular_value", "一般价值客户", "Regular, active"},
      {"value.rfm.standard.regular_grow", "一般发展客户", "Regular, to grow"},
      {"value.rfm.standard.regular_keep", "一般保持客户", "Regular, to keep"},
      {"value.rfm.standard.regular_win_back", "一般挽留客户", "Regular, to win back"},
      {"value.rfm.template.champions", "重要价值客户", "Champions"},
      {"value.rfm.template.grow", "重要保持客户", "High value, to keep"},
      {"value.rfm.template.keep", "重要发展客户", "High value, to grow"},
      {"value.rfm.template.win_back", "重要挽留客户", "High value, to win back"},
      {"value.rfm.template.regular_value", "一般价值客户", "Regular, active"},
      {"value.rfm.template.regular_grow", "一般保持客户", "Regular, to keep"},
      {"value.rfm.template.regular_keep", "一般发展客户", "Regular, to grow"},
      {"value.rfm.template.regular_win_back", "一般挽留客户", "Regular, to win back"},
      {"value.rfm.english.champions", "冠军客户", "Champions"},
      {"value.rfm.english.grow", "潜力忠诚客户", "Potential loyalists"},
      {"value.rfm.english.keep", "不能失去的客户", "Cannot lose them"},
      {"value.rfm.english.win_back", "有流失风险的高消费客户", "Big spenders at risk"},
      {"value.rfm.english.regular_value", "活跃客户", "Active customers"},
      {"value.rfm.english.regular_grow", "新客户与低频客户", "New and occasional"},
      {"value.rfm.english.regular_keep", "需要关注的客户", "Need attention"},
      {"value.rfm.english.regular_win_back", "沉睡客户", "Hibernating"},

      // findings
      {"finding.value.champions",
       "{segment} {customers} 人（{share}）贡献收入 {revenue}，占 {revenue_share}。",
       "{segment}: {customers} {customers|customer|customers} ({share}) "
       "{customers|brings|bring} {revenue}, {revenue_share} of revenue."},
      {"finding.value.silent",
       "{segment} {customers} 人平均已 {days} 天未购买（全体 {all_days} 天），历史收入 "
       "{revenue}，占 {revenue_share}。",
       "{segment}: {customers} {customers|customer|customers}, last purchase {days} days ago on "
       "average (all: "
       "{all_days}), brought {revenue} ({revenue_share})."},
      {"finding.value.concentration",
       "前 10 位客户占收入的 {share}（{revenue}），高于 {limit} 的警戒线（购买客户 {n} 人）。",
       "The 10 largest of {n} buying customers bring {share} of revenue ({revenue}), above the "
       "{limit} limit."},
      {"finding.value.abc",
       "收入最高的 {customers} 人（{share}）贡献收入的 {revenue_share}，基尼系数 {gini}。",
       "The top {customers} customers ({share}) bring {revenue_share} of revenue; Gini coefficient "
       "{gini}."},

      // what is missing
      {"value.missing.revenue", "范围内净收入不为正，收入占比与集中度不显示。",
       "Net revenue in scope is not positive: revenue shares and concentration are not shown."},
      {"value.missing.rfm_dates", "没有可读的购买日期，不做 RFM 分群。",
       "No date of purchase can be read: there are no RFM segments."},
      {"value.missing.rfm_orders", "没有购买次数，不做 RFM 分群。可增加“购买次数”一列。",
       "How often customers bought is not known: there are no RFM segments. Add a column such as "
       "order count."},
      {"method.value.totals",
       "没有订单明细，每位客户的净收入、订单数、首末次购买取自客户文件的合计列；截止日为最近一次购"
       "买的"
       "日期；首末次不同（缺首次时购买两次及以上）为复购。合计不能按时段拆分，也不用于终身价值：订"
       "单数"
       "不是购买天数，预测无法检验。",
       "There are no single orders: net revenue, orders, first and last purchase of each customer "
       "are "
       "the totals in the list of customers; the as-of date is the latest purchase; who bought on "
       "different first and last days (or, without them, twice) came back. Totals cannot be cut to "
       "a "
       "period, nor do they serve lifetime value: orders are not purchase days, and no forecast "
       "could "
       "be checked."},
      {"value.missing.profit", "没有成本或利润列，利润占比不显示。可增加“成本”或“毛利”等列。",
       "No cost or profit column: profit shares are not shown. Add a column such as cost or "
       "profit."},

      // methods
      {"method.value.rfm",
       "R 为最近一次购买距分析日的天数，F 为订单数，M 为净收入；各按五分位评 1–5 分（R "
       "越近分越高），相同的值得相同的分（中位秩）。{cut}{scheme}",
       "R is days from the last purchase to the analysis date, F distinct orders, M net revenue; "
       "each scored 1-5 by fifths of mid-ranks (recent is high), equal values alike. {cut} "
       "{scheme}"},
      {"value.cut.mean_score", "得分高于均值为高：R {r}、F {f}、M {m}。",
       "High means a score above the mean: R {r}, F {f}, M {m}."},
      {"value.cut.mean_value", "优于均值为高：R {r} 天、F {f} 次、M {m}。",
       "High means better than the mean: R {r} days, F {f} orders, M {m}."},
      {"value.cut.median_value", "优于中位数为高：R {r} 天、F {f} 次、M {m}。",
       "High means better than the median: R {r} days, F {f} orders, M {m}."},
      {"value.cut.fixed", "达到设定阈值为高：R 不超过 {r} 天、F 至少 {f} 次、M 至少 {m}。",
       "High means at the set thresholds: R at most {r} days, F at least {f} orders, M at least "
       "{m}."},
      {"value.scheme.standard",
       "名称：近、频、高依次为重要价值；近而不频为重要发展，频而不近为重要保持。",
       "Names: recent but rare is \"grow\", frequent but not recent is \"keep\"."},
      {"value.scheme.template", "名称按模板口径：频而不近为重要发展，近而不频为重要保持。",
       "Names follow the template in use: frequent but not recent is \"grow\", recent but rare is "
       "\"keep\"."},
      {"value.scheme.english", "名称采用英文通行的分群名。", "Names are the usual English ones."},
      {"method.value.abc_customers",
       "购买客户按净收入排序：前 {a} 为 A 类，其后 {b} 为 B 类，其余为 C "
       "类；人数四舍五入，相同收入按客户编号排序。",
       "Buying customers by net revenue: the first {a} are class A, the next {b} class B, the rest "
       "C; sizes rounded half up, ties by id."},
      {"method.value.abc_revenue",
       "购买客户按净收入排序：累计收入达到 {a} 为 A 类，其后 {b} 为 B 类，其余为 C 类。",
       "Buying customers by net revenue: until {a} of revenue is reached class A, the next {b} "
       "class B, the rest C."},
      {"method.value.tiers", "按净收入：前 {high} 为高价值，后 {low} 为低价值，其余为中价值。",
       "By net revenue: the first {high} are high, the last {low} low, the rest middle."},
      {"method.value.gini", "基尼系数：0 为人人相同，接近 1 为集中于极少数；负的净收入按 0 计。",
       "Gini coefficient: 0 where all customers are equal, near 1 where few have all; negative "
       "revenue counts as 0."},
      {"method.value.historic_profit", "历史客户价值：范围内每位购买客户的利润。",
       "Historic CLV: profit per buying customer in scope."},
      {"method.value.historic_revenue", "历史客户价值：范围内每位购买客户的净收入（没有利润列）。",
       "Historic CLV: net revenue per buying customer in scope (no profit column)."},
      {"method.value.silent",
       "提到“久未购买”的条件：购买客户至少 {n} 位，历史至少 {history} 天，该群平均至少 {silence} "
       "天未购买，占收入 {share} 以上。",
       "Words about silence take {n} buying customers, {history} days of history, and a segment "
       "whose last purchases are {silence} days ago on average and that brings {share} of "
       "revenue."},
  };
  return kMessages;
}

}  // namespace clientele::messages
