// How, when, where and what customers buy: figures, key figures, findings; blocks are in
// behaviour_blocks.cc.
#include "analyses/behaviour.h"

#include <algorithm>
#include <cmath>

#include "analyses/behaviour_blocks.h"
#include "analyses/behaviour_summary.h"
#include "analyses/words.h"
#include "stats/intervals.h"

namespace clientele {
namespace {

constexpr std::size_t kTrendMonths = 24;
constexpr double kEnough = 30;  // customers or orders before a finding is made of them

// The 20% of buying customers with most orders: ties by revenue, then by id. Their revenue share.
double top20_share(const std::vector<CustomerFacts>& customers, std::uint64_t buying, Money net) {
  std::vector<const CustomerFacts*> order;
  order.reserve(static_cast<std::size_t>(buying));
  for (const auto& customer : customers) {
    if (customer.buying()) order.push_back(&customer);
  }
  const auto top = static_cast<std::ptrdiff_t>(std::floor(static_cast<double>(order.size()) * 0.2 + 0.5));
  const auto more = [](const CustomerFacts* a, const CustomerFacts* b) {
    if (a->orders != b->orders) return a->orders > b->orders;
    if (a->net != b->net) return a->net > b->net;
    return a->id < b->id;
  };
  std::nth_element(order.begin(), order.begin() + std::min<std::ptrdiff_t>(top, static_cast<std::ptrdiff_t>(order.size()) - 1), order.end(), more);
  Money sum = 0;
  for (std::ptrdiff_t i = 0; i < top; ++i) sum = saturating_add(sum, order[static_cast<std::size_t>(i)]->net);
  return net > 0 ? to_double(sum) / to_double(net) : 0;
}

struct Totals {
  std::uint64_t buying = 0, repeat = 0, months = 0, orders = 0;
  std::uint64_t last_year = 0, last_year_repeat = 0;
  Money net = 0;  // of buying customers
};

Totals totals_of(const std::vector<CustomerFacts>& customers) {
  Totals t;
  for (const auto& customer : customers) {
    t.orders += customer.orders;
    if (!customer.buying()) continue;
    ++t.buying;
    t.repeat += customer.days >= 2 ? 1 : 0;
    t.months += customer.months;
    t.net = saturating_add(t.net, customer.net);
    t.last_year += customer.days_last_year >= 1 ? 1 : 0;
    t.last_year_repeat += customer.days_last_year >= 2 ? 1 : 0;
  }
  return t;
}

class Writer {
 public:
  Writer(const BehaviourSummary& summary, const ConcludeContext& run)
      : summary_(summary), run_(run), totals_(totals_of(run.customers)),
        orders_(totals_.orders + summary.unattributed_orders) {}

  Conclusion write() {
    out_.section.emplace();
    out_.section->id = "behaviour";
    add_money();
    add_customers();
    add_key_figures();
    add_findings();
    add_behaviour_blocks(summary_, run_, *out_.section);
    conclude();
    out_.methods.push_back({"behaviour", say("method.behaviour"), ""});
    return std::move(out_);
  }

 private:
  void add(const std::string& id, double value, Unit unit, std::optional<double> n = {}, std::optional<Interval> ci = {}) {
    out_.figures.push_back(figure(id, value, unit, n, ci));
    out_.section->figures.push_back(id);
  }

  void add_money() {
    add("orders.total", static_cast<double>(orders_), Unit::count);
    add("revenue.gross", to_double(summary_.gross), Unit::money);
    add("revenue.refunds", to_double(summary_.net - summary_.gross), Unit::money);
    add("revenue.net", to_double(summary_.net), Unit::money);
    add("revenue.unattributed", to_double(summary_.unattributed), Unit::money);
    if (summary_.profit_lines > 0) add("profit.total", to_double(summary_.profit), Unit::money, static_cast<double>(summary_.profit_lines));
    if (orders_ > 0) {
      add("behaviour.average_order", to_double(summary_.net) / static_cast<double>(orders_), Unit::money, static_cast<double>(orders_));
      add("behaviour.lines_per_order", static_cast<double>(summary_.positive_lines) / static_cast<double>(orders_), Unit::number, static_cast<double>(orders_));
      if (summary_.quantity > 0) add("behaviour.pieces_per_order", to_double(summary_.quantity) / static_cast<double>(orders_), Unit::number, static_cast<double>(orders_));
    }
    if (const auto share = premium_share(summary_.prices, run_.options.premium_quantile)) {
      add("behaviour.premium_share", *share, Unit::share, static_cast<double>(summary_.positive_lines));
    }
  }

  void add_customers() {
    const auto buying = static_cast<double>(totals_.buying);
    add("customers.buying", buying, Unit::count);
    if (totals_.buying == 0) return;
    const auto interval = stats::wilson(static_cast<double>(totals_.repeat), buying);
    add("behaviour.repurchase_rate", static_cast<double>(totals_.repeat) / buying, Unit::share, buying, Interval{interval.low, interval.high});
    if (totals_.months > 0) {
      const auto months = static_cast<double>(totals_.months);
      add("behaviour.orders_per_customer_month", static_cast<double>(totals_.orders) / months, Unit::number, months);
      add("behaviour.spend_per_customer_month", to_double(totals_.net) / months, Unit::money, months);
    }
    add("behaviour.top20_revenue_share", top20_share(run_.customers, totals_.buying, totals_.net), Unit::share, buying);
    if (const auto median = interval_quantile(summary_.intervals, 0.5)) {
      add("behaviour.interval_median", *median, Unit::days);
      add("behaviour.interval_p25", *interval_quantile(summary_.intervals, 0.25), Unit::days);
      add("behaviour.interval_p75", *interval_quantile(summary_.intervals, 0.75), Unit::days);
    }
  }

  // Change of a sum between two windows; nothing where the earlier one is empty or before the data.
  static std::optional<Number> change(double now, double before) {
    if (before <= 0) return std::nullopt;
    return Number{now / before - 1, Unit::share};
  }

  void add_key_figures() {
    const Day as_of = run_.options.as_of.value_or(run_.options.period_last ? std::min(*run_.options.period_last, run_.ledger.as_of) : run_.ledger.as_of);
    const Windows windows = comparison_windows(as_of);
    std::array<DaySums, 3> sums;
    std::map<int, DaySums> months;
    for (const auto& [day, day_sums] : summary_.days) {
      for (std::size_t w = 0; w < 3; ++w) {
        if (windows.of[w].contains(day)) sums[w].add(day_sums);
      }
      months[month_index(day)].add(day_sums);
    }
    const auto push = [&](const char* id, auto value, auto trend) {
      KeyFigure key;
      key.figure = id;
      key.previous = change(value(0), value(1));
      key.last_year = change(value(0), value(2));
      key.incomplete = windows.incomplete;
      const std::size_t skipped = months.size() > kTrendMonths ? months.size() - kTrendMonths : 0;
      for (auto month = std::next(months.begin(), static_cast<std::ptrdiff_t>(skipped)); month != months.end(); ++month) {
        key.trend_months.push_back(month->first);
        key.trend.push_back(trend(month->first, month->second));
      }
      out_.key_figures.push_back(std::move(key));
    };
    const auto buyers_of = [&](int month) {
      const auto found = summary_.month_buyers.find(month);
      return found == summary_.month_buyers.end() ? 0.0 : static_cast<double>(found->second);
    };
    push("revenue.net", [&](std::size_t w) { return to_double(sums[w].net); }, [](int, const DaySums& s) { return to_double(s.net); });
    push("orders.total", [&](std::size_t w) { return static_cast<double>(sums[w].orders); }, [](int, const DaySums& s) { return static_cast<double>(s.orders); });
    push("customers.buying", [&](std::size_t w) { return static_cast<double>(summary_.buyers[w]); }, [&](int month, const DaySums&) { return buyers_of(month); });
    const auto average = [](const DaySums& s) { return s.orders == 0 ? 0 : to_double(s.net) / static_cast<double>(s.orders); };
    push("behaviour.average_order", [&](std::size_t w) { return average(sums[w]); }, [&](int, const DaySums& s) { return average(s); });
    KeyFigure repeat;
    repeat.figure = "behaviour.repurchase_rate";
    out_.key_figures.push_back(std::move(repeat));
    net_change_ = change(to_double(sums[0].net), to_double(sums[2].net));
    windows_ = windows;
    window_net_ = to_double(sums[0].net);
    window_net_before_ = to_double(sums[2].net);
  }

  void add_findings() {
    const auto add_finding = [&](std::string id, TextArgs args, std::vector<std::string> figures, double money, double customers, Finding::Tone tone) {
      Finding finding;
      finding.id = std::move(id);
      finding.text = say("finding." + finding.id, std::move(args));
      finding.section = "behaviour";
      finding.figures = std::move(figures);
      finding.money = money;
      finding.customers = customers;
      finding.tone = tone;
      out_.findings.push_back(std::move(finding));
    };
    const double net = to_double(summary_.net), gross = to_double(summary_.gross);
    const auto buying = static_cast<double>(totals_.buying);
    if (net_change_ && std::fabs(net_change_->value) >= 0.05 && windows_.of[0].first != kNoDay) {
      const bool up = net_change_->value > 0;
      add_finding(up ? "behaviour.growth" : "behaviour.decline",
                  {{"month", Number{static_cast<double>(month_index(windows_.of[0].first)), Unit::month}},
                   {"days", as_count(windows_.of[0].last - windows_.of[0].first + 1)},
                   {"net", as_money(window_net_)},
                   {"change", as_share(std::fabs(net_change_->value))}},
                  {"revenue.net"}, std::fabs(window_net_ - window_net_before_), 0, up ? Finding::Tone::good : Finding::Tone::bad);
    }
    if (buying >= kEnough) {
      const double rate = static_cast<double>(totals_.repeat) / buying;
      add_finding("behaviour.repurchase",
                  {{"repeat", as_count(static_cast<double>(totals_.repeat))}, {"n", as_count(buying)}, {"rate", as_share(rate)},
                   {"once", as_count(buying - static_cast<double>(totals_.repeat))}},
                  {"behaviour.repurchase_rate"}, 0, buying * (1 - rate), rate >= 0.5 ? Finding::Tone::good : Finding::Tone::bad);
      const double share = top20_share(run_.customers, totals_.buying, totals_.net);
      if (share > 0.5) {
        add_finding("behaviour.top20", {{"share", as_share(share)}, {"customers", as_count(std::floor(buying * 0.2 + 0.5))}},
                    {"behaviour.top20_revenue_share"}, share * to_double(totals_.net), buying * 0.2, Finding::Tone::neutral);
        out_.findings.back().folds_into = "value.concentration";
      }
    }
    if (gross > 0 && (gross - net) / gross >= 0.03) {
      add_finding("behaviour.refunds", {{"amount", as_money(gross - net)}, {"share", as_share((gross - net) / gross)}},
                  {"revenue.refunds", "revenue.gross"}, gross - net, 0, Finding::Tone::bad);
    }
    if (net > 0 && to_double(summary_.unattributed) / net >= 0.05) {
      add_finding("behaviour.unattributed", {{"amount", as_money(to_double(summary_.unattributed))}, {"share", as_share(to_double(summary_.unattributed) / net)}},
                  {"revenue.unattributed"}, to_double(summary_.unattributed), 0, Finding::Tone::bad);
    }
  }

  void conclude() {
    TextArgs args = {{"orders", as_count(static_cast<double>(orders_))}, {"net", as_money(to_double(summary_.net))},
                     {"customers", as_count(static_cast<double>(totals_.buying))}};
    out_.summary = say("behaviour.summary", args);
    if (totals_.buying > 0) {
      args.emplace("rate", as_share(static_cast<double>(totals_.repeat) / static_cast<double>(totals_.buying)));
      out_.section->conclusion = say("behaviour.conclusion", std::move(args));
    } else {
      out_.section->conclusion = out_.summary;
    }
  }

  const BehaviourSummary& summary_;
  const ConcludeContext& run_;
  Totals totals_;
  std::uint64_t orders_;
  Conclusion out_;
  std::optional<Number> net_change_;
  Windows windows_;
  double window_net_ = 0, window_net_before_ = 0;
};

class BehaviourAnalysis final : public Analysis {
 public:
  std::string_view id() const override { return "behaviour"; }
  std::unique_ptr<Summary> start() const override { return std::make_unique<BehaviourSummary>(); }
  std::unique_ptr<Summary> load(ByteReader& in) const override { return BehaviourSummary::load(in); }
  void collect(const View& view, const std::vector<CustomerFacts>& facts, Summary& into) const override {
    collect_behaviour(view, facts, static_cast<BehaviourSummary&>(into));
  }
  Conclusion conclude(const Summary& base, const ConcludeContext& run) const override {
    const auto& summary = static_cast<const BehaviourSummary&>(base);
    if (summary.gross == 0 && summary.net == 0) return {};  // no lines, or none with an amount
    return Writer(summary, run).write();
  }
};

}  // namespace

std::unique_ptr<Analysis> make_behaviour_analysis() { return std::make_unique<BehaviourAnalysis>(); }

}  // namespace clientele
