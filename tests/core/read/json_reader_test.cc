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
ReadJson read(std::vector<std::string> columns, Feed feed) {
  test::KeepingSink sink;
  JsonReader reader(std::move(columns), sink);
  feed(reader);
  ReadJson out;
  for (auto& record : sink.records) {
    out.rows.push_back(record.fields);
    out.lines.push_back(record.line);
  }
  out.issues = reader.take_issues();
  return out;
}
ReadJson lines(std::vector<std::string> columns, std::string_view text) {
  return read(std::move(columns), [&](JsonReader& reader) { reader.feed_lines(text); });
}
ReadJson document(std::vector<std::string> columns, std::string_view text,
                  const std::vector<std::string>& path = {}) {
  return read(std::move(columns), [&](JsonReader& reader) { reader.feed_document(text, path); });
}

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
  for (const char* bad :
       {"{\"a\":1", "{\"a\":}", "[1]", "7", "{\"a\":1}{\"a\":2}", "{\"a\":01}", "{\"a\":1 \"b\":2}",
        "{\"a\":\"x}", "{\"a\":nul}", "{a:1}", "\"a\"", "{\"a\":12abc}", "{\"a\":1},"}) {
    const auto got = lines({"a", "b"}, std::string("{\"a\":0}\r\n") + bad + "\n{\"a\":9}\n");
    EXPECT_EQ(got.rows, (Rows{{"0", ""}, {"9", ""}})) << bad;
    ASSERT_EQ(got.issues.size(), 1u) << bad;
    EXPECT_EQ(got.issues[0].kind, IssueKind::syntax_error);
    EXPECT_EQ(got.issues[0].line, 1u);
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
      document({"a"}, "{\"r\":{\"n\":2,\"rows\":[{\"a\":1},5,{\"a\":2}]}}", {"r", "rows"});
  EXPECT_EQ(deep.rows, (Rows{{"1"}, {"2"}}));
  EXPECT_EQ(deep.lines, (std::vector<std::uint32_t>{0, 2})) << "ordinals";
  ASSERT_EQ(deep.issues.size(), 1u);
  EXPECT_EQ(deep.issues[0].path, "L1 r.rows[1]");
}

TEST(JsonReader, StopsADocumentWhereItIsNoJson) {
  const auto got = document({"a"}, "[{\"a\":1},\n{\"a\":2},\n{\"a\":?},\n{\"a\":4}]");
  EXPECT_EQ(got.rows, (Rows{{"1"}, {"2"}}));
  ASSERT_EQ(got.issues.size(), 1u);
  EXPECT_EQ(got.issues[0].path, "L3 [2].a");
  EXPECT_EQ(got.issues[0].text, "?},");
  EXPECT_EQ(document({"a"}, "[{\"a\":\"x").issues.size(), 1u);
  EXPECT_EQ(document({"a"}, "").issues.size(), 1u);
  EXPECT_EQ(document({"a"}, "{\"b\":[]}", {"rows"}).issues.size(), 1u);
}

// What is whole is read, and the record the file breaks off in is said.
TEST(JsonReader, KeepsTheRecordsOfADocumentThatBreaksOff) {
  const std::string text = "{\"rows\":[{\"a\":1},\n{\"a\":2},\n{\"a\":\"three, [four\"}]}";
  for (std::size_t size = text.size() - 1; size > text.find("2}") + 1; --size) {
    const auto got = document({"a"}, text.substr(0, size), {"rows"});
    ASSERT_EQ(got.issues.size(), 1u) << size;
    const bool third = size > text.find("four\"}") + 5;
    ASSERT_EQ(got.rows.size(), third ? 3u : 2u) << size;
    EXPECT_EQ(got.issues[0].line, third ? 3u : 2u) << size;
    EXPECT_EQ(got.issues[0].kind, IssueKind::syntax_error);
  }
}

TEST(JsonReader, RefusesBottomlessNesting) {
  std::string deep = "{\"a\":";
  for (int i = 0; i < 100'000; ++i) deep += "[";
  EXPECT_EQ(lines({"a"}, deep).issues.size(), 1u);
  std::string closed = "{\"a\":" + std::string(70, '[') + std::string(70, ']') + "}";
  EXPECT_EQ(lines({"a"}, closed).issues.size(), 1u);
}

TEST(JsonHead, FindsColumnsAndRecords) {
  const auto head = read_json_head(
      "{\"b\":1,\"a\":{\"x\":2}}\n{\"c\":[1,2],\"b\":null}\n{\"b\":", Framing::json_lines, 9);
  EXPECT_EQ(head.columns, (std::vector<std::string>{"b", "a.x", "c"}));
  EXPECT_EQ(head.records, (Rows{{"1", "2", ""}, {"", "", "1;2"}}));
}

TEST(JsonHead, ReadsTheCompleteObjectsOfACutDocument) {
  const std::string text =
      "{\"meta\":{\"tags\":[{\"k\":1}]},\n\"data\":[{\"a\":\"x\",\"b\":[{\"c\":1},{\"c\":2}]},"
      "{\"a\":\"y, z\"},{\"a\":\"w\"}]}";
  const auto whole = read_json_head(text, Framing::json, 9);
  EXPECT_EQ(whole.path, std::vector<std::string>{"data"});
  EXPECT_EQ(whole.columns, (std::vector<std::string>{"a", "b.c"}));
  EXPECT_EQ(whole.records, (Rows{{"x", "1;2"}, {"y, z", ""}, {"w", ""}}));
  for (std::size_t size = 0; size < text.size(); ++size) {
    const auto cut = read_json_head(text.substr(0, size), Framing::json, 9);
    if (cut.path != whole.path) continue;
    ASSERT_LE(cut.records.size(), 3u);
    for (std::size_t i = 0; i < cut.records.size(); ++i)
      EXPECT_EQ(cut.records[i][0], whole.records[i][0]);
  }
  const auto two = read_json_head(text.substr(0, text.find("\"w\"")), Framing::json, 9);
  EXPECT_EQ(two.records.size(), 2u);
}

}  // namespace
}  // namespace clientele
