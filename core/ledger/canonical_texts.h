// One way to write a value that files write in several: 男, M and Mr; 浙江, 浙江省 and Zhejiang;
// usd and 美元. Texts are read as they stand; here, when all of a dictionary are known, each
// becomes the one it counts as.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "clean/classes/class_label.h"
#include "ledger/table.h"
#include "schema/role.h"

namespace clientele {

// The class with a name in both languages that a text of this role is another way to write: a
// gender, a province, a city. Null where it is none.
const ClassLabel* named_class(Role role, std::string_view text);

// What each of the texts counts as, in their order: in Chinese where any of those with a class is
// written so, else in English. Empty where texts of the role stand as they are. A function of the
// set of texts alone. `home` is the report's currency where the settings give it.
std::vector<std::string> canonical_texts(Role role, const std::vector<std::string_view>& texts,
                                         std::string_view home);

// The code of a value that someone asks for: as it is, or in another way to write it.
Code find_value(const Dictionary& dictionary, Role role, std::string_view value);

}  // namespace clientele
