// What was meant, for messages about typing errors.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace clientele {

// The name of `names` that fewest edits of bytes (Levenshtein) turn into `name`, the first of
// several; empty where there are none. Names are short texts: time grows with both lengths.
std::string nearest_name(std::string_view name, const std::vector<std::string>& names);

}  // namespace clientele
