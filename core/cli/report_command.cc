// clientele report: files in, the report out as a page, as JSON, as a table of customers.
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "cli/commands.h"
#include "cli/iconv_decoder.h"
#include "cli/outputs.h"
#include "cli/read_files.h"
#include "cli/saved_report.h"
#include "report/terminal.h"

namespace clientele::cli {
namespace {

struct ReportArguments {
  ReadArguments read;
  std::string out, json, customers, duplicates, issues;
};

Result<void> expect_outputs(const ReportArguments& arguments,
                            const std::vector<std::string>& inputs, Outputs& outputs) {
  for (const auto& path : {arguments.out, arguments.json, arguments.customers, arguments.duplicates,
                           arguments.issues}) {
    if (auto done = outputs.expect(path, inputs); !done) return done;
  }
  return {};
}

// Columns of the terminal; 80 where standard output is none.
std::size_t terminal_width() {
  constexpr std::size_t kNarrowest = 40, kUsual = 80, kWidest = 120;
  winsize size{};
  const bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? std::clamp<std::size_t>(size.ws_col, kNarrowest, kWidest) : kUsual;
}

// The executive summary is for people: where an output goes to standard output it stays away.
Result<void> write_summary(const ReportArguments& arguments, const std::string& json,
                           Outputs& outputs) {
  for (const auto& path : {arguments.out, arguments.json, arguments.customers, arguments.duplicates,
                           arguments.issues}) {
    if (path == "-") return {};
  }
  const auto language = arguments.read.settings.shown();
  return outputs.write("-", terminal_summary(json, language, terminal_width()));
}

Result<void> write_customers(const std::string& path, Session& session, Outputs& outputs) {
  if (path.empty()) return {};
  const auto table = session.customers_csv("");
  if (!table) return tl::unexpected(table.error());
  return outputs.write(path, *table);
}

Result<void> write_duplicates(const std::string& path, Session& session, Outputs& outputs) {
  if (path.empty()) return {};
  const auto table = session.duplicates_csv();
  if (!table) return tl::unexpected(table.error());
  return outputs.write(path, *table);
}

Result<void> write_issues(const ReportArguments& arguments, Session& session, Outputs& outputs) {
  if (arguments.issues.empty()) return {};
  const auto table = session.issues_csv(language_code(arguments.read.settings.shown()));
  if (!table) return tl::unexpected(table.error());
  return outputs.write(arguments.issues, *table);
}

// Why there is nothing to report on, where no row could be used: the report says so too.
std::optional<std::string> nothing_in(const std::string& report, Language language) {
  const auto json = nlohmann::json::parse(report, nullptr, false);
  if (json.is_discarded() || json.at("data_quality").at("rows_used") != 0) return std::nullopt;
  const auto& opening = json.at("summary").at("text");
  const auto why = opening.at(std::string(language_code(language))).get<std::string>();
  return why.empty() ? render({"data.nothing", {}}, language) : why;
}

Result<void> report(const ReportArguments& arguments) {
  const auto prepared = prepare(arguments.read);
  if (!prepared) return tl::unexpected(prepared.error());
  Outputs outputs;
  if (auto done = expect_outputs(arguments, prepared->paths, outputs); !done) return done;
  const auto inputs = sort_inputs(prepared->paths);
  if (!inputs) return tl::unexpected(inputs.error());
  IconvDecoder decoder;
  auto session = read_inputs(*inputs, prepared->settings, arguments.read.threads, decoder);
  if (!session) return tl::unexpected(session.error());
  const auto json = session->report("");
  if (!json) return tl::unexpected(json.error());
  if (auto done = outputs.write(arguments.json, *json); !done) return done;
  if (!arguments.out.empty()) {
    const auto page = saved_report(*json, arguments.read.settings.shown());
    if (auto done = outputs.write(arguments.out, page); !done) return done;
  }
  if (auto done = write_customers(arguments.customers, *session, outputs); !done) return done;
  if (auto done = write_duplicates(arguments.duplicates, *session, outputs); !done) return done;
  if (auto done = write_issues(arguments, *session, outputs); !done) return done;
  const auto nothing = nothing_in(*json, arguments.read.settings.shown());
  if (!nothing) {
    if (auto done = write_summary(arguments, *json, outputs); !done) return done;
  }
  if (auto done = outputs.commit(); !done || !nothing) return done;
  return fail("nothing_to_report", {{"why", *nothing}});
}

}  // namespace

void add_report(CLI::App& app, Chosen& chosen) {
  auto* command = app.add_subcommand("report", "read files and write the report");
  auto arguments = std::make_shared<ReportArguments>();
  add_reading(*command, arguments->read);
  auto& settings = arguments->read.settings;
  command->add_option("--out", arguments->out, "the report as one page (HTML)")->type_name("FILE");
  command->add_option("--json", arguments->json, "the report as JSON (- for standard output)")
      ->type_name("FILE");
  command->add_option("--customers", arguments->customers, "a row a customer (CSV)")
      ->type_name("FILE");
  command
      ->add_option("--duplicates", arguments->duplicates,
                   "ids that are or may be one customer, a row a pair (CSV)")
      ->type_name("FILE");
  command
      ->add_option("--issues", arguments->issues,
                   "what was set aside, changed or flagged, with its line (CSV)")
      ->type_name("FILE");
  command->add_option("--as-of", settings.as_of, "the day the report looks back from")
      ->type_name("DATE");
  command->add_option("--period", settings.period, "first and last day, both included")
      ->type_name("A..B");
  command->add_option("--where", settings.where, "only customers with this value of an attribute")
      ->type_name("ATTRIBUTE=VALUE")
      ->allow_extra_args(false);
  command->callback([&chosen, arguments] {
    chosen = {[arguments] { return report(*arguments); }, "report",
              arguments->read.settings.shown()};
  });
}

}  // namespace clientele::cli
