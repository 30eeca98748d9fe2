// The rules, one function each; kRules lists them.
#include "report/actions.h"

#include <algorithm>
#include <optional>

namespace clientele {
namespace {

// Thresholds, told in the method note "actions".
constexpr double kLowRepurchase = 0.35;
constexpr double kTop20Share = 0.60;
constexpr double kTop10Share = 0.30;
constexpr double kRefundShare = 0.05;
constexpr double kUnattributedShare = 0.10;
constexpr double kDetractorShare = 0.15;

class Figures {
 public:
  explicit Figures(const FigureMap& map) : map_(map) {}
  std::optional<double> get(const std::string& id) const {
    const auto found = map_.find(id);
    return found == map_.end() ? std::nullopt : std::optional(found->second.value);
  }
  // Net revenue of a share of it.
  double money(double share) const { return share * get("revenue.net").value_or(0); }
  double buying() const { return get("customers.buying").value_or(0); }

 private:
  const FigureMap& map_;
};

Action make(const std::string& id, std::string section, std::map<std::string, TextArg> args) {
  const std::string key = "action." + id;
  Action action;
  action.id = id;
  action.section = std::move(section);
  action.trigger = {key + ".trigger", std::move(args)};
  action.action = {key + ".action", {}};
  action.owner = {key + ".owner", {}};
  action.horizon = {key + ".horizon", {}};
  action.effect = {key + ".effect", {}};
  action.measure = {key + ".measure", {}};
  return action;
}

std::optional<Action> win_back(const Figures& figures) {
  const auto customers = figures.get("rfm.win_back.customers"), share = figures.get("rfm.win_back.revenue_share");
  if (!customers || !share || *customers < 1 || *share <= 0) return std::nullopt;
  Action action = make("win_back", "value", {{"customers", Number{*customers, Unit::count}}, {"share", Number{*share, Unit::share}}});
  action.segment = "rfm.win_back";
  action.customers = *customers;
  action.money = figures.money(*share);
  return action;
}

std::optional<Action> wake_up(const Figures& figures) {
  const auto customers = figures.get("rfm.keep.customers"), share = figures.get("rfm.keep.revenue_share");
  if (!customers || !share || *customers < 1 || *share <= 0) return std::nullopt;
  Action action = make("wake_up", "value", {{"customers", Number{*customers, Unit::count}}, {"share", Number{*share, Unit::share}}});
  action.segment = "rfm.keep";
  action.customers = *customers;
  action.money = figures.money(*share);
  return action;
}

std::optional<Action> champions(const Figures& figures) {
  const auto customers = figures.get("rfm.champions.customers"), share = figures.get("rfm.champions.revenue_share");
  if (!customers || !share || *customers < 1 || *share < 0.2) return std::nullopt;
  Action action = make("champions", "value", {{"customers", Number{*customers, Unit::count}}, {"share", Number{*share, Unit::share}}});
  action.segment = "rfm.champions";
  action.customers = *customers;
  action.money = figures.money(*share);
  return action;
}

std::optional<Action> second_purchase(const Figures& figures) {
  const auto rate = figures.get("behaviour.repurchase_rate");
  if (!rate || *rate >= kLowRepurchase || figures.buying() < 30) return std::nullopt;
  Action action = make("second_purchase", "behaviour", {{"rate", Number{*rate, Unit::share}}, {"limit", Number{kLowRepurchase, Unit::share}}});
  action.customers = figures.buying() * (1 - *rate);
  action.money = figures.money(0.05);
  return action;
}

std::optional<Action> concentration(const Figures& figures) {
  const auto share = figures.get("value.top10_revenue_share");
  if (!share || *share <= kTop10Share || figures.buying() <= 20) return std::nullopt;
  Action action = make("concentration", "value", {{"share", Number{*share, Unit::share}}, {"limit", Number{kTop10Share, Unit::share}}});
  action.customers = 10;
  action.money = figures.money(*share);
  return action;
}

std::optional<Action> frequent(const Figures& figures) {
  const auto share = figures.get("behaviour.top20_revenue_share");
  if (!share || *share <= kTop20Share) return std::nullopt;
  Action action = make("frequent", "behaviour", {{"share", Number{*share, Unit::share}}, {"limit", Number{kTop20Share, Unit::share}}});
  action.customers = figures.buying() * 0.2;
  action.money = figures.money(*share * 0.1);
  return action;
}

std::optional<Action> refunds(const Figures& figures) {
  const auto gross = figures.get("revenue.gross"), refunds = figures.get("revenue.refunds");
  if (!gross || !refunds || *gross <= 0 || -*refunds <= kRefundShare * *gross) return std::nullopt;
  Action action = make("refunds", "behaviour", {{"share", Number{-*refunds / *gross, Unit::share}}, {"amount", Number{-*refunds, Unit::money}}, {"limit", Number{kRefundShare, Unit::share}}});
  action.money = -*refunds;
  return action;
}

std::optional<Action> identify(const Figures& figures) {
  const auto net = figures.get("revenue.net"), unknown = figures.get("revenue.unattributed");
  if (!net || !unknown || *net <= 0 || *unknown <= kUnattributedShare * *net) return std::nullopt;
  Action action = make("identify", "data", {{"share", Number{*unknown / *net, Unit::share}}, {"amount", Number{*unknown, Unit::money}}});
  action.money = *unknown;
  return action;
}

std::optional<Action> detractors(const Figures& figures) {
  const auto answers = figures.get("nps.answers"), bad = figures.get("nps.detractors");
  if (!answers || !bad || *answers < 30 || *bad <= kDetractorShare * *answers) return std::nullopt;
  Action action = make("detractors", "satisfaction", {{"share", Number{*bad / *answers, Unit::share}}, {"customers", Number{*bad, Unit::count}}, {"n", Number{*answers, Unit::count}}});
  action.customers = *bad;
  action.money = figures.money(*bad / *answers * 0.1);
  return action;
}

constexpr std::optional<Action> (*kRules[])(const Figures&) = {
    win_back, wake_up, champions, second_purchase, concentration, frequent, refunds, identify, detractors,
};

}  // namespace

std::vector<Action> recommend(const FigureMap& map) {
  const Figures figures(map);
  std::vector<Action> actions;
  for (const auto rule : kRules) {
    if (auto action = rule(figures)) actions.push_back(std::move(*action));
  }
  std::stable_sort(actions.begin(), actions.end(), [](const Action& a, const Action& b) { return a.money > b.money; });
  return actions;
}

}  // namespace clientele
