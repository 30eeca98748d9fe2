// contacts.csv, leads.csv and spend.csv: service and campaign contacts, how leads become customers,
// and what each channel costs.
#include <algorithm>

#include "engine/sample/csv.h"
#include "engine/sample/tables.h"

namespace clientele::sample {
namespace {

constexpr std::array<std::string_view, 4> kKinds = {"咨询", "投诉", "退换货", "回访"};
constexpr std::array<double, 4> kKindWeights = {45, 20, 22, 13};
constexpr std::array<std::string_view, 4> kWays = {"在线客服", "电话", "微信", "邮件"};
constexpr std::array<double, 4> kWayWeights = {48, 26, 20, 6};
constexpr std::array<std::string_view, 4> kStages = {"新线索", "已联系", "报价中", "已流失"};
constexpr std::array<std::string_view, 5> kOwners = {"销售一组", "销售二组", "销售三组", "电商组",
                                                     "门店组"};

struct Clock {
  Day day;
  int minute;
  Clock after(std::int64_t minutes) const {
    const std::int64_t total = minute + minutes;
    return {day + static_cast<Day>(total / 1440), static_cast<int>(total % 1440)};
  }
  std::string text() const { return time_text(day, minute); }
};

void service_contacts(const World& world, std::size_t c, std::string& out, Random& random) {
  const auto& purchases = world.customers[c].purchases;
  for (const auto& purchase : purchases) {
    if (!random.chance(0.10)) continue;
    const std::size_t kind = random.pick(kKindWeights), way = random.pick(kWayWeights);
    const Clock asked{std::min(last_day(), purchase.day + 1 + static_cast<Day>(random.below(10))),
                      540 + static_cast<int>(random.below(600))};
    const bool solved = random.chance(kind == 1 ? 0.86 : 0.96);
    // Minutes to the first answer, hours to the end; returns take longest.
    const auto first = asked.after(
        static_cast<std::int64_t>(1 + random.exponential(way == 0 ? 1.0 / 9 : 1.0 / 95)));
    const auto end = first.after(
        static_cast<std::int64_t>(30 + random.exponential(kind == 2 ? 1.0 / 5200 : 1.0 / 900)));
    append_row(out, {customer_id(c), asked.text(), kWays[way], "", kKinds[kind],
                     solved ? "已解决" : "处理中", first.text(), solved ? end.text() : ""});
  }
}

std::int64_t newcomers(const World& world, std::size_t channel, int month) {
  return std::count_if(
      world.customers.begin(), world.customers.end(), [&](const Customer& customer) {
        const auto at = static_cast<std::size_t>(&customer - world.customers.data());
        return world.profiles[at].channel == channel && !customer.purchases.empty() &&
               month_index(customer.purchases.front().day) == month;
      });
}

}  // namespace

double lead_conversion(const World& world, std::size_t channel) {
  if (!world.options.shuffled_labels) return kChannels[channel].conversion;
  double mean = 0, weights = 0;
  for (const auto& each : kChannels) {
    mean += each.weight * each.conversion;
    weights += each.weight;
  }
  return mean / weights;
}

std::string contacts_csv(const World& world) {
  std::string out = "\xEF\xBB\xBF";
  append_row(out, {"客户编号", "联系时间", "联系渠道", "营销活动", "联系类型", "处理状态",
                   "首次响应时间", "解决时间"});
  for (std::size_t c = 0; c < world.customers.size(); ++c) {
    Random random = stream(world.options.seed, Purpose::contacts, c);
    service_contacts(world, c, out, random);
    if (!world.customers[c].reached) continue;
    append_row(out, {customer_id(c), Clock{campaign_day(), 600}.text(),
                     random.chance(0.7) ? "短信" : "微信", kCampaign, "营销", "已触达", "", ""});
  }
  return out;
}

std::string leads_csv(const World& world, LeadCounts& counts) {
  std::string out = "\xEF\xBB\xBF";
  append_row(out, {"线索编号", "创建日期", "线索来源渠道", "阶段", "是否成交", "转化日期",
                   "预计金额", "负责人"});
  const std::size_t leads = world.customers.size() / 2;
  for (std::size_t i = 0; i < leads; ++i) {
    Random random = stream(world.options.seed, Purpose::leads, i);
    std::array<double, kChannels.size()> weights{};
    for (std::size_t k = 0; k < weights.size(); ++k) weights[k] = kChannels[k].weight;
    const std::size_t channel = random.pick(weights);
    const bool won = random.chance(lead_conversion(world, channel));
    const Day day =
        first_day() +
        static_cast<Day>(random.below(static_cast<std::size_t>(last_day() - first_day() - 60)));
    const Day closed = day + 2 + static_cast<Day>(random.below(45));
    const auto cents = static_cast<std::int64_t>(100 * portable_exp(6 + 0.7 * random.normal()));
    ++counts.leads[channel];
    counts.converted[channel] += won ? 1u : 0u;
    append_row(out, {number_text("XS", i + 1, 6), iso_date(day), kChannels[channel].name,
                     won ? std::string_view("已成交") : kStages[random.below(kStages.size())],
                     won ? "是" : "否", won ? iso_date(closed) : "", money_text(cents),
                     kOwners[random.below(kOwners.size())]});
  }
  return out;
}

std::string spend_csv(const World& world) {
  std::string out = "\xEF\xBB\xBF";
  append_row(out, {"日期", "投放渠道", "投放费用"});
  for (int month = month_index(first_day()); month <= month_index(last_day()); ++month) {
    for (std::size_t channel = 0; channel < kChannels.size(); ++channel) {
      const auto yuan =
          newcomers(world, channel, month) * static_cast<std::int64_t>(kChannels[channel].cost);
      append_row(out, {iso_date(first_day_of_month(month)), kChannels[channel].name,
                       money_text(yuan * 100)});
    }
  }
  return out;
}

}  // namespace clientele::sample
