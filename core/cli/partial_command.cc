// clientele partial and clientele merge: reading now, reporting later or elsewhere.
#include <memory>

#include "cli/commands.h"
#include "cli/iconv_decoder.h"
#include "cli/outputs.h"
#include "cli/read_files.h"

namespace clientele::cli {
namespace {

struct PartialArguments {
  ReadArguments read;
  std::string output;
};

Result<void> save(const PartialArguments& arguments, bool only_partials) {
  const auto prepared = prepare(arguments.read);
  if (!prepared) return tl::unexpected(prepared.error());
  Outputs outputs;
  if (auto done = outputs.expect(arguments.output, prepared->paths); !done) return done;
  const auto inputs = sort_inputs(prepared->paths);
  if (!inputs) return tl::unexpected(inputs.error());
  if (only_partials && !inputs->files.empty())
    return fail("not_a_partial", {{"file", inputs->files.front().path}});
  IconvDecoder decoder;
  const auto session = read_inputs(*inputs, prepared->settings, arguments.read.threads, decoder);
  if (!session) return tl::unexpected(session.error());
  if (auto done = outputs.write(arguments.output, session->save()); !done) return done;
  return outputs.commit();
}

void add(CLI::App& app, Chosen& chosen, const std::string& name, const std::string& about,
         bool only_partials) {
  auto* command = app.add_subcommand(name, about);
  auto arguments = std::make_shared<PartialArguments>();
  add_reading(*command, arguments->read);
  command->add_option("-o,--output", arguments->output, "where to save (- for standard output)")
      ->required()
      ->type_name("FILE");
  command->callback([&chosen, arguments, name, only_partials] {
    chosen = {[arguments, only_partials] { return save(*arguments, only_partials); }, name,
              arguments->read.settings.shown()};
  });
}

}  // namespace

void add_partial(CLI::App& app, Chosen& chosen) {
  add(app, chosen, "partial", "read files into a partial, to be merged or reported later", false);
}

void add_merge(CLI::App& app, Chosen& chosen) {
  add(app, chosen, "merge", "merge partials into one", true);
}

}  // namespace clientele::cli
