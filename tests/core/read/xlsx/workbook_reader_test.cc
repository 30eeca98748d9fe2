// Workbooks made by hand: every kind of cell, sheets, cuts, and what is refused.
#include "read/xlsx/workbook_reader.h"

#include <gtest/gtest.h>

#include "read/xlsx/limits.h"
#include "support/workbook_maker.h"

namespace clientele {
namespace {

using test::read_workbook;
using test::workbook_of;
using test::WorkbookParts;

std::string error_of(const std::string& rows) { return read_workbook(workbook_of(rows)).error; }

WorkbookParts every_kind() {
  WorkbookParts book;
  book.strings = {"<t>name</t>", "<r><t>ri</t></r><r><rPr><b/></rPr><t>ch</t></r>",
                  "<t>东京</t><rPh sb=\"0\" eb=\"1\"><t>トウキョウ</t></rPh>",
                  "<t xml:space=\"preserve\"> a,\"b\" &amp; _x0041_\nc </t>", "<t/>"};
  book.formats = "<numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/>";
  book.styles = {0, 14, 22, 164, 20};
  book.sheets = {{"数据 &amp; more",
                  "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>"
                  "<c r=\"C1\" t=\"s\"><v>2</v></c><c r=\"D1\" t=\"s\"><v>3</v></c></row>"
                  "<row r=\"3\"><c r=\"B3\"><v>1.5</v></c><c r=\"D3\" t=\"inlineStr\"><is><t>in"
                  "</t></is></c></row>"
                  "<row><c t=\"b\"><v>1</v></c><c t=\"b\"><v>0</v></c><c t=\"e\"><v>#DIV/0!</v></c>"
                  "<c t=\"str\"><f>A1&amp;\"x\"</f><v>made</v></c></row>"
                  "<row r=\"5\"><c r=\"A5\" s=\"1\"><v>40513</v></c><c r=\"B5\" s=\"2\"><v>40513.5"
                  "</v></c><c r=\"C5\" s=\"3\"><v>40513</v></c><c r=\"D5\" s=\"4\"><v>0.25</v></c>"
                  "</row><row r=\"6\"><c r=\"A6\" t=\"d\"><v>2011-12-09T08:26:00</v></c>"
                  "<c r=\"B6\" t=\"s\"><v>4</v></c><c r=\"D6\"/></row>"}};
  return book;
}

const std::string kEveryKind =
    "name,rich,东京,\" a,\"\"b\"\" & A c \"\n"
    "\n"
    ",1.5,,in\n"
    "TRUE,FALSE,#DIV/0!,made\n"
    "2010-12-01,2010-12-01 12:00:00,2010-12-01,06:00:00\n"
    "2011-12-09T08:26:00,,,\n";

TEST(Workbook, EveryKindOfCellBecomesText) {
  const auto sheets = read_workbook(workbook_of(every_kind()));
  EXPECT_EQ(sheets.error, "");
  ASSERT_EQ(sheets.all.size(), 1u);
  EXPECT_EQ(sheets.all[0].first, "数据 & more");
  EXPECT_EQ(sheets.text(), kEveryKind);
}

TEST(Workbook, IsTheSameCutAnywhere) {
  const auto book = workbook_of(every_kind());
  for (const std::size_t slice : {1u, 2u, 3u, 7u, 64u, 1000u})
    EXPECT_EQ(read_workbook(book, slice).text(), kEveryKind) << slice;
}

TEST(Workbook, DaysCountFrom1904WhereItSaysSo) {
  WorkbookParts book;
  book.from_1904 = true;
  book.styles = {14};
  book.sheets = {{"s", "<row><c s=\"0\"><v>0</v></c><c s=\"0\"><v>39051</v></c></row>"}};
  EXPECT_EQ(read_workbook(workbook_of(book)).text(), "1904-01-01,2010-12-01\n");
}

TEST(Workbook, SheetsComeInTheirOrderAndTellWhetherTheyAreHidden) {
  const std::string row = "<row><c><v>1</v></c></row>";
  WorkbookParts book;
  book.sheets = {{"b", row}, {"h", row, "hidden"}, {"a", row}, {"v", row, "veryHidden"}};
  auto sheets = read_workbook(workbook_of(book));
  ASSERT_EQ(sheets.all.size(), 4u);
  EXPECT_EQ(sheets.all[0].first, "b");
  EXPECT_EQ(sheets.all[2].first, "a");
  EXPECT_EQ(sheets.hidden, (std::vector<std::string>{"h", "v"}));
  book.sheets = {{"h", row, "hidden"}, {"v", row, "veryHidden"}};
  sheets = read_workbook(workbook_of(book));
  EXPECT_EQ(sheets.all.size(), 2u);
  EXPECT_TRUE(sheets.hidden.empty()) << "nothing else is shown";
}

TEST(Workbook, PrefixedNamesAndCdataAreXmlToo) {
  auto parts = test::parts_of({{{"s", ""}}, {}, {}, {0}, false});
  parts[0].content =
      "\xEF\xBB\xBF<?xml version='1.0'?><!-- <row> --><x:worksheet><x:sheetData><x:row r='1'>"
      "<x:c r='A1' t='str'><x:v><![CDATA[a<b]]>&#x4E2D;&#33;&lt;</x:v></x:c></x:row></x:sheetData>"
      "</x:worksheet>";
  EXPECT_EQ(read_workbook(test::zip_of(parts)).text(), "a<b中!<\n");
  EXPECT_EQ(read_workbook(test::zip_of(parts), 1).text(), "a<b中!<\n");
}

TEST(Workbook, MergedCellsHaveTheirValueOnce) {
  const auto book = workbook_of(
      "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"/><c r=\"C1\"><v>2</v></c></row>"
      "<row r=\"2\"><c r=\"C2\"><v>3</v></c></row></sheetData><mergeCells><mergeCell "
      "ref=\"A1:B2\"/></mergeCells><sheetData>");
  EXPECT_EQ(read_workbook(book).text(), "1,,2\n,,3\n");
}

TEST(Workbook, DamageIsSaid) {
  const std::string good = workbook_of(every_kind());
  EXPECT_EQ(read_workbook("").error, "workbook_damaged");
  for (std::size_t size = 0; size < good.size(); size += 37)
    EXPECT_EQ(read_workbook(good.substr(0, size)).error, "workbook_damaged") << size;
  auto changed = good;
  changed[good.find("40513.5")] = '5';  // another day, well formed: the checksum tells
  EXPECT_EQ(read_workbook(changed).error, "workbook_damaged");
  EXPECT_EQ(error_of("<row r=\"2\"/><row r=\"1\"/>"), "workbook_damaged");
  EXPECT_EQ(error_of("<row><c r=\"B1\"/><c r=\"A1\"/></row>"), "workbook_damaged");
  EXPECT_EQ(error_of("<row><c t=\"s\"><v>0</v></c></row>"), "workbook_damaged");
  EXPECT_EQ(error_of("<row><c><v>1</v></c>"), "workbook_damaged");
  EXPECT_EQ(error_of("</sheetData></worksheet></x><a>"), "workbook_damaged");
}

TEST(Workbook, LimitsHold) {
  EXPECT_EQ(error_of("<row r=\"1048577\"><c><v>1</v></c></row>"), "workbook_rows");
  EXPECT_EQ(error_of("<row><c r=\"XFE1\"><v>1</v></c></row>"), "workbook_columns");
  EXPECT_EQ(
      error_of("<row><c t=\"str\"><v>" + std::string(xlsx::kMaxCell + 1, 'x') + "</v></c></row>"),
      "workbook_cell");
  std::string deep;
  for (std::size_t i = 0; i < xlsx::kMaxDepth; ++i) deep += "<a>";
  EXPECT_EQ(error_of(deep), "workbook_xml");
  EXPECT_EQ(error_of("<c r=\"" + std::string(xlsx::kMaxTag, 'A') + "\"/>"), "workbook_xml");

  WorkbookParts many;
  for (std::size_t i = 0; i <= xlsx::kMaxSheets; ++i)
    many.sheets.push_back({std::to_string(i), ""});
  EXPECT_EQ(read_workbook(workbook_of(many)).error, "workbook_sheets");

  std::vector<test::Part> files;
  for (std::size_t i = 0; i <= xlsx::kMaxEntries; ++i) files.push_back({std::to_string(i), ""});
  EXPECT_EQ(read_workbook(test::zip_of(files)).error, "workbook_entries");
}

// One long text that a million cells share: 20 bytes a cell that would become a gigabyte.
TEST(Workbook, RepeatedTextsDoNotGrowWithoutEnd) {
  WorkbookParts book;
  book.strings = {"<t>" + std::string(100'000, 'x') + "</t>"};
  std::string rows;
  for (int i = 0; i < 2'000; ++i) rows += "<row><c t=\"s\"><v>0</v></c></row>";
  book.sheets = {{"s", rows}};
  EXPECT_EQ(read_workbook(workbook_of(book)).error, "workbook_size");
}

TEST(Workbook, EntitiesAreNotDeclared) {
  auto parts = test::parts_of({{{"s", ""}}, {}, {}, {0}, false});
  parts[0].content = "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a \"aaaa\">]><worksheet/>";
  EXPECT_EQ(read_workbook(test::zip_of(parts)).error, "workbook_entities");
}

TEST(Workbook, OtherContainersAreNamed) {
  EXPECT_EQ(read_workbook(test::zip_of({{"xl/workbook.bin", ""}})).error, "workbook_binary");
  EXPECT_EQ(read_workbook(test::zip_of({{"word/document.xml", ""}})).error, "workbook_none");
  const std::string ole2 = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
  EXPECT_EQ(xlsx::check_readable(ole2 + "Workbook").error().kind, "workbook_old");
  std::string encrypted = ole2;
  for (const char c : std::string("EncryptedPackage")) encrypted.append({c, '\0'});
  EXPECT_EQ(xlsx::check_readable(encrypted).error().kind, "workbook_encrypted");
  EXPECT_TRUE(xlsx::check_readable("a,b\n").has_value());
  EXPECT_FALSE(xlsx::is_zip("a,b\n"));
  EXPECT_TRUE(xlsx::is_zip(test::zip_of({{"a", ""}})));
}

}  // namespace
}  // namespace clientele
