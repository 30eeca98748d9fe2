// Texts of the section "change".
#include "report/messages/lists.h"

namespace clientele::messages {

std::span<const Message> change() {
  static constexpr Message kMessages[] = {
      {"change.title", "客户变动", "Change"},
      {"change.conclusion",
       "{period}：上期 {opening} 位客户中 {lost} 位未再购买（{rate}）；新增 {fresh}，回流 "
       "{returned}，本期共 {closing} 位。",
       "{period}: {lost} of the {opening} {opening|customer|customers} of the period before did "
       "not "
       "buy ({rate}); {fresh} {fresh|is|are} new, {returned} came back; {closing} bought."},
      {"change.month", "月份", "Month"},
      {"change.quarter", "季度", "Quarter"},
      {"change.year", "年份", "Year"},

      {"change.customers", "客户数变动桥", "Customers: from the period before to this one"},
      {"change.customers.takeaway",
       "期初 {opening} + 新增 {fresh} + 回流 {returned} - 流失 {lost} = 期末 {closing}。",
       "Opening {opening} + new {fresh} + returned {returned} - lost {lost} = closing {closing}."},
      {"change.revenue", "净收入变动桥", "Net revenue: from the period before to this one"},
      {"change.revenue.takeaway",
       "由 {opening} 到 {closing}：流失客户带走 {lost}，新增与回流客户带来 {won}。",
       "From {opening} to {closing}: lost customers took {lost}, new and returned ones brought "
       "{won}."},
      {"change.months", "每月客户变动", "Customers by month"},
      {"change.quarters", "每季客户变动", "Customers by quarter"},
      {"change.years", "每年客户变动", "Customers by year"},
      {"change.month_against", "月度环比与同比", "Month against month and year"},
      {"change.quarter_against", "季度环比与同比", "Quarter against quarter and year"},
      {"change.year_against", "年度对比", "Year against year"},
      {"change.against.complete", "{period} 为最近一个完整时期。",
       "{period} is the last period that is over."},
      {"change.against.running",
       "{period} 为最近一个完整时期；{running} 尚未结束，只与以往各期的前 {days} 天比较。",
       "{period} is the last period that is over; {running} is not, and is compared with the "
       "first {days} days of earlier ones."},
      {"change.so_far", "{measure}（{period} 迄今）", "{measure} ({period} so far)"},

      {"change.prices", "销售额：量、结构、价", "Sales: volume, mix, price"},
      {"change.prices.takeaway", "退款前销售额之差：件数 {volume}，产品结构 {mix}，价格 {price}。",
       "Difference of sales before refunds: pieces {volume}, mix {mix}, prices {price}."},
      {"change.tiers", "消费层级迁移（按上期的界线）",
       "Moves between tiers of spending, by the earlier period's edges"},
      {"change.tiers.takeaway",
       "上期 {high} 位高消费客户：{stayed} 位仍为高消费，{fallen} 位下降，{gone} 位未再购买。",
       "Of {high} customers with high spending {stayed} kept it, {fallen} fell, {gone} did not "
       "buy."},
      {"change.segments", "RFM 分群迁移（上期末至本期末）",
       "Moves between RFM segments, from the end of the last period to the end of this one"},
      {"change.segments.takeaway",
       "上期末 {n} 位“{champions}”中 {stayed} 位仍是，{left} 位离开；{rose} "
       "位一般客户升为重要客户。",
       "Of {n} \"{champions}\" at the end of the last period {stayed} still are and {left} are "
       "not; "
       "{rose} customers rose to the valuable segments."},
      {"change.segments.not_yet", "此前未购买", "Had not bought yet"},
      {"change.column.segment_before", "上期末分群", "Segment before"},
      {"change.column.segment_now", "本期末分群", "Segment now"},
      {"figure.change.segment_stayed", "留在原 RFM 分群的客户",
       "Customers who kept their RFM segment"},
      {"method.change.segments",
       "两个时点各自按当时的全部消费记录与同一规则打分（见“RFM”），因此分界会随时间移动。",
       "At each of the two ends customers are scored anew on all they had bought by then, by the "
       "same "
       "rule (see RFM), so the cuts move with time."},
      {"change.spending", "消费力结构", "Spending power"},
      {"change.largest", "本期最大的客户", "The period's largest customers"},
      {"change.largest.takeaway",
       "前 10 位占客户净收入 {share}（上期 {before}）；失去最大的一位即失去 {money}（{first}）。",
       "The top 10 bring {share} of customers' net revenue ({before} before); losing the largest "
       "one means losing {money} ({first})."},
      {"change.structure", "客户结构：本期与上期", "Structure: now against before"},
      {"change.structure.takeaway",
       "{groups} 个分组中 {marked} 个占比变化显著，{lossy} 个流失率与其他组不同（Holm 校正）；"
       "为相关，非因果。",
       "Of {groups} groups {marked} changed their share and {lossy} differ in loss (after Holm's "
       "correction); associations, not causes."},
      {"change.reasons", "流失与保留客户此前的经历", "What lost and kept customers had met before"},
      {"change.reasons.takeaway",
       "{tested} 项中 {marked} 项与流失相关；最明显：“{reason}”在流失客户中为 "
       "{lost}，购买天数相同的"
       "保留客户中为 {kept}。为相关，非因果。",
       "{marked} of {tested} go with leaving or staying; the clearest, \"{reason}\": {lost} of "
       "lost "
       "customers, {kept} of kept ones with as many purchase days. Associations, not causes."},
      {"change.reasons.no_difference",
       "{tested} 项中没有一项在流失与保留客户之间有明显差异（流失 n={n}，保留 n={kept_n}）。",
       "None of {tested} differs clearly between lost (n={n}) and kept customers (n={kept_n})."},
      {"change.ratings", "流失与保留客户此前的评分（1-5）",
       "What lost and kept customers had rated before (1-5)"},
      {"change.ratings.takeaway",
       "{tested} 项评分中 {marked} 项与流失相关；最明显：“{reason}”流失客户平均 {lost}，保留客户 "
       "{kept}。为相关，非因果。",
       "{marked} of {tested} ratings go with leaving or staying; the clearest, \"{reason}\": "
       "{lost} "
       "from lost customers, {kept} from kept ones. Associations, not causes."},
      {"change.ratings.no_difference",
       "{tested} 项评分在流失与保留客户之间没有明显差异（流失 n={n}，保留 n={kept_n}）。",
       "None of {tested} ratings differs clearly between lost (n={n}) and kept customers "
       "(n={kept_n})."},
      {"change.reason.refund", "有退款或退货", "Had a refund or return"},
      {"change.reason.contact", "有服务联系", "Contacted service"},
      {"change.reason.contacts", "服务联系两次以上", "Contacted service twice or more"},
      {"change.reason.detractor", "推荐意愿 0-6 分", "Would recommend: 0-6"},
      {"change.reason.price", "同款产品比以前贵 1% 以上",
       "Paid over 1% more for the same products"},
      {"change.reason.kind.contact", "服务联系：{name}", "Service: {name}"},
      {"change.reason.kind.feedback", "反馈：{name}", "Feedback: {name}"},
      {"change.reason.note", "项目：{reason}", "About: {reason}"},
      {"change.mark.reason", "与流失相关", "Goes with leaving"},
      {"change.column.reason", "项目", "Item"},
      {"change.column.of_lost", "流失客户", "Lost"},
      {"change.column.lost_n", "n（流失）", "n of lost"},
      {"change.column.of_kept", "保留客户", "Kept"},
      {"change.column.kept_n", "n（保留）", "n of kept"},
      {"change.column.difference", "差异", "Difference"},
      {"change.column.reason_p", "p 值", "p-value"},
      {"change.missing.reasons",
       "没有反馈或服务记录，无法比较流失与保留客户此前的满意度与投诉。可加入含客户编号与日期的反馈"
       "或服务记录表。",
       "No feedback or service records: lost and kept customers cannot be compared by satisfaction "
       "or complaints. Add a table with customer and date."},
      {"finding.change.reason",
       "“{reason}”与去留相关：流失客户 {lost}（n={n}），同等购买天数的保留客户 "
       "{kept}（n={kept_n}）。",
       "\"{reason}\" goes with leaving or staying: {lost} of lost customers (n={n}), {kept} of "
       "kept "
       "ones with as many purchase days (n={kept_n})."},
      {"finding.change.rating",
       "“{reason}”评分与去留相关：流失客户此前平均 {lost}（n={n}），保留客户 "
       "{kept}（n={kept_n}）。",
       "\"{reason}\" goes with leaving or staying: lost customers had rated it {lost} on average "
       "(n={n}), kept ones {kept} (n={kept_n})."},
      {"method.change.reasons",
       "流失与保留的客户上期都有购买，只看本期开始之前：上期内的退款、服务联系（不含营销活动）、反"
       "馈，"
       "此前 12 "
       "个月的评分（每位客户取均值）与推荐意愿，以及上期所购同款产品的单价与此前相比。占比在上期购"
       "买"
       "天数相同（1、2、3、4 天以上）的客户之间比较，用 Cochran-Mantel-Haenszel "
       "检验；平均评分用 Welch 检验；全部项目作 Holm 校正。两组各不足 30 位、或任一格期望不足 5 "
       "位的项目不检验。为相关，非因果。",
       "Lost and kept customers both bought in the period before; only what came before the "
       "compared "
       "period counts: refunds, service contacts (campaigns apart) and feedback of the period "
       "before, "
       "ratings (each customer's mean) and willingness to recommend of the 12 months to its end, "
       "and "
       "prices paid in it for products bought earlier in these months. Shares are compared between "
       "customers with as many purchase days in the period before (1, 2, 3, 4 or more) by the "
       "Cochran-Mantel-Haenszel test, means by Welch's, all with Holm's correction. Fewer than 30 "
       "customers of a kind, or fewer than 5 expected in a cell, are not tested. Associations, not "
       "causes."},
      {"change.standing", "忠诚度、消费力、潜在价值：本期与上期",
       "Loyalty, spending power, potential value: now against before"},
      {"change.standing.takeaway",
       "{rows} 项占比中 {marked} 项变化显著；最明显：{group}客户由 {before} 变为 "
       "{now}（n={n}）。界线取自上期。",
       "{marked} of {rows} shares changed; the clearest, {group}: from {before} to {now} of "
       "customers (n={n}). The edges are the earlier period's."},
      {"change.standing.no_difference",
       "{rows} 项占比与上期相比均无明显变化（上期 n={n_before}，本期 n={n}）。",
       "None of {rows} shares changed clearly (n={n_before} before, {n} now)."},
      {"change.standing.loyalty.high", "高忠诚度", "high loyalty"},
      {"change.standing.loyalty.low", "低忠诚度", "low loyalty"},
      {"change.standing.power.high", "高消费力", "high spending power"},
      {"change.standing.power.low", "低消费力", "low spending power"},
      {"change.standing.potential.high", "高潜在价值", "high potential value"},
      {"change.standing.potential.low", "低潜在价值", "low potential value"},
      {"change.column.standing", "客户", "Customers"},
      {"finding.change.standing",
       "{group}客户占比由 {before} 变为 {now}（n={n}，上期 n={n_before}）。",
       "Customers of {group} went from {before} (n={n_before}) to {now} (n={n})."},
      {"method.change.standing",
       "各期的购买客户按三项分高低，界线都取自上期（见“消费层级”的比例）：忠诚度 = 至期末 {days} "
       "天内的购买天数；消费力 = 期内客单价；潜在价值 = "
       "以期末所知，购买模型预期的未来 {months} 个月购买次数 × "
       "目前预期的单次金额（超过 20,000 位时抽样）。占比之差用两比例 z 检验，Holm "
       "校正；两期都有的客户使检验偏保守。",
       "Each period's customers are high or low by three measures, with the earlier period's edges "
       "(the shares are those of the tiers of spending): loyalty = purchase days in the {days} "
       "days "
       "to the period's end; spending power = net revenue per order in the period; potential value "
       "= purchases the model of buying expects in the next {months} months by what was known at "
       "the "
       "period's end, times the spend expected of the customer today (of more than 20,000 a "
       "sample). "
       "Shares are compared by z tests with Holm's correction; customers in both periods make them "
       "careful."},
      {"change.stages", "客户生命周期", "Lifecycle"},
      {"change.stages.takeaway",
       "沉默：{months} 个月以上未购买，两倍以上为流失；沉默后再次购买共 {returns} 次。",
       "Dormant: no purchase for over {months} months, lost: for over twice as long; {returns} "
       "purchases ended such a silence."},
      {"change.flows", "每月阶段流动", "Flows between stages by month"},
      {"change.flows.takeaway",
       "{month}：活跃客户由 {opening} 变为 {closing}；新获得 {acquired}，再次购买激活 {activated}，"
       "沉默后回来 {back}；{dormant} 位转为沉默，{lost} 位转为流失。",
       "{month}: active customers went from {opening} to {closing}; {acquired} acquired, "
       "{activated} activated by a second purchase, {back} came back; {dormant} fell dormant, "
       "{lost} became lost."},
      {"change.column.active", "月末活跃", "Active at its end"},
      {"change.column.dormant", "月末沉默", "Dormant"},
      {"change.column.gone", "月末流失", "Lost"},
      {"change.column.acquired", "新获得", "Acquired"},
      {"change.column.activated", "激活", "Activated"},
      {"change.column.back", "沉默或流失后回来", "Came back"},
      {"change.column.fell_dormant", "转为沉默", "Fell dormant"},
      {"change.column.became_lost", "转为流失", "Became lost"},
      {"method.change.flows",
       "每位客户在每个月末处于一个阶段：活跃（最近一次购买在 {months} 个月内）、沉默（更久）、流失"
       "（两倍以上）。只统计阶段在两个月末之间改变的客户，所以期初 + 转入 - 转出 = "
       "期末。选定时期时不统计，因为时期之前的购买不在视野内。",
       "At every month's end a customer is in one stage: active (last purchase within {months} "
       "months), dormant (longer ago) or lost (over twice as long). Counted are customers whose "
       "stage differs between two ends, so opening + in - out = closing. Not told of a chosen "
       "period: what was bought before it is not in view."},
      {"method.change.effects",
       "两期全部明细的净收入，按产品（没有产品列时按类目）分，并按购买者的状态归入收入变动桥的一步"
       "；"
       "各产品相加等于总变动桥的每一步。按变化的绝对值列出前十项，其余合并为一行。",
       "Net revenue of all lines of the two periods by product (category where there is none), "
       "each line under what became of its buyer; products sum to every step of the bridge of "
       "revenue. The ten largest differences either way are listed, all others together."},
      {"change.silence", "沉默时长", "How long silences last"},
      {"change.silence.takeaway",
       "{n} 位客户已 {months} 个月以上未购买，中位数 {median} 天；以往 {returns} "
       "次沉默后的回购，中位数在第 {back} 天。",
       "{n} customers have been silent for over {months} months, {median} days in the median; "
       "{returns} such silences have ended with a purchase, after {back} days in the median."},
      {"change.silence.takeaway.few", "{n} 位客户已 {months} 个月以上未购买，中位数 {median} 天。",
       "{n} customers have been silent for over {months} months, {median} days in the median."},
      {"change.silence.range", "{from}-{to} 个月", "{from}-{to} months"},
      {"change.silence.over", "{from} 个月以上", "Over {from} months"},
      {"change.column.silence", "沉默时长", "Silence"},
      {"change.column.silent_now", "现在沉默的客户", "Silent now"},
      {"change.column.returns", "以往沉默后的回购次数", "Silences that ended"},
      {"change.effects", "客户变动对各产品收入的影响", "What customers' changes did to products"},
      {"change.effects.takeaway",
       "变化最大：{product}由 {before} 到 {now}；新增与回流客户带来 {won}，流失客户带走 "
       "{lost}，保留客户的变化 {kept}。",
       "{product} changed most, from {before} to {now}: new and returned customers brought {won}, "
       "lost ones took {lost}, kept ones changed by {kept}."},
      {"change.effects.rest", "其余 {n} 项", "{n} others"},
      {"change.effects.unnamed", "未注明", "Not named"},
      {"change.column.product", "产品", "Product"},
      {"change.column.difference_net", "净收入变化", "Change of revenue"},
      {"change.column.by_new", "新增客户", "By new"},
      {"change.column.by_returned", "回流客户", "By returned"},
      {"change.column.by_lost", "流失客户", "By lost"},
      {"change.column.by_expansion", "增购", "By kept, more"},
      {"change.column.by_contraction", "减购", "By kept, less"},
      {"change.column.by_other", "其他", "Other"},
      {"change.column.lines", "订单行变化", "Change of order lines"},
      {"change.column.profit", "利润变化", "Change of profit"},
      {"change.stage.acquired", "已获得（首购）", "Acquired: first purchase"},
      {"change.stage.activated", "已激活（再次购买）", "Activated: bought again"},
      {"change.stage.active", "活跃", "Active"},
      {"change.stage.dormant", "沉默", "Dormant"},
      {"change.stage.lost", "流失", "Lost"},
      {"change.tier.high", "高消费", "High"},
      {"change.tier.middle", "中消费", "Middle"},
      {"change.tier.low", "低消费", "Low"},
      {"change.tier.none", "未购买", "Did not buy"},
      {"change.mark.shift", "占比变化", "Share changed"},
      {"change.mark.loss", "流失率不同", "Loss differs"},
      {"change.step.volume", "件数", "Volume"},
      {"change.step.mix", "产品结构", "Mix"},
      {"change.step.price", "价格", "Price"},
      {"change.step.opening", "上期", "Period before"},
      {"change.step.closing", "本期", "This period"},
      {"change.step.expansion", "老客户增购", "Kept, spent more"},
      {"change.step.contraction", "老客户减购", "Kept, spent less"},
      {"change.step.refunds", "仅有退款的客户", "Refunds only"},
      {"change.step.unattributed", "无客户编号", "No customer id"},
      {"change.state.fresh", "新增", "New"},
      {"change.state.returned", "回流", "Returned"},
      {"change.state.kept", "保留", "Kept"},
      {"change.state.lost", "流失", "Lost"},
      {"customer.change.state", "本期变动", "Change in the period"},
      {"segment.change.state.lost", "上期购买、本期未购买的客户",
       "Customers of the period before who did not buy in this one"},

      {"change.measure.fresh", "新增客户", "New customers"},
      {"change.measure.returned", "回流客户", "Returned customers"},
      {"change.measure.kept", "保留客户", "Kept customers"},
      {"change.measure.active", "购买客户", "Customers who bought"},
      {"change.measure.lost", "流失客户", "Lost customers"},
      {"change.measure.net", "净增客户", "Net change"},
      {"change.column.step", "步骤", "Step"},
      {"change.column.total", "合计行", "Total"},
      {"change.column.opening", "期初", "Opening"},
      {"change.column.fresh", "新增", "New"},
      {"change.column.returned", "回流", "Returned"},
      {"change.column.kept", "保留", "Kept"},
      {"change.column.lost", "流失", "Lost"},
      {"change.column.closing", "期末", "Closing"},
      {"change.column.net", "净增", "Net"},
      {"change.column.measure", "指标", "Measure"},
      {"change.column.now", "本期", "Now"},
      {"change.column.before", "上期", "Before"},
      {"change.column.relative", "环比", "Change"},
      {"change.column.sales", "退款前销售额", "Sales before refunds"},
      {"change.column.tier_before", "上期", "Before"},
      {"change.column.tier_now", "本期", "Now"},
      {"change.column.row_share", "占上期该层级", "Share of the row"},
      {"change.column.stayed", "未变", "Stayed"},
      {"change.column.tier", "消费层级", "Tier"},
      {"change.column.share_before", "上期占比", "Share before"},
      {"change.column.share_now", "本期占比", "Share now"},
      {"change.column.shift", "占比变化", "Shift"},
      {"change.column.p", "p 值（占比）", "p-value of the share"},
      {"change.column.lost_rate", "流失率", "Share lost"},
      {"change.column.loss_p", "p 值（流失）", "p-value of the loss"},
      {"change.column.attribute", "属性", "Attribute"},
      {"change.column.customer", "客户", "Customer"},
      {"change.column.revenue_before", "上期净收入", "Revenue before"},
      {"change.column.revenue_now", "本期净收入", "Revenue now"},
      {"change.column.cumulative", "累计占比", "Cumulative"},
      {"change.column.stage", "阶段", "Stage"},
      {"change.column.of_acquired", "占已获得", "Of acquired"},
      {"change.column.median_days", "用时（天，中位数）", "Median days to it"},
      {"change.column.year_ago", "去年同期", "A year ago"},
      {"change.column.year_relative", "同比", "Change in a year"},

      {"figure.change.opening", "上期购买客户", "Customers of the period before"},
      {"figure.change.new", "新增客户", "New customers"},
      {"figure.change.returned", "回流客户", "Returned customers"},
      {"figure.change.kept", "保留客户", "Kept customers"},
      {"figure.change.lost", "流失客户", "Lost customers"},
      {"figure.change.closing", "本期购买客户", "Customers of this period"},
      {"figure.change.net", "净增客户", "Net change of customers"},
      {"figure.change.lost_rate", "流失率（较上期）", "Share lost since the period before"},

      {"figure.change.top10_share", "前 10 位客户的收入占比", "Top 10 customers' share"},

      {"finding.change.loss_up",
       "{period} 流失 {lost} 位客户（{rate}，n={n}），高于上期的 {before}；他们上期贡献 {money}。",
       "{lost} customers were lost in {period} ({rate} of {n}), up from {before}; with them went "
       "{money}."},
      {"finding.change.loss_up.counts",
       "{period} 流失 {lost} 位客户（{rate}，n={n}），高于上期的 {before}。",
       "{lost} customers were lost in {period} ({rate} of {n}), up from {before}."},
      {"finding.change.loss_down",
       "{period} 流失 {lost} 位客户（{rate}，n={n}），低于上期的 {before}。",
       "{lost} customers were lost in {period} ({rate} of {n}), down from {before}."},
      {"method.change",
       "客户变动：按自然月、季、年。购买 = 期内有正数明细；新增 = 首次购买在期内；保留 = "
       "上期也购买；回流 = 以前购买过、上期未购买；流失 = 上期购买、本期未购买（不等于永久离开）。"
       "期初 + 新增 + 回流 - 流失 = "
       "期末。每位客户的净收入差额按其状态归入一步，逐分相加等于总差额。"
       "比较最近两个完整季度（不足两季按月）；未满的时期只比相同的前若干天。"
       "流失率的变化用两比例 z 检验。",
       "Change by calendar month, quarter and year. Bought = a positive line in the period; new = "
       "first purchase in it; kept = bought in the period before too; returned = bought earlier "
       "but not then; lost = bought then but not now, which need not be for good. Opening + new + "
       "returned - lost = closing. Each customer's difference of net revenue goes to one step, so "
       "the steps sum to the cent. Compared are the last two quarters that are over (months "
       "where two quarters are not covered); one that is not over is compared with as many first "
       "days of others. Rates of loss are compared by "
       "a z test of two shares."},
  };
  return kMessages;
}

}  // namespace clientele::messages
