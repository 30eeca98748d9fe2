#include "schema/role.h"

#include <array>

namespace clientele {
namespace {

constexpr std::array kTables = {
#define X(name) std::string_view(#name),
    CLIENTELE_TABLES(X)
#undef X
};
static_assert(kTables.size() == kTableKinds);

constexpr std::array kRoles = {
#define X(name, kind) std::string_view(#name),
    CLIENTELE_ROLES(X)
#undef X
};
constexpr std::array kKinds = {
#define X(name, kind) ValueKind::kind,
    CLIENTELE_ROLES(X)
#undef X
};

template <typename E, std::size_t N>
std::optional<E> find(const std::array<std::string_view, N>& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<E>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view table_name(TableKind table) { return kTables[static_cast<std::size_t>(table)]; }
std::optional<TableKind> table_from_name(std::string_view name) {
  return find<TableKind>(kTables, name);
}
std::string_view role_name(Role role) { return kRoles[static_cast<std::size_t>(role)]; }
std::optional<Role> role_from_name(std::string_view name) { return find<Role>(kRoles, name); }
bool is_company_size(Role role) { return role == Role::annual_revenue || role == Role::employees; }
ValueKind default_kind(Role role) { return kKinds[static_cast<std::size_t>(role)]; }

}  // namespace clientele
