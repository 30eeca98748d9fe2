// The command: finds the subcommand on the line and runs it.
#include "cli/commands.h"
#include "cli/exit_codes.h"

int main(int argc, char** argv) {
  using namespace clientele::cli;
  CLI::App app("Clientele (客镜): a customer report from the files you already have", "clientele");
  app.require_subcommand(1);
  Chosen chosen;
  add_report(app, chosen);
  add_inspect(app, chosen);
  add_partial(app, chosen);
  add_merge(app, chosen);
  add_clv(app, chosen);
  add_sample(app, chosen);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kDone : kWrongUsage;
  }
  const auto done = chosen.run();
  return done ? kDone : complain(done.error(), chosen.command, chosen.language);
}
