// What the sample company is: its parameters, places, channels, goods and questions. Everything
// that truth.json states is read from here.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "base/moment.h"

namespace clientele::sample {

// Purchases: BG/NBD (Fader, Hardie & Lee 2005), rates per week of the season's mean intensity;
// money of an order: gamma-gamma (Fader & Hardie 2013), in yuan.
inline constexpr double kR = 0.55, kAlpha = 7, kA = 0.8, kB = 2.6;
inline constexpr double kSpendP = 6.25, kSpendQ = 3.74, kSpendGamma = 60;
inline constexpr double kNeverBuys = 0.06;  // registered, no order
inline constexpr double kGrowth = 0.5;      // first orders on the last day / on the first day - 1

inline constexpr int kFirstYear = 2023, kLastYear = 2024;
// Season of orders by month and weekday (Monday first): relative intensity.
inline constexpr std::array<double, 12> kMonthSeason = {1.15, 0.80, 0.92, 0.94, 1.00, 1.12,
                                                        0.86, 0.90, 1.06, 1.00, 1.35, 0.98};
inline constexpr std::array<double, 7> kWeekdaySeason = {0.90, 0.88, 0.92, 0.96, 1.06, 1.18, 1.10};
inline constexpr std::array<double, 24> kHourWeights = {
    1, .5, .3, .2, .2, .4, 1, 2, 3, 5, 6, 6, 5, 4, 4, 4, 4, 4, 5.5, 7, 9.5, 11, 8, 3};

// Where customers come from. `churn`: how much likelier the source is per standard deviation of the
// customer's dropout probability (log odds); `cost`: paid per new customer, yuan.
struct Channel {
  std::string_view name;
  double weight, churn, cost, conversion;
  bool online;
};
inline constexpr std::array<Channel, 6> kChannels = {{
    {"天猫旗舰店", 0.27, 0.10, 62, 0.18, true},
    {"京东自营店", 0.16, 0.05, 58, 0.17, true},
    {"抖音直播", 0.20, 0.85, 236, 0.06, true},
    {"微信小程序", 0.15, -0.25, 31, 0.24, true},
    {"线下门店", 0.14, -0.35, 45, 0.32, false},
    {"老客推荐", 0.08, -0.70, 15, 0.41, true},
}};

// `spend`: log odds per standard deviation of the customer's log mean order value.
struct Place {
  std::string_view province, city;
  double weight, spend;
};
inline constexpr std::array<Place, 20> kPlaces = {{
    {"上海市", "上海市", 9, .35},  {"江苏省", "苏州市", 6, .35},  {"江苏省", "南京市", 5, .35},
    {"浙江省", "杭州市", 9, .35},  {"浙江省", "宁波市", 4, .35},  {"安徽省", "合肥市", 3, .15},
    {"福建省", "厦门市", 3, .15},  {"广东省", "深圳市", 8, .20},  {"广东省", "广州市", 7, .20},
    {"北京市", "北京市", 8, .20},  {"天津市", "天津市", 3, 0},    {"山东省", "青岛市", 5, 0},
    {"河南省", "郑州市", 5, -.25}, {"湖北省", "武汉市", 5, -.10}, {"湖南省", "长沙市", 4, -.10},
    {"四川省", "成都市", 6, -.15}, {"重庆市", "重庆市", 4, -.25}, {"陕西省", "西安市", 3, -.35},
    {"云南省", "昆明市", 2, -.45}, {"辽宁省", "沈阳市", 3, -.35},
}};

struct Product {
  std::string_view name;
  double price;
};
// `first`, `last`: share of lines (relative) at the start and at the end; linear between.
struct Category {
  std::string_view name;
  double first, last, margin, refund;
  std::array<Product, 5> products;
};
inline constexpr std::array<Category, 6> kCategories = {{
    {"健康轻食",
     0.09,
     0.26,
     0.46,
     0.025,
     {{{"全麦代餐饼干", 29.9},
       {"每日坚果30包", 99},
       {"低糖蛋白棒", 59},
       {"冻干水果脆", 39.9},
       {"轻食礼盒", 168}}}},
    {"节庆礼盒",
     0.24,
     0.09,
     0.38,
     0.035,
     {{{"中秋月饼礼盒", 198},
       {"新春年货礼盒", 268},
       {"端午粽礼盒", 128},
       {"坚果大礼包", 158},
       {"尊享礼盒", 398}}}},
    {"茶饮冲泡",
     0.20,
     0.20,
     0.52,
     0.020,
     {{{"茉莉花茶", 49},
       {"龙井绿茶", 168},
       {"桂花乌龙", 79},
       {"挂耳咖啡20包", 69},
       {"陈皮普洱", 239}}}},
    {"居家日用",
     0.21,
     0.20,
     0.34,
     0.030,
     {{{"竹纤维毛巾", 25.9},
       {"收纳箱三件套", 89},
       {"香薰蜡烛", 59},
       {"四件套", 299},
       {"保温杯", 109}}}},
    {"个人护理",
     0.16,
     0.16,
     0.58,
     0.030,
     {{{"氨基酸洁面乳", 49.9},
       {"护手霜套装", 69},
       {"香氛沐浴露", 45},
       {"修护面膜", 129},
       {"精华液", 259}}}},
    {"厨房小电",
     0.10,
     0.09,
     0.22,
     0.090,
     {{{"电热水壶", 119},
       {"手冲磨豆机", 199},
       {"多功能料理锅", 329},
       {"空气炸锅", 459},
       {"随行果汁杯", 89}}}},
}};

// Aspects of the survey. `importance`: share in the overall judgement; `mean`: before rounding to
// 1-5.
struct Aspect {
  std::string_view name;
  double importance, mean;
};
inline constexpr std::array<Aspect, 6> kAspects = {{{"商品质量满意度", 0.20, 4.30},
                                                    {"性价比满意度", 0.12, 3.90},
                                                    {"物流配送满意度", 0.30, 3.15},
                                                    {"售后服务满意度", 0.23, 3.05},
                                                    {"客服响应满意度", 0.09, 3.90},
                                                    {"包装满意度", 0.06, 4.20}}};
inline constexpr double kOverallMean = 3.75, kOverallSlope = 1.6, kOverallNoise = 0.35;
// By overall satisfaction 1-5: probability of 9-10 and of 7-8 on the question of recommendation.
inline constexpr std::array<double, 5> kPromoter = {.01, .02, .10, .42, .80};
inline constexpr std::array<double, 5> kPassive = {.07, .16, .42, .42, .17};
inline constexpr double kAnswers = 0.30;  // share of buyers who answer the survey

inline constexpr std::string_view kCampaign = "秋季焕新";
inline constexpr double kReached = 0.30;  // share of the customers then known who are contacted
inline constexpr double kCampaignLift =
    0.12;  // chance of one more order within 30 days, if still a customer

// Dirt, as shares of order rows.
inline constexpr double kDuplicates = 0.003, kTestOrders = 0.001, kNoCustomer = 0.012,
                        kWrongDates = 0.0006, kFullWidth = 0.002, kHuge = 0.0002,
                        kCancelled = 0.012;

}  // namespace clientele::sample
