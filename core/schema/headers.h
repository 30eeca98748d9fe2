// The dictionary of column headers: which words mean which role. Data, in one place (headers.cc).
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "schema/role.h"

namespace clientele {

struct HeaderAlias {
  Role role;
  std::string_view text;  // normalised as by normal_header()
};

// In order of preference: of two aliases of one role, the earlier is the better column.
std::span<const HeaderAlias> header_aliases();

// A header as it is compared: width folded, lower case, without blanks and * _ / ( ) （ ） 【 】 : ： - .
std::string normal_header(std::string_view header);

}  // namespace clientele
