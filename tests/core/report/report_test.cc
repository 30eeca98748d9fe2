// The report as a whole: its shape against the schema, its order, ranking, folding, hostile data,
// and what the renderers make of it.
#include "report/report.h"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>
#include <sstream>

#include "analyses/words.h"
#include "report/actions.h"
#include "report/catalogue.h"
#include "report/html_plain.h"
#include "report/summary.h"
#include "report/terminal.h"
#include "support/json_schema.h"

namespace clientele {
namespace {

using Json = nlohmann::json;

Json schema() {
  std::ifstream in(std::string(CLIENTELE_SOURCE) + "/core/report/report.schema.json");
  return Json::parse(in);
}

constexpr const char* kHostile = "<img src=x onerror=alert(1)> \x1b[31m__proto__ \xE2\x80\xAE";

Finding finding(const std::string& id, double money, double customers,
                const std::string& folds_into = {}) {
  Finding out;
  out.id = id;
  out.text = Text::data(id);
  out.section = "behaviour";
  out.figures = {"revenue.net", "never.made"};
  out.money = money;
  out.customers = customers;
  out.folds_into = folds_into;
  return out;
}

Conclusion behaviour() {
  Conclusion out;
  out.figures = {
      figure("revenue.net", 1000, Unit::money),
      figure("revenue.gross", 1200, Unit::money),
      figure("revenue.refunds", -200, Unit::money),
      figure("customers.total", 100, Unit::count),
      figure("customers.buying", 80, Unit::count),
      figure("behaviour.repurchase_rate", 0.25, Unit::share, 80, Interval{0.2, 0.3}),
      figure("behaviour.average_order", std::numeric_limits<double>::quiet_NaN(), Unit::money)};
  out.section.emplace();
  out.section->id = "behaviour";
  out.section->conclusion = Text::data("first");
  out.section->figures = {"revenue.net", "behaviour.average_order"};
  Block block;
  block.kind = Block::Kind::chart;
  block.id = "behaviour.channels";
  block.title = say("behaviour.channels");
  block.table.columns = {common_column("group", Unit::label),
                         common_column("revenue", Unit::money)};
  block.table.rows = {{std::string(kHostile), 700.0},
                      {say("common.unknown"), std::numeric_limits<double>::infinity()},
                      {Cell(), -12.5}};
  block.chart = ChartSpec{"bar", "group", {"revenue"}, {}, {}, {}};
  out.section->blocks.push_back(block);
  KeyFigure key;
  key.figure = "revenue.net";
  key.previous = Number{0.042, Unit::share};
  key.recent = Number{600, Unit::money};
  key.recent_label = Text{
      "summary.recent_so_far",
      {{"month", Number{static_cast<double>(month_index(day_from_civil(2024, 3, 1))), Unit::month}},
       {"days", Number{9, Unit::count}}}};
  key.incomplete = true;
  key.trend = {400, 600};
  key.trend_months = {month_index(day_from_civil(2024, 1, 1)),
                      month_index(day_from_civil(2024, 3, 1))};
  out.key_figures.push_back(key);
  out.summary = Text::data("A sentence.");
  out.findings = {finding("behaviour.small", 10, 0), finding("behaviour.large", 500, 10),
                  finding("behaviour.repeats", 900, 0, "behaviour.small"),
                  finding("behaviour.orphan", 100, 0, "not.there")};
  out.findings.back().section = "value";
  out.methods.push_back({"behaviour", say("method.behaviour"), "Wilson (1927)"});
  return out;
}

Conclusion data() {
  Conclusion out;
  out.figures = {figure("data.rows", 5, Unit::count)};
  out.section.emplace();
  out.section->id = "data";
  out.section->missing.push_back(say("data.missing.profit"));
  return out;
}

std::string made() {
  Context context;
  context.first_day = day_from_civil(2024, 1, 1);
  context.last_day = context.as_of = day_from_civil(2024, 3, 9);
  context.rows = 5;
  context.rows_used = 5;
  ReportHead head;
  head.company = kHostile;
  head.notes["summary"] = kHostile;
  head.notes["__proto__"] = "not a section";
  Options options;
  options.filters.push_back({"region", kHostile});
  return build_report(context, options, head, {behaviour(), data()});
}

TEST(Report, IsValidByItsSchema) {
  const Json report = Json::parse(made());
  EXPECT_EQ(test::schema_faults(schema(), report), std::vector<std::string>{});
}

TEST(Report, TheValidatorSeesFaults) {
  Json report = Json::parse(made());
  report["surprise"] = 1;
  report["figures"]["revenue.net"]["unit"] = "yards";
  report["summary"].erase("text");
  EXPECT_EQ(test::schema_faults(schema(), report).size(), 3u);
}

TEST(Report, KeepsTheOrderOfSections) {
  const Json report = Json::parse(made());
  ASSERT_EQ(report["sections"].size(), 2u);
  EXPECT_EQ(report["sections"][0]["id"], "data");
  EXPECT_EQ(report["sections"][1]["id"], "behaviour");
  EXPECT_EQ(report["meta"]["notes"], Json({{"summary", kHostile}}));
}

TEST(Report, RanksByStakeAndFoldsRepeats) {
  const Json report = Json::parse(made());
  std::vector<std::string> ids;
  for (const auto& item : report["summary"]["findings"]) {
    ids.push_back(item["id"]);
    EXPECT_EQ(item["figures"], Json::array({"revenue.net"}));
  }
  EXPECT_EQ(ids,
            (std::vector<std::string>{"behaviour.small", "behaviour.large", "behaviour.orphan"}));
}

TEST(Report, NoSectionFillsTheSummary) {
  Conclusion loud;
  for (int i = 0; i < 10; ++i)
    loud.findings.push_back(finding("loud" + std::to_string(i), 100.0 - i, 0));
  Conclusion quiet;
  for (int i = 0; i < 3; ++i) {
    quiet.findings.push_back(finding("quiet" + std::to_string(i), 3.0 - i, 0));
    quiet.findings.back().section = "satisfaction";
  }
  const FigureMap figures = {{"revenue.net", Figure{1000, Unit::money, {}, {}, {}}}};
  std::vector<std::string> ids;
  for (const auto& each : rank_findings({loud, quiet}, figures)) ids.push_back(each.id);
  EXPECT_EQ(ids, (std::vector<std::string>{"loud0", "loud1", "quiet0", "quiet1"}));
}

TEST(Report, EverySectionsFirstComesBeforeAnySecond) {
  std::vector<Conclusion> sections(9);
  for (std::size_t i = 0; i < sections.size(); ++i) {
    const auto name = "section" + std::to_string(i);
    for (const char* which : {".first", ".second"}) {
      sections[i].findings.push_back(finding(name + which, 100.0 - static_cast<double>(i), 0));
      sections[i].findings.back().section = name;
    }
  }
  const FigureMap figures = {{"revenue.net", Figure{1000, Unit::money, {}, {}, {}}}};
  const auto ranked = rank_findings(sections, figures);
  ASSERT_EQ(ranked.size(), 8u);
  for (std::size_t i = 0; i < ranked.size(); ++i)
    EXPECT_EQ(ranked[i].id, "section" + std::to_string(i) + ".first");
}

TEST(Report, LeavesOutWhatIsNotFinite) {
  const Json report = Json::parse(made());
  EXPECT_FALSE(report["figures"].contains("behaviour.average_order"));
  EXPECT_EQ(report["sections"][1]["figures"], Json::array({"revenue.net"}));
  EXPECT_TRUE(report["sections"][1]["blocks"][0]["table"]["rows"][1][1].is_null());
}

TEST(Report, TellsTrendsByMonth) {
  const Json report = Json::parse(made());
  const Json& key = report["summary"]["key_figures"][0];
  EXPECT_EQ(key["figure"], "revenue.net");
  EXPECT_EQ(key["recent"]["label"]["en"], "2024-03 up to day 9");
  EXPECT_EQ(key["recent"]["value"], 600);
  EXPECT_EQ(key["trend"], Json::parse("[400,600]"));
  EXPECT_EQ(key["trend_months"], Json::parse(R"(["2024-01","2024-03"])"));
}

TEST(Report, AdvisesOnlyOnATrigger) {
  const Json report = Json::parse(made());
  std::vector<std::string> ids;
  for (const auto& action : report["recommendations"]) ids.push_back(action["id"]);
  EXPECT_EQ(ids, (std::vector<std::string>{"refunds", "second_purchase", "ask_customers",
                                           "know_margin"}));
  EXPECT_TRUE(recommend({}, {}, {}).empty());
}

TEST(Report, EveryRuleHasItsTexts) {
  for (const auto& id : action_ids()) {
    for (const char* part : {"action", "owner", "horizon", "effect", "measure"}) {
      EXPECT_NE(find_message("action." + id + "." + part), nullptr) << id << " " << part;
    }
  }
}

TEST(Terminal, StaysWithinItsWidthAndShowsNoControlCharacters) {
  for (const Language language : kLanguages) {
    for (const std::size_t width : {40u, 80u, 120u}) {
      const std::string text = terminal_summary(made(), language, width);
      EXPECT_NE(text.find("behaviour.large"), std::string::npos);
      EXPECT_EQ(text.find('\x1b'), std::string::npos);
      EXPECT_EQ(text.find("\xE2\x80\xAE"), std::string::npos);
      std::istringstream lines(text);
      for (std::string line; std::getline(lines, line);)
        EXPECT_LE(display_width(line), width) << line;
    }
  }
  EXPECT_EQ(terminal_summary("{", Language::en, 80), "");
}

TEST(Terminal, CountsChineseTwice) {
  EXPECT_EQ(display_width("客镜 a"), 6u);
  EXPECT_EQ(display_width("，"), 2u);
}

TEST(PlainHtml, EscapesDataAndHasNoScript) {
  const std::string page = plain_html(made(), Language::zh);
  EXPECT_EQ(page.find("<img"), std::string::npos);
  EXPECT_EQ(page.find("<script"), std::string::npos);
  EXPECT_NE(page.find("&lt;img src=x onerror=alert(1)&gt;"), std::string::npos);
  EXPECT_NE(page.find("default-src 'none'"), std::string::npos);
  EXPECT_NE(page.find("<html lang=\"zh-CN\">"), std::string::npos);
  EXPECT_EQ(plain_html("", Language::en), "");
}

}  // namespace
}  // namespace clientele
