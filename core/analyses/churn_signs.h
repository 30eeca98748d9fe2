// Warnings read off one customer's own history: a silence longer than usual, falling purchases or
// amounts, fewer contacts, a low rating, a contract about to end.
#pragma once

#include <cstdint>
#include <string_view>

#include "analyses/churn_history.h"

namespace clientele {

// In the order of the customer list's flags. Ids of messages "churn.flag.<id>".
enum class ChurnSign : std::uint8_t {
  silent,     // no purchase in the churn window
  lost,       // nor in twice the window
  rhythm,     // silent for longer than own, or similar customers', intervals
  frequency,  // purchases fall: Mann-Kendall over months of 30 days
  amount,     // the amount per purchase falls
  contacts,   // half as many contacts as in the window before, or fewer
  rating,     // last satisfaction below the limit
  contract,   // ends within the window, or has ended
  p_alive,    // probably gone for good, says the model of buying
};
inline constexpr std::size_t kChurnSigns = 9;
std::string_view churn_sign_id(std::size_t sign);
inline std::uint16_t sign_bit(ChurnSign sign) {
  return static_cast<std::uint16_t>(1u << static_cast<unsigned>(sign));
}

// The signs a record shows by itself: all but rhythm, contract and p_alive.
std::uint16_t churn_signs(const ChurnRecord& record, const ChurnCuts& cuts, const Options& options);

// Days of silence that 90% of a customer's own intervals do not exceed, a week at least; 0 with
// fewer than kOwnIntervals of them.
inline constexpr std::size_t kOwnIntervals = 5;
inline constexpr double kRhythmQuantile = 0.9;
inline constexpr std::uint16_t kShortestRhythm = 7;
std::uint16_t own_rhythm(const ChurnRecord& record);
// Customers with too few intervals share those of customers like them: with two purchase days (also
// for those with one), or with three to five.
inline constexpr std::size_t kRhythmClasses = 2;
inline std::size_t rhythm_class(std::uint32_t purchase_days) { return purchase_days > 2 ? 1 : 0; }

}  // namespace clientele
