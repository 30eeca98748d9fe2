// Texts of the section on purchase behaviour.
#include "report/messages/lists.h"

namespace clientele::messages {

std::span<const Message> behaviour() {
  static constexpr Message kMessages[] = {
      {"behaviour.title", "消费行为", "Behaviour"},
      {"behaviour.summary", "{customers} 位购买客户的 {orders} 笔订单带来净收入 {net}。",
       "{orders} {orders|order|orders}, with {customers} identified buying "
       "{customers|customer|customers}, brought net revenue of {net}."},
      {"behaviour.conclusion",
       "{customers} 位购买客户，{orders} 笔订单，净收入 {net}；{rate} 的客户买过两天以上。",
       "{customers} buying {customers|customer|customers}, {orders} {orders|order|orders}, net "
       "revenue {net}; {rate} bought on two or more days."},
      {"behaviour.conclusion.no_dates",
       "{customers} 位购买客户，{orders} 笔订单，净收入 {net}；没有可读的日期，不谈复购。",
       "{customers} buying {customers|customer|customers}, {orders} {orders|order|orders}, net "
       "revenue {net}; no date can be read, so nothing is said of repurchase."},
      {"behaviour.missing.dates",
       "{all} 位购买客户中 {n} 位的购买没有可读的日期：收入、ABC "
       "与集中度包含他们，复购、RFM、流失、"
       "终身价值与留存不含。请补全日期列。",
       "{n} of {all} buying {all|customer|customers} {n|has|have} no date of purchase that can be "
       "read: revenue, ABC and concentration count them, repurchase, RFM, churn, lifetime value "
       "and "
       "retention do not. Fill in the dates."},
      {"behaviour.conclusion.no_customers",
       "{orders} 笔订单，净收入 {net}；没有可识别的购买客户（{customers} 位）。",
       "{orders} {orders|order|orders} brought net revenue of {net}; no buying customer could be "
       "identified "
       "({customers})."},
      {"behaviour.conclusion.no_amounts",
       "{orders} 笔订单，共 {lines} 行，每单 {size} 行；没有金额列，不显示收入。",
       "{orders} {orders|order|orders} with {lines} {lines|line|lines}, {size} an order; there is "
       "no amount, so no revenue is shown."},
      {"behaviour.conclusion.no_amounts_customers",
       "{customers} 位购买客户的 {orders} 笔订单，共 {lines} 行，每单 {size} "
       "行；没有金额列，不显示收入。",
       "{customers} buying {customers|customer|customers} placed {orders} {orders|order|orders} "
       "with {lines} {lines|line|lines}, {size} an order; there is no amount, so no revenue is "
       "shown."},
      {"behaviour.conclusion.service", "没有交易数据；以下为与客户联系的情况。",
       "There are no transactions; what follows is how customers were in touch."},
      {"behaviour.months", "各月净收入", "Net revenue by month"},
      {"behaviour.months.takeaway", "{n} 个月中净收入最高的是 {month}，{net}。",
       "Of {n} months the best was {month}, with {net}."},
      {"behaviour.hours", "星期与时段的订单", "Orders by weekday and hour"},
      {"behaviour.hours.takeaway", "{n} 笔订单中，{day} {hour} 时最多，{orders} 笔。",
       "Of {n} {n|order|orders}, most come on {day} at {hour}:00: {orders}."},
      {"behaviour.weekdays", "各星期的订单", "Orders by weekday"},
      {"behaviour.weekdays.takeaway", "{n} 笔订单中{day}最多，占 {share}。",
       "Of {n} {n|order|orders}, {day} has most: {share}."},
      {"behaviour.intervals", "两次购买的间隔", "Days between purchases"},
      {"behaviour.intervals.takeaway", "一半的复购在 {median} 天内，四分之三在 {p75} 天内。",
       "Half of the repeat purchases come within {median} days, three quarters within {p75}."},
      {"behaviour.seasons", "各季节日均净收入", "Net revenue a day by season"},
      {"behaviour.seasons.takeaway", "{season}日均净收入最高，为 {net}，全期日均 {mean}。",
       "{season} is strongest, with {net} a day against {mean} over all days."},
      {"behaviour.stores", "店铺", "Stores"},
      {"behaviour.channels", "渠道", "Channels"},
      {"behaviour.categories", "商品类别", "Categories"},
      {"behaviour.products", "商品", "Products"},
      {"behaviour.regions", "地区", "Regions"},
      {"behaviour.ranking.takeaway", "{n} 项中“{name}”最高，占净收入 {share}。",
       "Of {n}, \"{name}\" leads with {share} of net revenue."},
      {"behaviour.baskets", "每单行数", "Lines an order"},
      {"behaviour.baskets.takeaway", "{n} 笔订单中，{share} 只有一行；平均 {mean} 行。",
       "Of {n} {n|order|orders}, {share} hold one line; the mean is {mean}."},
      {"behaviour.baskets.more", "{n} 行及以上", "{n} or more"},
      {"behaviour.channel_change", "各渠道：最近 {weeks} 周与去年同期",
       "Channels: the last {weeks} weeks against last year"},
      {"behaviour.category_change", "各类别：最近 {weeks} 周与去年同期",
       "Categories: the last {weeks} weeks against last year"},
      {"behaviour.weeks.takeaway",
       "“{name}”最近 {weeks} 周净收入 {now}，去年同期 {before}，下降 {change}（p={p}）。",
       "\"{name}\" brought {now} in the last {weeks} weeks against {before} a year before, "
       "{change} "
       "less (p={p})."},
      {"behaviour.weeks.none", "{n} 项中没有一项最近 {weeks} 周比去年同期明显下降。",
       "None of {n} sold clearly less in the last {weeks} weeks than a year before."},
      {"behaviour.weeks.of", "指“{name}”", "\"{name}\""},
      {"behaviour.column.lines_in_order", "行数", "Lines"},
      {"behaviour.column.change", "变化", "Change"},
      {"behaviour.column.weeks_before", "去年同期净收入", "Net revenue, last year"},
      {"behaviour.column.weeks_now", "最近净收入", "Net revenue, now"},
      {"finding.behaviour.channel_decline",
       "渠道“{name}”最近 {weeks} 周净收入 {now}，比去年同期的 {before} 低 {change}（p={p}）。",
       "Channel \"{name}\" brought {now} in the last {weeks} weeks, {change} below the {before} of "
       "the same weeks last year (p={p})."},
      {"finding.behaviour.category_decline",
       "类别“{name}”最近 {weeks} 周净收入 {now}，比去年同期的 {before} 低 {change}（p={p}）。",
       "Category \"{name}\" brought {now} in the last {weeks} weeks, {change} below the {before} "
       "of "
       "the same weeks last year (p={p})."},
      {"method.behaviour.weeks",
       "比较最近 {weeks} 个完整周与去年相同的 {weeks} 周（52 周前）各周净收入的均值（Welch "
       "检验，Holm 校正）；去年占比不到 {least} 的不检验，降幅小于 {fall} 的不报告。",
       "The mean of weekly net revenue over the last {weeks} full weeks against the same weeks 52 "
       "weeks before (Welch's test, Holm's correction); groups below {least} of last year's "
       "revenue "
       "are not tested, falls below {fall} are not reported."},
      {"behaviour.others", "其余 {n} 项", "{n} others"},
      {"behaviour.missing.campaign",
       "没有活动能比较前后：每个活动前后各需 {weeks} 周数据，触达与未触达各需 {n} 位老客户。",
       "No campaign can be compared: each needs {weeks} weeks of data before and after, and {n} "
       "established customers on either side."},
      {"behaviour.campaigns", "营销活动：触达与未触达客户的前后对比",
       "Campaigns: customers reached and not reached, before and after"},
      {"behaviour.campaigns.takeaway",
       "“{campaign}”触达的 {n} 位客户，购买比例的变化与未触达的 {others} 位相差 "
       "{points}（{range}）；触达对象并非随机抽取。",
       "Buying among the {n} reached by \"{campaign}\" changed by {points} ({range}) more "
       "than among {others} others; they were not drawn at random."},
      {"behaviour.campaigns.no_difference",
       "各活动触达与未触达客户的购买变化没有明显差异（“{campaign}”：n={n} 与 "
       "{others}，{points}，{range}）；触达对象并非随机抽取。",
       "No clear difference for any campaign (\"{campaign}\": n={n} and {others}, {points}, "
       "{range}); customers were not drawn at random."},
      {"behaviour.campaign.of", "活动“{campaign}”", "Campaign \"{campaign}\""},
      {"behaviour.campaign.reached", "触达", "Reached"},
      {"behaviour.campaign.others", "未触达", "Not reached"},
      {"behaviour.hours_note", "单位：小时", "in hours"},
      {"behaviour.response_times", "首次响应时长", "Time to first response"},
      {"behaviour.response_times.takeaway",
       "{n} 条记录的响应时长中位数为 {median} 小时，{share} 在一天内；{open} 条尚无响应。",
       "The median response of {n} records took {median} hours, {share} came within a day; {open} "
       "have none yet."},
      {"behaviour.resolution_times", "解决时长", "Time to resolution"},
      {"behaviour.resolution_times.takeaway",
       "{n} 条记录的解决时长中位数为 {median} 小时，{share} 在一天内；{open} 条尚未解决。",
       "The median resolution of {n} records took {median} hours, {share} came within a day; "
       "{open} are open."},
      {"behaviour.contact_channels", "联系渠道", "Channels of contact"},
      {"behaviour.contact_channels.takeaway", "{n} 次联系中“{name}”最多，占 {share}。",
       "Of {n} contacts, \"{name}\" has most: {share}."},
      {"behaviour.wait.hour", "1 小时内", "Within an hour"},
      {"behaviour.wait.four_hours", "1–4 小时", "1 to 4 hours"},
      {"behaviour.wait.day", "4–24 小时", "4 to 24 hours"},
      {"behaviour.wait.two_days", "1–2 天", "1 to 2 days"},
      {"behaviour.wait.week", "2–7 天", "2 to 7 days"},
      {"behaviour.wait.longer", "超过 7 天", "Over 7 days"},
      {"behaviour.column.season", "季节", "Season"},
      {"behaviour.column.days_covered", "覆盖天数", "Days covered"},
      {"behaviour.column.revenue_per_day", "日均净收入", "Net revenue a day"},
      {"behaviour.column.campaign", "活动", "Campaign"},
      {"behaviour.column.bought_before", "之前购买比例", "Bought before"},
      {"behaviour.column.bought_after", "之后购买比例", "Bought after"},
      {"behaviour.column.spend_before", "之前人均净收入", "Net revenue each, before"},
      {"behaviour.column.spend_after", "之后人均净收入", "Net revenue each, after"},
      {"behaviour.column.difference", "购买比例变化之差", "Difference of change in buying"},
      {"behaviour.column.p", "p 值（Holm 校正）", "p (Holm)"},
      {"behaviour.column.wait", "时长", "Wait"},
      {"behaviour.column.weekday", "星期", "Weekday"},
      {"behaviour.column.hour", "时", "Hour"},
      {"behaviour.column.days", "天数", "Days"},
      {"weekday.0", "周一", "Monday"},
      {"weekday.1", "周二", "Tuesday"},
      {"weekday.2", "周三", "Wednesday"},
      {"weekday.3", "周四", "Thursday"},
      {"weekday.4", "周五", "Friday"},
      {"weekday.5", "周六", "Saturday"},
      {"weekday.6", "周日", "Sunday"},
      {"season.0", "春季（3–5 月）", "Spring (March to May)"},
      {"season.1", "夏季（6–8 月）", "Summer (June to August)"},
      {"season.2", "秋季（9–11 月）", "Autumn (September to November)"},
      {"season.3", "冬季（12–2 月）", "Winter (December to February)"},
      {"finding.behaviour.campaign",
       "“{campaign}”触达的 {n} 位客户，购买比例变化与未触达的 {others} 位相差 "
       "{points}（{range}，非随机）。",
       "Buying among {n} reached by \"{campaign}\" changed by {points} more than among {others} "
       "others ({range}); not drawn at random."},
      {"finding.behaviour.growth",
       "{month} 净收入 {net}（{days} 天），比去年同月高 {change}（p={p}）。",
       "Net revenue of {month} is {net} over {days} days, {change} above the same month last year "
       "(p={p})."},
      {"finding.behaviour.decline",
       "{month} 净收入 {net}（{days} 天），比去年同月低 {change}（p={p}）。",
       "Net revenue of {month} is {net} over {days} days, {change} below the same month last year "
       "(p={p})."},
      {"finding.behaviour.growth_so_far",
       "{month} 前 {days} 天净收入 {net}，比去年同期高 {change}（p={p}）。",
       "Net revenue of the first {days} days of {month} is {net}, {change} above the same days "
       "last year (p={p})."},
      {"finding.behaviour.decline_so_far",
       "{month} 前 {days} 天净收入 {net}，比去年同期低 {change}（p={p}）。",
       "Net revenue of the first {days} days of {month} is {net}, {change} below the same days "
       "last year (p={p})."},
      {"finding.behaviour.repurchase",
       "{n} 位购买客户中 {repeat} 位复购（{rate}），{once} 位只买过一天。",
       "{repeat} of {n} buying customers came back ({rate}); {once} bought on one day only."},
      {"finding.behaviour.top20", "订单最多的 20% 客户（{customers} 人）贡献收入的 {share}。",
       "The 20% who order most ({customers}) bring {share} of revenue."},
      {"finding.behaviour.refunds", "退款与取消共 {amount}，占总额 {gross} 的 {share}。",
       "Refunds and cancellations are {amount}, {share} of gross revenue of {gross}."},
      {"finding.behaviour.unattributed",
       "{amount}（净收入的 {share}）没有客户编号，不在客户分析中。",
       "{amount} ({share} of net revenue) carries no customer and is not in customer analyses."},
      {"method.behaviour",
       "订单按订单号去重，没有订单号时按“客户·天”计；复购率 = 购买日不少于两天的客户 / "
       "购买客户；间隔为相邻购买日之差；月度比较取相同天数。",
       "Orders are distinct order numbers, or customer-days where there are none; repurchase rate "
       "is customers with two or more purchase days over buying customers; intervals lie between "
       "purchase days; months are compared over the same days."},
      {"method.behaviour.online",
       "按渠道名称（没有则按店铺名称）判断线上或线下，例如“天猫”“小程序”为线上、“门店”为线下；可判"
       "断的收入不足 {share} 时不显示。",
       "Channel names, else store names, tell online from offline (Tmall and apps are online, "
       "branches offline); shown where they tell for at least {share} of revenue."},
      {"method.behaviour.premium",
       "高价商品：单价进入本类别（没有类别时为全部）按行计的最高 {top}，且高于半数的行；"
       "界线精确到八分之一，不足 {least} 行的类别没有高价商品。",
       "Premium: a unit price that reaches into the top {top} of lines of its category, or of all "
       "lines where there is none, and is above half of them; the border is exact within an "
       "eighth. "
       "Fewer than {least} lines have no premium price."},
      {"method.behaviour.campaigns",
       "活动以首次联系所在周为起点，比较此前与此后各 {weeks} "
       "周是否购买；只计此前已购买过的客户；每人变化为 -1、0 或 1，用 Welch "
       "检验比较触达与未触达，Holm 校正。触达对象不是随机抽取的，差异不等于活动的效果。",
       "A campaign begins in the week of its first contact; buying in the {weeks} weeks before and "
       "after is compared for customers who had bought before. Each change is -1, 0 or 1; Welch's "
       "test compares reached with not reached, Holm-corrected. They were not drawn at random: a "
       "difference is not the campaign's effect."},
      {"method.behaviour.service",
       "时长自记录日期起算，向上取整到小时；没有时刻的按 24 小时一天计；结束早于开始的 "
       "{impossible} 条不计。",
       "Waits begin at the record's date and are rounded up to hours, 24 a day where there is no "
       "time of day; {impossible} that end before they begin are not counted."},
      {"figure.profit.margin", "利润率", "Profit margin"},
      {"figure.behaviour.online_share", "线上收入占比", "Online share of revenue"},
      {"figure.behaviour.response_median", "响应时长中位数（小时）", "Median response (hours)"},
      {"figure.behaviour.response_p90", "响应时长九成分位（小时）",
       "Response, 90th percentile (hours)"},
      {"figure.behaviour.response_within_day", "一天内响应", "Answered within a day"},
      {"figure.behaviour.resolution_median", "解决时长中位数（小时）", "Median resolution (hours)"},
      {"figure.behaviour.resolution_p90", "解决时长九成分位（小时）",
       "Resolution, 90th percentile (hours)"},
      {"figure.behaviour.resolution_within_day", "一天内解决", "Resolved within a day"},
      {"figure.change.revenue.net.previous", "净收入环比", "Net revenue against the month before"},
      {"figure.change.revenue.net.last_year", "净收入同比", "Net revenue against last year"},
      {"figure.change.orders.total.previous", "订单数环比", "Orders against the month before"},
      {"figure.change.orders.total.last_year", "订单数同比", "Orders against last year"},
      {"figure.change.customers.buying.previous", "购买客户环比",
       "Buying customers against the month before"},
      {"figure.change.customers.buying.last_year", "购买客户同比",
       "Buying customers against last year"},
      {"figure.change.behaviour.average_order.previous", "平均订单金额环比",
       "Average order against the month before"},
      {"figure.change.behaviour.average_order.last_year", "平均订单金额同比",
       "Average order against last year"},
      {"figure.orders.total", "订单数", "Orders"},
      {"figure.revenue.gross", "总额", "Gross revenue"},
      {"figure.revenue.refunds", "退款", "Refunds"},
      {"figure.revenue.net", "净收入", "Net revenue"},
      {"figure.revenue.unattributed", "无客户收入", "Revenue without customer"},
      {"figure.profit.total", "利润", "Profit"},
      {"figure.customers.buying", "购买客户", "Buying customers"},
      {"figure.behaviour.channel_decline", "降幅最大的渠道", "Channel that fell most"},
      {"figure.behaviour.category_decline", "降幅最大的类别", "Category that fell most"},
      {"figure.behaviour.campaign_reached", "活动触达的老客户", "Established customers reached"},
      {"figure.behaviour.campaign_difference", "触达与未触达的购买变化之差",
       "Difference of change in buying"},
      {"figure.behaviour.repurchase_rate", "复购率", "Repurchase rate"},
      {"figure.behaviour.average_order", "平均订单金额", "Average order"},
      {"figure.behaviour.lines_per_order", "每单行数", "Lines an order"},
      {"figure.behaviour.pieces_per_order", "每单件数", "Pieces an order"},
      {"figure.behaviour.premium_share", "高价商品收入占比", "Revenue share of premium prices"},
      {"figure.behaviour.orders_per_customer_month", "每活跃客户月订单数",
       "Orders per customer-month"},
      {"figure.behaviour.spend_per_customer_month", "每活跃客户月消费", "Spend per customer-month"},
      {"figure.behaviour.top20_revenue_share", "最常购买的 20% 客户收入占比",
       "Revenue share of the most frequent 20%"},
      {"figure.behaviour.interval_median", "购买间隔中位数", "Median days between purchases"},
      {"figure.behaviour.interval_p25", "购买间隔下四分位",
       "Lower quartile of days between purchases"},
      {"figure.behaviour.interval_p75", "购买间隔上四分位",
       "Upper quartile of days between purchases"},
  };
  return kMessages;
}

}  // namespace clientele::messages
