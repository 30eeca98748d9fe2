// Texts of the section "churn".
#include "report/messages/lists.h"

namespace clientele::messages {

std::span<const Message> churn() {
  static constexpr Message kMessages[] = {
      {"churn.title", "流失与预警", "Churn and early warning"},
      {"churn.conclusion.flagged", "{n} 位客户中 {left} 位已流失，流失率 {rate}。",
       "{left} of {n} customers have left: a churn rate of {rate}."},
      {"churn.conclusion.silent",
       "{n} 位购买客户：{active} 位 {months} 个月内购买过，{dormant} 位沉默，{lost} "
       "位超过 {twice} 个月未购买（{share}）。",
       "Of {n} buyers {active} bought in the last {months} months, {dormant} are dormant, {lost} "
       "({share}) silent for over {twice} months."},

      // blocks
      {"churn.block.groups", "各组的流失率", "Churn rate by group"},
      {"churn.block.survival", "留存曲线：按在网月数", "Survival by months with the company"},
      {"churn.block.states", "活跃、沉默与流失", "Active, dormant, lost"},
      {"churn.block.months", "每月留存率", "Retention by month"},
      {"churn.block.quarters", "每季留存率", "Retention by quarter"},
      {"churn.block.years", "每年留存率", "Retention by year"},
      {"churn.block.models", "两种模型的样本外表现", "Two models out of sample"},
      {"churn.block.folds", "每一折的 AUC", "AUC of every fold"},
      {"churn.block.calibration", "校准曲线：预测与实际",
       "Calibration: predicted against observed"},
      {"churn.block.profit", "联系多少客户最合算", "How many customers to contact"},
      {"churn.block.reasons", "流失预测的主要依据", "What the forecast rests on"},
      {"churn.block.leaks", "可能泄露结果的列", "Columns that may give the outcome away"},
      {"churn.block.contact", "流失风险最高的留存客户",
       "Customers at highest risk who are still here"},
      {"churn.takeaway.groups", "{attributes} 个属性的各组流失率不同，差别最大的是“{first}”。",
       "Churn differs between the groups of {attributes} attributes, most by {first}."},
      {"churn.takeaway.survival", "按“{attribute}”分组的对数秩检验：χ² {chi}，p {p}。",
       "Log-rank test by {attribute}: chi-square {chi}, p {p}."},
      {"churn.takeaway.states", "{n} 位购买客户；{months} 个月未购买为沉默，{twice} 个月为流失。",
       "{n} buyers; dormant after {months} months without a purchase, lost after {twice}."},
      {"churn.takeaway.models",
       "样本外对数损失更低的是{model}；AUC {auc}，校准误差 {error}，前十分之一的提升度 {lift}。",
       "{model} has the lower out-of-sample log loss: AUC {auc}, calibration error {error}, "
       "top-decile lift {lift}."},
      {"churn.takeaway.profit",
       "流失概率不低于 {limit} 的客户值得联系：留存客户中 {customers} 位"
       "（成本为客户价值的 {cost}，挽留成功率 {success}）。",
       "Contact pays from a churn probability of {limit}: {customers} customers still here (cost "
       "{cost} of a customer's worth, success {success})."},
      {"churn.takeaway.leaks", "以下 {n} 列单独就能判断结果，未设定时不用于模型。",
       "These {n} columns tell the outcome alone; the model does not use them unless told to."},

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
      {"customer.churn.silent", "沉默", "Silent"},
      {"churn.flag.dormant", "超过期限未购买", "No deal within the window"},
      {"churn.flag.lost", "超过两倍期限未购买", "No deal within twice the window"},

      // names
      {"churn.state.active", "活跃", "Active"},
      {"churn.state.dormant", "沉默", "Dormant"},
      {"churn.state.lost", "流失", "Lost"},
      {"churn.model.logistic", "逻辑回归", "Logistic regression"},
      {"churn.model.trees", "提升树", "Boosted trees"},
      {"churn.leak.predicts", "单独使用即可判断结果（AUC {auc}）",
       "Alone tells the outcome (AUC {auc})"},
      {"churn.leak.afterwards", "只对一种结果填写（AUC {auc}），事后才知道",
       "Filled in for one outcome only (AUC {auc}): known afterwards"},
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
      {"finding.churn.leak", "{n} 列可能泄露流失结果，未用于预测：{names}。",
       "{n} columns may give the outcome away and are left out of the forecast: {names}."},
      {"finding.churn.dormant",
       "{customers} 位客户（{share}，共 {n} 位）超过 {months} 个月未购买，历史收入 {revenue}。",
       "{customers} of {n} buyers ({share}) have not bought for {months} months; they brought "
       "{revenue}."},
      {"finding.churn.change", "最近一个月流失率 {rate}，上月 {before}，变化 {change}（n={n}）。",
       "Churn in the last month is {rate}, against {before} the month before ({change}, n={n})."},

      // missing
      {"churn.missing.flag", "没有标明客户是否流失的列，流失按沉默时间判断。可增加“是否流失”列。",
       "No column says who left: churn is judged by silence. Add a column such as churned."},
      {"churn.missing.tenure", "没有在网时长列，不显示留存曲线。可增加“在网月数”（tenure）列。",
       "No column of months with the company: no survival curve. Add a column such as tenure."},
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

      // methods
      {"method.churn.flagged",
       "流失由数据中的标记列给出；流失率 = 流失 / 结果已知的客户，留存率 = 1 − 流失率。",
       "Churn is what the file's column says; rate = left / customers whose outcome is known, "
       "retention = 1 - rate."},
      {"method.churn.silent",
       "{months} 个月未购买为沉默，{twice} 个月为流失。期间留存率 = "
       "期初活跃（之前 {months} 个月内购买过）且期末仍活跃 / 期初活跃。"
       "净收入留存率 = 上期购买客户的本期净收入 / 其上期净收入。",
       "Dormant: no purchase for {months} months; lost: {twice}. Retention = active at the start "
       "(a purchase in the {months} months before) and at the end / active at the start. Net "
       "revenue retention = revenue now of those who bought in the period before / theirs then."},
      {"method.churn.survival",
       "Kaplan–Meier 估计，Greenwood 方差，log(−log) 区间；各组用对数秩检验比较。",
       "Kaplan-Meier with Greenwood's variance, intervals on the log(-log) scale; groups by the "
       "log-rank test."},
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
