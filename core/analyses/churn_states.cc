#include "analyses/churn_states.h"

#include <algorithm>
#include <cmath>

#include "analyses/lifetime.h"

namespace clientele {
namespace {

constexpr std::uint64_t kEnoughIntervals = 30;  // of a class

const ChurnPartition* partition_of(const ChurnSummary& summary, const CustomerFacts& customer) {
  const auto at = summary.partitions.find(customer.partition);
  return at == summary.partitions.end() || customer.row >= at->second.signs.size() ? nullptr
                                                                                   : &at->second;
}

ChurnState by_silence(Day silent, Day limit) {
  return silent <= limit       ? ChurnState::active
         : silent <= 2 * limit ? ChurnState::dormant
                               : ChurnState::lost;
}

}  // namespace

ChurnStates states_by_window(const ConcludeContext& context) {
  const Day as_of = scope_as_of(context.ledger, context.options);
  const int window = static_cast<int>(context.options.churn_window_months);
  const Day dormant = churn_window_begin(as_of + 1, window);
  const Day lost = churn_window_begin(as_of + 1, 2 * window);
  ChurnStates out;
  for (const auto& customer : context.customers) {
    out.push_back(!customer.dated()          ? ChurnState::unknown
                  : customer.last >= dormant ? ChurnState::active
                  : customer.last >= lost    ? ChurnState::dormant
                                             : ChurnState::lost);
  }
  return out;
}

std::array<std::optional<Day>, kRhythmClasses> class_rhythms(const ChurnSummary& summary) {
  std::array<std::optional<Day>, kRhythmClasses> out;
  for (std::size_t c = 0; c < kRhythmClasses; ++c) {
    std::uint64_t all = 0, seen = 0;
    summary.intervals[c].each([&](int, std::uint64_t count) { all += count; });
    if (all < kEnoughIntervals) continue;
    summary.intervals[c].each([&](int days, std::uint64_t count) {
      seen += count;
      if (!out[c] && 10 * seen >= 9 * all) out[c] = std::max(days, int{kShortestRhythm});
    });
  }
  return out;
}

ChurnStates states_by_rhythm(const ChurnSummary& summary, const ConcludeContext& context) {
  const Day as_of = scope_as_of(context.ledger, context.options);
  const auto limits = class_rhythms(summary);
  ChurnStates out;
  for (const auto& customer : context.customers) {
    out.push_back(ChurnState::unknown);
    const auto* partition = partition_of(summary, customer);
    if (partition == nullptr || !customer.dated()) continue;
    const auto own = partition->rhythm[customer.row];
    const auto limit = own != 0 ? std::optional<Day>(own) : limits[rhythm_class(customer.days)];
    if (limit) out.back() = by_silence(as_of - customer.last, *limit);
  }
  return out;
}

ChurnStates states_by_p_alive(const ConcludeContext& context) {
  const auto& lifetime = lifetime_of(context);
  ChurnStates out;
  if (lifetime.reason) return out;
  const auto limit = static_cast<float>(context.options.p_alive_low);
  for (const float p : lifetime.p_alive) {
    out.push_back(std::isnan(p) ? ChurnState::unknown
                  : p < limit   ? ChurnState::lost
                                : ChurnState::active);
  }
  return out;
}

ChurnStates states_by_contract(const ChurnTable& table, const ConcludeContext& context) {
  ChurnStates out(context.customers.size(), ChurnState::unknown);
  for (std::size_t i = 0; i < table.customers.size(); ++i) {
    out[table.customers[i]] = table.left[i] != 0 ? ChurnState::lost : ChurnState::active;
  }
  return out;
}

ChurnDefinition definition_in_force(const ChurnTable& table, const ConcludeContext& context) {
  switch (context.options.churn_definition) {
    case ChurnDefinition::rhythm:
      return ChurnDefinition::rhythm;
    case ChurnDefinition::p_alive:
      if (!lifetime_of(context).reason) return ChurnDefinition::p_alive;
      break;
    case ChurnDefinition::automatic:
    case ChurnDefinition::contract:
      if (!table.left.empty()) return ChurnDefinition::contract;
      break;
    case ChurnDefinition::window:
      break;
  }
  return ChurnDefinition::window;
}

std::string_view definition_id(ChurnDefinition definition) {
  switch (definition) {
    case ChurnDefinition::rhythm:
      return "rhythm";
    case ChurnDefinition::contract:
      return "contract";
    case ChurnDefinition::p_alive:
      return "p_alive";
    case ChurnDefinition::automatic:
    case ChurnDefinition::window:
      break;
  }
  return "window";
}

std::vector<std::uint16_t> signs_of(const ChurnSummary& summary, const ConcludeContext& context) {
  const auto rhythm = states_by_rhythm(summary, context);
  const auto alive = states_by_p_alive(context);
  std::vector<std::uint16_t> out;
  for (std::size_t i = 0; i < context.customers.size(); ++i) {
    const auto& customer = context.customers[i];
    const auto* partition = partition_of(summary, customer);
    std::uint16_t signs = partition == nullptr ? std::uint16_t{0} : partition->signs[customer.row];
    const auto set = [&](ChurnSign sign, bool shown) {
      if (shown) signs = static_cast<std::uint16_t>(signs | sign_bit(sign));
    };
    set(ChurnSign::rhythm, rhythm[i] == ChurnState::dormant || rhythm[i] == ChurnState::lost);
    set(ChurnSign::p_alive, !alive.empty() && alive[i] == ChurnState::lost);
    out.push_back(signs);
  }
  return out;
}

}  // namespace clientele
