// Who is active, dormant or lost under each definition of churn, and the signs each customer shows.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "analyses/churn_model.h"

namespace clientele {

enum class ChurnState : std::uint8_t { active, dormant, lost, unknown };

// By customer of ConcludeContext::customers; unknown where a definition has nothing to say.
using ChurnStates = std::vector<ChurnState>;

// Dormant after one window without a purchase, lost after two.
ChurnStates states_by_window(const ConcludeContext& context);
// Dormant when silent for longer than the customer's rhythm, lost when twice as long.
ChurnStates states_by_rhythm(const ChurnSummary& summary, const ConcludeContext& context);
// Lost where P(alive) is below the limit. Empty where there is no model of buying.
ChurnStates states_by_p_alive(const ConcludeContext& context);
ChurnStates states_by_contract(const ChurnTable& table, const ConcludeContext& context);

// Days of silence that customers of each class allow; nothing where too few intervals were seen.
std::array<std::optional<Day>, kRhythmClasses> class_rhythms(const ChurnSummary& summary);

// The definition in force: the options', where its data are there.
ChurnDefinition definition_in_force(const ChurnTable& table, const ConcludeContext& context);
std::string_view definition_id(ChurnDefinition definition);

// Bits by ChurnSign of every customer.
std::vector<std::uint16_t> signs_of(const ChurnSummary& summary, const ConcludeContext& context);

}  // namespace clientele
