// The settings file: one JSON object, the same the page saves. core/docs/settings.md lists its
// keys.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyses/options.h"
#include "base/result.h"
#include "ledger/decisions.h"
#include "report/report.h"
#include "schema/planner.h"

namespace clientele {

struct FileMapping {
  std::string file;  // base name; "*" for every file
  PlanOverride column;
};

// How a file is to be read where its head does not tell, or tells wrong.
struct FileForm {
  std::string file;  // base name; "*" for every file
  std::optional<Encoding> encoding;
  std::optional<std::uint32_t> header;  // record with the headers, from 1; 0: none
  std::optional<DateOrder> date_order;
  std::optional<bool> use;  // false: every row is set aside; true: a hidden sheet is read, too
};

struct Settings {
  std::vector<FileForm> files;
  std::vector<FileMapping> mappings;
  SealOptions seal;
  Options options;
  ReportHead head;
};

// Empty text gives the defaults. Errors: settings_json, settings_key (with the nearest key),
// settings_value (with what is expected), map_role, date_syntax.
Result<Settings> parse_settings(std::string_view json);
// The options of `json` (the keys of settings.options) over those of `base`.
Result<Options> parse_options(std::string_view json, Options base);

// The language a text names, as people write it (zh, zh_CN, zh-Hans, en-US, …): "zh-CN" or "en";
// empty where it is none of the report's.
std::string language_named(std::string_view text);
// 2024-03-05 to a day. Error: date_syntax.
Result<Day> parse_day(std::string_view text);
std::vector<std::string> role_names();

}  // namespace clientele
