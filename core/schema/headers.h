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

// A header as it is compared: width folded, lower case, 帐 as 账, without blanks and
// * _ / ( ) （ ） 【 】 : ： - .
std::string normal_header(std::string_view header);

// Whether a header (normalised) is the status of a return: it may stand beside the order's own.
bool is_return_status(std::string_view header);

// Whether one or more whole words of the header, one after the other, are `alias` (normalised,
// Latin): "status" is in "marital_status" and "MaritalStatus", "owner" is not in "home_ownership".
bool header_has_words(std::string_view header, std::string_view alias);

// What a numbered question of a survey asks about: "age" of "q19age" (normalised); empty otherwise.
std::string_view question_subject(std::string_view header);

}  // namespace clientele
