// clientele inspect: what was recognised in files, as JSON.
#include <memory>

#include "cli/commands.h"
#include "cli/iconv_decoder.h"
#include "cli/outputs.h"
#include "cli/read_files.h"

namespace clientele::cli {
namespace {

Result<void> inspect(const ReadArguments& arguments) {
  const auto prepared = prepare(arguments);
  if (!prepared) return tl::unexpected(prepared.error());
  const auto inputs = sort_inputs(prepared->paths);
  if (!inputs) return tl::unexpected(inputs.error());
  IconvDecoder decoder;
  const auto plans = read_plans(*inputs, prepared->settings, decoder);
  if (!plans) return tl::unexpected(plans.error());
  Outputs outputs;
  if (auto done = outputs.write("-", plans_json(*plans) + "\n"); !done) return done;
  return outputs.commit();
}

}  // namespace

void add_inspect(CLI::App& app, Chosen& chosen) {
  auto* command = app.add_subcommand("inspect", "what is recognised in files (JSON)");
  auto arguments = std::make_shared<ReadArguments>();
  add_reading(*command, *arguments);
  command->callback([&chosen, arguments] {
    chosen = {[arguments] { return inspect(*arguments); }, "inspect", arguments->settings.shown()};
  });
}

}  // namespace clientele::cli
