// Real workbooks, inflated by zlib as the command does it, against the CSV files of the same
// tables.
#include "cli/workbook_file.h"

#include <gtest/gtest.h>
#include <unistd.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "read/delimited_parser.h"
#include "read/reference_parser.h"
#include "schema/values.h"
#include "support/data.h"
#include "support/run.h"
#include "support/workbook_maker.h"

namespace clientele {
namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows parse(std::string_view text) {
  test::KeepingSink sink;
  DelimitedParser parser({}, sink);
  parser.feed(text);
  parser.finish();
  Rows rows;
  for (auto& record : sink.records) rows.push_back(std::move(record.fields));
  return rows;
}

Result<std::vector<cli::Source>> tables_of(const std::string& path) {
  test::IconvDecoder decoder;
  return cli::read_tables(path, decoder);
}

Rows only_sheet(const std::string& path) {
  const auto sheets = tables_of(path);
  EXPECT_TRUE(sheets.has_value()) << (sheets ? "" : sheets.error().kind);
  if (!sheets) return {};
  EXPECT_EQ(sheets->size(), 1u);
  return parse(*sheets->front().text);
}

// A value as the ledger sees it: 2.5 and 2.50 are one number.
std::string canonical(const std::string& raw) {
  const std::string_view text = clean_text(raw);
  Decimal number;
  if (read_decimal(text, number) != Read::ok) return std::string(text);
  return std::to_string(number);
}

// data/README.md: rows equal to the CSV's first 5,061.
TEST(RealWorkbook, OnlineRetailEqualsTheCsv) {
  CLIENTELE_DATA_OR_SKIP(csv, "online_retail.csv");
  const auto path = test::data_path("online_retail_5000.xlsx");
  if (!path) GTEST_SKIP() << "no real data: online_retail_5000.xlsx not found";
  const Rows sheet = only_sheet(*path);
  Rows table = parse(std::string_view(csv).substr(0, 1 << 20));
  ASSERT_EQ(sheet.size(), 5'062u);
  ASSERT_GT(table.size(), sheet.size());
  std::size_t different = 0;
  for (std::size_t row = 0; row < sheet.size(); ++row) {
    ASSERT_EQ(sheet[row].size(), table[row].size()) << row;
    for (std::size_t c = 0; c < sheet[row].size(); ++c) {
      if (canonical(sheet[row][c]) == canonical(table[row][c])) continue;
      if (++different < 10) ADD_FAILURE() << row << ": " << sheet[row][c] << ", " << table[row][c];
    }
  }
  EXPECT_EQ(different, 0u);
}

// data/README.md: 7,043 rows, the same ids, 33 columns. Headers are written apart in the workbook
// ("Monthly Charges"), and senior citizens by Yes and No. Dependents differ in the sources:
// openpyxl reads the same 551 other values.
TEST(RealWorkbook, TelcoEqualsTheCsvInSharedColumns) {
  CLIENTELE_DATA_OR_SKIP(csv, "telco_churn.csv");
  const auto path = test::data_path("Telco_customer_churn.xlsx");
  if (!path) GTEST_SKIP() << "no real data: Telco_customer_churn.xlsx not found";
  const Rows sheet = only_sheet(*path), table = parse(csv);
  ASSERT_EQ(sheet.size(), 7'044u);
  ASSERT_EQ(table.size(), 7'044u);
  EXPECT_EQ(sheet[0].size(), 33u);
  const auto name = [](std::string text) {
    std::erase(text, ' ');
    for (char& c : text) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    if (text == "churnlabel") return std::string("churn");
    if (text == "tenuremonths") return std::string("tenure");
    return text;
  };
  std::map<std::string, std::size_t> columns;
  for (std::size_t c = 0; c < sheet[0].size(); ++c) columns[name(sheet[0][c])] = c;
  std::map<std::string, const std::vector<std::string>*> rows;
  for (std::size_t i = 1; i < sheet.size(); ++i) rows[sheet[i][columns["customerid"]]] = &sheet[i];
  ASSERT_EQ(rows.size(), 7'043u);
  std::size_t shared = 0;
  for (std::size_t c = 0; c < table[0].size(); ++c) {
    const auto found = columns.find(name(table[0][c]));
    if (found == columns.end()) continue;
    ++shared;
    std::size_t different = 0;
    for (std::size_t i = 1; i < table.size(); ++i) {
      auto ours = canonical((*rows.at(table[i][0]))[found->second]);
      auto theirs = canonical(table[i][c]);
      if (found->first == "seniorcitizen") theirs = theirs == "0" ? "No" : "Yes";
      different += ours == theirs ? 0u : 1u;
    }
    EXPECT_EQ(different, found->first == "dependents" ? 551u : 0u) << table[0][c];
  }
  EXPECT_EQ(shared, 21u);
}

// Columns that the model of leaving must not see, as the report names them.
std::set<std::string> leaks_of(const test::Report& report) {
  std::set<std::string> names;
  for (const auto& section : report.json()["sections"]) {
    for (const auto& block : section["blocks"]) {
      if (block["id"] != "churn.leaks") continue;
      for (const auto& row : block["table"]["rows"]) names.insert(row[0].get<std::string>());
    }
  }
  return names;
}

void rename_columns(std::string& text, const std::map<std::string, std::string>& names) {
  for (const auto& [from, to] : names) {
    const auto at = text.find(from);
    ASSERT_LT(at, text.find('\n')) << from;
    text.replace(at, from.size(), to);
  }
}

// IBM's longer version holds the outcome four times over and another model's estimates. What tells
// the outcome is found under any name; a value to come that tells little alone (AUC .58) by its
// own.
TEST(RealWorkbook, TelcoNeedsNoSettingsToLeaveTheOutcomeOut) {
  const auto path = test::data_path("Telco_customer_churn.xlsx");
  if (!path) GTEST_SKIP() << "no real data: Telco_customer_churn.xlsx not found";
  std::string text = *tables_of(*path)->front().text;
  const test::Report named(test::Files{{"telco.csv", text}});
  EXPECT_EQ(leaks_of(named),
            (std::set<std::string>{"Churn Reason", "Churn Score", "Churn Value", "CLTV"}));
  EXPECT_EQ(named.figure("churn.left"), 1869);
  EXPECT_LT(named.figure("churn.model.auc"), 0.87);

  rename_columns(text, {{"Churn Reason", "q1"}, {"Churn Score", "q2"}, {"Churn Value", "q3"}});
  const test::Report renamed(test::Files{{"telco.csv", text}});
  EXPECT_EQ(leaks_of(renamed), (std::set<std::string>{"q1", "q2", "q3", "CLTV"}));
  EXPECT_EQ(renamed.figure("churn.left"), 1869);
  EXPECT_NEAR(renamed.figure("churn.model.auc"), named.figure("churn.model.auc"), 0.001);
}

std::string deflated(const std::string& bytes) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  std::string in = bytes;  // zlib's is not const
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

class WorkbookFile : public testing::Test {
 protected:
  std::string write(const std::string& name, const std::string& bytes) const {
    const auto path = folder_ / name;
    std::ofstream(path, std::ios::binary) << bytes;
    return path.string();
  }
  void SetUp() override {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::temp_directory_path() /
              ("clientele-workbook-" + std::to_string(getpid()) + info->name());
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

 private:
  std::filesystem::path folder_;
};

TEST_F(WorkbookFile, SeveralSheetsAreTablesOfTheirOwn) {
  test::WorkbookParts book;
  book.sheets = {
      {"订单", "<row><c><v>1</v></c></row>"}, {"空", ""}, {"x", "<row><c><v>2</v></c></row>"}};
  const auto sheets = tables_of(write("b.csv", test::workbook_of(book)));
  ASSERT_TRUE(sheets.has_value());
  ASSERT_EQ(sheets->size(), 2u);
  EXPECT_EQ((*sheets)[0].name, "b.csv#订单");
  EXPECT_EQ((*sheets)[1].name, "b.csv#x");
}

// One sheet is shown: it has the file's name. The hidden one is listed, and its rows are set aside
// until it is chosen.
TEST_F(WorkbookFile, HiddenSheetsAreLeftOutUntilTheyAreChosen) {
  const auto row = [](const char* a, const char* b) {
    return std::string("<row><c t=\"str\"><v>") + a + "</v></c><c t=\"str\"><v>" + b +
           "</v></c></row>";
  };
  const std::string header = row("下单时间", "实付金额");
  test::WorkbookParts book;
  book.sheets = {{"今年", header + row("2024-03-01", "10") + row("2024-03-02", "30")},
                 {"去年", header + row("2023-03-01", "5"), "hidden"}};
  const auto sheets = tables_of(write("b.xlsx", test::workbook_of(book)));
  ASSERT_TRUE(sheets.has_value());
  ASSERT_EQ(sheets->size(), 2u);
  EXPECT_EQ((*sheets)[0].name, "b.xlsx");
  EXPECT_EQ((*sheets)[1].name, "b.xlsx#去年");

  const auto revenue = [&](const std::string& settings, std::uint64_t left_out) {
    test::IconvDecoder decoder;
    std::vector<Plan> plans;
    for (const auto& sheet : *sheets) {
      const auto state = sheet.hidden ? SheetState::hidden : SheetState::shown;
      plans.push_back(
          plan_sheet(sheet.name, sheet.text->size(), state, *sheet.text, settings, decoder)
              .value());
    }
    Session session(plans, settings, decoder);
    for (std::size_t file = 0; file < sheets->size(); ++file)
      session.add(file, 0, *(*sheets)[file].text, 0, true).value();
    const auto report = nlohmann::json::parse(session.report("").value());
    std::uint64_t rows = 0;
    for (const auto& issue : report["data_quality"]["issues"])
      rows += issue["kind"] == "left_out" ? issue["count"].get<std::uint64_t>() : 0;
    EXPECT_EQ(rows, left_out);
    return report["figures"]["revenue.net"]["value"].get<double>();
  };
  EXPECT_EQ(revenue("", 1), 40);
  EXPECT_EQ(revenue(R"({"files": [{"file": "b.xlsx#去年", "use": true}]})", 0), 45);
  EXPECT_EQ(revenue(R"({"files": [{"file": "b.xlsx", "use": false},
                                  {"file": "b.xlsx#去年", "use": true}]})",
                    2),
            5);
  EXPECT_EQ(revenue(R"({"mappings": [{"file": "b.xlsx#去年", "column": "实付金额",
                                      "role": "amount"}]})",
                    0),
            45);
}

// 100 MB of blanks between two tags, packed to 100 kB.
TEST_F(WorkbookFile, ABombIsNotUnpacked) {
  const auto path =
      write("bomb.xlsx",
            test::zip_of(
                {{"xl/workbook.xml", "<workbook>" + std::string(100'000'000, ' ') + "</workbook>"}},
                deflated));
  const auto sheets = tables_of(path);
  ASSERT_FALSE(sheets.has_value());
  EXPECT_EQ(sheets.error().kind, "workbook_ratio");
  EXPECT_EQ(sheets.error().args.at("file"), path);
}

// A container may claim less than it holds: no more than claimed is unpacked.
TEST_F(WorkbookFile, AnEntryThatHoldsMoreThanItClaimsIsDamaged) {
  auto bytes = test::zip_of(
      {{"xl/workbook.xml", "<workbook>" + std::string(20'000'000, ' ') + "</workbook>"}}, deflated);
  const auto directory = bytes.rfind("PK\x01\x02");
  for (std::size_t i = 0; i < 4; ++i) bytes[directory + 24 + i] = i == 0 ? 99 : 0;
  const auto sheets = tables_of(write("liar.xlsx", bytes));
  ASSERT_FALSE(sheets.has_value());
  EXPECT_EQ(sheets.error().kind, "workbook_damaged");
}

// "客户,金额" in GB18030, as a page under Excel's name.
TEST_F(WorkbookFile, APageNamedXlsIsRead) {
  const auto path = write("list.xls",
                          "<html><table><tr><td>\xbf\xcd\xbb\xa7</td><td>\xbd\xf0\xb6\xee</td></tr>"
                          "<tr><td>\xd5\xc5</td><td>1</td></tr></table></html>");
  const auto tables = tables_of(path);
  ASSERT_TRUE(tables.has_value());
  ASSERT_EQ(tables->size(), 1u);
  EXPECT_EQ(tables->front().name, "list.xls");
  EXPECT_EQ(*tables->front().text, "客户,金额\n张,1\n");
}

TEST_F(WorkbookFile, TextNamedXlsIsText) {
  const auto tables = tables_of(write("list.xls", "a\tb\n1\t2\n"));
  ASSERT_TRUE(tables.has_value());
  EXPECT_EQ(tables->front().text, nullptr);
}

}  // namespace
}  // namespace clientele
