// The name of one standard class. Keys are stable: they stand in reports, filters and settings.
#pragma once

#include <string_view>

namespace clientele {

struct ClassLabel {
  std::string_view key;  // "class.<list>.<class>"; keys of an ordered list sort in its order
  std::string_view zh, en;
};

}  // namespace clientele
