// Files to a Session: plans from heads, then every slice, on one or several threads.
#pragma once

#include <string>
#include <vector>

#include "cli/host.h"

namespace clientele::cli {

struct ReadOptions {
  std::vector<std::string> paths;
  std::vector<std::string> maps;      // FILE:COLUMN=[TABLE.]ROLE
  std::string settings = "{}";        // JSON; mappings of --map are added to it
  unsigned threads = 1;
};

// The settings with the --map arguments in them. Errors: map_syntax, map_role, map_file, settings_json.
Result<std::string> settings_with_maps(const ReadOptions& options);

Result<std::vector<Plan>> plan_files(const std::vector<std::string>& paths, const std::string& settings, Decoder& decoder);

// Reads everything; files that are saved partials are merged.
Result<Session> read_files(const ReadOptions& options, IconvDecoder& decoder);

}  // namespace clientele::cli
