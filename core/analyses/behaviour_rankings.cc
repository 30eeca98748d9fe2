// Where and what customers buy: channels, stores, categories, products and regions by revenue; the
// online share; the share of premium prices.
#include <algorithm>

#include "analyses/behaviour_draft.h"
#include "analyses/channel_kind.h"

namespace clientele {
namespace {

constexpr std::size_t kMostRows = 20;      // of a ranking
constexpr double kRecognised = 0.8;        // of revenue in channels whose kind is known
constexpr std::uint64_t kPricedLines = 8;  // of a category: fewer have no top quarter

using Entries = std::map<std::string, LineSums>;

void add_ranking(BehaviourDraft& draft, const CodeTable<LineSums>& sums, const std::string& id) {
  const Money net = draft.summary.net;
  const Entries all = sums.entries();
  std::vector<std::pair<std::string, LineSums>> entries(all.begin(), all.end());
  const auto named =
      std::count_if(entries.begin(), entries.end(), [](const auto& e) { return !e.first.empty(); });
  if (named == 0 || net <= 0) return;
  std::stable_sort(entries.begin(), entries.end(),
                   [](const auto& a, const auto& b) { return a.second.net > b.second.net; });
  Block& block = draft.add_block(Block::Kind::chart, id);
  block.table.columns = {common_column("group", Unit::label), common_column("revenue", Unit::money),
                         common_column("revenue_share", Unit::share),
                         common_column("customers", Unit::count),
                         common_column("lines", Unit::count)};
  const auto add_row = [&](Cell name, const LineSums& line, Cell customers) {
    block.table.rows.push_back({std::move(name), to_double(line.net),
                                to_double(line.net) / to_double(net), std::move(customers),
                                static_cast<double>(line.lines)});
  };
  const std::size_t shown = entries.size() > kMostRows + 1 ? kMostRows : entries.size();
  for (std::size_t i = 0; i < shown; ++i) {
    const auto& [text, line] = entries[i];
    add_row(text.empty() ? Cell(say("common.unknown")) : Cell(text), line,
            static_cast<double>(line.customers));
  }
  if (shown < entries.size()) {
    LineSums rest;
    for (std::size_t i = shown; i < entries.size(); ++i) parts::merge(rest, entries[i].second);
    // A customer may have bought several of them, so their customers cannot be added.
    add_row(say("behaviour.others", {{"n", as_count(static_cast<double>(entries.size() - shown))}}),
            rest, {});
  }
  block.chart = ChartSpec{"bar", "group", {"revenue"}, {}, {}, {}};
  const auto first =
      std::find_if(entries.begin(), entries.end(), [](const auto& e) { return !e.first.empty(); });
  block.takeaway = say("behaviour.ranking.takeaway",
                       {{"name", first->first},
                        {"share", as_share(to_double(first->second.net) / to_double(net))},
                        {"n", as_count(static_cast<double>(named))}});
}

// Online and offline revenue, where the names of nearly all channels (else stores) say which.
void write_online_share(BehaviourDraft& draft) {
  for (const auto* table : {&draft.summary.channels, &draft.summary.stores}) {
    std::array<Money, 3> net{};
    std::uint64_t lines = 0;
    Money all = 0;
    for (const auto& [name, sums] : table->entries()) {
      const ChannelKind kind = channel_kind(name);
      net[static_cast<std::size_t>(kind)] =
          saturating_add(net[static_cast<std::size_t>(kind)], sums.net);
      all = saturating_add(all, sums.net);
      lines += kind == ChannelKind::unknown ? 0 : sums.lines;
    }
    const Money online = net[static_cast<std::size_t>(ChannelKind::online)];
    const Money known = saturating_add(online, net[static_cast<std::size_t>(ChannelKind::offline)]);
    if (known <= 0 || to_double(known) < kRecognised * to_double(all)) continue;
    draft.add("behaviour.online_share", to_double(online) / to_double(known), Unit::share,
              static_cast<double>(lines));
    draft.out.methods.push_back({"behaviour.online",
                                 say("method.behaviour.online", {{"share", as_share(kRecognised)}}),
                                 ""});
    return;
  }
}

}  // namespace

std::optional<PremiumShare> premium_share(const std::map<std::string, PriceClasses>& prices,
                                          double p) {
  Money net = 0, premium = 0;
  PremiumShare out;
  for (const auto& [category, price] : prices) {
    std::uint64_t all = 0, below = 0;
    for (const auto& one : price.classes) all += one.lines;
    for (const auto& one : price.classes) {
      // A price that many lines share is in the top quarter as soon as it reaches into it; one that
      // half of the lines do not stay below is the usual price.
      const bool reaches = static_cast<double>(below + one.lines) > p * static_cast<double>(all);
      if (all >= kPricedLines && reaches && 2 * below >= all)
        premium = saturating_add(premium, one.net);
      net = saturating_add(net, one.net);
      below += one.lines;
    }
    out.lines += all;
  }
  if (net <= 0) return std::nullopt;
  out.share = to_double(premium) / to_double(net);
  return out;
}

void write_rankings(BehaviourDraft& draft) {
  const BehaviourSummary& summary = draft.summary;
  write_online_share(draft);
  const double p = draft.run.options.premium_quantile;
  if (const auto premium = premium_share(summary.prices.entries(), p)) {
    draft.add("behaviour.premium_share", premium->share, Unit::share,
              static_cast<double>(premium->lines));
    draft.out.methods.push_back(
        {"behaviour.premium",
         say("method.behaviour.premium",
             {{"top", as_share(1 - p)}, {"least", as_count(static_cast<double>(kPricedLines))}}),
         ""});
  }
  add_ranking(draft, summary.channels, "behaviour.channels");
  add_ranking(draft, summary.stores, "behaviour.stores");
  add_ranking(draft, summary.categories, "behaviour.categories");
  add_ranking(draft, summary.products, "behaviour.products");
  add_ranking(draft, summary.regions, "behaviour.regions");
}

}  // namespace clientele
