// Pages as web systems write them under the name .xls.
#include "read/html/html_tables.h"

#include <gtest/gtest.h>

#include "support/workbook_maker.h"

namespace clientele {
namespace {

test::Sheets read(std::string_view page) {
  test::Sheets sheets;
  if (const auto done = read_html_tables(page, sheets); !done) sheets.error = done.error().kind;
  return sheets;
}

TEST(HtmlTables, RowsAndCellsWithTheirTextsAsShown) {
  const auto sheets = read(
      "<!DOCTYPE html><html><head><style>td{a:b<c}</style></head><body><p>title</p><TABLE "
      "border=1><tr><th>客户</th><th>金额</th></tr>\n<tr><td> 张&nbsp;三 </td><td><b>1,200</b>.50"
      "</td></tr><!-- <tr><td>no</td></tr> --><tr><td>a<br>b<td>&lt;x&gt;</table></body></html>");
  ASSERT_EQ(sheets.all.size(), 1u);
  EXPECT_EQ(sheets.text(), "客户,金额\n张 三,\"1,200.50\"\na b,<x>\n");
}

TEST(HtmlTables, SpansHaveTheirValueOnce) {
  const auto sheets = read(
      "<table><tr><td colspan=\"3\">title</td></tr><tr><td rowspan='2'>a</td><td>b</td><td>c</td>"
      "</tr><tr><td>d</td><td>e</td></tr><tr><td>f</td></tr></table>");
  EXPECT_EQ(sheets.text(), "title,,\na,b,c\n,d,e\nf\n");
}

TEST(HtmlTables, TablesAreSheetsAndTablesInThemAreText) {
  const auto sheets = read(
      "<table><tr><td>1</td></tr></table><table><tr><td>2<table><tr><td>in</td></tr></table></td>"
      "<td>3</td></tr></table>");
  ASSERT_EQ(sheets.all.size(), 2u);
  EXPECT_EQ(sheets.all[0].second, "1\n");
  EXPECT_EQ(sheets.all[1].second, "2in,3\n");
}

TEST(HtmlTables, ExcelsXmlOf2003) {
  const std::string page =
      "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook "
      "xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"订单\"><Table>"
      "<Row><Cell><Data ss:Type=\"String\">a</Data><Comment><Data>no</Data></Comment></Cell><Cell "
      "ss:Index=\"3\"><Data ss:Type=\"Number\">2</Data></Cell></Row><Row><Cell "
      "ss:MergeAcross=\"1\"><Data>x</Data></Cell><Cell/></Row></Table></Worksheet></Workbook>";
  EXPECT_TRUE(is_html(page));
  const auto sheets = read(page);
  ASSERT_EQ(sheets.all.size(), 1u);
  EXPECT_EQ(sheets.all[0].first, "订单");
  EXPECT_EQ(sheets.text(), "a,,2\nx,,\n");
}

TEST(HtmlTables, ArePagesAndNothingElse) {
  EXPECT_TRUE(is_html("\xEF\xBB\xBF\r\n<html xmlns:x=\"a\">"));
  EXPECT_TRUE(is_html("<TABLE>"));
  EXPECT_FALSE(is_html("<5000万,1\n"));
  EXPECT_FALSE(is_html("<?xml version=\"1.0\"?><feed/>"));
  EXPECT_FALSE(is_html("a,<table>\n"));
  EXPECT_TRUE(read("<html>no table</html>").all.empty());
}

TEST(HtmlTables, LimitsHoldAndAnythingIsSurvived) {
  EXPECT_EQ(read("<table><tr><td colspan=99999>").error, "workbook_columns");
  EXPECT_EQ(read("<table><tr><td>" + std::string(1'100'000, 'x')).error, "workbook_cell");
  const std::string page = "<table><tr><td rowspan=3 colspan=2>a</td><td b='c>d'>e</table><!--";
  for (std::size_t size = 0; size <= page.size(); ++size) (void)read(page.substr(0, size));
  EXPECT_EQ(read("</><table a b=><tr><td nowrap colspan = 2>x<td>y").text(), "x,,y\n");
  EXPECT_EQ(read("<<<>></table></tr><td></td><table><table></table>").error, "");
}

}  // namespace
}  // namespace clientele
