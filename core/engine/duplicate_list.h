// Customers that may be one and the same, pair by pair, for people to look through.
#pragma once

#include <string>

#include "clean/duplicates/groups.h"

namespace clientele {

// {"mode", "looked", "too_many", "customers", "groups", "merged", "pairs": {merged, likely, apart},
// "list": [{"state", "score"?, "agreements": [text], "a": person, "b": person}]}; a person is
// {"id"} and what the files say of it: "name", "contact", "phone", "email", "place", "industry".
// Score 0-100, absent where only the settings say that the two are one.
std::string duplicates_json(const DuplicateFindings& findings);

// A row a pair, for a spreadsheet (report/csv.h).
std::string duplicates_csv(const DuplicateFindings& findings);

}  // namespace clientele
