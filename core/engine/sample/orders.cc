// orders.csv: a row a line, in the order of time, with the dirt that real exports have.
#include <algorithm>

#include "engine/sample/csv.h"
#include "engine/sample/tables.h"

namespace clientele::sample {
namespace {

struct OrderKey {
  Day day;
  int minute;
  std::size_t customer, purchase;
  auto operator<=>(const OrderKey&) const = default;
};

struct Line {
  std::string order, customer, time, product, category, channel, status;
  std::int64_t quantity, unit_cents, amount_cents, cost_cents;
};

std::vector<OrderKey> orders_in_time(const World& world) {
  std::vector<OrderKey> keys;
  for (std::size_t c = 0; c < world.customers.size(); ++c) {
    const auto& purchases = world.customers[c].purchases;
    for (std::size_t p = 0; p < purchases.size(); ++p) {
      keys.push_back({purchases[p].day, purchases[p].minute, c, p});
    }
  }
  std::sort(keys.begin(), keys.end());
  return keys;
}

const Category& pick_category(Day day, Random& random) {
  const double progress = static_cast<double>(day - first_day()) / (last_day() - first_day());
  std::array<double, kCategories.size()> weights{};
  for (std::size_t i = 0; i < weights.size(); ++i) {
    weights[i] = kCategories[i].first + progress * (kCategories[i].last - kCategories[i].first);
  }
  return kCategories[random.pick(weights)];
}

std::size_t pick_channel(const World& world, std::size_t customer, Random& random) {
  constexpr std::size_t kMiniProgram = 3, kReferral = 5;
  const std::size_t own = world.profiles[customer].channel;
  return own == kReferral || random.chance(0.22) ? kMiniProgram : own;
}

std::int64_t rounded(double x) { return static_cast<std::int64_t>(x + 0.5); }

// A line of about `cents`: the product whose price fits best, and as many of it as that pays for.
Line make_line(Day day, std::int64_t cents, Random& random) {
  const Category& category = pick_category(day, random);
  std::array<double, 5> weights{};
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const double ratio = static_cast<double>(cents) / (100 * category.products[i].price);
    weights[i] = ratio < 0.5 ? 0.02 : ratio < 2.5 ? 1.0 : 0.3;
  }
  const Product& product = category.products[random.pick(weights)];
  const double pieces = static_cast<double>(cents) / (100 * product.price);
  Line line;
  line.product = product.name;
  line.category = category.name;
  line.quantity = std::clamp<std::int64_t>(rounded(pieces), 1, 20);
  line.unit_cents = std::max<std::int64_t>(
      1, rounded(static_cast<double>(cents) / static_cast<double>(line.quantity)));
  line.amount_cents = line.unit_cents * line.quantity;
  line.cost_cents = rounded(static_cast<double>(line.amount_cents) *
                            (1 - category.margin + 0.04 * (random.uniform() - 0.5)));
  line.status = "已完成";
  if (random.chance(category.refund)) line.status = "售后退款";
  return line;
}

class Writer {
 public:
  Writer(const World& world, OrderCounts& counts) : world_(world), counts_(counts) {
    out_ = "\xEF\xBB\xBF";
    append_row(out_, {"订单编号", "客户编号", "下单时间", "商品名称", "类别", "数量", "单价",
                      "实付金额", "渠道", "状态", "成本"});
  }

  void order(const OrderKey& key, std::size_t number) {
    Random random = stream(world_.options.seed, Purpose::order, number);
    const Purchase& purchase = world_.customers[key.customer].purchases[key.purchase];
    const auto id = number_text("QH", number + 1, 8);
    const auto channel = std::string(kChannels[pick_channel(world_, key.customer, random)].name);
    const std::size_t lines = 1 + (random.chance(0.42) ? 1u : 0u) + (random.chance(0.18) ? 1u : 0u);
    const bool cancelled = key.purchase > 0 && random.chance(kCancelled);
    counts_.cancelled += cancelled ? 1u : 0u;
    ++counts_.orders;
    auto left = purchase.cents;
    for (std::size_t i = 0; i < lines; ++i) {
      const double share = (0.6 + 0.8 * random.uniform()) / static_cast<double>(lines - i);
      const auto cents =
          i + 1 == lines ? left : std::min(left, rounded(static_cast<double>(left) * share));
      left -= cents;
      if (cents < 100 && i > 0) break;
      Line line = make_line(key.day, std::max<std::int64_t>(cents, 100), random);
      line.order = id;
      line.customer = customer_id(key.customer);
      line.time = time_text(key.day, key.minute);
      line.channel = channel;
      if (cancelled) line.status = "已取消";
      write(line, random, key);
    }
  }

  std::string take() { return std::move(out_); }

 private:
  void row(const Line& line) {
    ++counts_.rows;
    append_row(out_, {line.order, line.customer, line.time, line.product, line.category,
                      std::to_string(line.quantity), money_text(line.unit_cents),
                      money_text(line.amount_cents), line.channel, line.status,
                      money_text(line.cost_cents)});
  }

  void write(Line& line, Random& random, const OrderKey& key) {
    const bool refund = line.status == "售后退款";
    if (refund) line.status = "已完成";
    if (random.chance(kHuge)) {  // a comma lost when typing
      ++counts_.huge;
      line.unit_cents *= 100;
      line.amount_cents *= 100;
    }
    if (random.chance(kNoCustomer)) {
      ++counts_.no_customer;
      line.customer.clear();
    }
    if (random.chance(kWrongDates)) {
      ++counts_.wrong_dates;
      line.time = random.chance(0.5) ? "2024-13-45 08:00" : "待确认";
    }
    if (random.chance(kFullWidth)) {
      ++counts_.full_width;
      wide_row(line);
    } else {
      row(line);
    }
    if (random.chance(kDuplicates)) {
      ++counts_.duplicates;
      row(line);
    }
    if (refund) refund_row(line, random, key);
    if (random.chance(kTestOrders)) test_row(line);
  }

  void wide_row(const Line& line) {
    ++counts_.rows;
    append_row(out_,
               {line.order, line.customer, line.time, line.product, line.category,
                full_width(std::to_string(line.quantity)), full_width(money_text(line.unit_cents)),
                "￥" + full_width(money_text(line.amount_cents)), line.channel, line.status,
                money_text(line.cost_cents)});
  }

  // The money goes back within three weeks; the goods come back too.
  void refund_row(Line line, Random& random, const OrderKey& key) {
    ++counts_.refunds;
    line.time =
        time_text(std::min(last_day(), key.day + 1 + static_cast<Day>(random.below(20))), 600);
    line.quantity = -line.quantity;
    line.amount_cents = -line.amount_cents;
    line.cost_cents = -line.cost_cents;
    line.status = "售后退款";
    row(line);
  }

  void test_row(Line line) {
    ++counts_.tests;
    line.order = number_text("QHT", counts_.tests, 6);
    line.product = "测试商品勿发货";
    line.quantity = 1;
    line.unit_cents = line.amount_cents = 1;
    line.cost_cents = 0;
    row(line);
  }

  const World& world_;
  OrderCounts& counts_;
  std::string out_;
};

}  // namespace

std::string orders_csv(const World& world, OrderCounts& counts) {
  Writer writer(world, counts);
  std::size_t number = 0;
  for (const auto& key : orders_in_time(world)) writer.order(key, number++);
  return writer.take();
}

}  // namespace clientele::sample
