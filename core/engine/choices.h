// What a report can be filtered by: the attributes of customers and of their lines, with the values
// the files hold.
#pragma once

#include <string>

#include "ledger/shard.h"

namespace clientele {

// [{"attribute", "label": {zh-CN, en}, "values": […]}]: what a filter of Options names, known roles
// first, then the files' own columns by name; values as they stand in the files, in order of their
// bytes. Attributes with a single value, or more than kMostChoices, are left out.
inline constexpr std::size_t kMostChoices = 200;
std::string choices_json(const Shard& shard);

}  // namespace clientele
