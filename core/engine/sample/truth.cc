// truth.json: the parameters the files were made from, and what was really drawn.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/sample/tables.h"

namespace clientele::sample {
namespace {

using Json = nlohmann::ordered_json;

Json customers(const World& world) {
  std::uint64_t buying = 0, repeat = 0, gone = 0, orders = 0, reached = 0, lifted = 0;
  std::int64_t cents = 0;
  for (const auto& customer : world.customers) {
    buying += customer.purchases.empty() ? 0u : 1u;
    repeat += customer.purchases.size() > 1 &&
                      customer.purchases.front().day != customer.purchases.back().day
                  ? 1u
                  : 0u;
    gone += customer.gone ? 1u : 0u;
    reached += customer.reached ? 1u : 0u;
    lifted += customer.lifted ? 1u : 0u;
    orders += customer.purchases.size();
    for (const auto& purchase : customer.purchases) cents += purchase.cents;
  }
  return {{"total", world.customers.size()},
          {"buying", buying},
          {"with_two_order_days", repeat},
          {"gone", gone},
          {"orders", orders},
          {"spend_drawn_cents", cents},
          {"reached_by_campaign", reached},
          {"orders_by_campaign", lifted}};
}

Json channels(const World& world, const LeadCounts& counts) {
  Json out = Json::array();
  for (std::size_t i = 0; i < kChannels.size(); ++i) {
    const Channel& c = kChannels[i];
    out.push_back({{"name", c.name},
                   {"weight", c.weight},
                   {"churn_log_odds", c.churn},
                   {"cost_per_new_customer", c.cost},
                   {"conversion_rate", lead_conversion(world, i)},
                   {"leads", counts.leads[i]},
                   {"leads_converted", counts.converted[i]}});
  }
  return out;
}

Json categories() {
  Json out = Json::array();
  for (const auto& c : kCategories) {
    out.push_back({{"name", c.name},
                   {"weight_first_day", c.first},
                   {"weight_last_day", c.last},
                   {"margin", c.margin},
                   {"refund_rate", c.refund}});
  }
  return out;
}

Json places() {
  Json out = Json::array();
  for (const auto& p : kPlaces) {
    out.push_back({{"province", p.province},
                   {"city", p.city},
                   {"weight", p.weight},
                   {"spend_log_odds", p.spend}});
  }
  return out;
}

Json satisfaction(const SurveyCounts& counts) {
  Json aspects = Json::array();
  for (const auto& a : kAspects) {
    aspects.push_back(
        {{"name", a.name}, {"importance", a.importance}, {"mean_before_rounding", a.mean}});
  }
  return {{"aspects", aspects},
          {"promoter_by_overall", kPromoter},
          {"passive_by_overall", kPassive},
          {"answers", counts.answers},
          {"overall", counts.overall},
          {"promoters", counts.promoters},
          {"passives", counts.passives},
          {"detractors", counts.detractors}};
}

}  // namespace

std::string truth_json(const World& world, const Counts& counts) {
  const OrderCounts& o = counts.orders;
  const Json truth = {
      {"company", "青禾良品（示例公司，全部数据为虚构）"},
      {"seed", world.options.seed},
      {"shuffled_labels", world.options.shuffled_labels},
      {"first_day", iso_date(first_day())},
      {"last_day", iso_date(last_day())},
      {"purchases",
       {{"model", "bg_nbd"},
        {"time_unit", "week of the season's mean intensity"},
        {"r", kR},
        {"alpha", kAlpha},
        {"a", kA},
        {"b", kB},
        {"never_buys", kNeverBuys},
        {"growth_of_first_orders", kGrowth}}},
      {"spend",
       {{"model", "gamma_gamma"},
        {"p", kSpendP},
        {"q", kSpendQ},
        {"gamma", kSpendGamma},
        {"mean_order", kSpendP * kSpendGamma / (kSpendQ - 1)}}},
      {"season",
       {{"month", kMonthSeason}, {"weekday_monday_first", kWeekdaySeason}, {"hour", kHourWeights}}},
      {"customers", customers(world)},
      {"channels", channels(world, counts.leads)},
      {"places", places()},
      {"categories", categories()},
      {"satisfaction", satisfaction(counts.survey)},
      {"campaign",
       {{"name", kCampaign},
        {"day", iso_date(campaign_day())},
        {"reached", kReached},
        {"chance_of_one_more_order", kCampaignLift}}},
      {"orders_csv",
       {{"rows", o.rows},
        {"orders", o.orders},
        {"duplicates", o.duplicates},
        {"test_orders", o.tests},
        {"without_customer", o.no_customer},
        {"wrong_dates", o.wrong_dates},
        {"full_width", o.full_width},
        {"huge_amounts", o.huge},
        {"cancelled_orders", o.cancelled},
        {"refund_rows", o.refunds}}},
  };
  return truth.dump(2) + "\n";
}

}  // namespace clientele::sample
