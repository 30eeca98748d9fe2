// Errors by kind: what the person typed, or what the files hold.
#include "cli/exit_codes.h"

#include <algorithm>
#include <array>
#include <iostream>

namespace clientele::cli {
namespace {

// Kinds of Error that the words of the command line cause; all others come from the input.
constexpr std::array<std::string_view, 17> kUsage = {
    "map_syntax",      "map_role",      "map_table",        "map_file",       "map_column",
    "date_syntax",     "period_syntax", "period_backwards", "period_outside", "where_syntax",
    "where_attribute", "where_value",   "as_of_outside",    "scope_empty",    "output_twice",
    "output_is_input", "file_twice"};

bool is_usage(std::string_view kind) {
  return std::find(kUsage.begin(), kUsage.end(), kind) != kUsage.end();
}

std::string text_of(const std::string& kind, const std::map<std::string, std::string>& args,
                    Language language) {
  Text text{"error." + kind, {}};
  for (const auto& [name, value] : args) text.args[name] = value;
  return render(text, language);
}

}  // namespace

int complain(const Error& error, std::string_view command, Language language) {
  std::cerr << "clientele: " << text_of(error.kind, error.args, language) << "\n";
  if (!is_usage(error.kind)) return kBadInput;
  std::cerr << text_of("usage_hint", {{"command", std::string(command)}}, language) << "\n";
  return kWrongUsage;
}

}  // namespace clientele::cli
