// File names and headers may hold ':', '=' and '.'; what is before the first ':' after a known file
// name is the file, and what is after the last '=' is the role.
#include "cli/settings_arguments.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/nearest_name.h"
#include "cli/input_file.h"
#include "engine/settings.h"

namespace clientele::cli {
namespace {

using Json = nlohmann::json;

std::vector<std::string> table_names() {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < kTableKinds; ++i)
    names.emplace_back(table_name(static_cast<TableKind>(i)));
  return names;
}

std::vector<std::string> base_names(const std::vector<std::string>& files) {
  std::vector<std::string> names;
  for (const auto& file : files) names.push_back(base_name(file));
  return names;
}

struct Target {
  std::string file, rest;  // base name, and what is after its ':'
};

// The longest input name or path that the text begins with.
Result<Target> target_of(const std::string& text, const std::vector<std::string>& files) {
  std::size_t longest = 0;
  Target target;
  for (const auto& file : files) {
    for (const auto& name : {file, base_name(file)}) {
      if (name.size() <= longest || !text.starts_with(name + ":")) continue;
      longest = name.size();
      target = {base_name(file), text.substr(name.size() + 1)};
    }
  }
  if (longest > 0) return target;
  // A sheet of a workbook: its name holds no ':', Excel allows none.
  for (const auto& file : files) {
    for (const auto& name : {file, base_name(file)}) {
      const auto colon = text.starts_with(name + "#") ? text.find(':', name.size()) : text.npos;
      if (colon == text.npos || name.size() <= longest) continue;
      longest = name.size();
      target = {base_name(text.substr(0, colon)), text.substr(colon + 1)};
    }
  }
  if (longest > 0) return target;
  const auto colon = text.find(':');
  if (colon == std::string::npos || colon == 0) return fail("map_syntax", {{"text", text}});
  const auto named = base_name(text.substr(0, colon));
  return fail("map_file", {{"file", named}, {"nearest", nearest_name(named, base_names(files))}});
}

Result<Json> mapping_of(const std::string& text, const std::vector<std::string>& files) {
  const auto target = target_of(text, files);
  if (!target) return tl::unexpected(target.error());
  const auto equals = target->rest.rfind('=');
  if (equals == std::string::npos || equals == 0 || equals + 1 == target->rest.size()) {
    return fail("map_syntax", {{"text", text}});
  }
  std::string role = target->rest.substr(equals + 1);
  Json mapping = {{"file", target->file}, {"column", target->rest.substr(0, equals)}};
  if (const auto dot = role.find('.'); dot != std::string::npos) {
    const std::string table = role.substr(0, dot);
    role = role.substr(dot + 1);
    if (!table_from_name(table)) {
      return fail("map_table", {{"table", table}, {"nearest", nearest_name(table, table_names())}});
    }
    mapping["table"] = table;
  }
  if (!role_from_name(role)) {
    return fail("map_role", {{"role", role}, {"nearest", nearest_name(role, role_names())}});
  }
  mapping["role"] = role;
  return mapping;
}

Result<Json> period_of(const std::string& text) {
  const auto dots = text.find("..");
  if (dots == std::string::npos) return fail("period_syntax", {{"text", text}});
  const auto first = parse_day(text.substr(0, dots)), last = parse_day(text.substr(dots + 2));
  if (!first) return tl::unexpected(first.error());
  if (!last) return tl::unexpected(last.error());
  if (*first > *last) return fail("period_backwards", {{"text", text}});
  return Json{iso_date(*first), iso_date(*last)};
}

Result<Json> filter_of(const std::string& text) {
  const auto equals = text.find('=');
  if (equals == std::string::npos || equals == 0) return fail("where_syntax", {{"text", text}});
  return Json{{"attribute", text.substr(0, equals)}, {"value", text.substr(equals + 1)}};
}

Result<Json> settings_file(const std::string& path) {
  if (path.empty()) return Json::object();
  auto file = InputFile::open(path);
  if (!file) return tl::unexpected(file.error());
  const auto text = file->read_all();
  if (!text) return tl::unexpected(text.error());
  auto json = Json::parse(*text, nullptr, false);
  if (json.is_discarded() || !json.is_object()) return fail("settings_file", {{"file", path}});
  return json;
}

template <typename T>
Result<void> append(Json& array, const Result<T>& item) {
  if (!item) return tl::unexpected(item.error());
  array.push_back(*item);
  return {};
}

}  // namespace

Result<std::string> settings_text(const SettingsArguments& arguments,
                                  const std::vector<std::string>& files) {
  auto settings = settings_file(arguments.config);
  if (!settings) return tl::unexpected(settings.error());
  for (const auto& map : arguments.maps) {
    if (auto done = append((*settings)["mappings"], mapping_of(map, files)); !done)
      return tl::unexpected(done.error());
  }
  if (!arguments.as_of.empty()) {
    const auto day = parse_day(arguments.as_of);
    if (!day) return tl::unexpected(day.error());
    (*settings)["options"]["as_of"] = iso_date(*day);
  }
  if (!arguments.period.empty()) {
    const auto period = period_of(arguments.period);
    if (!period) return tl::unexpected(period.error());
    (*settings)["options"]["period"] = *period;
  }
  for (const auto& where : arguments.where) {
    auto done = append((*settings)["options"]["filters"], filter_of(where));
    if (!done) return tl::unexpected(done.error());
  }
  if (!arguments.language.empty()) (*settings)["language"] = arguments.language;
  const std::string text = settings->dump();
  if (const auto valid = parse_settings(text); !valid) return tl::unexpected(valid.error());
  return text;
}

}  // namespace clientele::cli
