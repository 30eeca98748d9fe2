// survey.csv: aspects 1-5, an overall judgement that follows them by known weights, the question of
// recommendation, and what people write. Those likely to leave are in a worse mood.
#include <algorithm>

#include "engine/sample/csv.h"
#include "engine/sample/tables.h"

namespace clientele::sample {
namespace {

using Ratings = std::array<int, kAspects.size()>;
constexpr std::array<std::string_view, 5> kWords = {"非常不满意", "不满意", "一般", "满意",
                                                    "非常满意"};

// What is written about an aspect: two complaints and two praises each, in the order of kAspects.
struct Remarks {
  std::array<std::string_view, 2> bad, good;
};
constexpr std::array<Remarks, kAspects.size()> kRemarks = {{
    {{"收到的东西和图片差别有点大，质量不如以前", "用了两次就坏了，品控要加强"},
     {"质量很好，家里人都喜欢", "东西用料扎实，会一直买"}},
    {{"价格比别家贵，活动力度太小", "刚买完就降价，体验不好"},
     {"价格实惠，活动时买很划算", "性价比高，值得回购"}},
    {{"物流太慢了，等了一个多星期才到", "快递不送上门，配送进度也查不到"},
     {"发货快，第二天就收到了", "物流很给力，包裹完好"}},
    {{"售后一直推脱，退款等了半个月", "申请换货没人处理，打电话也没结果"},
     {"售后处理很及时，换货很顺利", "有问题马上解决，售后让人放心"}},
    {{"客服回复慢，而且答非所问", "问了三次才有人回，客服态度一般"},
     {"客服耐心，问什么都讲得清楚", "客服响应很快，推荐的也合适"}},
    {{"包装简陋，盒子压坏了", "礼盒包装有破损，送人很尴尬"},
     {"包装精美，送礼有面子", "包装用心，没有一点破损"}},
}};

// Deliveries got slower in the second half of the last year.
double mean_of(std::size_t aspect, Day day) {
  const bool later = day >= day_from_civil(kLastYear, 7, 1);
  return kAspects[aspect].mean - (aspect == 2 && later ? 0.4 : 0.0);
}

int on_scale(double x) { return static_cast<int>(std::clamp(x + 0.5, 1.0, 5.0)); }

Ratings rate(double mood, Day day, Random& random) {
  Ratings ratings{};
  for (std::size_t i = 0; i < ratings.size(); ++i) {
    ratings[i] = on_scale(mean_of(i, day) + 0.45 * mood + 0.8 * random.normal());
  }
  return ratings;
}

int overall_of(const Ratings& ratings, Random& random) {
  double sum = 0;
  for (std::size_t i = 0; i < ratings.size(); ++i)
    sum += kAspects[i].importance * (ratings[i] - kAspects[i].mean);
  return on_scale(kOverallMean + kOverallSlope * sum + kOverallNoise * random.normal());
}

int recommendation(int overall, Random& random, SurveyCounts& counts) {
  const auto at = static_cast<std::size_t>(overall - 1);
  const double u = random.uniform();
  if (u < kPromoter[at]) return ++counts.promoters, 9 + static_cast<int>(random.below(2));
  if (u < kPromoter[at] + kPassive[at])
    return ++counts.passives, 7 + static_cast<int>(random.below(2));
  ++counts.detractors;
  return std::clamp(static_cast<int>(random.below(5)) + overall - 1, 0, 6);
}

std::string_view remark(const Ratings& ratings, int overall, Random& random) {
  const std::size_t variant = random.below(2);
  if (!random.chance(0.55)) return "";
  const auto worst = std::min_element(ratings.begin(), ratings.end());
  const auto best = std::max_element(ratings.begin(), ratings.end());
  if (*worst <= 2) return kRemarks[static_cast<std::size_t>(worst - ratings.begin())].bad[variant];
  if (overall >= 4) return kRemarks[static_cast<std::size_t>(best - ratings.begin())].good[variant];
  return variant == 0 ? "整体还可以，希望越来越好" : "没有特别的意见";
}

// A digit, now and then nothing or a number outside the scale.
std::string answer(int rating, Random& random) {
  const double u = random.uniform();
  return u < 0.05 ? "" : u < 0.055 ? "0" : std::to_string(rating);
}

}  // namespace

std::string survey_csv(const World& world, SurveyCounts& counts) {
  std::string out = "\xEF\xBB\xBF";
  append_row(out, {"问卷编号", "客户编号", "日期", "总体满意度", kAspects[0].name, kAspects[1].name,
                   kAspects[2].name, kAspects[3].name, kAspects[4].name, kAspects[5].name,
                   "推荐意愿", "意见"});
  for (std::size_t c = 0; c < world.customers.size(); ++c) {
    Random random = stream(world.options.seed, Purpose::survey, c);
    const auto& purchases = world.customers[c].purchases;
    if (purchases.empty() || !random.chance(kAnswers)) continue;
    const double mood = -0.5 * world.customers[c].churn_score + 0.85 * random.normal();
    const std::size_t times = purchases.size() > 3 && random.chance(0.4) ? 2 : 1;
    for (std::size_t i = 0; i < times; ++i) {
      const auto& after = purchases[random.below(purchases.size())];
      const Day day = std::min(last_day(), after.day + 3 + static_cast<Day>(random.below(8)));
      const Ratings ratings = rate(mood, day, random);
      const int overall = overall_of(ratings, random);
      ++counts.answers;
      ++counts.overall[static_cast<std::size_t>(overall - 1)];
      const int likely = recommendation(overall, random, counts);
      std::array<std::string, kAspects.size()> texts;
      for (std::size_t a = 0; a < texts.size(); ++a) texts[a] = answer(ratings[a], random);
      const auto word = kWords[static_cast<std::size_t>(overall - 1)];
      append_row(out, {number_text("WJ", counts.answers, 5), customer_id(c), iso_date(day), word,
                       texts[0], texts[1], texts[2], texts[3], texts[4], texts[5],
                       std::to_string(likely), remark(ratings, overall, random)});
    }
  }
  return out;
}

}  // namespace clientele::sample
