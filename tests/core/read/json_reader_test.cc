#include "read/json_reader.h"

#include <gtest/gtest.h>

#include "read/reference_parser.h"

namespace clientele {
namespace {

using Rows = std::vector<std::vector<std::string>>;

struct ReadJson {
  Rows rows;
  std::vector<std::uint32_t> lines;
  std::vector<JsonIssue> issues;
};

template <typename Feed>
ReadJson read(std::vector<std::string> columns, JsonPlace place, Feed feed) {
  test::KeepingSink sink;
  JsonReader reader(std::move(columns), std::move(place), sink);
  feed(reader);
  ReadJson out;
  for (auto& record : sink.records) {
    out.rows.push_back(record.fields);
    out.lines.push_back(record.line);
  }
  out.issues = reader.take_issues();
  return out;
}
ReadJson lines(std::vector<std::string> columns, std::string_view text,
               const std::string& items = "") {
  return read(std::move(columns), {{}, items, 0},
              [&](JsonReader& reader) { reader.feed_lines(text); });
}
ReadJson document(std::vector<std::string> columns, std::string_view text, JsonPlace place = {}) {
  return read(std::move(columns), std::move(place),
              [&](JsonReader& reader) { reader.feed_document(text); });
}
ReadJson in_columns(std::vector<std::string> columns, std::string_view text, JsonPlace place = {}) {
  return read(std::move(columns), std::move(place),
              [&](JsonReader& reader) { reader.feed_columns(text); });
}
JsonPlace at(std::vector<std::string> path) { return {std::move(path), "", 0}; }

TEST(JsonReader, FlattensObjects) {
  const auto got = lines({"id", "a.city", "tags", "lines.sku"},
                         R"({"id":1,"a":{"city":"\u5ba2"},"tags":["x","y",3],)"
                         R"("lines":[{"sku":"p"},{"sku":"q"}]})");
  EXPECT_EQ(got.rows, (Rows{{"1", "客", "x;y;3", "p;q"}}));
  EXPECT_TRUE(got.issues.empty());
}

TEST(JsonReader, KeepsTheDigitsOfNumbers) {
  const auto got = lines({"a"},
                         "{\"a\":123456789012345678901234567890}\n{\"a\": 0.10 }\n"
                         "{\"a\":1e400}\n{\"a\":-0}\n{\"a\":true}\n{\"a\":null}\n{\"a\":[]}");
  EXPECT_EQ(
      got.rows,
      (Rows{
          {"123456789012345678901234567890"}, {"0.10"}, {"1e400"}, {"-0"}, {"true"}, {""}, {""}}));
}

TEST(JsonReader, FindsColumnsInAnyOrderAndCountsUnknownNames) {
  const auto got = lines({"a", "b"}, "{\"b\":2,\"a\":1}\n{\"a\":3,\"c\":4,\"d\":5}\n\n{\"b\":6}\n");
  EXPECT_EQ(got.rows, (Rows{{"1", "2"}, {"3", ""}, {"", "6"}}));
  EXPECT_EQ(got.lines, (std::vector<std::uint32_t>{0, 1, 3}));
  ASSERT_EQ(got.issues.size(), 1u);
  EXPECT_EQ(got.issues[0].kind, IssueKind::too_many_fields);
  EXPECT_EQ(got.issues[0].text, "c");
  EXPECT_EQ(got.issues[0].line, 1u);
}

TEST(JsonReader, GoesOnAfterALineThatIsNoObject) {
  for (const char* bad : {"{\"a\":1", "{\"a\":}", "[1", "7", "null", "{\"a\":1}{\"a\":2}",
                          "{\"a\":01}", "{\"a\":1 \"b\":2}", "{\"a\":\"x}", "{\"a\":nul}", "{a:1}",
                          "\"a\"", "{\"a\":12abc}", "{\"a\":1},"}) {
    const auto got = lines({"a", "b"}, std::string("{\"a\":0}\r\n") + bad + "\n{\"a\":9}\n");
    EXPECT_EQ(got.rows, (Rows{{"0", ""}, {"9", ""}})) << bad;
    ASSERT_EQ(got.issues.size(), 1u) << bad;
    EXPECT_EQ(got.issues[0].kind, IssueKind::syntax_error);
    EXPECT_EQ(got.issues[0].line, 1u);
    EXPECT_FALSE(got.issues[0].text.empty()) << bad;
  }
}

TEST(JsonReader, SaysWhereInAnObjectItStopped) {
  const auto got = lines({"a.b.c"}, "{\"a\":{\"b\":[{\"c\":1},{\"c\":x}]}}");
  ASSERT_EQ(got.issues.size(), 1u);
  EXPECT_EQ(got.issues[0].path, ".a.b[1].c");
}

TEST(JsonReader, ReadsDocuments) {
  EXPECT_EQ(document({"a"}, "[{\"a\":1},\n {\"a\":2}]").rows, (Rows{{"1"}, {"2"}}));
  EXPECT_EQ(document({"a"}, "{\"a\":1}").rows, (Rows{{"1"}}));
  const auto deep =
      document({"a"}, "{\"r\":{\"n\":2,\"rows\":[{\"a\":1},5,{\"a\":2}]}}", at({"r", "rows"}));
  EXPECT_EQ(deep.rows, (Rows{{"1"}, {"2"}}));
  EXPECT_EQ(deep.lines, (std::vector<std::uint32_t>{0, 2})) << "ordinals";
  ASSERT_EQ(deep.issues.size(), 1u);
  EXPECT_EQ(deep.issues[0].path, "L1 r.rows[1]");
  EXPECT_EQ(deep.issues[0].text, "neither an object nor an array: 5");
}

// Each costs the record it stands in, and is said with its line, its path and what stands there.
TEST(JsonReader, GoesOnInADocumentAfterARecordThatIsNoJson) {
  for (const char* bad : {"{\"a\":?}", "{\"a\":1,}", "{\"a\":\"x}", "{\"a\":[1}", "{\"a\":1}}",
                          "null", "{\"a\":01}", "{\"a\":{\"b\":1]}", "{\"a\" 1}", "{a:1}"}) {
    const auto got =
        document({"a"}, std::string("[{\"a\":1},\n{\"a\":2},\n") + bad + ",\n{\"a\":4}]");
    ASSERT_FALSE(got.issues.empty()) << bad;
    EXPECT_EQ(got.issues[0].path.substr(0, 2), "L3") << bad;
    EXPECT_FALSE(got.issues[0].text.empty()) << bad;
    ASSERT_GE(got.rows.size(), 3u) << bad;
    EXPECT_EQ(got.rows.front(), std::vector<std::string>{"1"}) << bad;
    EXPECT_EQ(got.rows.back(), std::vector<std::string>{"4"}) << bad;
  }
  const auto got = document({"a"}, "[{\"a\":1},\n{\"a\":2},\n{\"a\":?},\n{\"a\":4}]");
  ASSERT_EQ(got.issues.size(), 1u);
  EXPECT_EQ(got.issues[0].path, "L3 [2].a");
  EXPECT_EQ(got.issues[0].text, "?}");
  EXPECT_EQ(document({"a"}, "[{\"a\":\"x").issues.size(), 1u);
  EXPECT_EQ(document({"a"}, "").issues.size(), 1u);
  EXPECT_EQ(document({"a"}, "{\"b\":[]}", at({"rows"})).issues.size(), 1u);
}

TEST(JsonReader, CommasTooManyOrTooFewBetweenRecordsAreNoMatter) {
  for (const char* text :
       {"[{\"a\":1},{\"a\":2},]", "[{\"a\":1} {\"a\":2}]", "[,{\"a\":1},,{\"a\":2}]"}) {
    const auto got = document({"a"}, text);
    EXPECT_EQ(got.rows, (Rows{{"1"}, {"2"}})) << text;
    EXPECT_TRUE(got.issues.empty()) << text;
  }
}

TEST(JsonReader, ReadsDocumentsOneAfterTheOther) {
  EXPECT_EQ(document({"a"}, "[{\"a\":1}][{\"a\":2}]").rows, (Rows{{"1"}, {"2"}}));
  EXPECT_EQ(document({"a"}, "{\n\"a\":1\n}\n{\n\"a\":2\n}\n").rows, (Rows{{"1"}, {"2"}}));
  EXPECT_EQ(document({"a"}, "{\"r\":[{\"a\":1}]}\n{\"r\":[{\"a\":2}]}", at({"r"})).rows,
            (Rows{{"1"}, {"2"}}));
  const auto tail = document({"a"}, "[{\"a\":1}]\nend of export");
  EXPECT_EQ(tail.rows, (Rows{{"1"}}));
  ASSERT_EQ(tail.issues.size(), 1u);
  EXPECT_EQ(tail.issues[0].text, "neither an object nor an array: end of export");
}

// What is whole is read, and the record the file breaks off in is said.
TEST(JsonReader, KeepsTheRecordsOfADocumentThatBreaksOff) {
  const std::string text = "{\"rows\":[{\"a\":1},\n{\"a\":2},\n{\"a\":\"three, [four\"}]}";
  for (std::size_t size = text.size() - 1; size > text.find("2}") + 1; --size) {
    const auto got = document({"a"}, text.substr(0, size), at({"rows"}));
    ASSERT_EQ(got.issues.size(), 1u) << size;
    const bool third = size > text.find("four\"}") + 5;
    ASSERT_EQ(got.rows.size(), third ? 3u : 2u) << size;
    EXPECT_EQ(got.issues[0].line, third ? 3u : 2u) << size;
    EXPECT_EQ(got.issues[0].kind, IssueKind::syntax_error);
  }
}

TEST(JsonReader, SaysWhichOtherArraysItDoesNotRead) {
  const auto got = document(
      {"a"}, "{\"tags\":[1,2],\"b\":[{\"x\":1},{\"x\":2}],\"rows\":[{\"a\":1}]}", at({"rows"}));
  EXPECT_EQ(got.rows, (Rows{{"1"}}));
  ASSERT_EQ(got.issues.size(), 1u);
  EXPECT_EQ(got.issues[0].kind, IssueKind::other_table);
  EXPECT_EQ(got.issues[0].path, "b");
  EXPECT_EQ(got.issues[0].text, "2");
}

// RFC 8259, section 4: names should be unique, and most readers take the last.
TEST(JsonReader, TakesTheLastOfANameThatStandsTwice) {
  const auto got = lines({"a", "b"}, "{\"a\":1,\"b\":[7,8],\"a\":2}");
  EXPECT_EQ(got.rows, (Rows{{"2", "7;8"}}));
  ASSERT_EQ(got.issues.size(), 1u);
  EXPECT_EQ(got.issues[0].kind, IssueKind::too_many_fields);
  EXPECT_EQ(got.issues[0].text, "a (twice)");
}

TEST(JsonReader, SaysWhereHalfOfASurrogatePairStands) {
  const auto whole = lines({"a"}, R"({"a":"\ud83d\ude00 \\ud83d �"})");
  EXPECT_EQ(whole.rows, (Rows{{"😀 \\ud83d �"}}));
  const auto half = lines({"a", "b"}, R"({"b":1,"a":"x\ud83d"})");
  EXPECT_EQ(half.rows, (Rows{{"x�", "1"}}));
  ASSERT_EQ(half.issues.size(), 1u);
  EXPECT_EQ(half.issues[0].kind, IssueKind::invalid_bytes);
  EXPECT_EQ(half.issues[0].text, "a");
}

TEST(JsonReader, GivesARowAnItem) {
  const std::string text =
      "{\"id\":1,\"items\":[{\"sku\":\"p\",\"tags\":[1,2]},{\"qty\":3,\"sku\":\"q\"}],\"total\":9}"
      "\n"
      "{\"id\":2,\"items\":[]}\n{\"id\":3,\"items\":[{\"sku\":\"r\"}]}";
  const std::vector<std::string> columns{"id", "items.sku", "items.qty", "items.tags", "total"};
  const auto got = lines(columns, text, "items");
  EXPECT_EQ(got.rows, (Rows{{"1", "p", "", "1;2", "9"},
                            {"1", "q", "3", "", "9"},
                            {"2", "", "", "", ""},
                            {"3", "r", "", "", ""}}));
  EXPECT_EQ(got.lines, (std::vector<std::uint32_t>{0, 0, 1, 2}));
  EXPECT_TRUE(got.issues.empty());
}

TEST(JsonReader, ReadsArraysByPlace) {
  const auto got =
      document({"order", "city"}, R"([["order","city"],["1",{"a":"x","b":"y"}],[2],[3,"z",4]])",
               {{}, "", 1});
  EXPECT_EQ(got.rows, (Rows{{"1", "x;y"}, {"2", ""}, {"3", "z"}}));
  ASSERT_EQ(got.issues.size(), 1u);
  EXPECT_EQ(got.issues[0].kind, IssueKind::too_many_fields);
  EXPECT_EQ(got.issues[0].path, "[3]");
  EXPECT_EQ(lines({"a", "b"}, "[1,null]\n[\"x\",true]").rows, (Rows{{"1", ""}, {"x", "true"}}));
}

TEST(JsonReader, ReadsColumns) {
  const auto got = in_columns({"a", "b"}, R"({"d":{"b":["x",null,"z"],"a":[1,2]}})", at({"d"}));
  EXPECT_EQ(got.rows, (Rows{{"1", "x"}, {"2", ""}, {"", "z"}}));
  ASSERT_EQ(got.issues.size(), 1u);
  EXPECT_EQ(got.issues[0].kind, IssueKind::too_few_fields);
  EXPECT_EQ(got.issues[0].path, "[2]");
  EXPECT_EQ(got.issues[0].text, "a");
  EXPECT_EQ(in_columns({"a", "b"}, "{\"a\":[1,2],\"b\":[3,?]}").issues.size(), 2u)
      << "what is no JSON, and what lacks for it";
}

TEST(JsonReader, RefusesBottomlessNesting) {
  std::string deep = "{\"a\":";
  for (int i = 0; i < 100'000; ++i) deep += "[";
  EXPECT_EQ(lines({"a"}, deep).issues.size(), 1u);
  std::string closed = "{\"a\":" + std::string(70, '[') + std::string(70, ']') + "}";
  EXPECT_EQ(lines({"a"}, closed).issues.size(), 1u);
}

TEST(JsonReader, TooDeepARecordCostsNoOther) {
  const std::string deep = "{\"a\":" + std::string(70, '[') + std::string(70, ']') + "}";
  const auto got = document({"a"}, "[{\"a\":1}," + deep + ",{\"a\":2}]");
  EXPECT_EQ(got.rows, (Rows{{"1"}, {"2"}}));
  ASSERT_EQ(got.issues.size(), 1u);
}

TEST(JsonHead, FindsColumnsAndRecords) {
  const auto tables = read_json_head(
      "{\"b\":1,\"a\":{\"x\":2}}\n{\"c\":[1,2],\"b\":null}\n{\"b\":", Framing::json_lines, 9);
  ASSERT_EQ(tables.size(), 1u);
  EXPECT_EQ(tables[0].columns, (std::vector<std::string>{"b", "a.x", "c"}));
  EXPECT_EQ(tables[0].records, (Rows{{"1", "2", ""}, {"", "", "1;2"}}));
}

TEST(JsonHead, ReadsTheCompleteObjectsOfACutDocument) {
  const std::string text =
      "{\"meta\":{\"tags\":[{\"k\":1}]},\n\"data\":[{\"a\":\"x\",\"b\":[{\"c\":1},{\"c\":2}]},"
      "{\"a\":\"y, z\"},{\"a\":\"w\"}]}";
  const auto all = read_json_head(text, Framing::json, 9);
  ASSERT_EQ(all.size(), 3u);
  const JsonTable& whole = all[0];
  EXPECT_EQ(whole.place.path, std::vector<std::string>{"data"});
  EXPECT_EQ(whole.columns, (std::vector<std::string>{"a", "b.c"}));
  EXPECT_EQ(whole.records, (Rows{{"x", "1;2"}, {"y, z", ""}, {"w", ""}}));
  EXPECT_EQ(all[1].place.path, (std::vector<std::string>{"meta", "tags"}));
  EXPECT_EQ(all[2].place.items, "b");
  EXPECT_EQ(all[2].records, (Rows{{"x", "1"}, {"x", "2"}, {"y, z", ""}, {"w", ""}}));
  for (std::size_t size = 0; size < text.size(); ++size) {
    for (const auto& cut : read_json_head(text.substr(0, size), Framing::json, 9)) {
      if (cut.place.path != whole.place.path || !cut.place.items.empty()) continue;
      ASSERT_LE(cut.records.size(), 3u);
      for (std::size_t i = 0; i < cut.records.size(); ++i)
        EXPECT_EQ(cut.records[i][0], whole.records[i][0]);
    }
  }
  const auto two = read_json_head(text.substr(0, text.find("\"w\"")), Framing::json, 9);
  EXPECT_EQ(two[0].records.size(), 2u);
}

TEST(JsonHead, TellsArraysAndColumnsFromRecords) {
  const auto rows = read_json_head(R"({"v":[["a","b"],[1,2]]})", Framing::json, 9);
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_TRUE(rows[0].of_rows);
  EXPECT_EQ(rows[0].records, (Rows{{"a", "b"}, {"1", "2"}}));
  const auto columns = read_json_head(R"({"n":2,"v":{"a":[1,2],"b":["x"]}})", Framing::json, 9);
  ASSERT_EQ(columns.size(), 1u);
  EXPECT_EQ(columns[0].framing, Framing::json_columns);
  EXPECT_EQ(columns[0].place.path, std::vector<std::string>{"v"});
  EXPECT_EQ(columns[0].columns, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(columns[0].records, (Rows{{"1", "x"}, {"2", ""}}));
  const auto record = read_json_head(R"({"n":2,"a":[1,2]})", Framing::json, 9);
  ASSERT_EQ(record.size(), 1u);
  EXPECT_EQ(record[0].framing, Framing::json);
  EXPECT_EQ(record[0].records, (Rows{{"2", "1;2"}}));
}

}  // namespace
}  // namespace clientele
