// clientele sample: the files of an invented company, and truth.json with its parameters.
#include <filesystem>
#include <memory>

#include "cli/commands.h"
#include "cli/outputs.h"
#include "engine/sample/sample.h"

namespace clientele::cli {
namespace {

struct SampleArguments {
  std::string folder;
  SampleOptions options;
};

Result<void> write_sample(const SampleArguments& arguments) {
  namespace fs = std::filesystem;
  std::error_code error;
  fs::create_directories(arguments.folder, error);
  if (error)
    return fail("file_unwritable", {{"file", arguments.folder}, {"reason", error.message()}});
  Outputs outputs;
  for (const auto& file : make_sample(arguments.options)) {
    const std::string path = (fs::path(arguments.folder) / file.name).string();
    if (auto done = outputs.expect(path, {}); !done) return done;
    if (auto done = outputs.write(path, file.text); !done) return done;
  }
  return outputs.commit();
}

}  // namespace

void add_sample(CLI::App& app, Chosen& chosen) {
  constexpr std::size_t kMostCustomers = 1'000'000;
  auto* command = app.add_subcommand("sample", "write the files of an invented company");
  auto arguments = std::make_shared<SampleArguments>();
  command->add_option("folder", arguments->folder, "where to; made if absent")
      ->required()
      ->type_name("DIR");
  command
      ->add_option("--customers", arguments->options.customers, "how many customers (default 5000)")
      ->check(CLI::Range(std::size_t{1}, kMostCustomers));
  command->add_option("--seed", arguments->options.seed,
                      "equal seeds give equal files (default 1)");
  command->add_flag("--shuffled-labels", arguments->options.shuffled_labels,
                    "deal attributes out at random: no difference between groups is real");
  command->callback([&chosen, arguments] {
    chosen = {[arguments] { return write_sample(*arguments); }, "sample", Language::zh};
  });
}

}  // namespace clientele::cli
