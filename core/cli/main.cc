// The command: what its words mean. Work is done in the files beside.
#include <CLI/CLI.hpp>
#include <iostream>
#include <nlohmann/json.hpp>
#include <thread>

#include "cli/read_files.h"
#include "engine/settings.h"

namespace {

using namespace clientele;
using namespace clientele::cli;

struct Arguments {
  ReadOptions read;
  std::string config, as_of, period, language;
  std::vector<std::string> where;
  std::string out, json, customers, output;
};

Language language_of(const Arguments& arguments) {
  return arguments.language == "en" ? Language::en : Language::zh;
}

// The settings file with what the command line says put over it.
Result<std::string> settings_of(Arguments& arguments) {
  if (!arguments.config.empty()) {
    auto file = InputFile::open(arguments.config);
    if (!file) return tl::unexpected(file.error());
    auto text = file->read(0, static_cast<std::size_t>(file->bytes()));
    if (!text) return text;
    arguments.read.settings = *text;
  }
  auto with_maps = settings_with_maps(arguments.read);
  if (!with_maps) return with_maps;
  auto json = nlohmann::json::parse(*with_maps);
  auto& options = json["options"];
  if (!arguments.as_of.empty()) options["as_of"] = arguments.as_of;
  if (!arguments.period.empty()) {
    const auto dots = arguments.period.find("..");
    if (dots == std::string::npos) return fail("period_syntax", {{"text", arguments.period}});
    options["period"] = {arguments.period.substr(0, dots), arguments.period.substr(dots + 2)};
  }
  for (const auto& where : arguments.where) {
    const auto equals = where.find('=');
    if (equals == std::string::npos || equals == 0) return fail("where_syntax", {{"text", where}});
    options["filters"].push_back({{"attribute", where.substr(0, equals)}, {"value", where.substr(equals + 1)}});
  }
  if (options.is_null()) json.erase("options");
  if (!arguments.language.empty()) json["language"] = arguments.language;
  const std::string text = json.dump();
  if (const auto parsed = parse_settings(text); !parsed) return tl::unexpected(parsed.error());
  return text;
}

Result<void> prepare(Arguments& arguments) {
  auto paths = expand_paths(arguments.read.paths);
  if (!paths) return tl::unexpected(paths.error());
  arguments.read.paths = *paths;
  auto settings = settings_of(arguments);
  if (!settings) return tl::unexpected(settings.error());
  arguments.read.settings = *settings;
  return {};
}

Result<void> report(Arguments& arguments) {
  if (auto done = prepare(arguments); !done) return done;
  IconvDecoder decoder;
  auto session = read_files(arguments.read, decoder);
  if (!session) return tl::unexpected(session.error());
  auto json = session->report("");
  if (!json) return tl::unexpected(json.error());
  if (!arguments.json.empty()) {
    if (auto done = write_output(arguments.json, *json); !done) return done;
  }
  return {};
}

Result<void> inspect(Arguments& arguments) {
  if (auto done = prepare(arguments); !done) return done;
  IconvDecoder decoder;
  const auto plans = plan_files(arguments.read.paths, arguments.read.settings, decoder);
  if (!plans) return tl::unexpected(plans.error());
  return write_output("-", plans_json(*plans));
}

Result<void> save_partial(Arguments& arguments) {
  if (auto done = prepare(arguments); !done) return done;
  IconvDecoder decoder;
  auto session = read_files(arguments.read, decoder);
  if (!session) return tl::unexpected(session.error());
  return write_output(arguments.output, session->save());
}

void add_reading(CLI::App& command, Arguments& arguments) {
  command.add_option("files", arguments.read.paths, "files, folders or saved partials")->required();
  command.add_option("--map", arguments.read.maps, "what a column means: FILE:COLUMN=[TABLE.]ROLE");
  command.add_option("--config", arguments.config, "settings file (JSON)");
  command.add_option("--threads", arguments.read.threads, "threads")->check(CLI::Range(1, 64));
  command.add_option("--lang", arguments.language, "language shown first: zh-CN or en")->check(CLI::IsMember({"zh-CN", "en"}));
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Clientele (客镜): a customer report from the files you already have", "clientele");
  app.require_subcommand(1);
  Arguments arguments;
  arguments.read.threads = std::max(1u, std::thread::hardware_concurrency());
  Result<void> (*run)(Arguments&) = nullptr;

  auto* report_command = app.add_subcommand("report", "read files and write the report");
  add_reading(*report_command, arguments);
  report_command->add_option("--out", arguments.out, "report as one HTML file");
  report_command->add_option("--json", arguments.json, "report as JSON (- for standard output)");
  report_command->add_option("--customers", arguments.customers, "a row a customer, CSV");
  report_command->add_option("--as-of", arguments.as_of, "date the report looks back from");
  report_command->add_option("--period", arguments.period, "FIRST..LAST");
  report_command->add_option("--where", arguments.where, "ATTRIBUTE=VALUE");
  report_command->callback([&] { run = report; });

  auto* inspect_command = app.add_subcommand("inspect", "what is recognised in files (JSON)");
  add_reading(*inspect_command, arguments);
  inspect_command->callback([&] { run = inspect; });

  auto* partial_command = app.add_subcommand("partial", "read files to a partial that can be merged later");
  add_reading(*partial_command, arguments);
  partial_command->add_option("-o,--output", arguments.output, "the partial")->required();
  partial_command->callback([&] { run = save_partial; });

  auto* merge_command = app.add_subcommand("merge", "merge partials");
  add_reading(*merge_command, arguments);
  merge_command->add_option("-o,--output", arguments.output, "the merged partial")->required();
  merge_command->callback([&] { run = save_partial; });

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kDone : kWrongUsage;
  }
  const auto done = run(arguments);
  return done ? kDone : complain(done.error(), language_of(arguments));
}
