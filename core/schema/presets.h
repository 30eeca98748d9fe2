// Exports that are known by their headers, where a header means something else than elsewhere:
// Shopify's order number is called "Name".
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schema/role.h"

namespace clientele {

struct PresetColumn {
  std::string_view header;  // normalised as by normal_header()
  Role role;
};

struct Preset {
  std::string_view name;                        // stands in Plan::preset
  std::span<const std::string_view> signature;  // headers that must all be there, normalised
  std::span<const PresetColumn> columns;        // what differs from the general dictionary

  // What the preset says of a header, given normalised.
  std::optional<Role> role_of(std::string_view header) const;
};

// The first preset all of whose signature is among these headers, given normalised; null where none
// is.
const Preset* find_preset(const std::vector<std::string>& headers);

}  // namespace clientele
