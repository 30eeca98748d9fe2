#include "engine/choices.h"

#include <map>
#include <string_view>
#include <utility>

#include "analyses/attributes.h"
#include "report/report_json.h"
#include "schema/role.h"

namespace clientele {
namespace {

// Dates, names and other texts of one customer are not worth a filter.
bool selects(const Column& column) {
  if (column.dictionary == nullptr) return false;
  const std::size_t values = column.dictionary->texts.size();
  if (values < 2 || values > kMostChoices) return false;
  switch (column.role) {
    case Role::gender:
    case Role::income:
    case Role::education:
    case Role::occupation:
    case Role::industry:
    case Role::region:
    case Role::province:
    case Role::city:
    case Role::customer_type:
    case Role::level:
    case Role::source:
    case Role::channel:
    case Role::store:
    case Role::category:
    case Role::attribute:
      return true;
    default:
      return false;
  }
}

// By role, then by name: the order of the roles is that of the profile.
using Choices = std::map<std::pair<Role, std::string>, const Dictionary*>;

void add(const Table& table, Choices& choices) {
  for (const auto& column : table.columns) {
    if (!selects(column)) continue;
    // A header that is a role's name would be read as that role.
    if (column.role == Role::attribute && role_from_name(column.name)) continue;
    choices.try_emplace({column.role, column.role == Role::attribute ? column.name : std::string()},
                        column.dictionary);
  }
}

}  // namespace

std::string choices_json(const Shard& shard) {
  Choices choices;
  for (const auto& partition : shard.partitions) {
    add(partition.profile, choices);
    add(partition.lines.table, choices);
  }
  Json list = Json::array();
  Json own = Json::array();
  for (const auto& [key, dictionary] : choices) {
    const auto& [role, name] = key;
    const bool known = role != Role::attribute;
    const std::string attribute = known ? std::string(role_name(role)) : name;
    (known ? list : own)
        .push_back({{"attribute", attribute},
                    {"label", text_json(filter_label(attribute))},
                    {"values", dictionary->texts}});
  }
  list.insert(list.end(), own.begin(), own.end());
  return list.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace clientele
