// The table of rules. A rule is a trigger over the evidence; its texts are the messages
// "action.<id>.*".
#include "report/actions.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace clientele {
namespace {

// Thresholds, told in the method note "actions".
constexpr double kLowRepurchase = 0.35;
constexpr double kTop20Share = 0.60;
constexpr double kChampionShare = 0.20;
constexpr double kRefundShare = 0.05;
constexpr double kUnattributedShare = 0.10;
constexpr double kDetractorShare = 0.15;
constexpr double kFewWarned = 10;      // customers with two warning signs
constexpr double kMoreSpending = 0.2;  // tried in the channel that pays back best
constexpr double kEnough = 30;         // customers or answers before a rate is acted on

struct Evidence {
  const FigureMap& figures;
  const std::vector<Finding>& findings;
  const Options& options;

  std::optional<double> get(const std::string& id) const {
    const auto found = figures.find(id);
    return found == figures.end() ? std::nullopt : std::optional(found->second.value);
  }
  double money(double share) const { return share * std::max(0.0, get("revenue.net").value_or(0)); }
  double buying() const { return get("customers.buying").value_or(0); }
  // The first finding of an id or a family of ids that begin with `id` and a point.
  const Finding* finding(const std::string& id) const {
    for (const auto& candidate : findings) {
      if (candidate.id == id || candidate.id.starts_with(id + ".")) return &candidate;
    }
    return nullptr;
  }
};

struct Trigger {
  std::map<std::string, TextArg> args;
  double money = 0, customers = 0;
  std::optional<Text> text;  // instead of the rule's own
};
using Triggered = std::optional<Trigger>;

TextArg count_arg(double value) { return Number{value, Unit::count}; }
TextArg share_arg(double value) { return Number{value, Unit::share}; }
TextArg money_arg(double value) { return Number{value, Unit::money}; }

Triggered segment_trigger(const Evidence& evidence, const std::string& segment) {
  const auto customers = evidence.get("rfm." + segment + ".customers");
  const auto share = evidence.get("rfm." + segment + ".revenue_share");
  if (!customers || !share || *customers < 1 || *share <= 0) return std::nullopt;
  return Trigger{{{"customers", count_arg(*customers)}, {"share", share_arg(*share)}},
                 evidence.money(*share),
                 *customers,
                 {}};
}
// A segment that has gone silent: the finding says so only of enough customers and history.
Triggered silent_segment(const Evidence& evidence, const std::string& segment) {
  const Finding* finding = evidence.finding("value." + segment);
  if (finding == nullptr) return std::nullopt;
  auto trigger = segment_trigger(evidence, segment);
  const auto days = finding->text.args.find("days");
  if (!trigger || days == finding->text.args.end()) return std::nullopt;
  trigger->args.insert(*days);
  return trigger;
}
Triggered win_back(const Evidence& evidence) { return silent_segment(evidence, "win_back"); }
Triggered wake_up(const Evidence& evidence) { return silent_segment(evidence, "keep"); }
Triggered champions(const Evidence& evidence) {
  const auto share = evidence.get("rfm.champions.revenue_share");
  if (!share || *share < kChampionShare || evidence.buying() < kEnough) return std::nullopt;
  return segment_trigger(evidence, "champions");
}

Triggered second_purchase(const Evidence& evidence) {
  const auto rate = evidence.get("behaviour.repurchase_rate");
  if (!rate || *rate >= kLowRepurchase || evidence.buying() < kEnough) return std::nullopt;
  return Trigger{{{"rate", share_arg(*rate)}, {"limit", share_arg(kLowRepurchase)}},
                 evidence.money(0.05),
                 std::floor(evidence.buying() * (1 - *rate) + 0.5),
                 {}};
}

Triggered concentration(const Evidence& evidence) {
  const auto share = evidence.get("value.top10_revenue_share");
  const double limit = evidence.options.concentration_top10;
  if (!share || *share <= limit || evidence.buying() < kEnough) return std::nullopt;
  return Trigger{
      {{"share", share_arg(*share)}, {"limit", share_arg(limit)}}, evidence.money(*share), 10, {}};
}

Triggered frequent(const Evidence& evidence) {
  const auto share = evidence.get("behaviour.top20_revenue_share");
  if (!share || *share <= kTop20Share || evidence.buying() < kEnough) return std::nullopt;
  return Trigger{{{"share", share_arg(*share)}, {"limit", share_arg(kTop20Share)}},
                 evidence.money(*share * 0.1),
                 std::floor(evidence.buying() * 0.2 + 0.5),
                 {}};
}

Triggered refunds(const Evidence& evidence) {
  const auto gross = evidence.get("revenue.gross"), refunds = evidence.get("revenue.refunds");
  if (!gross || !refunds || *gross <= 0 || -*refunds <= kRefundShare * *gross) return std::nullopt;
  return Trigger{{{"share", share_arg(-*refunds / *gross)},
                  {"amount", money_arg(-*refunds)},
                  {"limit", share_arg(kRefundShare)}},
                 -*refunds,
                 0,
                 {}};
}

Triggered identify(const Evidence& evidence) {
  const auto net = evidence.get("revenue.net"), unknown = evidence.get("revenue.unattributed");
  if (!net || !unknown || *net <= 0 || *unknown <= kUnattributedShare * *net) return std::nullopt;
  return Trigger{
      {{"share", share_arg(*unknown / *net)}, {"amount", money_arg(*unknown)}}, *unknown, 0, {}};
}

Triggered detractors(const Evidence& evidence) {
  const auto answers = evidence.get("nps.answers"), bad = evidence.get("nps.detractors");
  if (!answers || !bad || *answers < kEnough || *bad <= kDetractorShare * *answers)
    return std::nullopt;
  return Trigger{{{"share", share_arg(*bad / *answers)},
                  {"customers", count_arg(*bad)},
                  {"n", count_arg(*answers)}},
                 0,
                 *bad,
                 {}};
}

Triggered by_finding(const Evidence& evidence, const std::string& id) {
  const Finding* finding = evidence.finding(id);
  if (finding == nullptr) return std::nullopt;
  return Trigger{{}, std::abs(finding->money), finding->customers, finding->text};
}
Triggered weak_aspect(const Evidence& evidence) {
  return by_finding(evidence, "satisfaction.weak");
}
Triggered contact_first(const Evidence& evidence) { return by_finding(evidence, "churn.risk"); }
Triggered stop_leak(const Evidence& evidence) { return by_finding(evidence, "churn.silent_group"); }
Triggered early_signs(const Evidence& evidence) {
  const auto customers = evidence.get("churn.warned");
  if (!customers || *customers < kFewWarned) return std::nullopt;
  return Trigger{{{"customers", count_arg(*customers)},
                  {"months", count_arg(evidence.options.churn_window_months)}},
                 0,
                 *customers,
                 {}};
}
Triggered call_valuable(const Evidence& evidence) {
  // The churn section's own list is finer where there is one.
  if (evidence.finding("churn.risk") != nullptr) return std::nullopt;
  return by_finding(evidence, "clv.at_risk");
}
Triggered grow_channel(const Evidence& evidence) {
  auto trigger = by_finding(evidence, "acquisition.best");
  if (trigger) trigger->money *= kMoreSpending;
  return trigger;
}
Triggered ask_lost(const Evidence& evidence) { return by_finding(evidence, "change.loss_up"); }
Triggered cut_channel(const Evidence& evidence) {
  return by_finding(evidence, "acquisition.unprofitable");
}
Triggered decline(const Evidence& evidence) { return by_finding(evidence, "behaviour.decline"); }
Triggered channel_decline(const Evidence& evidence) {
  return by_finding(evidence, "behaviour.channel_decline");
}
Triggered category_decline(const Evidence& evidence) {
  return by_finding(evidence, "behaviour.category_decline");
}

Triggered ask_customers(const Evidence& evidence) {
  if (evidence.buying() < kEnough || evidence.get("nps.answers") ||
      evidence.get("satisfaction.mean"))
    return std::nullopt;
  return Trigger{{{"customers", count_arg(evidence.buying())}}, 0, 0, {}};
}

Triggered know_margin(const Evidence& evidence) {
  const auto net = evidence.get("revenue.net");
  if (!net || *net <= 0 || evidence.get("profit.total")) return std::nullopt;
  return Trigger{{{"amount", money_arg(*net)}}, 0, 0, {}};
}

struct Rule {
  const char* id;
  const char* section;  // where the evidence is
  const char* segment;  // the customers it selects; empty: all
  Triggered (*trigger)(const Evidence&);
};
constexpr Rule kRules[] = {
    {"win_back", "value", "rfm.win_back", win_back},
    {"wake_up", "value", "rfm.keep", wake_up},
    {"champions", "value", "rfm.champions", champions},
    {"second_purchase", "behaviour", "", second_purchase},
    {"concentration", "value", "", concentration},
    {"frequent", "behaviour", "", frequent},
    {"decline", "behaviour", "", decline},
    {"channel_decline", "behaviour", "", channel_decline},
    {"category_decline", "behaviour", "", category_decline},
    {"refunds", "behaviour", "", refunds},
    {"identify", "data", "", identify},
    {"contact_first", "churn", "churn.risk.contact", contact_first},
    {"stop_leak", "churn", "", stop_leak},
    {"early_signs", "churn", "", early_signs},
    {"call_valuable", "clv", "clv.group.at_risk", call_valuable},
    {"grow_channel", "conversion", "", grow_channel},
    {"ask_lost", "change", "change.state.lost", ask_lost},
    {"cut_channel", "conversion", "", cut_channel},
    {"detractors", "satisfaction", "", detractors},
    {"weak_aspect", "satisfaction", "", weak_aspect},
    {"ask_customers", "data", "", ask_customers},
    {"know_margin", "data", "", know_margin},
};

}  // namespace

std::vector<std::string> action_ids() {
  std::vector<std::string> ids;
  for (const auto& rule : kRules) ids.emplace_back(rule.id);
  return ids;
}

std::vector<Action> recommend(const FigureMap& figures, const std::vector<Finding>& findings,
                              const Options& options) {
  const Evidence evidence{figures, findings, options};
  std::vector<Action> actions;
  for (const auto& rule : kRules) {
    auto trigger = rule.trigger(evidence);
    if (!trigger) continue;
    const std::string key = "action." + std::string(rule.id);
    Action action;
    action.id = rule.id;
    action.section = rule.section;
    action.segment = rule.segment;
    action.trigger =
        trigger->text ? *trigger->text : Text{key + ".trigger", std::move(trigger->args)};
    action.action = {key + ".action", {}};
    action.owner = {key + ".owner", {}};
    action.horizon = {key + ".horizon", {}};
    action.effect = {key + ".effect", {}};
    action.measure = {key + ".measure", {}};
    action.money = trigger->money;
    action.customers = trigger->customers;
    actions.push_back(std::move(action));
  }
  std::stable_sort(actions.begin(), actions.end(),
                   [](const Action& a, const Action& b) { return a.money > b.money; });
  return actions;
}

}  // namespace clientele
