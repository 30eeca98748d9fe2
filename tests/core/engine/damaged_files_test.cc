// Files as they come: tests/data/damaged/NAME.csv and, in NAME.json, how it is to be read: rows,
// those set aside, customers, revenue, and the lines of every issue. Each is read whole and in
// pieces.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "support/run.h"

namespace clientele {
namespace {

namespace fs = std::filesystem;

std::string content(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string report_in_pieces(const test::TextFile& file, std::size_t size) {
  test::IconvDecoder decoder;
  Session session(test::plans_of(test::Files{file}), "", decoder);
  std::uint8_t state = 0;
  for (std::size_t at = 0; at < file.text.size(); at += size) {
    const auto exit =
        session.add(0, at, file.text.substr(at, size), state, at + size >= file.text.size());
    EXPECT_TRUE(exit.has_value());
    if (exit) state = *exit;
  }
  return session.report("").value();
}

nlohmann::json reading_of(const nlohmann::json& report) {
  const auto& figures = report["figures"];
  const auto value = [&](const char* id) {
    return figures.contains(id) ? figures[id]["value"] : nlohmann::json(0);
  };
  nlohmann::json out = {{"rows", value("data.rows")},
                        {"set_aside", value("data.rows_set_aside")},
                        {"customers", value("customers.total")},
                        {"issues", nlohmann::json::object()}};
  if (figures.contains("revenue.net")) out["revenue"] = value("revenue.net");
  for (const auto& issue : report["data_quality"]["issues"]) {
    auto& lines = out["issues"][issue["kind"].get<std::string>()];
    for (const auto& sample : issue["samples"]) lines.push_back(sample["line"]);
  }
  return out;
}

TEST(DamagedFiles, AreReadAsExpectedHoweverTheyAreCut) {
  std::size_t cases = 0;
  for (const auto& entry :
       fs::directory_iterator(fs::path(CLIENTELE_SOURCE) / "tests/data/damaged")) {
    if (entry.path().extension() != ".csv") continue;
    ++cases;
    const std::string name = entry.path().filename().string();
    SCOPED_TRACE(name);
    const test::TextFile file{name, content(entry.path())};
    const std::string whole = test::report_text(test::Files{file});
    const auto expected =
        nlohmann::json::parse(content(fs::path(entry).replace_extension(".json")));
    EXPECT_EQ(reading_of(nlohmann::json::parse(whole)), expected);
    for (const std::size_t size : {std::size_t{1}, std::size_t{13}})
      EXPECT_EQ(report_in_pieces(file, size), whole) << size;
  }
  EXPECT_GT(cases, 15u);
}

// Those too long to keep: a line of 100 MB, 10,000 columns.
TEST(DamagedFiles, OneEndlessLineAndTooManyColumns) {
  std::string line = "order,customer,date,amount\n1,C1,2024-01-02,10\n2,";
  line.append(std::size_t{100} << 20, 'x');
  line += ",2024-01-03,20\n3,C3,2024-01-04,30\n";
  const test::Report endless(test::Files{{"endless.csv", line}});
  EXPECT_EQ(endless.figure("data.rows"), 3);
  EXPECT_EQ(endless.figure("revenue.net"), 60);

  std::string wide = "customer,date,amount", row = "C1,2024-01-02,10";
  for (int i = 0; i < 10'000; ++i) {
    wide += ",c" + std::to_string(i);
    row += ",1";
  }
  const test::Report columns(test::Files{{"wide.csv", wide + "\n" + row + "\n" + row + "\n"}});
  EXPECT_EQ(columns.figure("data.rows"), 2);
  EXPECT_EQ(columns.figure("revenue.net"), 20);
}

}  // namespace
}  // namespace clientele
