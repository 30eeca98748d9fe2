// Texts of the section "satisfaction".
#include "report/messages/lists.h"

namespace clientele::messages {

std::span<const Message> satisfaction() {
  static constexpr Message kMessages[] = {
      {"satisfaction.title", "满意度与忠诚度", "Satisfaction and loyalty"},
      {"satisfaction.conclusion.both",
       "总体满意度 {mean}（1–5 分，n={n}），满意率 {csat}；净推荐值 {nps}（n={nps_n}）。",
       "Overall satisfaction is {mean} on 1-5 (n={n}), {csat} satisfied; net promoter score {nps} "
       "(n={nps_n})."},
      {"satisfaction.conclusion.overall", "总体满意度 {mean}（1–5 分，n={n}），满意率 {csat}。",
       "Overall satisfaction is {mean} on 1-5 (n={n}); {csat} are satisfied."},
      {"satisfaction.conclusion.nps", "净推荐值 {nps}（95% 区间 {low} 至 {high}，n={n}）。",
       "The net promoter score is {nps} (95% interval {low} to {high}, n={n})."},
      {"satisfaction.conclusion.csi", "{aspects} 项评分的满意度指数为 {csi}（0–100，n={n}）。",
       "The satisfaction index over {aspects} aspects is {csi} of 100 (n={n})."},

      {"satisfaction.block.distribution", "回答分布：{question}", "Answers: {question}"},
      {"satisfaction.block.aspects", "各项满意度", "Satisfaction by aspect"},
      {"satisfaction.block.importance", "重要性与表现", "Importance and performance"},
      {"satisfaction.block.nps", "推荐者、中立者与贬损者", "Promoters, passives and detractors"},
      {"satisfaction.block.trend", "每月满意度", "Satisfaction by month"},
      {"satisfaction.block.by", "满意度：{attribute}", "Satisfaction by {attribute}"},
      {"satisfaction.attribute.rfm", "RFM 分群", "RFM segment"},
      {"satisfaction.attribute.buyers", "购买次数", "number of purchases"},
      {"satisfaction.buyers.repeat", "多次购买客户", "Repeat buyers"},
      {"satisfaction.buyers.single", "单次购买客户", "Single buyers"},
      {"satisfaction.nps.promoters", "推荐者（9–10）", "Promoters (9-10)"},
      {"satisfaction.nps.passives", "中立者（7–8）", "Passives (7-8)"},
      {"satisfaction.nps.detractors", "贬损者（0–6）", "Detractors (0-6)"},
      {"satisfaction.takeaway.aspects",
       "“{best}”最高（{best_mean}），“{worst}”最低（{worst_mean}）。",
       "\"{best}\" is rated highest ({best_mean}), \"{worst}\" lowest ({worst_mean})."},
      {"satisfaction.takeaway.importance",
       "重要性为各项与“{question}”的相关系数，表现为均分；相关不等于因果。",
       "Importance is each aspect's correlation with \"{question}\", performance its mean; "
       "association, not cause."},
      {"satisfaction.takeaway.nps", "净推荐值 {score}（95% 区间 {low} 至 {high}，n={n}）。",
       "Net promoter score {score} (95% interval {low} to {high}, n={n})."},

      {"satisfaction.column.answer", "回答", "Answer"},
      {"satisfaction.column.aspect", "项目", "Aspect"},
      {"satisfaction.column.top2", "满意（前两档）", "Top two"},
      {"satisfaction.column.bottom2", "不满意（后两档）", "Bottom two"},
      {"satisfaction.column.csi_weight", "指数权重", "Weight in the index"},
      {"satisfaction.column.importance", "重要性（相关系数）", "Importance (correlation)"},
      {"satisfaction.column.performance", "表现（均分）", "Performance (mean)"},
      {"satisfaction.column.pairs", "两题均答人数", "Answered both"},
      {"satisfaction.column.weight", "相对权重（占方差）", "Relative weight (of variance)"},
      {"satisfaction.column.csi", "满意度指数", "Satisfaction index"},
      {"satisfaction.column.nps", "净推荐值", "Net promoter score"},

      {"finding.satisfaction.nps",
       "净推荐值 {score}（区间 {low} 至 {high}，n={n}）：推荐者 {promoters}，贬损者 {detractors}。",
       "Net promoter score {score} (interval {low} to {high}, n={n}): {promoters} promoters, "
       "{detractors} detractors."},
      {"finding.satisfaction.content",
       "总体满意度 {mean}，高于 {limit} 分；满意率 {csat}（n={n}）。",
       "Overall satisfaction is {mean}, above {limit}; {csat} are satisfied (n={n})."},
      {"finding.satisfaction.discontent",
       "总体满意度 {mean}，低于 {limit} 分；满意率 {csat}（n={n}）。",
       "Overall satisfaction is {mean}, below {limit}; {csat} are satisfied (n={n})."},
      {"finding.satisfaction.weak",
       "“{aspect}”与总体评价相关高（{correlation}）而得分低：{mean}，各项平均 {all}（n={n}）。",
       "\"{aspect}\" goes with the overall answer ({correlation}) yet is rated {mean}, below the "
       "mean of aspects, {all} (n={n})."},
      {"finding.satisfaction.rising",
       "满意度在 {months} 个月间上升：前半 {before}，后半 {after}（n={n}）。",
       "Satisfaction rose over {months} months: {before} in the first half, {after} in the second "
       "(n={n})."},
      {"finding.satisfaction.falling",
       "满意度在 {months} 个月间下降：前半 {before}，后半 {after}（n={n}）。",
       "Satisfaction fell over {months} months: {before} in the first half, {after} in the second "
       "(n={n})."},
      {"finding.satisfaction.difference",
       "{attribute}为“{group}”的受访者满意度 {value}，其他组 {rest}（n={n}）。",
       "Respondents whose {attribute} is \"{group}\" rate {value}, other groups {rest} (n={n})."},
      {"finding.satisfaction.nps_difference",
       "{attribute}为“{group}”的受访者净推荐值 {value}，其他组 {rest}（n={n}）。",
       "Respondents whose {attribute} is \"{group}\" give a net promoter score of {value}, other "
       "groups {rest} (n={n})."},

      {"satisfaction.missing.overall", "没有总体满意度题，满意率不显示。可增加“总体满意度”列。",
       "No overall satisfaction question: the share satisfied is not shown. Add a column such as "
       "satisfaction."},
      {"satisfaction.missing.nps", "没有 0–10 分的推荐意愿题，净推荐值不显示。可增加“推荐意愿”列。",
       "No 0-10 recommendation question: the net promoter score is not shown. Add a column such as "
       "recommend."},

      {"method.satisfaction.scale",
       "评分统一线性换算为 1–5 分；前两档为最接近 4 或 5 的回答，后两档为最接近 1 或 2 "
       "的回答；量表以外的值（如未使用、未答）不算回答；区间为 t 区间。",
       "Ratings are mapped linearly to 1-5; top two are answers nearest to 4 or 5, bottom two "
       "nearest to 1 or 2; values outside the scale (not used, blank) are no answers; intervals "
       "are Student's t."},
      {"method.satisfaction.csi_equal",
       "满意度指数（ACSI 形式）：各项（均分−1）÷4×100 的平均，各项权重相等。",
       "Satisfaction index (ACSI form): mean of (mean - 1) / 4 x 100 over the aspects, equal "
       "weights."},
      {"method.satisfaction.csi_weighted",
       "满意度指数（ACSI 形式）：各项（均分−1）÷4×100 按设置中的权重加权。",
       "Satisfaction index (ACSI form): (mean - 1) / 4 x 100 over the aspects, weighted as in the "
       "settings."},
      {"method.satisfaction.nps",
       "净推荐值：9–10 分占比减 0–6 分占比（×100）；区间为校正 Wald 区间（推荐者、贬损者各加 "
       "3/4，中立者加 3/2）。",
       "Net promoter score: share of 9-10 less share of 0-6, x 100; adjusted-Wald interval (3/4 "
       "added to promoters and detractors, 3/2 to passives)."},
      {"method.satisfaction.importance",
       "重要性：各项与“{question}”的 Pearson 相关系数；回答足够时另给 Johnson 相对权重。",
       "Importance: Pearson correlation of each aspect with \"{question}\"; with enough answers, "
       "Johnson's relative weights too."},
      {"method.satisfaction.differences",
       "组间差异：Kruskal–Wallis 检验经 Holm 校正后低于 {significance} 才提及；趋势须 Mann–Kendall "
       "检验与前后两半的 Welch 检验一致。",
       "Differences between groups are told below {significance} by Kruskal-Wallis after Holm's "
       "correction; trends where Mann-Kendall and Welch's test of the halves agree."},
  };
  return kMessages;
}

}  // namespace clientele::messages
