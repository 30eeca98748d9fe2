// Questions of surveys, however they are worded: who answers, what is rated, what is only asked.
#include "schema/survey.h"

#include <functional>
#include <map>

#include "support/run.h"

namespace clientele {
namespace {

std::map<std::string, std::string> roles(const Plan& plan) {
  std::map<std::string, std::string> out;
  for (const auto& column : plan.columns) out[column.name] = std::string(role_name(column.role));
  return out;
}

// A file of 30 answers: a cell is what `answer` gives for its row and column.
std::string answers(const std::string& header, const std::function<std::string(int, int)>& answer) {
  std::string text = header + "\n";
  const auto columns = std::count(header.begin(), header.end(), ',') + 1;
  for (int row = 0; row < 30; ++row) {
    for (int column = 0; column < columns; ++column)
      text += (column > 0 ? "," : "") + answer(row, column);
    text += "\n";
  }
  return text;
}

Plan plan_of(const std::string& text) { return test::plans_of({{"survey.csv", text}}).at(0); }

TEST(Survey, QuestionsOfRecommendationAsTheyAreAsked) {
  for (const char* question :
       {"您有多大可能向朋友或同事推荐我们", "How likely are you to recommend us?",
        "How likely is it that you would recommend us to a friend or colleague?",
        "6、您向朋友推荐本店的可能性有多大", "您是否愿意把我们推荐给身边的人？"}) {
    const auto found =
        roles(plan_of(answers(std::string("id,") + question, [](int row, int column) {
          return column == 0 ? "V" + std::to_string(row) : std::to_string(row * 7 % 11);
        })));
    EXPECT_EQ(found.at(question), "recommend") << question;
  }
  // Who came by a recommendation, and what is to be read, are something else.
  const auto found =
      roles(plan_of(answers("id,您是经朋友推荐来的吗,您为什么会推荐我们", [](int row, int column) {
        return column == 0   ? "V" + std::to_string(row)
               : column == 1 ? std::string(row % 2 == 0 ? "是" : "否")
                             : "因为第" + std::to_string(row) + "次来也很好";
      })));
  EXPECT_EQ(found.at("您是经朋友推荐来的吗"), "attribute");
  EXPECT_NE(found.at("您为什么会推荐我们"), "recommend");
}

TEST(Survey, WhatIsRatedByItsBareName) {
  const auto rate = [](int row, int column) {
    if (column == 0) return "V" + std::to_string(row);
    if (column == 1) return "2024-03-" + std::to_string(10 + row % 20);
    return std::to_string(1 + (row * (column + 1) + row / 7) % 5);
  };
  const auto chinese =
      roles(plan_of(answers("会员编号,日期,总体满意度,服务态度,环境,价格,讲解,口味,"
                            "您有多大可能向朋友或同事推荐我们",
                            rate)));
  for (const char* aspect : {"服务态度", "环境", "价格", "讲解", "口味"})
    EXPECT_EQ(chinese.at(aspect), "aspect") << aspect;
  EXPECT_EQ(chinese.at("会员编号"), "customer");
  EXPECT_EQ(chinese.at("总体满意度"), "satisfaction");
  // What is counted or coded is rated by nobody.
  const auto facts =
      roles(plan_of(answers("会员编号,日期,总体满意度,产品类型,交货天数,服务等级", rate)));
  for (const char* fact : {"产品类型", "交货天数", "服务等级"})
    EXPECT_NE(facts.at(fact), "aspect") << fact;
  const auto english = roles(plan_of(answers(
      "Customer ID,Date,Overall satisfaction,Staff,Cleanliness,Price,Food,Region code", rate)));
  for (const char* aspect : {"Staff", "Cleanliness", "Price", "Food"})
    EXPECT_EQ(english.at(aspect), "aspect") << aspect;
  EXPECT_NE(english.at("Region code"), "aspect");
}

TEST(Survey, ScalesThatTheHeaderNames) {
  const auto found = roles(plan_of(
      answers("id,Overall satisfaction (1-7),Onboarding (1-7),How likely are you to recommend us?",
              [](int row, int column) {
                return column == 0 ? std::to_string(row) : std::to_string(1 + row * column % 7);
              })));
  EXPECT_EQ(found.at("Overall satisfaction (1-7)"), "satisfaction");
  EXPECT_EQ(found.at("Onboarding (1-7)"), "aspect");
}

TEST(Survey, TheWholeBeforeItsParts) {
  EXPECT_TRUE(asks_overall("2、您对我们产品的总体满意程度"));
  EXPECT_TRUE(asks_overall("2、总体来说，您对本店满意吗"));
  EXPECT_TRUE(asks_overall("您对我们的满意度（1-5分）"));
  EXPECT_TRUE(asks_overall("Customer satisfaction score"));
  EXPECT_FALSE(asks_overall("3、您对产品质量的满意度"));
  EXPECT_FALSE(asks_overall("Satisfaction with staff"));
  const char* header = "客户编号,产品质量满意度,交货速度满意度,对我们总体是否满意";
  const auto found = roles(plan_of(answers(header, [](int row, int column) {
    return column == 0 ? "C" + std::to_string(row) : std::to_string(1 + row * column % 5);
  })));
  EXPECT_EQ(found.at("对我们总体是否满意"), "satisfaction");
  EXPECT_EQ(found.at("产品质量满意度"), "aspect");
  EXPECT_EQ(found.at("交货速度满意度"), "aspect");
  // The only one there is.
  const auto one = roles(plan_of(answers("客户编号,服务满意度", [](int row, int column) {
    return column == 0 ? "C" + std::to_string(row) : std::to_string(1 + row % 5);
  })));
  EXPECT_EQ(one.at("服务满意度"), "satisfaction");
}

// Prices of 1 to 5 beside money are prices.
TEST(Survey, OrdersWithARatingAreNoSurvey) {
  const auto found = roles(
      plan_of(answers("订单号,客户编号,日期,商品,数量,价格,金额,满意度", [](int row, int column) {
        const int price = 1 + row % 5, quantity = 1 + row % 3;
        const std::string cells[] = {"O" + std::to_string(row),
                                     "C" + std::to_string(row % 9),
                                     "2024-01-" + std::to_string(10 + row % 20),
                                     "P" + std::to_string(price),
                                     std::to_string(quantity),
                                     std::to_string(price),
                                     std::to_string(price * quantity),
                                     std::to_string(1 + row % 5)};
        return cells[column];
      })));
  EXPECT_EQ(found.at("价格"), "unit_price");
  EXPECT_EQ(found.at("满意度"), "satisfaction");
}

std::string wjx(const std::string& asked, const std::string& answer) {
  return answers("序号,提交答卷时间,所用时间,来源," + asked + ",总体满意度", [&](int row,
                                                                                 int column) {
    const std::string n = std::to_string(row);
    const std::string cells[] = {n,          "2024/3/" + std::to_string(1 + row % 28) + " 8:26:00",
                                 n + "秒",   "微信",
                                 answer + n, std::to_string(1 + row % 5)};
    return cells[column];
  });
}

TEST(Survey, WhoAnswersIsAskedOrNot) {
  const std::pair<const char*, const char*> asked[] = {{"1、您的公司名称", "公司"},
                                                       {"1、您的会员编号", "C"},
                                                       {"1、您的姓名", "张"},
                                                       {"1、您的手机号", "1380000"}};
  for (const auto& [question, answer] : asked) {
    const auto found = roles(plan_of(wjx(question, answer)));
    EXPECT_EQ(found.at(question), "customer") << question;
    EXPECT_NE(found.at("序号"), "customer") << question;
    EXPECT_EQ(found.at("来源"), "channel") << question;
  }
}

TEST(Survey, AnswersWithoutAnAuthorAreCustomersOnlyAlone) {
  const test::TextFile survey{"survey.csv", wjx("1、您最喜欢的一点", "第")};
  const test::TextFile orders{"orders.csv", "订单号,客户编号,日期,金额\n1,C1,2024-01-01,5\n"};
  const auto alone = test::plans_of({survey});
  EXPECT_EQ(roles(alone[0]).at("序号"), "customer");
  for (const auto& other : {orders, test::TextFile{"again.csv", survey.text}}) {
    auto plans = test::plans_of({survey, other});
    EXPECT_EQ(roles(plans[0]).at("序号"), "ignored") << other.name;
    EXPECT_EQ(plans[0].tables, std::vector{TableKind::feedback});
    const auto before = plans;
    agree_on_customers(plans);
    EXPECT_EQ(plans, before);
  }
}

}  // namespace
}  // namespace clientele
