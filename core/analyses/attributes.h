// Attributes that rows can be grouped by: gender, age band, region, size, any column with a few
// values. Each becomes a group number per row and a list of group keys.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyses/result.h"
#include "ledger/context.h"

namespace clientele {

// A group key is "" (unknown), "t" and a text from data, or "k" and a message key (classes such as
// age bands, whose names differ by language). Keys of ordered classes sort in their order.
struct AttributeValues {
  std::string id;                     // "gender", "age", …, or "attribute:" and the header
  std::vector<std::uint32_t> of_row;  // index into `groups`
  std::vector<std::string> groups;    // keys; the first is "", unknown
};

// Columns without a role are attributes when their dictionary has at most this many texts.
inline constexpr std::size_t kAttributeGroups = 20;
// Known roles with more texts than this say nothing as a distribution (free text in disguise).
inline constexpr std::size_t kRoleGroups = 2000;

// The attributes a table's columns give, known roles first, in a fixed order; after the columns of
// places, industry, revenue and employees the standard classes they fall into (core/clean/classes).
// Ages are at `as_of`.
std::vector<AttributeValues> attribute_values(const Table& table, const Context& context,
                                              Day as_of);

// Whether the groups have an order of their own (age bands) rather than one of size.
bool is_ordered_attribute(std::string_view id);
Text attribute_label(std::string_view id);  // the role's name, the class's, or the header
Text group_label(std::string_view key);
Text filter_label(const std::string& attribute);  // of a Filter: a role's name, or a header

}  // namespace clientele
