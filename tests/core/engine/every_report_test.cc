// Whole reports of many kinds of files: every text is written out in both languages, every figure
// is documented and every one that a text points at is there.
#include <fstream>
#include <functional>
#include <regex>
#include <set>
#include <sstream>

#include "engine/sample/sample.h"
#include "support/data.h"
#include "support/figure_ids.h"
#include "support/json_schema.h"
#include "support/run.h"

namespace clientele {
namespace {

using Json = nlohmann::json;
using test::Files;

// Every object of texts by language.
void each_text(const Json& json, const std::function<void(const Json&)>& visit) {
  if (json.is_object() && json.contains("zh-CN")) return visit(json);
  if (!json.is_structured()) return;
  for (const auto& item : json) each_text(item, visit);
}

void expect_complete(const std::string& name, const Files& files) {
  SCOPED_TRACE(name);
  const Json report = test::Report(files).json();
  static const Json schema = [] {
    std::ifstream in(std::string(CLIENTELE_SOURCE) + "/core/report/report.schema.json");
    return Json::parse(in);
  }();
  EXPECT_EQ(test::schema_faults(schema, report), std::vector<std::string>{});

  std::set<std::string> of_the_data;  // names of files and columns look like keys
  for (const auto& file : files) of_the_data.insert(file.name);
  static const std::regex kKey("[a-z_]+(\\.[A-Za-z0-9_]+)+"), kHole("\\{[a-z_0-9]+\\}");
  each_text(report, [&](const Json& texts) {
    for (const auto& text : texts) {
      const auto written = text.get<std::string>();
      EXPECT_FALSE(std::regex_search(written, kHole)) << written;
      EXPECT_FALSE(std::regex_match(written, kKey) && of_the_data.count(written) == 0) << written;
    }
  });

  const auto documented = test::documented_figures();
  for (const auto& [id, figure] : report["figures"].items()) {
    EXPECT_TRUE(documented.count(id) == 1) << id << " is not in core/docs/figures.md";
  }
  for (const auto& finding : report["summary"]["findings"]) {
    for (const auto& id : finding["figures"])
      EXPECT_TRUE(report["figures"].contains(id.get<std::string>())) << finding["id"] << id;
  }
}

Files company(std::uint64_t seed, std::set<std::string> only = {}) {
  Files files;
  for (auto& file : make_sample({1500, seed, false})) {
    if (file.name == "truth.json") continue;
    if (only.empty() || only.count(file.name) != 0)
      files.push_back({file.name, std::move(file.text)});
  }
  return files;
}

TEST(EveryReport, OfTheSampleCompanyAndOfEachOfItsFilesAlone) {
  expect_complete("all", company(21));
  for (const char* name :
       {"orders.csv", "customers.csv", "survey.csv", "contacts.csv", "leads.csv", "spend.csv"}) {
    expect_complete(name, company(21, {name}));
  }
  expect_complete("orders and leads", company(22, {"orders.csv", "leads.csv"}));
}

TEST(EveryReport, OfRealFiles) {
  for (const char* name :
       {"sfo_survey_2017.csv", "telco_churn.csv", "cdnow_sample.txt", "groceries_long.csv"}) {
    if (auto text = test::data_file(name)) {
      expect_complete(name, {{name, std::move(*text)}});
    } else {
      GTEST_LOG_(INFO) << "no real data: " << name << " not found";
    }
  }
}

}  // namespace
}  // namespace clientele
