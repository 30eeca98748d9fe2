// Cells recognised in one step and those that the scanner reads are the same, cut at every byte;
// and what a sheet may become is limited within a row too.
#include "read/xlsx/sheet_reader.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "read/xlsx/limits.h"
#include "support/property.h"

namespace clientele::xlsx {
namespace {

using test::for_any_seed;
using test::Random;
using Way = SheetReader::Way;

struct Parts {
  StringsPart strings;
  StylesPart styles;
  Parts(const std::string& shared, const std::string& formats) {
    EXPECT_TRUE(XmlScanner(strings).feed("<sst>" + shared + "</sst>"));
    EXPECT_TRUE(
        XmlScanner(styles).feed("<styleSheet><cellXfs>" + formats + "</cellXfs></styleSheet>"));
  }
};

const Parts& parts() {
  static const Parts all(
      "<si><t>one</t></si><si><t>a,b</t></si><si><t>a shared text of more bytes"
      "</t></si><si><t></t></si>",
      "<xf numFmtId=\"0\"/><xf numFmtId=\"22\"/><xf numFmtId=\"14\"/>");
  return all;
}

// The text, or the error's kind behind '!'.
std::string read(std::string_view xml, Way way, std::size_t slice = std::string_view::npos) {
  SheetReader reader({&parts().strings, &parts().styles, false}, way);
  std::string text;
  for (; !xml.empty(); xml.remove_prefix(std::min(slice, xml.size()))) {
    const auto rows = reader.feed(xml.substr(0, slice));
    if (!rows) return "!" + rows.error().kind;
    text += *rows;
  }
  const auto end = reader.finish();
  return end ? text : "!" + end.error().kind;
}

// What is recognised begins 192 bytes before the end of what is there: so much stands behind.
std::string sheet(const std::string& rows) {
  return "<worksheet><sheetData>" + rows + "</sheetData><pageMargins left=\"" +
         std::string(200, '0') + "\"/></worksheet>";
}

template <std::size_t n>
std::string pick(Random& random, const char* const (&from)[n]) {
  return from[random.below(n)];
}

std::string any_value(Random& random) {
  constexpr const char* values[] = {"1",
                                    "-2.5",
                                    "0",
                                    "536365",
                                    "40513.35138888889",
                                    "40513.5",
                                    "123456789012345",
                                    "1234567890123456",
                                    "0.1000000000000000055",
                                    "1E-3",
                                    "-",
                                    ".",
                                    "1.2.3",
                                    "--1",
                                    "1-",
                                    "",
                                    " 7 ",
                                    "9999999",
                                    "2",
                                    "3",
                                    "TRUE",
                                    "true",
                                    "x",
                                    "WHITE HANGING HEART T-LIGHT HOLDER",
                                    "a,b",
                                    "\"q\"",
                                    "a &amp; b",
                                    "&lt;b&gt;",
                                    "&#20013;",
                                    "&unknown;",
                                    "&",
                                    "_x000D_",
                                    "_x",
                                    "two\nlines",
                                    "客户",
                                    "a > b",
                                    "<![CDATA[a<b]]>",
                                    "<b>1</b>",
                                    "<!-- 5 -->6"};
  if (random.chance(5)) return std::string(random.below(90), 'y') + "," + std::string(40, 'z');
  return pick(random, values);
}

std::string any_cell(Random& random, std::size_t column, std::size_t row) {
  constexpr const char* types[] = {
      "",         "",         " t=\"n\"", " t=\"s\"", " t=\"str\"",  " t=\"inlineStr\"",
      " t=\"b\"", " t=\"e\"", " t='s'",   " t=\"\"",  " t=\"other\""};
  constexpr const char* styles[] = {"",           "",          " s=\"0\"", " s=\"1\"",
                                    " s=\"2\"",   " s=\"99\"", " s=\"x\"", " s=\"1\" s=\"0\"",
                                    " x:s=\"1\"", " s = \"1\""};
  auto reference = std::string(1, static_cast<char>('A' + column)) + std::to_string(row);
  if (random.chance(3))
    reference = pick(random, {"", "1", "ABCD1", "XFE1", "A", "a1", "B1x", "BC1"});
  const auto place = random.chance(10) ? "" : " r=\"" + reference + "\"";
  const auto type = pick(random, types), style = pick(random, styles);
  const auto attributes = random.chance(70)   ? place + style + type
                          : random.chance(50) ? type + place + style
                                              : style + type + place + " ";
  // Texts and numbers where they belong, most of the time, so that a sheet is not an error at once.
  auto value = any_value(random);
  const bool number = type.empty() || type == " t=\"n\"" || type == " t=\"\"";
  if (number && random.chance(90))
    value = pick(random, {"1", "-2.5", "40513.35138888889", "17850"});
  if (type.find('s') != std::string::npos && type.size() == 6 && random.chance(95))
    value = pick(random, {"0", "1", "2", "3", " 1"});
  switch (random.below(9)) {
    case 0:
      return "<c" + attributes + "/>";
    case 1:
      return "<c" + attributes + "></c>";
    case 2:
      return "<c" + attributes + "><is><t>" + value + "</t></is></c>";
    case 3:
      return "<c" + attributes + "><is><t xml:space=\"preserve\">" + value + "</t></is></c>";
    case 4:
      return "<c" + attributes + "><f>A1*2</f><v>" + value + "</v></c>";
    case 5:
      return random.chance(70) ? "<c" + attributes + "> <v>" + value + "</v> </c>"
                               : "<x:c" + attributes + "><x:v>" + value + "</x:v></x:c>";
    default:
      return "<c" + attributes + "><v>" + value + "</v></c>";
  }
}

std::string any_rows(Random& random) {
  std::string rows;
  std::size_t number = 0;
  for (std::size_t i = random.below(8); i > 0; --i) {
    number += random.chance(90) ? 1 : random.below(4);
    const auto digits = random.chance(3) ? std::string("1234567890") : std::to_string(number);
    rows += random.chance(85)   ? "<row r=\"" + digits + "\">"
            : random.chance(50) ? "<row r=\"" + digits + "\" spans=\"1:8\" x:dy=\"a>b/\" ht='1'>"
                                : pick(random, {"<row>", "<row spans=\"1:2\">", "<row r='1'>",
                                                "<row r=\"1\"/>", "<row r=\"\">", "<x:row>"});
    for (std::size_t column = random.below(3); column < 8; column += 1 + random.below(3))
      rows += any_cell(random, column, number) + (random.chance(3) ? "\n " : "");
    if (!random.chance(2)) rows += random.chance(97) ? "</row>" : "</row >";
    if (random.chance(2))
      rows += pick(random, {"<c><v>5</v></c>", "</row>", "<rPh><t>1</t></rPh>", "x"});
  }
  return sheet(rows);
}

TEST(SheetReader, RecognisedCellsAreThoseOfTheScanner) {
  for_any_seed([](Random& random) {
    const auto xml = any_rows(random);
    const auto expected = read(xml, Way::scanner_only);
    EXPECT_EQ(read(xml, Way::fast), expected) << xml;
    for (const std::size_t slice : {1 + random.below(30), 200 + random.below(300)})
      EXPECT_EQ(read(xml, Way::fast, slice), expected) << slice << ": " << xml;
  });
}

// Shared texts: all fields behind each other, or the error's kind behind '!'.
std::string strings_of(std::string_view xml, Way way, std::size_t slice = std::string_view::npos) {
  StringsPart strings;
  XmlScanner scanner(strings, way);
  for (; !xml.empty(); xml.remove_prefix(std::min(slice, xml.size()))) {
    if (const auto scanned = scanner.feed(xml.substr(0, slice)); !scanned)
      return "!" + scanned.error().kind;
  }
  if (const auto end = scanner.finish(); !end) return "!" + end.error().kind;
  std::string all;
  for (std::size_t i = 0; strings.field(i); ++i) all.append(*strings.field(i)) += '|';
  return all;
}

TEST(StringsPart, RecognisedTextsAreThoseOfTheScanner) {
  for_any_seed([](Random& random) {
    const bool rooted = random.chance(95);
    std::string xml = rooted ? "<sst count=\"5\">" : "";
    for (auto count = random.below(12); count > 0; --count) {
      const auto value = any_value(random);
      xml += pick(random, {"<si><t>", "<si><t>", "<si><t xml:space=\"preserve\">", "<si> <t>",
                           "<si><rPh><t>y</t></rPh><t>", "<si><r><t>x</t></r><t>", "<x:si><x:t>"});
      xml += value;
      xml += xml.ends_with("<x:si><x:t>" + value) ? "</x:t></x:si>" : "</t></si>";
      if (random.chance(5)) xml += pick(random, {"<si/>", "\n", "<si><t/></si>", "</si>", "<si>"});
    }
    xml += "<more a=\"" + std::string(200, '0') + "\"/>";
    if (rooted) xml += "</sst>";
    const auto expected = strings_of(xml, Way::scanner_only);
    EXPECT_EQ(strings_of(xml, Way::fast), expected) << xml;
    for (const std::size_t slice : {1 + random.below(30), 200 + random.below(300)})
      EXPECT_EQ(strings_of(xml, Way::fast, slice), expected) << slice << ": " << xml;
  });
}

TEST(SheetReader, IsTheSameCutAtEveryByte) {
  std::string rows;
  for (int row = 1; row < 12; ++row) {
    const auto r = std::to_string(row);
    rows += "<row r=\"" + r + "\"><c r=\"A" + r + "\" t=\"n\"><v>536365</v></c><c r=\"B" + r +
            "\" t=\"inlineStr\"><is><t>85123A, &amp; more</t></is></c><c r=\"C" + r +
            "\" s=\"1\"><v>40513.35138888889</v></c><c r=\"D" + r + "\" t=\"s\"><v>2</v></c></row>";
  }
  const auto xml = sheet(rows);
  std::string expected;
  for (int row = 1; row < 12; ++row)
    expected += "536365,\"85123A, & more\",2010-12-01 08:26:00,a shared text of more bytes\n";
  ASSERT_EQ(read(xml, Way::scanner_only), expected);
  for (std::size_t cut = 0; cut <= xml.size(); ++cut) {
    SheetReader reader({&parts().strings, &parts().styles, false});
    std::string text;
    for (const auto part :
         {std::string_view(xml).substr(0, cut), std::string_view(xml).substr(cut)}) {
      const auto read_rows = reader.feed(part);
      ASSERT_TRUE(read_rows);
      text += *read_rows;
    }
    ASSERT_EQ(text, expected) << cut;
  }
}

TEST(SheetReader, ARowThatDoesNotEndIsNone) {
  const std::string one = "<row r=\"1\"><c r=\"A1\"><v>1</v></c>";
  for (const auto way : {Way::fast, Way::scanner_only}) {
    EXPECT_EQ(read(sheet(one + "<row r=\"3\"><c r=\"A3\"><v>3</v></c></row></x>"), way), "\n\n3\n");
    EXPECT_EQ(read(sheet(one + "</row><c r=\"B1\"><v>2</v></c></row>"), way), "!workbook_damaged");
  }
}

// Cells belong into rows, and so no sheet has more lines than rows.
TEST(SheetReader, ACellOutsideARowIsDamage) {
  for (const auto way : {Way::fast, Way::scanner_only}) {
    EXPECT_EQ(read(sheet("<c r=\"A1\"><v>1</v></c>"), way), "!workbook_damaged");
    EXPECT_EQ(read(sheet("<row r=\"1\"><c><v>1</v></c></row><c><v>2</v></c>"), way),
              "!workbook_damaged");
  }
}

// A row that is given up is not counted as what the sheet became.
TEST(SheetReader, ARowGivenUpBetweenSlicesIsNone) {
  const std::string xml = "<sheetData><row r=\"1\"><c><v>123456</v></c>";
  SheetReader reader({&parts().strings, &parts().styles, false});
  ASSERT_TRUE(reader.feed(xml));
  const auto rows = reader.feed("<row r=\"2\"><c><v>7</v></c></row>");
  ASSERT_TRUE(rows) << rows.error().kind;
  EXPECT_EQ(*rows, "\n7\n");
}

// As deep as elements may be, a cell is not recognised past the limit.
TEST(SheetReader, DepthIsLimitedInARecognisedCellToo) {
  for (std::size_t deep = kMaxDepth - 7; deep < kMaxDepth + 2; ++deep) {
    std::string xml = "<sheetData>";
    for (std::size_t i = 0; i < deep; ++i) xml += "<xx>";
    xml += "<row r=\"1\"><c r=\"A1\" t=\"str\"><is><t>1</t></is></c></row>" + sheet("");
    EXPECT_EQ(read(xml, Way::fast), read(xml, Way::scanner_only)) << deep;
  }
}

// A row of cells that share one long text: it is refused before the row ends.
TEST(SheetReader, ARowDoesNotGrowWithoutEnd) {
  const Parts shared("<si><t>" + std::string(900'000, 'x') + "</t></si>", "");
  std::string row = "<sheetData><row r=\"1\">";
  for (int i = 0; i < 300; ++i) row += "<c t=\"s\"><v>0</v></c>";
  for (const auto way : {Way::fast, Way::scanner_only}) {
    SheetReader reader({&shared.strings, &shared.styles, false}, way);
    const auto rows = reader.feed(row);
    ASSERT_FALSE(rows);
    EXPECT_EQ(rows.error().kind, "workbook_size");
  }
}

}  // namespace
}  // namespace clientele::xlsx
