// JSON in the shapes that exports have: which array is the table, and that nothing of it is lost
// without a word.
#include "support/run.h"

namespace clientele {
namespace {

using test::Files;
using test::Report;
using Path = std::vector<std::string>;

constexpr std::size_t kLittle = kHead + 1000;  // bytes that a first head does not get past

std::string orders(std::size_t count, const std::string& between = ",\n") {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    out += (i == 0 ? "" : between) + R"({"order":"A)" + std::to_string(i) + R"(","customer":"C)" +
           std::to_string(i % 3) + R"(","date":"2024-01-0)" + std::to_string(i % 9 + 1) +
           R"(","amount":10})";
  }
  return out;
}
std::string repeated(const std::string& text, std::size_t bytes) {
  std::string out = text;
  while (out.size() < bytes) out += "," + text;
  return out;
}

// As the command and the page do it: a longer head where the first is too short.
Plan plan_of(const std::string& text, const std::string& settings = "") {
  test::IconvDecoder decoder;
  auto plan = plan_file("a.json", text.size(), text.substr(0, kHead), settings, decoder);
  EXPECT_TRUE(plan.has_value());
  if (plan && plan->head_too_short)
    plan = plan_file("a.json", text.size(), text.substr(0, kWideHead), settings, decoder);
  return plan ? *plan : Plan{};
}

// Whatever stands before the records, and however long it is.
TEST(JsonFiles, TheArrayThatIsATableIsFound) {
  const std::string log = R"({"at":"2024-01-01T00:00:00","level":"info","message":"exported"})";
  const std::string customers =
      R"({"customer_id":"C1","name":"Ann","gender":"f","city":"Bonn","phone":"1","email":"a@b.c"})";
  for (const std::string& before :
       {R"("log":[)" + repeated(log, kLittle) + "]",
        R"("ids":[)" + repeated("123456", kLittle) + "]",
        R"("customers":[)" + repeated(customers, kLittle) + "]",
        R"("blob":")" + std::string(kLittle, 'x') + "\"",
        R"("grid":[)" + repeated("[1,2,3]", kLittle) + "]",
        R"("meta":{"deep":{"log":[)" + repeated(log, kLittle) + "]}}"}) {
    SCOPED_TRACE(before.substr(0, 30));
    const Plan plan = plan_of("{" + before + R"(,"data":{"orders":[)" + orders(20) + "]}}");
    EXPECT_TRUE(plan.is(TableKind::transactions));
    EXPECT_EQ(plan.json_path, (Path{"data", "orders"}));
    EXPECT_FALSE(plan.head_too_short);
  }
  EXPECT_EQ(plan_of("[" + orders(20'000) + "]").json_path, Path{}) << "needs no longer head";
}

TEST(JsonFiles, AHeadThatEndsBeforeTheRecordsSaysSo) {
  const std::string text =
      R"({"blob":")" + std::string(kLittle, 'x') + R"(","orders":[)" + orders(3);
  test::IconvDecoder decoder;
  const auto plan = plan_file("a.json", text.size(), text.substr(0, kHead), "", decoder);
  ASSERT_TRUE(plan.has_value());
  EXPECT_FALSE(plan->recognised);
  EXPECT_TRUE(plan->head_too_short);
  const auto again = plans_from_json(plans_json({*plan}));
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(again->at(0), *plan);
}

// Settings that name a column choose the array that has it.
TEST(JsonFiles, AColumnThatIsNamedChoosesItsArray) {
  const std::string text =
      R"({"orders":[)" + orders(9) + R"(],"people":[{"who":"C1","town":"Bonn"}]})";
  EXPECT_EQ(plan_of(text).json_path, Path{"orders"});
  const Plan plan =
      plan_of(text, R"({"mappings":[{"file":"a.json","column":"who","role":"customer",)"
                    R"("table":"customers"}]})");
  EXPECT_EQ(plan.json_path, Path{"people"});
  EXPECT_TRUE(plan.is(TableKind::customers));
}

TEST(JsonFiles, OtherArraysAreSaid) {
  const Report report(
      Files{{"a.json", R"({"people":[{"who":"C1"},{"who":"C2"}],"orders":[)" + orders(9) + "]}"}});
  EXPECT_EQ(report.figure("data.rows"), 9);
  EXPECT_EQ(report.issue("other_table"), 1u);
}

TEST(JsonFiles, OneDataInManyShapesIsOneReport) {
  const std::string expected_rows = orders(9, "\n");
  const Report lines(Files{{"a.json", expected_rows}});
  EXPECT_EQ(lines.figure("data.rows"), 9);
  EXPECT_EQ(lines.figure("revenue.net"), 90);
  std::string rows = R"(["order","customer","date","amount"])", columns[4];
  for (const auto& order : nlohmann::json::parse("[" + orders(9) + "]")) {
    const char* names[] = {"order", "customer", "date", "amount"};
    nlohmann::json row = nlohmann::json::array();
    for (std::size_t c = 0; c < 4; ++c) {
      row.push_back(order[names[c]]);
      columns[c] += (columns[c].empty() ? "" : ",") + order[names[c]].dump();
    }
    rows += ",\n" + row.dump();
  }
  std::string row_lines = rows;
  for (std::size_t at = 0; (at = row_lines.find(",\n", at)) != std::string::npos;)
    row_lines.erase(at, 1);
  const std::pair<const char*, std::string> shapes[] = {
      {"array", "[" + orders(9) + "]"},
      {"array with a byte order mark", "\xEF\xBB\xBF[" + orders(9) + "]"},
      {"null first", "[null," + orders(9) + "]"},
      {"trailing comma", "[" + orders(9) + ",]"},
      {"under keys", R"({"ok":true,"data":{"rows":[)" + orders(9) + "]}}"},
      {"lines with a byte order mark", "\xEF\xBB\xBF" + expected_rows},
      {"lines with blank ones", orders(9, "\r\n \r\n\n") + "\n\n"},
      {"objects one after the other", orders(9, " ")},
      {"arrays one after the other", "[" + orders(9, "]\n[") + "]"},
      {"pages", R"({"p":1,"rows":[)" + orders(9, R"(]}{"p":2,"rows":[)") + "]}"},
      {"rows under a header", "[" + rows + "]"},
      {"lines of rows under a header", row_lines},
      {"columns", R"({"order":[)" + columns[0] + R"(],"customer":[)" + columns[1] +
                      R"(],"date":[)" + columns[2] + R"(],"amount":[)" + columns[3] + "]}"},
  };
  for (const auto& [name, text] : shapes) {
    SCOPED_TRACE(name);
    const Report report(Files{{"a.json", text}});
    EXPECT_EQ(report.figure("data.rows") - report.figure("data.rows_set_aside"), 9);
    EXPECT_EQ(report.figure("revenue.net"), 90);
    EXPECT_EQ(report.figure("customers.total"), 3);
    if (text[1] == 'n') continue;  // said to be no record
    for (const auto& issue : report.json()["data_quality"]["issues"])
      EXPECT_EQ(issue["kind"], "no_such_issue");
  }
}

// An order's lines become rows, and its total, which stands beside them, counts once: whether or
// not most orders have one line, and with or without lines that add up.
TEST(JsonFiles, ItemsOfAnOrderAreItsLines) {
  const std::string text =
      R"([{"order":"1","customer":"C1","date":"2024-01-01","amount":35,"items":[)"
      R"({"product":"pen","quantity":2,"price":10},{"product":"ink","quantity":1,"price":15}]},)"
      R"({"order":"2","customer":"C2","date":"2024-01-02","amount":12,"items":[)"
      R"({"product":"pen","quantity":1,"price":10}]},)"
      R"({"order":"3","customer":"C2","date":"2024-01-03","amount":10,"items":[)"
      R"({"product":"pen","quantity":1,"price":10}]},)"
      R"({"order":"4","customer":"C1","date":"2024-01-04","amount":7,"items":[]}])";
  EXPECT_EQ(plan_of(text).json_items, "items");
  const Report report(Files{{"a.json", text}});
  EXPECT_EQ(report.figure("data.rows"), 5);
  EXPECT_EQ(report.figure("revenue.net"), 64);
  EXPECT_EQ(report.issue("unreadable_number"), 0u);
  EXPECT_EQ(report.issue("repeated_order_total"), 1u);

  auto without = nlohmann::json::parse(text);
  for (auto& order : without) order.erase("amount");
  const Report lines(Files{{"a.json", without.dump()}});
  EXPECT_EQ(lines.figure("revenue.net"), 55);
  EXPECT_EQ(lines.issue("repeated_order_total"), 0u);
}

// As shops' interfaces give it: the record's id is the order's, a line's is not.
TEST(JsonFiles, AnIdBesideItemsIsTheOrders) {
  const Report report(Files{
      {"a.json",
       R"([{"id":7,"created_at":"2024-01-01","customer":"C1","total_price":"30.00","line_items":[)"
       R"({"id":1,"sku":"p","quantity":2,"price":"10"},{"id":2,"sku":"q","quantity":1,"price":"10"}]},)"
       R"({"id":8,"created_at":"2024-01-02","customer":"C2","total_price":"10.00","line_items":[)"
       R"({"id":3,"sku":"p","quantity":1,"price":"10"}]}])"}});
  EXPECT_EQ(report.figure("data.rows"), 3);
  EXPECT_EQ(report.figure("revenue.net"), 40);
}

// Lines are cut anywhere, those above the data and those that become several rows among them.
TEST(JsonFiles, LinesReadInPiecesAreOneReport) {
  const std::string rows =
      "[\"order\",\"customer\",\"date\",\"amount\"]\n[1,\"C1\",\"2024-01-01\",5]\n"
      "[2,\"C2\",\"2024-01-02\",7]\n";
  std::string items;
  for (int i = 0; i < 9; ++i) {
    const std::string n = std::to_string(i % 4);
    items += R"({"order":"A)" + std::to_string(i) + R"(","customer":"C)" + n +
             R"(","date":"2024-01-05","items":[{"sku":"p","quantity":1,"price":3},{"sku":"q)" + n +
             R"(","quantity":2,"price":4},{"sku":"r","quantity":)" + n + R"(,"price":5}]})" + "\n";
  }
  for (const std::string& text : {rows, items}) {
    const Files files{{"a.json", text}};
    const std::string whole = test::report_text(files);
    for (const std::size_t size : {1u, 13u, 100u}) {
      test::IconvDecoder decoder;
      Session session(test::plans_of(files), "", decoder);
      std::uint8_t state = 0;
      for (std::size_t at = 0; at < text.size(); at += size) {
        const auto exit =
            session.add(0, at, text.substr(at, size), state, at + size >= text.size());
        ASSERT_TRUE(exit.has_value());
        state = *exit;
      }
      EXPECT_EQ(session.report("").value(), whole) << size;
    }
  }
}

// Without the order's number its total would count on each line: values are joined instead.
TEST(JsonFiles, ItemsStayJoinedWhereMoneyWouldCountTwice) {
  const std::string text =
      R"([{"customer":"C1","date":"2024-01-01","amount":35,"items":[{"product":"pen"},{"product":"ink"}]},)"
      R"({"customer":"C2","date":"2024-01-02","amount":12,"items":[{"product":"pen"}]}])";
  EXPECT_EQ(plan_of(text).json_items, "");
  EXPECT_EQ(Report(Files{{"a.json", text}}).figure("revenue.net"), 47);
}

TEST(JsonFiles, NamesWithBlanksAroundThemHaveTheirValues) {
  const Report report(
      Files{{"a.json", R"([{" customer":"C1","date ":"2024-01-01"," amount ":5}])"}});
  EXPECT_EQ(report.figure("revenue.net"), 5);
  EXPECT_EQ(report.issue("too_many_fields"), 0u);
}

}  // namespace
}  // namespace clientele
