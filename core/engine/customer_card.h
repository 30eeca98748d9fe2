// One customer: what the files say of it and everything it did, by date. What a report says of it
// (segment, value, risk) stands in its row of the customer list.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "ledger/shard.h"

namespace clientele {

// Events of a card, the latest ones.
inline constexpr std::size_t kCardEvents = 500;
// Products of one order, ratings of one answer.
inline constexpr std::size_t kCardItems = 20;

// {"id", "name"?, "merged_ids"?: [the other ids it stands for], "attributes": [{"label": {zh-CN,
// en}, "value"}], "events": […], "total"}: events from the latest to the first, at most kCardEvents
// of `total`, each with "kind" (purchase, refund, feedback, contact), "date" (ISO, absent where
// unknown), and what is known of it: "net" (money; the nets of all purchases and refunds sum to the
// customer's net revenue), "lines", "items": [text], "channel", "ratings": [{"label", "value"}],
// "text", "details": [{"label", "value"}]. "null" where the shard does not hold the customer.
// Periods and filters do not apply.
std::string customer_card_json(const Shard& shard, std::string_view id);

}  // namespace clientele
