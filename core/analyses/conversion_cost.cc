// What new customers cost and what they bring, by channel and by month.
#include <algorithm>
#include <cmath>
#include <cstdio>

#include "analyses/conversion_draft.h"
#include "analyses/customer_finder.h"
#include "analyses/lifetime.h"

namespace clientele {
namespace {

constexpr double kDaysAMonth = 365.25 / 12;
constexpr double kReach = 1.959964;
constexpr std::size_t kChannelsDrawn = 6;
constexpr double kOrganic = 0.5;  // confidence: some of the customers would have come anyway

// What a channel's new customers are worth, each: what they brought, and what is to come.
struct Worth {
  double customers = 0, so_far = 0, to_come = 0;  // means
  double error = 0;                               // of the mean of both, a standard error
  double each() const { return so_far + to_come; }
};

struct Cost {
  double spend = 0, value = 0, days = 0;
  Worth worth;
  double customers() const { return worth.customers; }
  double cac() const { return spend / customers(); }
  double so_far_ratio() const { return value / spend; }
  double ratio() const { return worth.each() / cac(); }
  Interval range() const {
    const double reach = kReach * worth.error / cac();
    return {std::max(0.0, ratio() - reach), ratio() + reach};
  }
  // Months until a customer's value a day has paid what the customer cost.
  double payback() const { return cac() / (value / days) / kDaysAMonth; }
};

// Values of customers by their key. What is to come is net revenue by the model of lifetime value:
// where costs are known, the share of it that stays as profit is that of all customers so far.
class Valuer {
 public:
  explicit Valuer(const ConcludeContext& context)
      : customers_(context.customers), finder_(customers_), life_(lifetime_of(context)) {
    Money net = 0, profit = 0;
    for (const auto& customer : customers_) {
      net = saturating_add(net, customer.net);
      profit = saturating_add(profit, customer.profit);
      by_profit_ = by_profit_ || customer.profit != 0;
    }
    if (by_profit_ && net > 0) margin_ = std::clamp(to_double(profit) / to_double(net), 0.0, 1.0);
  }
  bool foresees() const { return !life_.reason.has_value(); }

  Worth of(const std::vector<std::uint64_t>& keys) const {
    Worth out;
    double squares = 0;
    for (const auto key : keys) {
      const auto place = finder_.place(key);
      if (!place) continue;
      const CustomerFacts& customer = customers_[*place];
      const double so_far = to_double(by_profit_ ? customer.profit : customer.net);
      const double coming = to_come(*place);
      out.customers += 1;
      out.so_far += so_far;
      out.to_come += coming;
      squares += (so_far + coming) * (so_far + coming);
    }
    const double n = out.customers;
    if (n < 2) return out;
    out.so_far /= n;
    out.to_come /= n;
    const double variance = std::max(0.0, squares / n - out.each() * out.each()) / (n - 1);
    const double off = foresees() ? total_error(life_.holdouts, life_.chosen) : 0;
    const double model = std::isnan(off) ? out.to_come : off * out.to_come;
    out.error = std::sqrt(variance + model * model);
    return out;
  }

 private:
  double to_come(std::size_t i) const {
    if (!foresees() || std::isnan(life_.clv[i])) return 0;
    return margin_ * static_cast<double>(life_.clv[i]);
  }

  const Customers& customers_;
  CustomerFinder finder_;
  const Lifetime& life_;
  bool by_profit_ = false;
  double margin_ = 1;
};

Cost cost_of(Money spend, const AcquiredSums& acquired, const Valuer& valuer,
             const std::vector<std::uint64_t>& keys) {
  return {to_double(spend), to_double(acquired.value), static_cast<double>(acquired.days),
          valuer.of(keys)};
}

struct ChannelCost {
  std::string channel;
  const AcquiredSums* acquired;
  Cost cost;
};

bool told(const ChannelCost& one) {
  return !one.channel.empty() && one.cost.customers() >= ConversionDraft::kEnough &&
         one.cost.spend > 0;
}

TextArgs arguments(const ChannelCost& one) {
  const auto range = one.cost.range();
  return {{"channel", one.channel},
          {"customers", as_count(one.cost.customers())},
          {"cac", as_money(one.cost.cac())},
          {"value", as_money(one.cost.worth.each())},
          {"spend", as_money(one.cost.spend)},
          {"ratio", as_score(one.cost.ratio())},
          {"low", as_score(range.low)},
          {"high", as_score(range.high)}};
}

Finding finding_of(const ChannelCost& one, const std::string& id, const std::string& key) {
  Finding finding;
  finding.id = id;
  finding.text = say("finding." + key, arguments(one));
  finding.section = "conversion";
  finding.figures = {"acquisition.cac", "acquisition.clv_to_cac"};
  finding.money = std::abs(one.cost.worth.each() * one.cost.customers() - one.cost.spend);
  finding.customers = one.cost.customers();
  return finding;
}

// Channels whose customers surely bring less than they cost.
void find_unprofitable(ConversionDraft& draft, const std::vector<ChannelCost>& channels,
                       bool foreseen) {
  int found = 0;
  for (const auto& one : channels) {
    if (!told(one) || one.cost.range().high >= 1) continue;
    auto finding =
        finding_of(one, "acquisition.unprofitable." + std::to_string(found++),
                   foreseen ? "acquisition.unprofitable.foreseen" : "acquisition.unprofitable");
    finding.tone = Finding::Tone::bad;
    draft.out.findings.push_back(std::move(finding));
  }
}

// The channel that pays back best, where that is sure: its interval above 1 and above the next's
// ratio.
void find_best(ConversionDraft& draft, const std::vector<ChannelCost>& channels) {
  std::vector<const ChannelCost*> ranked;
  for (const auto& one : channels) {
    if (told(one)) ranked.push_back(&one);
  }
  std::stable_sort(ranked.begin(), ranked.end(), [](const ChannelCost* a, const ChannelCost* b) {
    return a->cost.ratio() > b->cost.ratio();
  });
  if (ranked.size() < 2) return;
  const auto low = ranked[0]->cost.range().low;
  if (low <= 1 || low <= ranked[1]->cost.ratio()) return;
  auto finding = finding_of(*ranked[0], "acquisition.best", "acquisition.best");
  finding.tone = Finding::Tone::good;
  finding.confidence = kOrganic;
  draft.out.findings.push_back(std::move(finding));
}

std::vector<ChannelCost> channel_costs(const ConversionSummary& summary, const Valuer& valuer) {
  static const AcquiredSums kNobody;
  std::vector<ChannelCost> out;
  for (const auto& [channel, spend] : summary.spend) {
    const auto at = summary.acquired.find(channel);
    const AcquiredSums& acquired = at == summary.acquired.end() ? kNobody : at->second;
    out.push_back({channel, &acquired, cost_of(spend.sum, acquired, valuer, acquired.who.keys())});
  }
  return out;
}

void write_channels(ConversionDraft& draft, const std::vector<ChannelCost>& channels) {
  const auto& leads = draft.summary.by_attribute;
  const auto lead_channels =
      leads.contains("channel") ? leads.at("channel").entries() : std::map<std::string, LeadSums>();
  Block& block = draft.block(
      "costs",
      {common_column("group", Unit::label), conversion_column("spend", Unit::money),
       conversion_column("leads", Unit::count), conversion_column("cost_per_lead", Unit::money),
       conversion_column("new_customers", Unit::count), conversion_column("cac", Unit::money),
       conversion_column("value_to_cac", Unit::score), conversion_column("payback", Unit::number)});
  for (const auto& [channel, acquired, cost] : channels) {
    std::vector<Cell> row = {group_cell(channel), cost.spend, {}, {}, cost.customers(), {}, {}, {}};
    if (const auto at = lead_channels.find(channel); at != lead_channels.end()) {
      row[2] = static_cast<double>(at->second.leads);
      row[3] = cost.spend / static_cast<double>(at->second.leads);
    }
    if (cost.customers() > 0) {
      row[5] = cost.cac();
      if (cost.spend > 0) row[6] = cost.so_far_ratio();
      if (cost.value > 0) row[7] = cost.payback();
    }
    block.table.rows.push_back(std::move(row));
  }
  draw(block, {"bar", "group", {"cac"}, {}, {}, {}});
}

// What a unit of money spent brings back, with what is to come.
void write_returns(ConversionDraft& draft, const std::vector<ChannelCost>& channels) {
  Block& block = draft.block(
      "returns",
      {common_column("group", Unit::label), conversion_column("new_customers", Unit::count),
       conversion_column("cac", Unit::money), conversion_column("so_far", Unit::money),
       conversion_column("to_come", Unit::money), conversion_column("clv_to_cac", Unit::score),
       common_column("low", Unit::score), common_column("high", Unit::score)});
  for (const auto& [channel, acquired, cost] : channels) {
    if (cost.customers() < ConversionDraft::kEnough || cost.spend <= 0) continue;
    const auto range = cost.range();
    block.table.rows.push_back({group_cell(channel), cost.customers(), cost.cac(),
                                cost.worth.so_far, cost.worth.to_come, cost.ratio(), range.low,
                                range.high});
  }
  if (block.table.rows.empty()) {
    draft.section().blocks.pop_back();
    return;
  }
  block.takeaway = say("conversion.returns.takeaway");
  draw(block, {"bar", "group", {"clv_to_cac"}, {"low"}, {"high"}, {}});
}

// Cost of a customer in a month of a few first purchases says how few they are, and nothing of
// cost.
constexpr double kFewestOfMonth = 5;

// Cost of a customer by month of the first purchase, all and the channels of most spending.
void write_cost_months(ConversionDraft& draft, std::vector<ChannelCost> channels) {
  const auto& spent = draft.summary.spent.months;
  if (spent.size() < 2) return;
  std::erase_if(channels, [](const ChannelCost& c) { return c.channel.empty(); });
  std::stable_sort(
      channels.begin(), channels.end(),
      [](const ChannelCost& a, const ChannelCost& b) { return a.cost.spend > b.cost.spend; });
  if (channels.size() > kChannelsDrawn) channels.resize(kChannelsDrawn);
  std::vector<TableColumn> columns = {common_column("month", Unit::month),
                                      conversion_column("cac", Unit::money)};
  ChartSpec chart{"line", "month", {"cac"}, {}, {}, {}};
  for (std::size_t i = 0; i < channels.size(); ++i) {
    columns.push_back(
        {"channel" + std::to_string(i), Text::data(channels[i].channel), Unit::money});
    chart.y.push_back(columns.back().id);
  }
  Block& block = draft.block("cost_months", std::move(columns));
  block.takeaway = say("conversion.cost_months.takeaway", {{"n", as_count(kFewestOfMonth)}});
  const auto cost = [](const SpendSums& spend, const AcquiredSums& won, int month) -> Cell {
    const auto s = spend.months.find(month);
    const auto n = won.months.find(month);
    if (s == spend.months.end() || n == won.months.end()) return {};
    if (static_cast<double>(n->second) < kFewestOfMonth) return {};
    return to_double(s->second) / static_cast<double>(n->second);
  };
  for (const auto& [month, money] : spent) {
    char text[16];
    std::snprintf(text, sizeof text, "%04d-%02d", month / 12, month % 12 + 1);
    std::vector<Cell> row = {std::string(text),
                             cost(draft.summary.spent, draft.summary.new_customers, month)};
    for (const auto& one : channels)
      row.push_back(cost(draft.summary.spend.at(one.channel), *one.acquired, month));
    block.table.rows.push_back(std::move(row));
  }
  draw(block, std::move(chart));
}

void write_figures(ConversionDraft& draft, const Valuer& valuer) {
  const ConversionSummary& s = draft.summary;
  std::vector<std::uint64_t> everyone;
  for (const auto& [channel, acquired] : s.acquired)
    everyone.insert(everyone.end(), acquired.who.keys().begin(), acquired.who.keys().end());
  std::sort(everyone.begin(), everyone.end());
  const Cost cost = cost_of(s.spent.sum, s.new_customers, valuer, everyone);
  const double n = cost.customers();
  if (n == 0) return;
  draft.add("acquisition.new_customers", n, Unit::count);
  draft.add("acquisition.cac", cost.cac(), Unit::money, n);
  draft.add("acquisition.value_to_cac", cost.so_far_ratio(), Unit::score, n);
  if (valuer.foresees() && n >= ConversionDraft::kEnough)
    draft.add("acquisition.clv_to_cac", cost.ratio(), Unit::score, n, cost.range());
  if (cost.value > 0) draft.add("acquisition.payback_months", cost.payback(), Unit::number, n);
}

}  // namespace

void write_costs(ConversionDraft& draft) {
  const ConversionSummary& s = draft.summary;
  if (s.spent.sum <= 0) return;
  const double spent = to_double(s.spent.sum);
  draft.add("acquisition.spend", spent, Unit::money);
  if (s.leads.leads > 0)
    draft.add("acquisition.cost_per_lead", spent / static_cast<double>(s.leads.leads), Unit::money,
              static_cast<double>(s.leads.leads));
  draft.out.methods.push_back({"acquisition", say("method.acquisition"), ""});
  if (s.new_customers.customers == 0) return;
  const Valuer valuer(draft.run);
  write_figures(draft, valuer);
  const auto channels = channel_costs(s, valuer);
  write_channels(draft, channels);
  write_returns(draft, channels);
  write_cost_months(draft, channels);
  find_unprofitable(draft, channels, valuer.foresees());
  find_best(draft, channels);
}

}  // namespace clientele
