#include "analyses/profile_block.h"

#include "analyses/attributes.h"
#include "analyses/group_totals.h"
#include "analyses/words.h"
#include "stats/intervals.h"

namespace clientele {
namespace {

constexpr std::size_t kShown = 15;

TableColumn column(const std::string& id, Unit unit) { return table_column("profile", id, unit); }

std::vector<Cell> row(Text name, const ProfileGroup& group, const ProfileGroup& total,
                      const ProfileColumns& columns) {
  const auto count = static_cast<double>(group.customers);
  std::vector<Cell> out = {std::move(name), count,
                           share_of(count, static_cast<double>(total.customers))};
  if (!columns.revenue) return out;
  out.emplace_back(to_double(group.net));
  out.emplace_back(share_of(to_double(group.net), to_double(total.net)));
  if (columns.profit) {
    out.emplace_back(share_of(to_double(group.profit), to_double(total.profit)));
  }
  if (group.buying == 0) {
    out.resize(out.size() + 4);
    return out;
  }
  const auto spending = group.spending();
  out.emplace_back(spending.mean);
  if (group.buying >= 2) {
    const auto interval = stats::t_interval(spending);
    out.emplace_back(interval.low);
    out.emplace_back(interval.high);
  } else {
    out.resize(out.size() + 2);
  }
  out.emplace_back(static_cast<double>(group.repeat) / static_cast<double>(group.buying));
  return out;
}

}  // namespace

Block profile_block(const ProfileAttribute& attribute, const ProfileGroup& total,
                    const ProfileColumns& columns) {
  Block out;
  out.kind = Block::Kind::chart;
  out.id = "profile." + attribute.id;
  out.title = say(columns.respondents ? "profile.block.respondents" : "profile.block.attribute",
                  {{"attribute", as_text(attribute_label(attribute.id))}});
  out.table.columns = {common_column("group", Unit::label),
                       columns.respondents ? column("respondents", Unit::count)
                                           : common_column("customers", Unit::count),
                       common_column("share", Unit::share)};
  if (columns.revenue) {
    out.table.columns.push_back(common_column("revenue", Unit::money));
    out.table.columns.push_back(common_column("revenue_share", Unit::share));
    if (columns.profit) out.table.columns.push_back(common_column("profit_share", Unit::share));
    out.table.columns.push_back(column("spending", Unit::money));
    out.table.columns.push_back(column("spending_low", Unit::money));
    out.table.columns.push_back(column("spending_high", Unit::money));
    out.table.columns.push_back(column("repeat", Unit::share));
  }
  ProfileGroup others;
  for (std::size_t g = 0; g < attribute.groups.size(); ++g) {
    const auto& group = attribute.groups[g];
    if (g < kShown) {
      out.table.rows.push_back(row(group_label(group.key), group.sums, total, columns));
    } else {
      others.add(group.sums);
    }
  }
  if (others.customers != 0) {
    out.table.rows.push_back(
        row(say("profile.group.others",
                {{"count", as_count(static_cast<double>(attribute.groups.size() - kShown))}}),
            others, total, columns));
  }
  if (attribute.unknown.customers != 0) {
    out.table.rows.push_back(row(say("common.unknown"), attribute.unknown, total, columns));
  }
  out.chart = ChartSpec{"bar", "group", {"share"}, {}, {}, ""};
  if (columns.revenue) out.chart->y.emplace_back("revenue_share");
  return out;
}

}  // namespace clientele
