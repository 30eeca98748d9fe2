// Texts of the section on scope and data.
#include "report/messages/lists.h"

namespace clientele::messages {

std::span<const Message> data() {
  static constexpr Message kMessages[] = {
      {"data.title", "范围与数据", "Scope and data"},
      {"data.conclusion", "{files} 个文件共 {rows} 行，{used} 参与分析，{aside} 行搁置。",
       "{files} {files|file|files} with {rows} {rows|row|rows}; {used} were analysed, {aside} "
       "{aside|row|rows} set aside."},
      {"data.conclusion_dates",
       "{files} 个文件共 {rows} 行（{first} 至 {last}），{used} 参与分析，{aside} 行搁置。",
       "{files} {files|file|files} with {rows} {rows|row|rows} ({first} to {last}); {used} were "
       "analysed, {aside} {aside|row|rows} set aside."},
      {"data.conclusion_as_of",
       "{files} 个文件共 {rows} 行，只看到 {as_of}：此后或无日期的 {later} 行不计；{used} "
       "可用，{aside} 行搁置。",
       "{files} {files|file|files} with {rows} {rows|row|rows}, looked at up to {as_of}: {later} "
       "{later|row|rows} after it, or without a date, left out; {used} can be used, {aside} "
       "{aside|row|rows} set aside."},
      {"data.nothing", "没有可分析的数据：没有一行能用，因此没有可报告的内容。",
       "There is nothing to report on: not one row of the files can be used."},
      {"data.nothing.header_only", "{file} 只有表头，没有数据行。请加入数据行，或重新导出。",
       "{file} holds headers and no rows. Add rows, or export it again."},
      {"data.nothing.no_rows", "{file} 没有可读的数据行。请以带表头的 CSV 或 Excel 重新导出。",
       "{file} holds no row that can be read. Export it again as CSV or Excel with headers."},
      {"data.nothing.unrecognised",
       "{file} "
       "的列无法识别：至少需要客户，或日期与金额。请指明各列的含义（--map，或在页面中选择）。",
       "The columns of {file} are not understood: a customer, or date and amount, are needed. Say "
       "what they mean (--map, or in the page)."},
      {"data.nothing.unrecognised_json",
       "{file} 中没有识别出记录：应为对象的数组，每个对象是一行，如 {example}。",
       "No records are recognised in {file}: it should be an array of objects, one a row, such as "
       "{example}."},
      {"data.nothing.and", "{what}{why}", "{what} {why}"},
      {"data.nothing.left_out", "{file} 未被采用。请在设置中选用（use），或取消隐藏。",
       "{file} is left out. Choose it in the settings (use), or unhide it."},
      {"data.nothing.all_aside", "{file} 的各行都被搁置，见下表。",
       "Every row of {file} is set aside; see below."},
      {"data.nothing.aside", "{file} 的 {rows} 行都被搁置，主要原因：{reason}。请先修正这一项。",
       "All {rows} {rows|row|rows} of {file} are set aside, mostly for: {reason}. Mend that "
       "first."},
      {"data.files", "文件", "Files"},
      {"data.aside", "搁置的行，按原因", "Rows set aside, by reason"},
      {"data.rules", "口径", "Rules in force"},
      {"data.rule.amount_is_net", "金额列即实收：净收入取自金额列，负数与取消的行计为退款。",
       "The amount is what was kept; negative and cancelled lines are refunds."},
      {"data.rule.amount_less_refund", "净收入 = 金额 - 退款。",
       "Net revenue is amount less refund."},
      {"data.rule.no_amounts", "没有金额列：只计订单与行数，不计收入。",
       "There is no amount: orders and lines are counted, revenue is not."},
      {"data.missing.amount", "没有金额列：不显示收入、客单价和客户价值。请补充“金额”。",
       "No amount: revenue, average order and customer value are left out. Add an amount column."},
      {"data.rule.quantity_times_price", "没有金额列：金额 = 数量 × 单价。",
       "There is no amount: it is quantity times unit price."},
      {"data.rule.totals_repeated",
       "订单总额不是每条明细的金额：每单只计一次，按数量×单价分摊到明细。",
       "An order's total is no line's own amount: it counts once an order, divided among the lines "
       "by "
       "quantity × price."},
      {"data.rule.excluded", "按设置剔除：{rule}，不计入任何数字。",
       "Excluded by the settings: {rule}; they count in no figure."},
      {"data.rule.orders", "订单按订单号去重。", "Orders are distinct order numbers."},
      {"data.rule.customer_days", "没有订单号：同一客户同一天计为一单。",
       "There is no order number: a customer's day is an order."},
      {"data.rule.currency", "报告币种：{currency}；其他币种不与之相加。",
       "The report is in {currency}; other currencies are never added to it."},
      {"data.rule.huge", "超过均值十倍（{amount}）的金额予以标记。",
       "Amounts above ten times the mean ({amount}) are flagged."},
      {"data.rule.date_order",
       "{file} 的“{column}”有 {n} 个日期无法区分日与月，按月在前解读（如 3/4 读作 3 月 4 日）。",
       "{n} dates in \"{column}\" of {file} could be read either way and were read month first "
       "(3/4 is 4 March)."},
      {"data.rule.decimal_comma", "{file} 以逗号为小数点（1.234,50 读作 1,234.50）。",
       "{file} writes decimals with a comma (1.234,50 is 1,234.50)."},
      {"data.rule.duplicates",
       "{merged} 个客户编号与另一编号确为同一客户，并入 {groups} 位客户；合计不变，只改归属。",
       "{merged} customer ids are surely the same as another and were merged into {groups} "
       "customers; totals stay, only whose they are changes."},
      {"data.rule.totals", "没有订单明细：每位客户的消费、次数、首末次购买取自客户文件的合计列。",
       "There are no single orders: what customers spent, how often, first and last is taken from "
       "the "
       "totals in the list of customers."},
      {"data.rule.totals_unused", "客户文件的合计列不能按时段或更早的截止日拆分，未使用。",
       "The totals in the list of customers cannot be cut to a period or an earlier as-of date and "
       "are "
       "not used."},
      {"data.rule.as_of", "截止日：{date}。", "As of {date}."},
      {"data.rule.as_of_asked", "截止日：{date}；此后或无日期的 {n} 行不计，如同数据到此为止。",
       "As of {date}: {n} {n|row|rows} after it, or without a date, left out, as if the data ended "
       "there."},
      {"data.rule.filter", "筛选：{attribute} = {value}。", "Filter: {attribute} = {value}."},
      {"data.column.table", "数据表", "Table"},
      {"data.column.rows", "行数", "Rows"},
      {"data.column.used", "参与分析", "Used"},
      {"data.column.aside", "搁置", "Set aside"},
      {"data.column.confidence", "识别置信度", "Confidence"},
      {"data.coverage", "识别的列与完整度", "Columns understood, and how full they are"},
      {"data.duplicates", "一位客户、多个编号", "One customer under several ids"},
      {"data.column.pairs_of", "成对的编号", "Pairs of ids"},
      {"data.pairs.merged", "确为同一客户，已合并", "Surely one customer, merged"},
      {"data.pairs.likely", "疑似同一客户，未合并，请核对",
       "Likely one customer, not merged: look"},
      {"data.pairs.apart", "已认定为两位客户", "Said to be two customers"},
      {"data.pairs_by.phone", "其中（已合并）：电话相同", "Of those merged: same telephone"},
      {"data.pairs_by.email", "其中（已合并）：邮箱相同", "Of those merged: same e-mail"},
      {"data.pairs_by.name", "其中（已合并）：名称相同", "Of those merged: same name"},
      {"data.pairs_by.name_alike", "其中（已合并）：名称相近", "Of those merged: names alike"},
      {"data.pairs_by.contact", "其中（已合并）：联系人相同",
       "Of those merged: same contact person"},
      {"data.pairs_by.place", "其中（已合并）：地区一致", "Of those merged: same place"},
      {"data.pairs_by.industry", "其中（已合并）：行业相同", "Of those merged: same industry"},
      {"data.pairs_by.asked", "其中（已合并）：按设置合并", "Of those merged: by the settings"},
      {"data.missing.duplicates", "客户名单超过 100 万条：未查找重复客户。可按地区分批核对。",
       "The lists hold more than 1,000,000 customers: duplicates were not looked for. Look through "
       "them region by region."},
      {"data.joins", "各文件的客户能否对应", "Whether the customers of the files meet"},
      {"data.join.buyers_listed", "购买客户，在客户档案中", "Who bought, in the list of customers"},
      {"data.join.listed_buyers", "客户档案中的客户，有购买",
       "In the list of customers, who bought"},
      {"data.join.answered", "填写反馈的客户，有购买", "Who gave feedback, and bought"},
      {"data.join.contacted", "联系过的客户，有购买", "Who was contacted, and bought"},
      {"data.column.join", "对应关系", "Join"},
      {"data.column.matched", "对应上", "Found"},
      {"data.column.unmatched", "未对应示例", "Example not found"},
      {"data.missing.join.buyers_listed",
       "{n} 位购买客户中只有 {share} "
       "在客户档案中（例如缺“{example}”）：请确认两个文件用同一种客户编号。",
       "Only {share} of {n} customers who bought are in the list of customers (\"{example}\" is "
       "not): check that both files use the same customer number."},
      {"data.missing.join.answered",
       "{n} 位填写反馈的客户中只有 {share} "
       "有购买记录（例如“{example}”没有）：请确认两个文件用同一种客户编号。",
       "Only {share} of {n} customers with feedback have bought (\"{example}\" has not): check "
       "that "
       "both files use the same customer number."},
      {"data.missing.join.contacted",
       "{n} 位联系过的客户中只有 {share} "
       "有购买记录（例如“{example}”没有）：请确认两个文件用同一种客户编号。",
       "Only {share} of {n} customers contacted have bought (\"{example}\" has not): check that "
       "both files use the same customer number."},
      {"figure.data.joined.buyers_listed", "购买客户在档案中的比例", "Buying customers listed"},
      {"figure.data.joined.listed_buyers", "档案客户有购买的比例", "Listed customers who bought"},
      {"figure.data.joined.answered", "反馈客户有购买的比例", "Customers with feedback who bought"},
      {"figure.data.joined.contacted", "联系客户有购买的比例", "Customers contacted who bought"},
      {"data.issues", "数据问题", "Issues in the data"},
      {"data.column.column", "列", "Column"},
      {"data.column.role", "含义", "Meaning"},
      {"data.column.filled", "完整度", "Filled"},
      {"data.column.reason", "依据", "Reason"},
      {"data.reason.serials", "{reason}；其中的数字是 Excel 的日期序列值（1900 年起）",
       "{reason}; its numbers are dates as Excel counts them, from 1900"},
      {"data.reason.unit", "{reason}；按列名（或合计列名）的单位读作 ×{factor}",
       "{reason}; times {factor}, the unit its header or the total's names"},
      {"data.column.issue", "问题", "Issue"},
      {"data.column.effect", "处理", "Treatment"},
      {"data.column.line", "首个行号", "First line"},
      {"data.column.sample", "示例", "Example"},
      {"data.missing.customer", "没有客户列：无法按客户分析。请补充“客户编号”或“会员号”。",
       "No customer column: nothing can be said by customer. Add a column such as customer id."},
      {"data.missing.profit", "没有成本或利润列：不显示利润。请补充“成本”或“毛利”。",
       "No cost or profit column: profit is not shown. Add a column such as cost or margin."},
      {"data.missing.channel", "没有渠道列：不显示渠道构成。请补充“渠道”。",
       "No channel column: channels are not shown. Add a column such as channel."},
      {"data.missing.category", "没有商品名称或类别列：不显示商品构成。",
       "No product name or category: products are not shown."},
      {"data.missing.transactions", "没有交易数据：不显示消费、价值与留存。请加入订单文件。",
       "No transactions: purchases, value and retention are not shown. Add a file of orders."},
      {"data.missing.lines",
       "数据是每位客户的合计，没有逐笔订单：不显示消费行为、按沉默的流失、终身价值、变动与留存。请"
       "加入订单"
       "文件。",
       "The data are totals by customer: behaviour over time, churn by silence, lifetime value, "
       "change and retention take single orders. Add a file of orders."},
      {"data.missing.customers", "没有客户档案：不显示性别、年龄、行业等构成。请加入客户文件。",
       "No customer file: gender, age, industry and the like are not shown. Add a file of "
       "customers."},
      {"data.missing.feedback", "没有满意度调查：不显示满意度与 NPS。请加入问卷文件。",
       "No survey: satisfaction and NPS are not shown. Add a file of answers."},
      {"method.data.duplicates",
       "客户名单中，电话、邮箱、规范化名称（去掉公司后缀、地名、括号、全半角与大小写）、联系人、地"
       "区、"
       "行业相同处计分，满分 100：75 分及以上视为同一客户并合并，50 分及以上列为疑似。被 5 "
       "位以上客户共用的电话或邮箱不计。合并只改变归属，不改变金额与订单合计，可在设置中撤销。",
       "Ids of the lists of customers are scored, up to 100, by what agrees: telephone, e-mail, "
       "name "
       "(without legal form, place, brackets, width and case), contact person, place, industry. "
       "From "
       "75 on they are one customer and merged, from 50 on likely so. A number or address that "
       "more "
       "than 5 customers share tells nothing. Merging changes whose orders are, never their sums, "
       "and can be undone in the settings."},
      {"method.data.rows",
       "每个文件的每条数据记录计一次；用到的行与搁置的行之和等于总行数。带金额的行默认只标记、不剔"
       "除。",
       "Each data record of each file counts once; rows used and set aside sum to all. Rows that "
       "carry money are flagged, not removed, unless settings say so."},
      {"figure.data.rows", "数据行", "Data rows"},
      {"figure.data.rows_used", "参与分析的行", "Rows used"},
      {"figure.data.rows_set_aside", "搁置的行", "Rows set aside"},
      {"figure.customers.total", "客户总数", "Customers"},
      {"segment.all", "全部客户", "All customers"},
      {"segment.rfm.win_back", "重要挽留客户", "Valuable customers to win back"},
      {"segment.rfm.keep", "重要保持客户", "Valuable customers to keep"},
      {"segment.churn.risk.contact", "应优先联系的客户", "Customers at risk worth a contact"},
      {"segment.rfm.champions", "重要价值客户", "Champions"},
  };
  return kMessages;
}

}  // namespace clientele::messages
