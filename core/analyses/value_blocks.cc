// Tables and charts of the section "value".
#include <algorithm>

#include "analyses/value_groups.h"
#include "analyses/words.h"

namespace clientele {
namespace {

const std::string kSection = "value";

TableColumn column(const std::string& id, Unit unit) { return table_column(kSection, id, unit); }

Block block(Block::Kind kind, const std::string& id) {
  Block out;
  out.kind = kind;
  out.id = kSection + "." + id;
  out.title = say(kSection + ".block." + id);
  return out;
}

// The columns every table of groups has after the group's name.
std::vector<TableColumn> group_columns(const ValueGroups& groups) {
  std::vector<TableColumn> out = {
      common_column("group", Unit::label), common_column("customers", Unit::count),
      common_column("customer_share", Unit::share), common_column("revenue", Unit::money),
      common_column("revenue_share", Unit::share)};
  if (groups.has_profit) out.push_back(common_column("profit_share", Unit::share));
  for (auto& more :
       {column("average_order", Unit::money), column("frequency", Unit::number),
        column("recency", Unit::days), column("repeat", Unit::share),
        column(groups.has_profit ? "historic_profit" : "historic_revenue", Unit::money)}) {
    out.push_back(more);
  }
  return out;
}

// An empty group has no means: its cells stay empty.
std::vector<Cell> group_row(const ValueGroups& groups, const GroupTotals& group, Text name) {
  std::vector<Cell> row = {std::move(name), group.count(), groups.customer_share(group),
                           to_double(group.net), groups.revenue_share(group)};
  const auto mean = [&](double value) -> Cell {
    if (group.customers == 0) return std::monostate();
    return value;
  };
  if (groups.has_profit) row.emplace_back(groups.profit_share(group));
  const auto known = [&](double value, bool is_known) { return is_known ? mean(value) : Cell(); };
  row.push_back(known(group.average_order(), group.orders > 0));
  row.push_back(known(group.mean_orders(), groups.all.orders > 0));
  row.push_back(known(group.mean_recency(), group.dated > 0));
  row.push_back(known(group.repeat_share(), groups.all.dated > 0 || groups.all.orders > 0));
  row.push_back(mean(groups.has_profit ? group.mean_profit() : group.mean_net()));
  return row;
}

Text rfm_name(const Options& options, std::size_t segment) {
  return say(rfm_name_key(options.rfm_scheme, static_cast<RfmSegment>(segment)));
}

}  // namespace

Block lorenz_block(const ValueGroups& groups) {
  auto out = block(Block::Kind::chart, "lorenz");
  out.table.columns = {common_column("customer_share", Unit::share),
                       common_column("revenue_share", Unit::share)};
  for (const auto& point : groups.lorenz) {
    out.table.rows.push_back({point.holders, point.amount});
  }
  out.chart = ChartSpec{"lorenz", "customer_share", {"revenue_share"}, {}, {}, ""};
  if (groups.all.customers < 2) return out;
  out.takeaway = say("value.takeaway.lorenz",
                     {{"gini", as_score(groups.gini)}, {"n", as_count(groups.all.count())}});
  return out;
}

Block abc_block(const ValueGroups& groups, const Options& options) {
  auto out = block(Block::Kind::table, "abc");
  out.table.columns = group_columns(groups);
  for (std::size_t c = 0; c < kAbcClasses; ++c) {
    out.table.rows.push_back(group_row(
        groups, groups.abc[c], say("value.abc." + std::string(abc_id(static_cast<AbcClass>(c))))));
  }
  if (groups.abc[0].customers == 0) return out;  // fewer than five have no first tenth
  out.takeaway = say(options.abc_basis == AbcBasis::customers ? "value.takeaway.abc_customers"
                                                              : "value.takeaway.abc_revenue",
                     {{"customers", as_count(groups.abc[0].count())},
                      {"share", as_share(groups.customer_share(groups.abc[0]))},
                      {"revenue_share", as_share(groups.revenue_share(groups.abc[0]))}});
  return out;
}

Block tiers_block(const ValueGroups& groups) {
  auto out = block(Block::Kind::table, "tiers");
  out.table.columns = group_columns(groups);
  for (std::size_t t = 0; t < kTiers; ++t) {
    out.table.rows.push_back(group_row(
        groups, groups.tiers[t], say("value.tier." + std::string(tier_id(static_cast<Tier>(t))))));
  }
  return out;
}

Block rfm_map_block(const ValueGroups& groups, const Options& options) {
  auto out = block(Block::Kind::chart, "rfm_map");
  out.table.columns = {common_column("group", Unit::label), common_column("revenue", Unit::money),
                       common_column("customers", Unit::count),
                       common_column("revenue_share", Unit::share)};
  for (std::size_t s = 0; s < kRfmSegments; ++s) {
    out.table.rows.push_back({rfm_name(options, s), to_double(groups.rfm[s].net),
                              groups.rfm[s].count(), groups.revenue_share(groups.rfm[s])});
  }
  out.chart = ChartSpec{"treemap", "group", {"revenue", "customers"}, {}, {}, ""};
  return out;
}

Block rfm_block(const ValueGroups& groups, const Options& options) {
  auto out = block(Block::Kind::table, "rfm");
  out.table.columns = group_columns(groups);
  for (std::size_t s = 0; s < kRfmSegments; ++s) {
    out.table.rows.push_back(group_row(groups, groups.rfm[s], rfm_name(options, s)));
  }
  return out;
}

Block rfm_scores_block(const ValueGroups& groups) {
  auto out = block(Block::Kind::chart, "rfm_scores");
  out.table.columns = {column("f_score", Unit::count), column("r_score", Unit::count),
                       column("revenue_per_customer", Unit::money),
                       common_column("customers", Unit::count)};
  for (std::size_t r = 5; r-- > 0;) {
    for (std::size_t f = 0; f < 5; ++f) {
      const auto& cell = groups.scores[r][f];
      Cell mean;
      if (cell.customers != 0) mean = cell.mean_net();
      out.table.rows.push_back(
          {static_cast<double>(f + 1), static_cast<double>(r + 1), mean, cell.count()});
    }
  }
  out.chart = ChartSpec{"heatmap", "f_score", {"r_score", "revenue_per_customer"}, {}, {}, ""};
  return out;
}

Block largest_block(const ValueGroups& groups, const ConcludeContext& context) {
  auto out = block(Block::Kind::table, "largest");
  out.table.columns = {column("customer", Unit::label),
                       common_column("revenue", Unit::money),
                       common_column("revenue_share", Unit::share),
                       common_column("orders", Unit::count),
                       column("last", Unit::date),
                       column("segment", Unit::label)};
  const auto& ranking = groups.segments.ranking;
  for (std::size_t i = 0; i < ranking.size() && i < 10; ++i) {
    const auto& customer = context.customers[ranking[i]];
    const auto& place = groups.segments.of[ranking[i]];
    const auto segment = static_cast<std::size_t>(place.rfm);
    out.table.rows.push_back(
        {context.ledger.customer_ids.text(customer.id), to_double(customer.net),
         share_of(to_double(customer.net), to_double(groups.all.net)),
         groups.all.orders == 0 ? Cell() : Cell(static_cast<double>(customer.orders)),
         customer.dated() ? Cell(iso_date(customer.last)) : Cell(),
         place.placed ? Cell(rfm_name(context.options, segment)) : Cell()});
  }
  if (groups.all.customers < 2 || groups.all.net <= 0) return out;
  out.takeaway =
      say("value.takeaway.largest",
          {{"n", as_count(static_cast<double>(out.table.rows.size()))},
           {"share", as_share(share_of(to_double(groups.top10), to_double(groups.all.net)))}});
  return out;
}

std::optional<Block> preferred_block(const ValueGroups& groups, const Preferences& preferences,
                                     const ConcludeContext& context) {
  constexpr std::array<const char*, kPreferences> kNames = {"category", "channel", "product"};
  const auto& texts = preferences.texts();
  if (texts.size() == 0) return std::nullopt;
  // Customers of each segment whose preference each text is.
  using Counts = std::vector<std::uint32_t>;
  std::array<std::array<Counts, kPreferences>, kRfmSegments> counts;
  for (auto& segment : counts) segment.fill(Counts(texts.size() + 1, 0));
  std::array<bool, kPreferences> known{};
  for (std::size_t i = 0; i < context.customers.size(); ++i) {
    const auto& place = groups.segments.of[i];
    if (!place.placed) continue;
    for (std::size_t p = 0; p < kPreferences; ++p) {
      const auto number = preferences.number_of(context.customers[i], p);
      known[p] = known[p] || number != TextTable::kNone;
      ++counts[static_cast<std::size_t>(place.rfm)][p][number];
    }
  }
  auto out = block(Block::Kind::table, "preferred");
  out.table.columns = {common_column("group", Unit::label)};
  for (std::size_t p = 0; p < kPreferences; ++p) {
    if (!known[p]) continue;
    out.table.columns.push_back(column(kNames[p], Unit::label));
    out.table.columns.push_back(column(std::string(kNames[p]) + "_share", Unit::share));
  }
  for (std::size_t s = 0; s < kRfmSegments; ++s) {
    if (groups.rfm[s].customers == 0) continue;
    std::vector<Cell> row = {rfm_name(context.options, s)};
    for (std::size_t p = 0; p < kPreferences; ++p) {
      if (!known[p]) continue;
      const auto& of = counts[s][p];
      std::uint32_t best = TextTable::kNone;
      for (std::uint32_t t = 1; t < of.size(); ++t) {
        if (of[t] > 0 && (best == TextTable::kNone || of[t] > of[best] ||
                          (of[t] == of[best] && texts.text(t) < texts.text(best)))) {
          best = t;
        }
      }
      if (best == TextTable::kNone) {
        row.insert(row.end(), {std::monostate(), std::monostate()});
      } else {
        row.emplace_back(std::string(texts.text(best)));
        row.emplace_back(share_of(of[best], groups.rfm[s].count()));
      }
    }
    out.table.rows.push_back(std::move(row));
  }
  return out;
}

}  // namespace clientele
