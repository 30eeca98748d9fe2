// clientele clv: one model of buying or spend, its parameters and errors, as JSON.
#include <memory>

#include "cli/commands.h"
#include "cli/iconv_decoder.h"
#include "cli/outputs.h"
#include "cli/read_files.h"
#include "engine/clv_json.h"
#include "engine/settings.h"

namespace clientele::cli {
namespace {

struct ClvArguments {
  ReadArguments read;
  std::string model, calibration_end, holdout_end, unit = "week";
};

Result<void> clv(const ClvArguments& arguments) {
  ClvRequest request;
  request.model = arguments.model;
  request.weekly = arguments.unit == "week";
  request.holdout = !arguments.holdout_end.empty();
  const auto end = parse_day(arguments.calibration_end);
  if (!end) return tl::unexpected(end.error());
  request.calibration_end = request.as_of = *end;
  if (request.holdout) {
    const auto last = parse_day(arguments.holdout_end);
    if (!last) return tl::unexpected(last.error());
    if (*last <= *end)
      return fail("period_backwards",
                  {{"text", arguments.calibration_end + ".." + arguments.holdout_end}});
    request.as_of = *last;
  }
  const auto prepared = prepare(arguments.read);
  if (!prepared) return tl::unexpected(prepared.error());
  const auto inputs = sort_inputs(prepared->paths);
  if (!inputs) return tl::unexpected(inputs.error());
  IconvDecoder decoder;
  auto session = read_inputs(*inputs, prepared->settings, arguments.read.threads, decoder);
  if (!session) return tl::unexpected(session.error());
  const auto json = session->clv(request);
  if (!json) return tl::unexpected(json.error());
  Outputs outputs;
  if (auto done = outputs.write("-", *json); !done) return done;
  return outputs.commit();
}

}  // namespace

void add_clv(CLI::App& app, Chosen& chosen) {
  auto* command = app.add_subcommand("clv", "fit one model of lifetime value (JSON)");
  auto arguments = std::make_shared<ClvArguments>();
  add_reading(*command, arguments->read);
  command->add_option("--model", arguments->model, "the model")
      ->required()
      ->check(CLI::IsMember(clv_model_names()));
  command->add_option("--calibration-end", arguments->calibration_end, "last day it is fitted to")
      ->required()
      ->type_name("DATE");
  command
      ->add_option("--holdout-end", arguments->holdout_end,
                   "last day of what it is then held against")
      ->type_name("DATE");
  command->add_option("--time-unit", arguments->unit, "of the parameters: week (default) or day")
      ->check(CLI::IsMember({"week", "day"}));
  command->callback([&chosen, arguments] {
    chosen = {[arguments] { return clv(*arguments); }, "clv", arguments->read.settings.shown()};
  });
}

}  // namespace clientele::cli
