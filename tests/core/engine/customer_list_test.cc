// The list of customers: every customer once, in any order, and the same as the spreadsheet's.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "engine/engine.h"
#include "support/run.h"

namespace clientele {
namespace {

using nlohmann::json;

class CustomerLists : public testing::Test {
 protected:
  CustomerLists() : session_(test::plans_of(files()), "", decoder_) {
    for (std::size_t i = 0; i < files().size(); ++i)
      EXPECT_TRUE(session_.add(i, 0, files()[i].text, 0, true).has_value());
  }

  // 40 customers: customer i has i % 4 + 1 orders of i yuan; every tenth is only in the other file.
  static test::Files files() {
    std::string orders = "order_id,customer_id,date,amount\n";
    std::string customers = "customer_id,name\n";
    int order = 0;
    for (int i = 1; i <= 40; ++i) {
      const auto id = std::to_string(i);
      customers += "C" + id + ",Name " + (i % 2 == 0 ? "Even" : "odd") + " " + id + "\n";
      for (int n = 0; i % 10 != 0 && n < i % 4 + 1; ++n) {
        orders += std::to_string(++order) + ",C" + id + ",2024-0" + std::to_string(n + 1) + "-" +
                  (i < 10 ? "0" : "") + std::to_string(i % 28 + 1) + "," + id + "\n";
      }
    }
    return {{"orders.csv", orders}, {"customers.csv", customers}};
  }

  json page(const json& query, const std::string& options = "") {
    const auto text = session_.customers(options, query.dump());
    EXPECT_TRUE(text.has_value()) << (text ? "" : text.error().kind);
    return text ? json::parse(*text) : json::object();
  }
  static std::size_t column(const json& page, const std::string& id) {
    for (std::size_t i = 0; i < page["columns"].size(); ++i) {
      if (page["columns"][i]["id"] == id) return i;
    }
    ADD_FAILURE() << "no column " << id;
    return 0;
  }
  std::string error(const json& query) {
    const auto text = session_.customers("", query.dump());
    return text ? "" : text.error().kind;
  }

  test::IconvDecoder decoder_;
  Session session_;
};

TEST_F(CustomerLists, PagesHoldEveryCustomerOnce) {
  std::set<std::string> ids;
  for (std::size_t offset = 0; offset < 50; offset += 7) {
    const auto part = page({{"offset", offset}, {"limit", 7}, {"sort", "revenue_net"}});
    EXPECT_EQ(part["total"], 40);
    for (const auto& row : part["rows"]) EXPECT_TRUE(ids.insert(row[0]).second) << row[0];
  }
  EXPECT_EQ(ids.size(), 40u);
}

TEST_F(CustomerLists, SortsBothWaysWithNothingLastAndTiesById) {
  for (const bool descending : {false, true}) {
    const auto all = page({{"sort", "orders"}, {"descending", descending}});
    const auto at = column(all, "orders");
    for (std::size_t i = 1; i < all["rows"].size(); ++i) {
      const auto &before = all["rows"][i - 1], &after = all["rows"][i];
      if (before[at] == after[at]) {
        EXPECT_LT(before[0].get<std::string>(), after[0].get<std::string>());
      } else {
        EXPECT_EQ(before[at].get<int>() > after[at].get<int>(), descending);
      }
    }
    const auto recency = page({{"sort", "recency_days"}, {"descending", descending}});
    for (std::size_t i = 36; i < 40; ++i)
      EXPECT_TRUE(recency["rows"][i][column(recency, "recency_days")].is_null());
  }
}

TEST_F(CustomerLists, FindsByIdAndNameWhateverTheCase) {
  EXPECT_EQ(page({{"search", "even"}})["total"], 20);
  EXPECT_EQ(page({{"search", "c12"}})["total"], 1);
  EXPECT_EQ(page({{"search", "nobody"}})["total"], 0);
}

TEST_F(CustomerLists, GroupsHaveTheReportsCounts) {
  const auto report = json::parse(*session_.report(""));
  for (const std::string group : {"abc.a", "abc.c", "rfm.champions", "rfm.regular_win_back"}) {
    const auto dot = group.find('.');
    const auto part = page({{"filters", json::array({{{"column", group.substr(0, dot)},
                                                      {"value", group.substr(dot + 1)}}})}});
    EXPECT_EQ(part["total"], report["figures"][group + ".customers"]["value"]) << group;
    for (const auto& row : part["rows"])
      EXPECT_EQ(row[column(part, group.substr(0, dot))], group.substr(dot + 1));
  }
  const auto money =
      page({{"filters", json::array({{{"column", "revenue_net"}, {"min", 60}, {"max", 100.5}}})}});
  EXPECT_GT(money["total"], 0);
  for (const auto& row : money["rows"]) {
    EXPECT_GE(row[column(money, "revenue_net")].get<double>(), 60);
    EXPECT_LE(row[column(money, "revenue_net")].get<double>(), 100.5);
  }
}

TEST_F(CustomerLists, TablesOfTheReportNameTheirGroups) {
  const auto report = json::parse(*session_.report(""));
  std::set<std::string> columns;
  for (const auto& section : report["sections"]) {
    for (const auto& block : section["blocks"]) {
      if (!block.contains("table") || !block["table"].contains("groups")) continue;
      const auto& groups = block["table"]["groups"];
      EXPECT_EQ(groups["values"].size(), block["table"]["rows"].size()) << block["id"];
      columns.insert(groups["column"]);
      for (const auto& value : groups["values"]) {
        if (value.is_null()) continue;
        EXPECT_EQ(
            error({{"filters", json::array({{{"column", groups["column"]}, {"value", value}}})}}),
            "");
      }
    }
  }
  EXPECT_EQ(columns, (std::set<std::string>{"abc", "change.state", "rfm", "tier"}));
}

TEST_F(CustomerLists, FollowsTheOptions) {
  const std::string other = R"({"abc_first":0.5,"abc_second":0.25})";
  const json query = {{"filters", json::array({{{"column", "abc"}, {"value", "a"}}})}};
  const auto few = page(query)["total"].get<int>();
  EXPECT_GT(page(query, other)["total"].get<int>(), few);
  EXPECT_EQ(page(query)["total"], few);
}

TEST_F(CustomerLists, SaysWhatIsWrongWithAQuery) {
  EXPECT_EQ(error({{"sort", "revenu"}}), "customers_column");
  EXPECT_EQ(error({{"filters", json::array({{{"column", "x"}, {"value", "y"}}})}}),
            "customers_column");
  EXPECT_EQ(error({{"offset", -1}}), "customers_query");
  EXPECT_EQ(error({{"filters", 3}}), "customers_query");
  EXPECT_EQ(error(json::array()), "customers_query");
  EXPECT_EQ(page({{"filters", json::array({{{"column", "abc"}, {"value", "z"}}})}})["total"], 0);
}

}  // namespace
}  // namespace clientele
