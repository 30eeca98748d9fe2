// One customer's card, against the list of customers and against its files.
#include "engine/customer_card.h"

#include <gtest/gtest.h>

#include "engine/sample/sample.h"
#include "support/run.h"

namespace clientele {
namespace {

using Json = nlohmann::json;
using test::Files;

class Cards {
 public:
  explicit Cards(const Files& files) : session_(test::plans_of(files), "", decoder_) {
    for (std::size_t i = 0; i < files.size(); ++i)
      EXPECT_TRUE(session_.add(i, 0, files[i].text, 0, true).has_value());
  }
  Json card(const std::string& id) {
    const auto text = session_.customer(id);
    EXPECT_TRUE(text.has_value());
    return text ? Json::parse(*text) : Json();
  }
  Json list() {
    const auto page = session_.customers("", R"({"limit": 200})");
    EXPECT_TRUE(page.has_value());
    return page ? Json::parse(*page) : Json();
  }

 private:
  test::IconvDecoder decoder_;
  Session session_;
};

std::size_t column_of(const Json& list, const std::string& id) {
  for (std::size_t i = 0; i < list["columns"].size(); ++i) {
    if (list["columns"][i]["id"] == id) return i;
  }
  ADD_FAILURE() << id;
  return 0;
}

TEST(CustomerCard, ItsPurchasesSumToTheListsRevenueAndOrders) {
  Files files;
  for (auto& file : make_sample({400, 31, false})) {
    if (file.name != "truth.json") files.push_back({file.name, std::move(file.text)});
  }
  Cards cards(files);
  const Json list = cards.list();
  const std::size_t net = column_of(list, "revenue_net"), orders = column_of(list, "orders");
  for (const auto& row : list["rows"]) {
    const Json card = cards.card(row[0]);
    ASSERT_EQ(card["id"], row[0]);
    double sum = 0;
    std::size_t bought = 0;
    std::string last = "9999";
    for (const auto& event : card["events"]) {
      sum += event.value("net", 0.0);
      bought += event["kind"] == "purchase" && event["net"].get<double>() > 0 ? 1u : 0u;
      EXPECT_LE(event.value("date", ""), last);
      last = event.value("date", "");
    }
    EXPECT_NEAR(sum, row[net].is_null() ? 0 : row[net].get<double>(), 1e-6) << row[0];
    EXPECT_EQ(static_cast<double>(bought), row[orders].get<double>()) << row[0];
    EXPECT_EQ(card["total"], card["events"].size());
  }
}

TEST(CustomerCard, TellsAttributesFeedbackAndContacts) {
  Cards cards(
      Files{{"orders.csv",
             "order_id,customer_id,order_date,product_name,channel,amount\n"
             "1,A,2024-01-05,Mug,Shop,10\n1,A,2024-01-05,Tea,Shop,5\n2,A,2024-03-05,Mug,Web,-10\n"},
            {"customers.csv", "customer_id,customer_name,gender,city\nA,Ann <b>,F,Paris\n"},
            {"survey.csv",
             "customer_id,date,satisfaction,comments\nA,2024-02-01,4,\"=good, \"\"really\"\"\"\n"
             "B,2024-02-01,2,bad\n"},
            {"contacts.csv",
             "customer_id,contact_date,contact_type,channel\nA,2024-02-20,Complaint,Phone\n"}});
  const Json card = cards.card("A");
  EXPECT_EQ(card["name"], "Ann <b>");
  ASSERT_EQ(card["events"].size(), 4u);
  EXPECT_EQ(card["events"][0]["kind"], "refund");
  EXPECT_EQ(card["events"][0]["net"], -10);
  EXPECT_EQ(card["events"][1]["kind"], "contact");
  EXPECT_EQ(card["events"][2]["kind"], "feedback");
  EXPECT_EQ(card["events"][2]["text"], "=good, \"really\"");
  EXPECT_EQ(card["events"][2]["ratings"][0]["value"], 4);
  EXPECT_EQ(card["events"][3]["kind"], "purchase");
  EXPECT_EQ(card["events"][3]["net"], 15);
  EXPECT_EQ(card["events"][3]["lines"], 2);
  EXPECT_EQ(card["events"][3]["items"], Json({"Mug", "Tea"}));
  EXPECT_TRUE(cards.card("nobody").is_null());
  EXPECT_TRUE(cards.card("").is_null());
}

}  // namespace
}  // namespace clientele
