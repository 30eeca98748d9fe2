// customers.csv: attributes drawn given what the customer does, so that sources differ in churn and
// places in spending by known odds while the purchase process keeps its parameters. Telephone
// numbers begin with 120, which no mobile number in China does; mail addresses are of example.com
// (RFC 2606).
#include <algorithm>
#include <numeric>

#include "engine/sample/csv.h"
#include "engine/sample/tables.h"

namespace clientele::sample {
namespace {

constexpr std::array<std::string_view, 20> kSurnames = {"王", "李", "张", "刘", "陈", "杨", "赵",
                                                        "黄", "周", "吴", "徐", "孙", "胡", "朱",
                                                        "高", "林", "何", "郭", "马", "罗"};
constexpr std::array<std::string_view, 8> kIndustries = {
    "食品制造业", "软件和信息技术服务业", "餐饮业", "教育",
    "房地产业",   "专业技术服务业",       "零售业", "卫生"};
constexpr std::array<std::string_view, 6> kOccupations = {"企业职员", "个体经营者", "教师",
                                                          "自由职业", "公务员",     "学生"};
constexpr std::array<double, 6> kOccupationWeights = {42, 14, 11, 15, 10, 8};
constexpr std::array<std::string_view, 3> kLevels = {"普通会员", "银卡会员", "金卡会员"};

std::size_t pick_channel(double churn, Random& random) {
  std::array<double, kChannels.size()> weights{};
  for (std::size_t i = 0; i < weights.size(); ++i) {
    weights[i] = kChannels[i].weight * portable_exp(kChannels[i].churn * churn);
  }
  return random.pick(weights);
}

const Place& pick_place(double spend, Random& random) {
  std::array<double, kPlaces.size()> weights{};
  for (std::size_t i = 0; i < weights.size(); ++i) {
    weights[i] = kPlaces[i].weight * portable_exp(kPlaces[i].spend * spend);
  }
  return kPlaces[random.pick(weights)];
}

// Which customer's behaviour each customer's labels are drawn from: its own, or a random other's.
std::vector<std::size_t> label_sources(const World& world) {
  std::vector<std::size_t> order(world.customers.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (!world.options.shuffled_labels) return order;
  Random random = stream(world.options.seed, Purpose::labels, 0);
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
  return order;
}

}  // namespace

std::string customers_csv(World& world) {
  std::string out = "\xEF\xBB\xBF";
  append_row(out, {"客户编号", "客户名称", "客户类型", "性别", "年龄", "职业", "行业", "员工人数",
                   "省份", "城市", "会员等级", "来源", "注册日期", "手机号", "邮箱"});
  const auto sources = label_sources(world);
  for (std::size_t i = 0; i < world.customers.size(); ++i) {
    const Customer& like = world.customers[sources[i]];
    Random random = stream(world.options.seed, Purpose::attributes, i);
    const std::size_t channel = pick_channel(like.churn_score, random);
    world.profiles.push_back({channel});
    const Place& place = pick_place(like.spend_score, random);
    const bool business = random.chance(std::min(0.6, 0.10 * portable_exp(0.8 * like.spend_score)));
    const bool woman = random.chance(0.62);
    const int age =
        std::clamp(static_cast<int>(36 + 10 * random.normal() + 2 * like.spend_score), 18, 75);
    const bool age_known = random.chance(0.88);
    const auto surname = std::string(kSurnames[random.below(kSurnames.size())]);
    const auto industry = kIndustries[random.below(kIndustries.size())];
    const auto occupation = kOccupations[random.pick(kOccupationWeights)];
    const int employees = static_cast<int>(portable_exp(4 + 1.3 * random.normal())) + 3;
    const double standing = like.spend_score + 0.8 * random.normal();
    const auto level = kLevels[standing > 1.4 ? 2 : standing > 0.4 ? 1 : 0];
    const auto phone = number_text("120", i * 7919 % 100'000'000, 8);
    const auto mail = number_text("user", i + 1, 6) + "@example.com";
    const bool no_phone = random.chance(0.04), no_mail = random.chance(0.35);
    const std::string name = business
                                 ? std::string(place.city) + "示例企业" + number_text("", i + 1, 6)
                                 : surname + (woman ? "女士" : "先生");
    append_row(out,
               {customer_id(i), name, business ? "企业" : "个人",
                business ? ""
                : woman  ? "女"
                         : "男",
                business || !age_known ? "" : std::to_string(age), business ? "" : occupation,
                business ? industry : "", business ? std::to_string(employees) : "", place.province,
                place.city, level, kChannels[channel].name, iso_date(world.customers[i].signed_up),
                no_phone ? "" : phone, no_mail ? "" : mail});
  }
  return out;
}

}  // namespace clientele::sample
