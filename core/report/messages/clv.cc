// Texts of the section "clv" and of the shared lifetime value.
#include "report/messages/lists.h"

namespace clientele::messages {

std::span<const Message> clv() {
  static constexpr Message kMessages[] = {
      {"clv.title", "客户终身价值", "Lifetime value"},
      {"clv.conclusion",
       "{n} 位客户中预计 {alive} 位仍活跃，未来 {months} 个月将购买 {purchases} 次，折现价值 "
       "{value}。",
       "Of {n} customers about {alive} are still active; in the next {months} months they are "
       "expected to buy {purchases} times, worth {value} discounted."},

      // blocks
      {"clv.block.distribution", "未来价值的分布", "Customers by value to come"},
      {"clv.block.concentration", "未来价值的集中度", "Concentration of value to come"},
      {"clv.block.segments", "各 RFM 群的历史价值与未来价值",
       "Past and future value by RFM segment"},
      {"clv.block.contacts", "最先联系的高价值客户", "High-value customers to contact first"},
      {"clv.block.simple", "简单公式的客户价值", "Value by the simple formula"},
      {"clv.block.models", "模型比较：留出期的预测误差", "Models compared on the part held out"},
      {"clv.block.rolling", "所用模型在各段留出期的表现", "The model used, on each part held out"},
      {"clv.takeaway.rolling", "{model} 各段总量误差的均方根为 {error}。",
       "{model}: totals off by {error} (root mean square over the parts)."},
      {"clv.column.calibration_end", "拟合截至", "Fitted up to"},
      {"clv.column.holdout_end", "预测截至", "Foreseen up to"},
      {"clv.block.tracking", "每周复购：实际与模型", "Repeat purchases by week: actual and model"},
      {"clv.block.cumulative", "累计复购：实际与模型",
       "Cumulative repeat purchases: actual and model"},
      {"clv.block.frequency", "复购次数分布：实际与模型",
       "Customers by repeat purchases: actual and model"},
      {"clv.block.conditional", "留出期人均购买：按之前的复购次数",
       "Purchases in the held-out part, by repeat purchases before"},
      {"clv.block.alive_map", "仍活跃的概率：按未购天数与复购次数",
       "P(alive) by days since purchase and repeat purchases"},
      {"clv.block.parameters", "模型参数", "Parameters of the models"},
      {"clv.block.groups", "按未来价值分组的客户", "Customers by value to come"},
      {"clv.group.at_risk", "高价值且可能已离开", "High value, probably gone"},
      {"clv.group.top", "未来价值前 10%", "Top 10% by value to come"},
      {"clv.group.others", "其他客户", "Others"},
      {"customer.clv.group", "未来价值组", "Value group"},
      {"clv.takeaway.concentration", "未来价值最高的 {customers} 位客户占 {share}。",
       "The {customers} customers with most value to come hold {share} of it."},
      {"clv.takeaway.contacts",
       "按“未来价值 ×（1 − 活跃概率）”排序的前 {n} 位；区间为 95% 预测区间。",
       "The first {n} by value × (1 − P(alive)); ranges are 95% predictive."},
      {"clv.takeaway.simple", "平均客单 × 年频次 × 平均寿命（{n} 位复购客户），不考虑流失与折现。",
       "Average purchase × yearly frequency × mean lifespan ({n} repeat customers); neither "
       "dropout nor discount."},
      {"clv.takeaway.models",
       "{model}：{from} 起预测 {expected} 次，实际 {actual} 次，相差 {error}。",
       "{model}: from {from} on {expected} purchases foreseen, {actual} made, {error} apart."},
      {"clv.takeaway.tracking", "模型只用 {end} 及以前的数据，其后为预测。",
       "The model saw data up to {end}; what follows is a forecast."},

      // columns
      {"clv.column.clv_class", "未来价值", "Value to come"},
      {"clv.column.clv_sum", "未来价值合计", "Value to come, total"},
      {"clv.column.clv_share", "未来价值占比", "Share of value to come"},
      {"clv.column.clv", "未来价值（人均）", "Value to come, each"},
      {"clv.column.historic", "历史净收入（人均）", "Net revenue so far, each"},
      {"clv.column.p_alive", "活跃概率", "P(alive)"},
      {"clv.column.purchases", "预计购买次数", "Expected purchases"},
      {"clv.column.purchases_low", "次数下限", "Purchases, low"},
      {"clv.column.purchases_high", "次数上限", "Purchases, high"},
      {"clv.column.money_low", "金额下限", "Money, low"},
      {"clv.column.money_high", "金额上限", "Money, high"},
      {"clv.column.at_stake", "面临流失的价值", "Value at stake"},
      {"clv.column.customer", "客户", "Customer"},
      {"clv.column.last", "最近购买", "Last purchase"},
      {"clv.column.average", "每次购买金额", "Average purchase"},
      {"clv.column.frequency", "年购买次数", "Purchases a year"},
      {"clv.column.lifespan", "平均寿命（年）", "Mean lifespan (years)"},
      {"clv.column.simple", "简单公式价值", "Simple formula value"},
      {"clv.column.model", "模型", "Model"},
      {"clv.column.expected", "模型", "Model says"},
      {"clv.column.actual", "实际", "Actual"},
      {"clv.column.error", "总量误差", "Error of the total"},
      {"clv.column.mae", "人均绝对误差", "Mean absolute error"},
      {"clv.column.rmse", "均方根误差", "Root mean square error"},
      {"clv.column.log_likelihood", "对数似然", "Log-likelihood"},
      {"clv.column.verdict", "说明", "Remark"},
      {"clv.column.until", "截至", "Until"},
      {"clv.column.repeats", "复购次数", "Repeat purchases"},
      {"clv.column.silent", "未购天数", "Days since purchase"},
      {"clv.column.parameter", "参数", "Parameter"},
      {"clv.column.estimate", "估计值", "Estimate"},
      {"clv.column.std_error", "标准误", "Standard error"},
      {"clv.used", "采用", "Used"},
      {"clv.week", "周", "weeks"},
      {"clv.day", "天", "days"},

      // names of models
      {"clv.model.nbd", "NBD（无流失）", "NBD (nobody leaves)"},
      {"clv.model.bg_nbd", "BG/NBD", "BG/NBD"},
      {"clv.model.mbg_nbd", "MBG/NBD", "MBG/NBD"},
      {"clv.model.pareto_nbd", "Pareto/NBD", "Pareto/NBD"},
      {"clv.model.bg_cnbd_k", "BG/CNBD-{k}", "BG/CNBD-{k}"},
      {"clv.model.mbg_cnbd_k", "MBG/CNBD-{k}", "MBG/CNBD-{k}"},

      // findings
      {"finding.clv.top",
       "未来 {months} 个月，价值最高的 {customers} 位客户预计带来 {value}，占 {share}。",
       "In the next {months} months the top {customers} customers are expected to bring {value}, "
       "{share} of value to come."},
      {"finding.clv.at_risk",
       "{customers} 位高价值客户（历史收入 {revenue}）活跃概率低于 {limit}，面临流失的价值 "
       "{value}。",
       "{customers} high-value customers ({revenue} so far) have P(alive) below {limit}; value at "
       "stake {value}."},

      // what is missing
      {"lifetime.no_amounts", "没有金额列，无法预测终身价值。请补充“金额”。",
       "There is no amount, so no lifetime value can be told. Add an amount column."},
      {"lifetime.too_few_customers",
       "数据不足：有购买的客户 {n} 位，预测终身价值至少需要 {needed} 位。",
       "Not enough data: {n} {n|customer|customers} with purchases; predicting lifetime value "
       "takes {needed}."},
      {"lifetime.too_few_repeat", "数据不足：复购客户 {n} 位，预测终身价值至少需要 {needed} 位。",
       "Not enough data: {n} {n|customer|customers} bought again; predicting lifetime value takes "
       "{needed}."},
      {"lifetime.too_short", "数据不足：历史 {days} 天，预测终身价值至少需要 {needed} 天。",
       "Not enough data: {days} {days|day|days} of history; predicting lifetime value takes "
       "{needed}."},
      {"lifetime.failed.too_few", "客户太少。", "Too few customers."},
      {"lifetime.failed.no_repeats", "没有人复购。", "Nobody bought again."},
      {"lifetime.failed.no_dropout", "数据中看不出有客户离开（流失参数趋于 0）。",
       "No dropout is visible in the data (its parameter runs to 0)."},
      {"lifetime.failed.identical", "客户之间几乎没有差别，无法估计差异。",
       "Customers hardly differ, so that their spread cannot be estimated."},
      {"lifetime.failed.at_bound", "有参数趋于极端，没有内部最优解。",
       "A parameter runs to its bound: there is no optimum inside."},
      {"lifetime.failed.not_converged", "拟合未收敛。", "The fit did not converge."},
      {"lifetime.failed.not_a_maximum", "所得之处不是似然的最大值。",
       "What was found is no maximum of the likelihood."},
      {"lifetime.failed.no_likelihood", "似然值不合理。",
       "The likelihood is not a sensible number."},
      {"clv.period",
       "当前筛选期 {from} 至 {to}：购买历史从首购算起，截至 "
       "{as_of}，未来价值从该日起算；历史价值只计筛"
       "选期内。",
       "The period is {from} to {to}: purchases are counted from each customer's first of all up "
       "to "
       "{as_of}, value to come is from that day on; historic value is the period's alone."},
      {"clv.block.period", "筛选期的影响", "What the period changes"},
      {"clv.period.open", "（不限）", "(open)"},
      {"clv.far",
       "订单只跨 {days} 天，预测期 {months} "
       "个月超过其两倍：仅供参考，不作为发现。可缩短预测期或加入更早的订单。",
       "Orders cover {days} days, and the horizon of {months} months is more than twice that: take "
       "it "
       "as a rough guide; no finding relies on it. Shorten the horizon, or add earlier orders."},
      {"clv.instead", "可改看历史客户价值（已实现的净收入）。",
       "Historic value (net revenue so far) serves instead."},
      {"clv.fell_back", "{model} 不适用：{reason}改用 {used}。",
       "{model} does not fit: {reason} {used} is used instead."},
      {"clv.no_holdout", "留出期只有 {n} 次购买，模型按似然选择，未经留出检验。",
       "Only {n} purchases were held out: the model is chosen by likelihood, untested."},
      {"clv.no_spend_mean", "消费模型的均值不存在（q ≤ 1），每次购买按平均 {mean} 计。",
       "The spend model has no mean (q ≤ 1): each purchase counts {mean}, the average."},
      {"clv.no_spend_model", "消费模型无法拟合，每次购买按平均 {mean} 计。",
       "The spend model cannot be fitted: each purchase counts {mean}, the average."},

      // figures
      {"figure.clv.total", "未来价值合计", "Value to come"},
      {"figure.clv.mean", "人均未来价值", "Value to come per customer"},
      {"figure.clv.expected_purchases", "预计购买次数", "Expected purchases"},
      {"figure.clv.alive", "预计仍活跃客户", "Customers still active (expected)"},
      {"figure.clv.top_decile_share", "前 10% 客户的未来价值占比", "Value held by the top 10%"},
      {"figure.clv.at_stake", "面临流失的价值", "Value at stake"},
      {"figure.clv.at_risk_customers", "高价值且可能已离开的客户", "High-value customers at risk"},
      {"figure.clv.at_risk_revenue", "其历史净收入", "Their net revenue so far"},
      {"figure.clv.at_risk_value", "其面临流失的价值", "Their value at stake"},
      {"figure.clv.historic_mean", "历史客户价值（人均净收入）",
       "Historic value (net revenue each)"},
      {"figure.clv.historic_profit_mean", "历史客户价值（人均利润）",
       "Historic value (profit each)"},
      {"figure.clv.simple", "简单公式客户价值", "Value by the simple formula"},
      {"figure.clv.holdout_actual", "留出期实际购买", "Purchases held out"},
      {"figure.clv.holdout_expected", "留出期预测购买", "Purchases foreseen for them"},
      {"figure.clv.holdout_error", "留出期总量误差", "Error of the total"},
      {"figure.clv.holdout_mae", "留出期人均绝对误差", "Mean absolute error"},
      {"figure.clv.log_likelihood", "对数似然", "Log-likelihood"},
      {"figure.clv.spend_correlation", "频次与客单的相关", "Correlation of frequency and spend"},

      // the customer list
      {"customer.lifetime.p_alive", "活跃概率", "P(alive)"},
      {"customer.lifetime.expected_purchases", "预计购买次数", "Expected purchases"},
      {"customer.lifetime.expected_spend", "预计每次金额", "Expected spend"},
      {"customer.lifetime.clv", "未来价值", "CLV"},

      // methods
      {"method.clv.model",
       "{model}，以{unit}为单位，{customers} 位客户、{repeats} "
       "次复购；购买按客户-日计，极大似然，标准误由海森矩阵得出。",
       "{model} in {unit}, {customers} customers, {repeats} repeat purchases; a purchase is a "
       "customer-day; maximum likelihood, standard errors from the Hessian."},
      {"method.clv.choice",
       "模型选择：用 {end} 及以前的 {customers} 位客户拟合，对其后 {n} "
       "次购买比较人均平方误差，相差 1% 以内取 AIC 最小者。",
       "Choice of model: fitted to {customers} customers up to {end}, judged by the squared error "
       "per customer on the {n} purchases after it; within 1%, by AIC."},
      {"method.clv.rolling",
       "滚动检验：{n} 段留出期，各用其前的全部历史拟合；每段与最佳者相比的平方误差取平均。客户多于 "
       "10,000 位时等距抽取 10,000 位比较。",
       "Rolling test: {n} parts held out, each predicted from all the history before it; squared "
       "errors relative to the best of each part are averaged. Of more than 10,000 customers every "
       "n-th is compared on."},
      {"method.clv.range",
       "合计的 95% "
       "区间含四部分：购买与金额本身的偶然性、购买模型与消费模型参数的误差（delta "
       "法）、留出期总量误差。",
       "The 95% range of totals has four parts: chance in purchases and money, the errors of both "
       "models' parameters (delta method), and the totals' errors on the parts held out."},
      {"method.clv.spend",
       "每次金额：Gamma-Gamma，{n} 位复购客户（不含首购），{left_out} "
       "位复购净额不为正者除外；频次与客单相关 "
       "{correlation}（p={p}）。",
       "Spend: Gamma-Gamma, {n} repeat customers (first day left out), {left_out} without positive "
       "repeat spend excluded; correlation with frequency {correlation} (p={p})."},
      {"method.clv.value",
       "未来价值：未来 {months} 个日历月的预计购买 × 预计每次净收入，按年 {rate} "
       "连续折现；面临流失的价值 = 未来价值 ×（1 − 活跃概率）。",
       "Value to come: expected purchases in the next {months} calendar months × expected net "
       "spend, discounted at {rate} a year by day; value at stake = value × (1 − P(alive))."},
      {"method.clv.simple",
       "简单公式：每次购买金额 × 每客户年购买天数 × 复购客户首末购买间隔的均值（年）。",
       "Simple formula: average purchase × purchase days per customer-year × mean years from first "
       "to last purchase of repeat customers."},
  };
  return kMessages;
}

}  // namespace clientele::messages
