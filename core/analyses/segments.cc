#include "analyses/segments.h"

#include <algorithm>
#include <cmath>

#include "stats/quantiles.h"

namespace clientele {
namespace {

constexpr std::array<std::string_view, kRfmSegments> kRfmIds = {
    "champions",     "grow",         "keep",         "win_back",
    "regular_value", "regular_grow", "regular_keep", "regular_win_back"};
constexpr std::array<std::string_view, kAbcClasses> kAbcIds = {"a", "b", "c"};
constexpr std::array<std::string_view, kTiers> kTierIds = {"high", "middle", "low"};
constexpr std::array<std::string_view, 3> kSchemes = {"standard", "template", "english"};

using Values = std::vector<std::int64_t>;
using Order = std::vector<std::uint32_t>;

// One of R, F, M over the buying customers, where larger is better: scores, and who is high (1).
struct Measure {
  std::vector<std::uint8_t> scores, high;
  double cut = 0;  // in the values' own unit, or a score
};

double mean_score(const std::vector<std::uint8_t>& scores) {
  std::uint64_t sum = 0;
  for (const auto s : scores) sum += s;
  return static_cast<double>(sum) / static_cast<double>(scores.size());
}

double mean_value(const Values& values) {
  double sum = 0;
  for (const auto v : values) sum += static_cast<double>(v);
  return sum / static_cast<double>(values.size());
}

double median_value(const Values& values, const Order& ascending) {
  const auto n = values.size();
  const auto at = [&](std::size_t i) { return static_cast<double>(values[ascending[i]]); };
  return (at((n - 1) / 2) + at(n / 2)) / 2;
}

Measure measure(const Values& values, const Order& ascending, RfmCut rule, double fixed) {
  Measure out;
  out.scores = stats::tie_safe_scores(values, ascending);
  out.high.resize(values.size());
  if (rule == RfmCut::mean_score) {
    out.cut = mean_score(out.scores);
    for (std::size_t i = 0; i < values.size(); ++i) out.high[i] = out.scores[i] > out.cut ? 1 : 0;
    return out;
  }
  out.cut = rule == RfmCut::fixed        ? fixed
            : rule == RfmCut::mean_value ? mean_value(values)
                                         : median_value(values, ascending);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto value = static_cast<double>(values[i]);
    out.high[i] = value > out.cut || (rule == RfmCut::fixed && value == out.cut) ? 1 : 0;
  }
  return out;
}

// How many of n a share is, rounded half up.
std::size_t part_of(std::size_t n, double share) {
  constexpr double kSlack = 1e-9;  // 0.1 * 15 must not fall below 1.5
  const auto size = std::floor(static_cast<double>(n) * share + 0.5 + kSlack);
  return std::min(n, static_cast<std::size_t>(std::max(0.0, size)));
}

// Customers of `ranking` until their revenue reaches the share of all positive revenue: the one
// that crosses the line is the last of the class.
std::size_t count_to_share(const Customers& customers, const Order& ranking, double share) {
  double total = 0;
  for (const auto i : ranking) total += static_cast<double>(std::max<Money>(0, customers[i].net));
  constexpr double kSlack = 1e-12;  // 0.8 + 0.15 is a little above 0.95
  const double line = share * total * (1 - kSlack);
  double sum = 0;
  std::size_t count = 0;
  while (count < ranking.size() && customers[ranking[count]].net > 0 && sum < line) {
    sum += static_cast<double>(customers[ranking[count++]].net);
  }
  return count;
}

// Orders customers of equal revenue by the text of their ids where position `edge` divides them.
void settle_ties(const Customers& customers, const IdSpace& ids, Order& ranking, std::size_t edge) {
  if (edge == 0 || edge >= ranking.size()) return;
  const auto net = customers[ranking[edge]].net;
  if (customers[ranking[edge - 1]].net != net) return;
  std::size_t begin = edge, end = edge;
  while (begin > 0 && customers[ranking[begin - 1]].net == net) --begin;
  while (end < ranking.size() && customers[ranking[end]].net == net) ++end;
  std::vector<std::pair<std::string, std::uint32_t>> tied;
  tied.reserve(end - begin);
  for (std::size_t i = begin; i < end; ++i) {
    tied.emplace_back(ids.text(customers[ranking[i]].id), ranking[i]);
  }
  std::sort(tied.begin(), tied.end());
  for (std::size_t i = begin; i < end; ++i) ranking[i] = tied[i - begin].second;
}

void assign_classes(const Customers& customers, const Options& options, const IdSpace& ids,
                    Segments& out) {
  auto& ranking = out.ranking;
  const std::size_t n = ranking.size();
  std::size_t a = part_of(n, options.abc_first);
  std::size_t ab = std::min(n, a + part_of(n, options.abc_second));
  if (options.abc_basis == AbcBasis::revenue) {
    a = count_to_share(customers, ranking, options.abc_revenue_first);
    ab = count_to_share(customers, ranking, options.abc_revenue_first + options.abc_revenue_second);
  }
  const std::size_t high = part_of(n, options.tier_high);
  const std::size_t low = std::max(high, n - part_of(n, options.tier_low));
  constexpr std::size_t kListed = 10;  // the list of largest customers is cut here
  for (const auto edge : {a, ab, high, low, kListed}) settle_ties(customers, ids, ranking, edge);
  for (std::size_t i = 0; i < n; ++i) {
    auto& customer = out.of[ranking[i]];
    customer.abc = i < a ? AbcClass::a : i < ab ? AbcClass::b : AbcClass::c;
    customer.tier = i < high ? Tier::high : i < low ? Tier::middle : Tier::low;
  }
}

// Places in `buying`, most revenue first.
Order by_revenue(const Customers& customers, const Order& buying) {
  Values values;
  values.reserve(buying.size());
  for (const auto i : buying) values.push_back(customers[i].net);
  return stats::descending_order(values);
}

struct Ranked {
  Measure r, f, m;
  Order descending;  // most revenue first
  RfmCuts cuts;
  RfmSegment segment(std::size_t i) const {
    return rfm_segment(r.high[i] != 0, f.high[i] != 0, m.high[i] != 0);
  }
};

// `facts_of(i)` are the RfmFacts of buyer i of n. One measure after the other: of a million buyers
// the values of each are 8 MB.
template <typename FactsOf>
Ranked rank(std::size_t n, FactsOf facts_of, const Options& options, Day as_of) {
  Ranked out;
  const auto rule = options.rfm_cut;
  Values values(n);
  const auto fill = [&](auto value_of) {
    for (std::size_t i = 0; i < n; ++i) values[i] = value_of(facts_of(i));
  };
  // -days: larger is more recent.
  fill([&](const RfmFacts& facts) { return std::int64_t{facts.last} - as_of; });
  out.r = measure(values, stats::ascending_order(values), rule, -options.rfm_fixed_days);
  fill([](const RfmFacts& facts) { return std::int64_t{facts.orders}; });
  out.f = measure(values, stats::ascending_order(values), rule, options.rfm_fixed_orders);
  fill([](const RfmFacts& facts) { return facts.net; });
  out.descending = stats::descending_order(values);
  const Order ascending(out.descending.rbegin(), out.descending.rend());
  out.m =
      measure(values, ascending, rule, options.rfm_fixed_money * static_cast<double>(kDecimalOne));
  out.cuts = {out.r.cut, out.f.cut, out.m.cut};
  if (rule != RfmCut::mean_score) {
    out.cuts.r = -out.cuts.r;
    out.cuts.m /= static_cast<double>(kDecimalOne);
  }
  return out;
}

}  // namespace

std::string_view rfm_id(RfmSegment segment) { return kRfmIds[static_cast<std::size_t>(segment)]; }
std::string_view abc_id(AbcClass abc) { return kAbcIds[static_cast<std::size_t>(abc)]; }
std::string_view tier_id(Tier tier) { return kTierIds[static_cast<std::size_t>(tier)]; }

RfmSegment rfm_segment(bool recent, bool frequent, bool valuable) {
  return static_cast<RfmSegment>((valuable ? 0 : 4) + (recent ? 0 : 2) + (frequent ? 0 : 1));
}

std::string rfm_name_key(RfmScheme scheme, RfmSegment segment) {
  return "value.rfm." + std::string(kSchemes[static_cast<std::size_t>(scheme)]) + "." +
         std::string(rfm_id(segment));
}

std::vector<RfmSegment> rfm_segments(const std::vector<RfmFacts>& buyers, const Options& options,
                                     Day as_of) {
  std::vector<RfmSegment> out;
  if (buyers.empty()) return out;
  const Ranked ranked = rank(
      buyers.size(), [&](std::size_t i) { return buyers[i]; }, options, as_of);
  for (std::size_t i = 0; i < buyers.size(); ++i) out.push_back(ranked.segment(i));
  return out;
}

Segments rank_customers(const Customers& customers, const Options& options, Day as_of,
                        const IdSpace& ids) {
  Segments out;
  out.of.resize(customers.size());
  Order buying, dated;
  bool counted = false;  // how often they bought is known
  for (std::uint32_t i = 0; i < customers.size(); ++i) {
    if (!customers[i].buying()) continue;
    out.of[i].buying = true;
    buying.push_back(i);
    counted = counted || customers[i].orders > 0 || customers[i].lines > 0;
    if (customers[i].dated()) dated.push_back(i);
  }
  if (buying.empty()) return out;
  if (!counted) dated.clear();

  const auto facts_of = [&](std::size_t i) {
    const auto& customer = customers[dated[i]];
    return RfmFacts{customer.last, customer.orders, customer.net};
  };
  const Ranked ranked = dated.empty() ? Ranked() : rank(dated.size(), facts_of, options, as_of);
  out.cuts = ranked.cuts;
  out.placed = dated.size();
  out.ranking = dated.size() == buying.size() ? ranked.descending : by_revenue(customers, buying);
  for (auto& place : out.ranking) place = buying[place];
  for (std::size_t i = 0; i < dated.size(); ++i) {
    auto& customer = out.of[dated[i]];
    customer.placed = true;
    customer.r = ranked.r.scores[i];
    customer.f = ranked.f.scores[i];
    customer.m = ranked.m.scores[i];
    customer.rfm = ranked.segment(i);
  }
  assign_classes(customers, options, ids, out);
  return out;
}

}  // namespace clientele
