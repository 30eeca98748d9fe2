// The options that reading commands share.
#include <algorithm>
#include <thread>

#include "cli/commands.h"
#include "cli/input_file.h"
#include "engine/settings.h"
namespace clientele::cli {
namespace {

constexpr unsigned kMostThreads = 64;

}  // namespace

void add_reading(CLI::App& command, ReadArguments& arguments) {
  auto& settings = arguments.settings;
  arguments.threads = std::clamp(std::thread::hardware_concurrency(), 1u, kMostThreads);
  command.add_option("files", arguments.paths, "files, folders or saved partials")
      ->required()
      ->type_name("FILE...");
  command
      .add_option("--map", settings.maps,
                  "what a column means; COLUMN is a header or a position from 1")
      ->type_name("FILE:COLUMN=[TABLE.]ROLE")
      ->allow_extra_args(false);
  command.add_option("--config", settings.config, "settings, as the page saves them")
      ->type_name("FILE");
  command
      .add_option("--lang", settings.language, "the language shown first: zh-CN (default) or en")
      ->transform(CLI::Validator(
          [](std::string& given) {
            const auto named = language_named(given);
            if (named.empty()) return given + ": zh-CN | en";
            given = named;
            return std::string();
          },
          "zh-CN|en"));
  command.add_option("--threads", arguments.threads, "how many threads read (default: one a core)")
      ->check(CLI::Range(1u, kMostThreads));
}

Result<Prepared> prepare(const ReadArguments& arguments) {
  auto paths = expand_paths(arguments.paths);
  if (!paths) return tl::unexpected(paths.error());
  auto settings = settings_text(arguments.settings, *paths);
  if (!settings) return tl::unexpected(settings.error());
  return Prepared{std::move(*paths), std::move(*settings)};
}

}  // namespace clientele::cli
