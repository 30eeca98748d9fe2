// The words of the command line that are settings: put over those of the settings file.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "report/catalogue.h"

namespace clientele::cli {

struct SettingsArguments {
  std::string config;                   // path of the settings file, empty: none
  std::vector<std::string> maps;        // FILE:COLUMN=[TABLE.]ROLE
  std::string as_of, period, language;  // as typed, empty where not
  std::vector<std::string> where;       // ATTRIBUTE=VALUE

  Language shown() const { return language == "en" ? Language::en : Language::zh; }
};

// The settings as the JSON the engine takes, checked. `files` are the input's paths. Errors:
// map_syntax, map_file, map_role, map_table, period_syntax, period_backwards, date_syntax,
// where_syntax, settings_*; file_* of the settings file.
Result<std::string> settings_text(const SettingsArguments& arguments,
                                  const std::vector<std::string>& files);

}  // namespace clientele::cli
