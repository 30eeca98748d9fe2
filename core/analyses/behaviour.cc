// Money and orders, the conclusion, and the order of the section's parts.
#include "analyses/behaviour.h"

#include "analyses/behaviour_draft.h"

namespace clientele {
namespace {

std::uint64_t orders_of(const BehaviourDraft& draft) {
  std::uint64_t orders = draft.summary.unattributed_orders;
  for (const auto& customer : draft.run.customers) orders += customer.orders;
  return orders;
}

void write_money(BehaviourDraft& draft, std::uint64_t order_count) {
  const BehaviourSummary& s = draft.summary;
  const auto orders = static_cast<double>(order_count);
  const double net = to_double(s.net), gross = to_double(s.gross);
  draft.add("orders.total", orders, Unit::count);
  if (order_count > 0) write_basket_size(draft, orders);
  if (!draft.valued()) return;
  draft.add("revenue.gross", gross, Unit::money);
  draft.add("revenue.refunds", to_double(s.net - s.gross), Unit::money);
  draft.add("revenue.net", net, Unit::money);
  draft.add("revenue.unattributed", to_double(s.unattributed), Unit::money);
  if (s.profit_lines > 0) {
    draft.add("profit.total", to_double(s.profit), Unit::money,
              static_cast<double>(s.profit_lines));
    if (s.net > 0 && s.profit_lines == s.lines)
      draft.add("profit.margin", to_double(s.profit) / net, Unit::share);
  }
  if (order_count > 0) {
    draft.add("behaviour.average_order", net / orders, Unit::money, orders);
  }
  if (gross > 0 && (gross - net) / gross >= 0.03) {
    Finding& refunds = draft.find("behaviour.refunds",
                                  {{"amount", as_money(gross - net)},
                                   {"share", as_share((gross - net) / gross)},
                                   {"gross", as_money(gross)}},
                                  {"revenue.refunds", "revenue.gross"});
    refunds.money = gross - net;
    refunds.tone = Finding::Tone::bad;
  }
  if (const double unattributed = to_double(s.unattributed);
      net > 0 && unattributed / net >= 0.05) {
    Finding& finding =
        draft.find("behaviour.unattributed",
                   {{"amount", as_money(unattributed)}, {"share", as_share(unattributed / net)}},
                   {"revenue.unattributed", "revenue.net"});
    finding.money = unattributed;
    finding.tone = Finding::Tone::bad;
  }
}

void conclude(BehaviourDraft& draft, std::uint64_t orders) {
  const auto known = [&](const char* id) -> std::optional<double> {
    for (const auto& [name, figure] : draft.out.figures) {
      if (name == id) return figure.value;
    }
    return std::nullopt;
  };
  TextArgs args = {{"orders", as_count(static_cast<double>(orders))},
                   {"net", as_money(to_double(draft.summary.net))},
                   {"customers", as_count(known("customers.buying").value_or(0))}};
  if (!draft.valued()) {
    const std::string key = known("customers.buying").value_or(0) == 0
                                ? "behaviour.conclusion.no_amounts"
                                : "behaviour.conclusion.no_amounts_customers";
    args.emplace("lines", as_count(static_cast<double>(draft.summary.positive_lines)));
    args.emplace("size", as_number(known("behaviour.lines_per_order").value_or(0)));
    draft.section().conclusion = say(key, std::move(args));
    draft.out.summary = draft.section().conclusion;
    return;
  }
  if (known("customers.buying").value_or(0) == 0) {
    draft.section().conclusion = say("behaviour.conclusion.no_customers", args);
    draft.out.summary = draft.section().conclusion;
    return;
  }
  draft.out.summary = say("behaviour.summary", args);
  const auto rate = known("behaviour.repurchase_rate");
  if (rate) args.emplace("rate", as_share(*rate));
  draft.section().conclusion =
      say(rate ? "behaviour.conclusion" : "behaviour.conclusion.no_dates", std::move(args));
}

class BehaviourAnalysis final : public Analysis {
 public:
  std::string_view id() const override { return "behaviour"; }
  std::unique_ptr<Summary> start() const override { return std::make_unique<BehaviourSummary>(); }
  std::unique_ptr<Summary> load(ByteReader& in) const override {
    return BehaviourSummary::load(in);
  }
  void collect(const View& view, const CustomerBlock& facts, Summary& into) const override {
    collect_behaviour(view, facts, static_cast<BehaviourSummary&>(into));
  }
  Conclusion conclude(const Summary& base, const ConcludeContext& run) const override {
    const auto& summary = static_cast<const BehaviourSummary&>(base);
    if (summary.lines == 0 && summary.service.empty()) return {};
    BehaviourDraft draft{summary, run, {}};
    draft.out.section.emplace();
    draft.section().id = "behaviour";
    if (summary.lines > 0) {
      const std::uint64_t orders = orders_of(draft);
      write_money(draft, orders);
      write_customer_figures(draft);
      write_changes(draft);
      write_times(draft);
      write_baskets(draft);
      write_rankings(draft);
      write_declines(draft);
      write_campaigns(draft);
      clientele::conclude(draft, orders);
      draft.out.methods.push_back({"behaviour", say("method.behaviour"), ""});
    }
    write_service(draft);
    return std::move(draft.out);
  }
};

}  // namespace

std::unique_ptr<Analysis> make_behaviour_analysis() {
  return std::make_unique<BehaviourAnalysis>();
}

}  // namespace clientele
