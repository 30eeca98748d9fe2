// Exports of the platforms people use: files made by hand from the documented headers and their
// quirks (tests/data/exports), each with the tables and roles it must be given without settings. A
// column that the list does not name carries no role.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "schema/planner.h"
#include "support/iconv_decoder.h"

namespace clientele {
namespace {

namespace fs = std::filesystem;

std::string content_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

struct Expected {
  std::string tables;
  std::map<std::string, std::string> roles;
};

Expected expected_of(const fs::path& path) {
  Expected out;
  std::istringstream in(content_of(path));
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("tables: ")) out.tables = line.substr(8);
    if (const auto at = line.rfind(" = "); at != std::string::npos)
      out.roles[line.substr(0, at)] = line.substr(at + 3);
  }
  return out;
}

TEST(Exports, EachIsUnderstoodWithoutSettings) {
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(CLIENTELE_SOURCE "/tests/data/exports")) {
    if (entry.path().extension() != ".csv") continue;
    ++files;
    SCOPED_TRACE(entry.path().filename().string());
    const std::string text = content_of(entry.path());
    const Expected expected = expected_of(fs::path(entry.path()).replace_extension(".roles"));
    test::IconvDecoder decoder;
    const auto plan = make_plan("file.csv", text.size(), text, true, {}, decoder);
    ASSERT_TRUE(plan.has_value());
    std::string tables;
    for (const auto table : plan->tables)
      tables += (tables.empty() ? "" : " ") + std::string(table_name(table));
    EXPECT_EQ(tables, expected.tables);
    for (const auto& column : plan->columns) {
      const auto found = expected.roles.find(column.name);
      const std::string role(role_name(column.role));
      const bool none = role == "attribute" || role == "ignored";
      EXPECT_EQ(column.name + " is " + (none ? "nothing" : role),
                column.name + " is " + (found == expected.roles.end() ? "nothing" : found->second));
    }
  }
  EXPECT_GE(files, 20u);
}

}  // namespace
}  // namespace clientele
