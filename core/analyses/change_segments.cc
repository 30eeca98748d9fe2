// How customers moved between RFM segments: as they stood at the end of the period before, and at
// the end of the compared one.
#include <algorithm>

#include "analyses/change_draft.h"
#include "analyses/segments.h"

namespace clientele {
namespace {

constexpr std::size_t kNotYet = kRfmSegments;  // had bought nothing by then
using Places = std::vector<std::size_t>;       // by customer: a segment, or kNotYet
using Moves = std::array<std::array<double, kRfmSegments>, kRfmSegments + 1>;

// The segment of every customer by the last day of a period.
Places places(const ChangeDraft& draft, ChangePartition::Until ChangePartition::*which, Day day) {
  const auto& customers = draft.context.customers;
  std::vector<RfmFacts> buyers;
  std::vector<std::size_t> who;
  for (std::size_t i = 0; i < customers.size(); ++i) {
    const ChangePartition* of = draft.of(customers[i]);
    if (of == nullptr) continue;
    const auto& until = of->*which;
    const auto row = customers[i].row;
    if (until.last[row] == kNoDay) continue;
    buyers.push_back({until.last[row], until.orders[row], until.net[row]});
    who.push_back(i);
  }
  const auto segments = rfm_segments(buyers, draft.context.options, day);
  Places out(customers.size(), kNotYet);
  for (std::size_t i = 0; i < who.size(); ++i) out[who[i]] = static_cast<std::size_t>(segments[i]);
  return out;
}

Text name_of(const ChangeDraft& draft, std::size_t place) {
  if (place == kNotYet) return say("change.segments.not_yet");
  return say(rfm_name_key(draft.context.options.rfm_scheme, static_cast<RfmSegment>(place)));
}

double sum_of(const std::array<double, kRfmSegments>& row) {
  double sum = 0;
  for (const double n : row) sum += n;
  return sum;
}

// Whether the customer was among the valuable ones: the first four segments are high in money.
constexpr std::size_t kValuable = 4;

void write_takeaway(const ChangeDraft& draft, const Moves& moves, Block& block) {
  const auto& champions = moves[static_cast<std::size_t>(RfmSegment::champions)];
  double rose = 0;
  for (std::size_t from = kValuable; from < kRfmSegments; ++from) {
    for (std::size_t to = 0; to < kValuable; ++to) rose += moves[from][to];
  }
  const double all = sum_of(champions);
  const double stayed = champions[static_cast<std::size_t>(RfmSegment::champions)];
  block.takeaway = say("change.segments.takeaway", {{"champions", as_text(name_of(draft, 0))},
                                                    {"n", as_count(all)},
                                                    {"stayed", as_count(stayed)},
                                                    {"left", as_count(all - stayed)},
                                                    {"rose", as_count(rose)}});
}

}  // namespace

void add_change_segments(ChangeDraft& draft) {
  if (!draft.has_amounts()) return;
  const auto before = places(draft, &ChangePartition::until_before, draft.compared.first() - 1);
  const auto now = places(draft, &ChangePartition::until_now, draft.compared.last());
  Moves moves{};
  double customers = 0;
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (now[i] == kNotYet) continue;
    moves[before[i]][now[i]] += 1;
    if (before[i] != kNotYet) customers += 1;
  }
  if (customers < kChangeEnough) return;
  Block& block = add_change_block(draft, Block::Kind::chart, "segments");
  block.table.columns = {
      change_column("segment_before", Unit::label), change_column("segment_now", Unit::label),
      common_column("customers", Unit::count), change_column("row_share", Unit::share),
      change_column("stayed", Unit::count)};
  block.chart =
      ChartSpec{"matrix", "segment_now", {"segment_before", "row_share"}, {}, {}, "stayed"};
  double stayed = 0;
  for (std::size_t from = 0; from < moves.size(); ++from) {
    const double all = sum_of(moves[from]);
    for (std::size_t to = 0; to < kRfmSegments && all > 0; ++to) {
      block.table.rows.push_back({name_of(draft, from), name_of(draft, to), moves[from][to],
                                  moves[from][to] / all, from == to ? 1.0 : 0.0});
      if (from == to) stayed += moves[from][to];
    }
  }
  draft.add_figure(figure("change.segment_stayed", stayed / customers, Unit::share, customers),
                   false);
  write_takeaway(draft, moves, block);
  draft.out.methods.push_back({"change.segments", say("method.change.segments"), ""});
}

}  // namespace clientele
