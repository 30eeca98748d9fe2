// The subcommands: each adds itself to the command line and says what to run.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "cli/settings_arguments.h"

namespace clientele::cli {

// What was chosen: filled in when a subcommand is on the line.
struct Chosen {
  std::function<Result<void>()> run;
  std::string command;
  Language language = Language::zh;
};

// What every command that reads files takes.
struct ReadArguments {
  std::vector<std::string> paths;
  SettingsArguments settings;
  unsigned threads = 1;
};
void add_reading(CLI::App& command, ReadArguments& arguments);
// The paths with folders opened, and the settings' text. Errors as expand_paths and settings_text.
struct Prepared {
  std::vector<std::string> paths;
  std::string settings;
};
Result<Prepared> prepare(const ReadArguments& arguments);

void add_report(CLI::App& app, Chosen& chosen);
void add_inspect(CLI::App& app, Chosen& chosen);
void add_partial(CLI::App& app, Chosen& chosen);
void add_merge(CLI::App& app, Chosen& chosen);
void add_clv(CLI::App& app, Chosen& chosen);
void add_sample(CLI::App& app, Chosen& chosen);

}  // namespace clientele::cli
