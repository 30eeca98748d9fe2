// Texts of the section "churn".
#include "report/messages/lists.h"

namespace clientele::messages {

std::span<const Message> churn() {
  static constexpr Message kMessages[] = {
      {"churn.title", "流失与预警", "Churn and early warning"},
      {"churn.conclusion.flagged", "{n} 位客户中 {left} 位已流失，流失率 {rate}。",
       "{left} of {n} {n|customer|customers} {left|has|have} left: a churn rate of {rate}."},
      {"churn.conclusion.window",
       "{n} 位购买客户：{active} 位 {months} 个月内购买过，{dormant} 位沉默，{lost} "
       "位超过 {twice} 个月未购买（{share}）。",
       "Of {n} {n|buyer|buyers} {active} bought in the last {months} {months|month|months}, "
       "{dormant} {dormant|is|are} dormant, {lost} ({share}) silent for over {twice} months."},
      {"churn.conclusion.rhythm",
       "{n} 位购买客户按自身购买节奏：{active} 位活跃，{dormant} 位超期，{lost} "
       "位超过两倍（{share}）。",
       "By their own rhythm, of {n} {n|buyer|buyers} {active} {active|is|are} active, {dormant} "
       "overdue, {lost} "
       "({share}) over twice."},
      {"churn.conclusion.p_alive",
       "{n} 位购买客户中 {lost} 位的存活概率低于 {limit}（{share}），其余 {active} 位视为活跃。",
       "Of {n} {n|buyer|buyers} {lost} ({share}) {lost|has|have} a P(alive) below {limit}; the "
       "other {active} count as "
       "active."},

      // blocks
      {"churn.block.groups", "各组的流失率", "Churn rate by group"},
      {"churn.block.survival", "留存曲线：按在网月数", "Survival by months with the company"},
      {"churn.block.states", "活跃、沉默与流失", "Active, dormant, lost"},
      {"churn.block.months", "每月留存率", "Retention by month"},
      {"churn.block.quarters", "每季留存率", "Retention by quarter"},
      {"churn.block.years", "每年留存率", "Retention by year"},
      {"churn.block.models", "各模型的样本外表现", "Models out of sample"},
      {"churn.block.definitions", "不同定义下的流失", "Churn by definition"},
      {"churn.block.signs", "预警信号", "Warning signs"},
      {"churn.block.silent_groups", "最近一个窗口内各组的流失率",
       "Churn in the last window, by group"},
      {"churn.block.risk", "按风险分组", "Groups by risk"},
      {"churn.block.origins", "每个预测起点的 AUC", "AUC of every cut-off"},
      {"churn.block.folds", "每一折的 AUC", "AUC of every fold"},
      {"churn.block.calibration", "校准曲线：预测与实际",
       "Calibration: predicted against observed"},
      {"churn.block.profit", "联系多少客户最合算", "How many customers to contact"},
      {"churn.block.reasons", "流失预测的主要依据", "What the forecast rests on"},
      {"churn.block.leaks", "可能泄露结果的列", "Columns that may give the outcome away"},
      {"churn.block.contact", "有流失风险、应先联系的客户",
       "At risk and still here: whom to contact first"},
      {"churn.takeaway.groups",
       "{attributes} 个属性的各组流失率不同，差别最大的是“{first}”；列出 {shown} 个。",
       "Churn differs between the groups of {attributes} attributes, most by {first}; {shown} are "
       "shown."},
      {"churn.takeaway.survival", "按“{attribute}”分组的对数秩检验：χ² {chi}，p {p}。",
       "Log-rank test by {attribute}: chi-square {chi}, p {p}."},
      {"churn.takeaway.states", "{n} 位购买客户；{rule}。", "{n} {n|buyer|buyers}; {rule}."},
      {"churn.rule.window", "{months} 个月未购买为沉默，{twice} 个月为流失",
       "dormant after {months} months without a purchase, lost after {twice}"},
      {"churn.rule.rhythm", "沉默超过本人或同类客户 90% 的购买间隔为沉默，超过两倍为流失",
       "dormant when silent for longer than 90% of their intervals, lost when twice as long"},
      {"churn.rule.p_alive", "存活概率低于 {limit} 为流失", "lost when P(alive) is below {limit}"},
      {"churn.takeaway.definitions", "定义不同，结论不同；可在设定中切换生效的定义。",
       "Each definition answers another question; the settings choose the one in force."},
      {"churn.takeaway.signs",
       "近 {months} 个月内购买过、但已有两项以上信号的客户 {customers} 位。",
       "{customers} {customers|customer|customers} bought in the last {months} "
       "{months|month|months} and still {customers|shows|show} two signs or "
       "more."},
      {"churn.takeaway.silent_groups",
       "{months} 个月前活跃的 {n} 位客户中 {rate} 此后未购买；以下分组差异显著。",
       "{rate} of the {n} customers active {months} months ago have not bought since; these groups "
       "differ."},
      {"churn.takeaway.models",
       "样本外对数损失最低的是{model}；AUC {auc}，校准误差 {error}，前十分之一的提升度 {lift}。",
       "{model} has the lowest out-of-sample log loss: AUC {auc}, calibration error {error}, "
       "top-decile lift {lift}."},
      {"churn.takeaway.profit",
       "流失概率不低于 {limit} 的客户值得联系：留存客户中 {customers} 位"
       "（成本为客户价值的 {cost}，挽留成功率 {success}）。",
       "Contact pays from a churn probability of {limit}: {customers} customers still here (cost "
       "{cost} of a customer's worth, success {success})."},
      {"churn.takeaway.profit_clv",
       "流失概率不低于 {limit}、且概率 × 成功率 {success} × 终身价值不低于平均价值 {cost} "
       "的客户值得联系：{customers} 位。",
       "{customers} customers have a risk of {limit} or more, and risk × success {success} × "
       "lifetime value of {cost} of the mean value or more: worth a contact."},
      {"churn.takeaway.leaks", "以下 {n} 列可能含有结果，未设定时不用于模型。",
       "These {n} columns may hold the outcome; the model does not use them unless told to."},

      // columns
      {"churn.column.attribute", "属性", "Attribute"},
      {"churn.column.left", "流失客户", "Left"},
      {"churn.column.rate", "流失率", "Churn rate"},
      {"churn.column.retention", "留存率", "Retention"},
      {"churn.column.tenure", "在网月数", "Months with the company"},
      {"churn.column.staying", "仍在比例", "Still here"},
      {"churn.column.period", "期间", "Period"},
      {"churn.column.active", "期初活跃客户", "Active at start"},
      {"churn.column.lost", "期内流失", "Lost in it"},
      {"churn.column.nrr", "净收入留存率", "Net revenue retention"},
      {"churn.column.model", "模型", "Model"},
      {"churn.column.auc", "AUC", "AUC"},
      {"churn.column.log_loss", "对数损失", "Log loss"},
      {"churn.column.brier", "Brier 分数", "Brier score"},
      {"churn.column.lift", "前十分之一提升度", "Top-decile lift"},
      {"churn.column.error", "校准误差", "Calibration error"},
      {"churn.column.fold", "折", "Fold"},
      {"churn.column.predicted", "预测流失率", "Predicted"},
      {"churn.column.observed", "实际流失率", "Observed"},
      {"churn.column.contacted", "联系比例", "Contacted"},
      {"churn.column.profit", "每百位客户的收益（以一位客户的价值计）",
       "Gain per 100 customers, in customers' worth"},
      {"churn.column.weight", "平均影响（对数几率）", "Mean effect (log-odds)"},
      {"churn.column.why", "理由", "Why"},
      {"churn.column.used", "是否使用", "Used"},
      {"churn.column.customer", "客户", "Customer"},
      {"churn.column.score", "流失概率", "Churn probability"},
      {"churn.column.reason1", "主要原因", "Main reason"},
      {"churn.column.reason2", "次要原因", "Second reason"},
      {"customer.churn.score", "流失概率", "Churn probability"},
      {"customer.churn.reason", "主要原因", "Main reason"},
      {"churn.column.clv", "终身价值", "Lifetime value"},
      {"churn.column.stake", "风险价值", "Value at stake"},
      {"churn.column.definition", "定义", "Definition"},
      {"churn.column.gone", "不再活跃", "No longer active"},
      {"churn.column.in_force", "生效", "In force"},
      {"churn.column.sign", "信号", "Sign"},
      {"churn.column.origin", "预测起点", "Cut-off"},
      {"churn.column.risk", "风险组", "Risk group"},
      {"churn.column.leaving", "预计流失", "Expected to leave"},
      {"churn.column.action", "建议", "What to do"},
      {"customer.churn.state", "状态", "State"},
      {"customer.churn.flags", "预警信号", "Warning signs"},
      {"customer.churn.risk", "流失风险", "Churn risk"},
      {"churn.flag.silent", "超过期限未购买", "No deal within the window"},
      {"churn.flag.lost", "超过两倍期限未购买", "No deal within twice the window"},
      {"churn.flag.rhythm", "沉默超过自身节奏", "Silent beyond own rhythm"},
      {"churn.flag.frequency", "购买频次下降", "Purchases falling"},
      {"churn.flag.amount", "单次金额下降", "Amount per purchase falling"},
      {"churn.flag.contacts", "联系次数减半", "Contacts down by half"},
      {"churn.flag.rating", "满意度偏低", "Low satisfaction"},
      {"churn.flag.contract", "合同已到期或将到期", "Contract ended or about to"},
      {"churn.flag.p_alive", "存活概率偏低", "Low P(alive)"},
      {"churn.feature.recency", "距上次购买天数", "Days since last purchase"},
      {"churn.feature.tenure", "距首次购买天数", "Days since first purchase"},
      {"churn.feature.purchases", "购买天数", "Purchase days"},
      {"churn.feature.recent", "最近窗口的购买天数", "Purchase days in last window"},
      {"churn.feature.change", "购买天数的变化", "Change of purchase days"},
      {"churn.feature.amount", "每次金额", "Amount per purchase"},
      {"churn.feature.spend", "最近窗口的金额", "Spend in last window"},
      {"churn.feature.spend_change", "金额的变化", "Change of spend"},
      {"churn.feature.overdue", "沉默为平均间隔的倍数", "Silence in mean intervals"},
      {"churn.feature.irregular", "购买间隔的波动", "Irregular intervals"},
      {"churn.feature.contacts", "最近窗口的联系次数", "Contacts in last window"},
      {"churn.feature.contacts_change", "联系次数的变化", "Change of contacts"},
      {"churn.feature.buying", "购买模型预计的沉默", "Silence expected from purchase dates"},
      {"churn.feature.rating", "最近一次满意度", "Last satisfaction"},

      // names
      {"churn.state.active", "活跃", "Active"},
      {"churn.state.dormant", "沉默", "Dormant"},
      {"churn.state.lost", "流失", "Lost"},
      {"churn.model.logistic", "逻辑回归", "Logistic regression"},
      {"churn.model.trees", "提升树", "Boosted trees"},
      {"churn.model.silence", "购买模型（只看购买时间）", "The model of buying (dates alone)"},
      {"churn.model.gone", "仅用 1 − 存活概率", "P(alive) alone"},
      {"churn.definition.window", "{months} 个月未购买", "No purchase for {months} months"},
      {"churn.definition.rhythm", "沉默超过自身节奏", "Silent beyond own rhythm"},
      {"churn.definition.p_alive", "存活概率低于 {limit}", "P(alive) below {limit}"},
      {"churn.definition.contract", "标记列或合同到期", "Flag column, or contract ended"},
      {"churn.value", "{value}", "{value}"},
      {"churn.reason", "{name}：{value}", "{name}: {value}"},
      {"churn.in_force.yes", "是", "Yes"},
      {"churn.in_force.no", "否", "No"},
      {"churn.value_before", "此前累计金额", "Spend until then"},
      {"churn.risk.contact", "优先联系", "Contact first"},
      {"churn.risk.watch", "关注", "Watch"},
      {"churn.risk.low", "风险较低", "Lower risk"},
      {"churn.risk_action.contact", "专人联系，按风险价值排序",
       "Call in person, most at stake first"},
      {"churn.risk_action.watch", "低成本触达：短信、邮件", "Low-cost message"},
      {"churn.risk_action.low", "正常维护", "Business as usual"},
      {"churn.leak.predicts", "单独使用即可判断结果（AUC {auc}）",
       "Alone tells the outcome (AUC {auc})"},
      {"churn.leak.afterwards", "只对一种结果填写（AUC {auc}），事后才知道",
       "Filled in for one outcome only (AUC {auc}): known afterwards"},
      {"churn.leak.estimate", "其他模型的估计值，依据与时点不明（单独使用 AUC {auc}）",
       "Another model's estimate, of unknown date and making (AUC {auc} alone)"},
      {"churn.used.yes", "按设定使用", "Used, as set"},
      {"churn.used.no", "不使用", "Left out"},

      // findings
      {"finding.churn.group",
       "“{attribute}”为“{group}”的 {n} 位客户流失率 {rate}，其他客户 {rest}，流失 {left} 人。",
       "{attribute} {group}: {rate} of {n} customers left ({left}), against {rest} of all others."},
      {"finding.churn.risk",
       "仍在的客户中 {customers} 位流失概率不低于 {limit}，预计其中 {expected} 位流失（AUC "
       "{auc}）。",
       "{customers} customers still here have a churn probability of {limit} or more; {expected} "
       "are expected to leave (AUC {auc})."},
      {"finding.churn.risk_clv",
       "{customers} 位客户值得主动联系，预计其中 {expected} 位流失，涉及终身价值 {money}（AUC "
       "{auc}）。",
       "{customers} customers are worth a contact: {expected} are expected to leave, with {money} "
       "of "
       "lifetime value at stake (AUC {auc})."},
      {"finding.churn.silent_group",
       "“{attribute}”为“{group}”的 {n} 位活跃客户近 {months} 个月流失率 {rate}，其他组 {rest}。",
       "{attribute} {group}: {rate} of {n} active customers fell silent in {months} months, "
       "against "
       "{rest} of the others."},
      {"finding.churn.leak", "{n} 列可能泄露流失结果，未用于预测：{names}。",
       "{n} columns may give the outcome away and are left out of the forecast: {names}."},
      {"finding.churn.dormant",
       "{n} 位购买客户中 {customers} 位（{share}）沉默，历史收入 {revenue}；{rule}。",
       "{customers} of {n} {n|buyer|buyers} ({share}) {customers|is|are} dormant and brought "
       "{revenue} ({rule})."},
      {"finding.churn.change", "最近一个月流失率 {rate}，上月 {before}，变化 {change}（n={n}）。",
       "Churn in the last month is {rate}, against {before} the month before ({change}, n={n})."},

      // missing
      {"churn.missing.window",
       "订单只跨 {days} 天；按沉默判断流失至少需要 {months} "
       "个月（流失窗口再加一个月）。请加入更早的订单"
       "，或缩短流失窗口。",
       "Orders cover {days} {days|day|days}; to judge by silence who left takes at least {months} "
       "months (the "
       "churn window and one more). Add earlier orders, or shorten the window."},
      {"churn.missing.flag", "没有标明客户是否流失的列，流失按沉默时间判断。可增加“是否流失”列。",
       "No column says who left: churn is judged by silence. Add a column such as churned."},
      {"churn.missing.tenure",
       "没有在网时长列，不显示留存曲线。可增加“在网月数”（tenure）列，"
       "或注册日期与合同到期日。",
       "No column of months with the company: no survival curve. Add a column such as tenure, or "
       "the dates of signup and of the contract's end."},
      {"churn.missing.median", "一半以上的客户仍在，寿命中位数尚不可知。",
       "More than half of the customers are still here: the median lifetime is not known yet."},
      {"churn.missing.model",
       "数据不足以建立流失模型：流失与留存客户各需至少 {least} 位（现有 {left} 与 {stayed}），"
       "并需要客户属性。",
       "Not enough data for a churn model: {least} customers of each outcome are needed ({left} "
       "left, {stayed} stayed), and attributes."},
      {"churn.missing.signal", "模型未能胜过随机（AUC 区间含 0.5，n={n}），不列出风险客户。",
       "The model is no better than chance (the AUC's interval holds 0.5, n={n}): no list of "
       "customers at risk."},

      {"churn.missing.history", "数据不足以预测谁将沉默：需要至少 {months} 个月的交易记录。",
       "Not enough data to forecast who falls silent: at least {months} months of transactions are "
       "needed."},
      {"churn.missing.cases",
       "数据不足以预测谁将沉默：最近窗口及此前各需至少 {least} 例沉默与回购（共 {left} 与 "
       "{stayed}）。",
       "Not enough data to forecast who falls silent: {least} cases of each outcome are needed in "
       "the last window and before it ({left} and {stayed} in all)."},

      // methods
      {"method.churn.flagged",
       "流失由标记列给出，没有标记列时合同已到期为流失；流失率 = 流失 / 结果已知的客户，留存率 = 1 "
       "− 流失率。",
       "Churn is what the file's column says, without one a contract that has ended; rate = left / "
       "customers whose outcome is known, "
       "retention = 1 - rate."},
      {"method.churn.silent",
       "期间留存率 = "
       "期初活跃（之前 {months} 个月内购买过）且期末仍活跃 / 期初活跃。"
       "净收入留存率 = 上期购买客户的本期净收入 / 其上期净收入。",
       "Retention = active at the start "
       "(a purchase in the {months} months before) and at the end / active at the start. Net "
       "revenue retention = revenue now of those who bought in the period before / theirs then."},
      {"method.churn.survival",
       "Kaplan–Meier 估计，Greenwood 方差，log(−log) 区间；各组用对数秩检验比较。",
       "Kaplan-Meier with Greenwood's variance, intervals on the log(-log) scale; groups by the "
       "log-rank test."},
      {"method.churn.definitions",
       "固定窗口：{months} 个月未购买。自身节奏：沉默超过本人购买间隔的 90% 分位（至少 {intervals} "
       "个间隔；不足者用同类客户：不超过两次 {few}，三至五次 {some}），最短一周。存活概率：低于 "
       "{limit}。标记列：文件所述；没有标记列而有合同到期日时，已到期为流失。",
       "Window: no purchase for {months} months. Own rhythm: silent for longer than the 90th "
       "percentile of one's intervals ({intervals} at least; with fewer, those of customers with "
       "at "
       "most two purchase days, {few}, or three to five, {some}), a week at least. P(alive): below "
       "{limit}. Flag: what the file says; without one, a contract that has ended."},
      {"method.churn.signs",
       "频次：近 12 个 30 天的购买天数；金额：近 12 次购买的金额；以 Mann–Kendall "
       "检验判断下降（p < {significance}，至少 6 期；检验人数多，少数信号为偶然）。"
       "联系减半：近 {months} 个月不多于前 {months} 个月的一半（此前至少 2 次）。满意度低于 "
       "{rating}。",
       "Frequency: purchase days in the last twelve 30-day months; amount: of the last twelve "
       "purchases; falling by the Mann-Kendall test (p < {significance}, six values at least; of "
       "many customers some show it by chance). Contacts: at most half of the {months} months "
       "before (two at least). Satisfaction below {rating}."},
      {"method.churn.forecast",
       "在若干截止日用截止日之前的记录与少变的客户属性，预测其后 {months} 个月内不购买；对象为 "
       "{twice} "
       "个月内购买过的客户。用较早截止日学习，在最近一至两个截止日检验（滚动起点），并以只看购买时"
       "间的 "
       "BG/NBD 为基准，对数损失最低者入选。学习最多取编号散列最小的 {buyers} 位客户、{rows} 例。",
       "At several cut-offs, from what was known before them and attributes that hardly change: no "
       "purchase in the {months} months "
       "after, for customers who bought in the {twice} before. Learned on earlier cut-offs, tested "
       "on the last one or two (rolling origin); the lowest log loss is chosen, BG/NBD on dates "
       "alone being the baseline. At most {buyers} customers, those with the smallest hash of "
       "their id, and {rows} "
       "cases."},
      {"method.churn.model",
       "2 次 10 折交叉验证，固定种子，最多取 {rows} 位客户；对数损失低者入选。"
       "原因是对数几率的精确加和分解。单列 AUC 达 {limit} 的列视为泄露。",
       "Cross-validated twice in 10 folds with fixed seeds, on at most {rows} customers; the lower "
       "log loss is chosen. Reasons are an exact sum of the log-odds. Columns with an AUC of "
       "{limit} alone count as leaks."},
  };
  return kMessages;
}

}  // namespace clientele::messages
