// Names, numbers and addresses as they are compared; which customers are one.
#include <gtest/gtest.h>

#include <algorithm>

#include "clean/duplicates/contact_key.h"
#include "clean/duplicates/groups.h"
#include "clean/duplicates/jaro_winkler.h"
#include "clean/duplicates/normal_name.h"

namespace clientele {
namespace {

// Winkler 1990, table of examples; also Winkler 2006, "Overview of Record Linkage", table 6.
TEST(JaroWinkler, PublishedValues) {
  EXPECT_NEAR(jaro_winkler(U"MARTHA", U"MARHTA"), 0.961, 0.0005);
  EXPECT_NEAR(jaro_winkler(U"DWAYNE", U"DUANE"), 0.840, 0.0005);
  EXPECT_NEAR(jaro_winkler(U"DIXON", U"DICKSONX"), 0.813, 0.0005);
  EXPECT_NEAR(jaro_winkler(U"JULIES", U"JULIUS"), 0.933, 0.0005);
  EXPECT_NEAR(jaro_winkler(U"TANYA", U"TONYA"), 0.880, 0.0005);
}

TEST(JaroWinkler, IsSymmetricAndBounded) {
  const std::u32string names[] = {U"",         U"华", U"华为", U"华为技术",
                                  U"技术华为", U"AB", U"BA",   U"ABC"};
  for (const auto& a : names) {
    for (const auto& b : names) {
      const double value = jaro_winkler(a, b);
      EXPECT_EQ(value, jaro_winkler(b, a));
      EXPECT_GE(value, 0);
      EXPECT_LE(value, 1);
      EXPECT_EQ(value == 1, a == b && !a.empty());
    }
  }
}

std::string core(std::string_view name) { return normal_name(name).core; }

TEST(NormalName, CompaniesWithoutLegalFormPlaceAndWidth) {
  for (const char* name :
       {"星河科技有限公司", "星河科技(上海)有限公司", "星河科技（上海）有限责任公司",
        "上海星河科技股份有限公司", "上海市星河科技有限公司", " 星河科技 有限公司 ",
        "星河科技有限公司上海分公司", "星河科技集团"}) {
    EXPECT_EQ(core(name), "星河科技") << name;
    EXPECT_TRUE(normal_name(name).company) << name;
  }
  EXPECT_EQ(normal_name("星河科技（上海）有限公司").place.province, "上海");
  EXPECT_EQ(normal_name("深圳市星河科技有限公司").place.province, "广东");
  EXPECT_EQ(normal_name("深圳市星河科技有限公司").place.city, "深圳");
  for (const char* name :
       {"ACME Tools Co., Ltd.", "Acme Tools Inc.", "acme tools", "ＡＣＭＥ　ＴＯＯＬＳ　LLC"}) {
    if (std::string_view(name) != "acme tools") {
      EXPECT_TRUE(normal_name(name).company) << name;
      EXPECT_EQ(core(name), "acmetools") << name;
    }
  }
}

// Something must be left: these names are their legal form or their place.
TEST(NormalName, NeverTakesTheWholeName) {
  EXPECT_EQ(core("有限公司"), "有限");
  EXPECT_EQ(core("上海有限公司"), "上海");
  EXPECT_EQ(core("Group Ltd"), "group");
  EXPECT_EQ(core(""), "");
  EXPECT_EQ(core("（上海）"), "");
}

TEST(NormalName, PeopleWhateverTheOrderOfTheirNames) {
  EXPECT_EQ(core("Smith, John"), core("Mr. John Smith"));
  EXPECT_NE(core("John Smith"), core("Joan Smith"));
  EXPECT_EQ(core("王 伟"), "王伟");
  EXPECT_FALSE(normal_name("欧阳修文").company);
}

TEST(ContactKey, NumbersThatTellCustomersApart) {
  for (const char* text :
       {"13800138000", "+86 138-0013-8000", "0086 13800138000", "138 0013 8000",
        "１３８００１３８０００", "13800138000; 13900139000", "13800138000 转 8"}) {
    EXPECT_EQ(phone_key(text), "13800138000") << text;
  }
  for (const char* text :
       {"", "138****8000", "1.38E+10", "12345", "00000000000", "12345678901", "无"})
    EXPECT_EQ(phone_key(text), "") << text;
  EXPECT_EQ(email_key(" Li.Wei@Example.COM "), "li.wei@example.com");
  for (const char* text :
       {"", "li.wei", "@example.com", "l***@example.com", "none@none.com", "a@b", "a@b@c.d"})
    EXPECT_EQ(email_key(text), "") << text;
}

struct Listed {
  std::string_view id, name, contact = {}, phone = {}, email = {}, place = {}, industry = {};
};

struct Match {
  Persons persons;
  std::vector<DuplicatePair> pairs;
};

Match match(const std::vector<Listed>& list) {
  Match out;
  for (const auto& p : list)
    out.persons.add(p.id, {p.name, p.contact, p.phone, p.email, p.place, p.industry});
  out.persons.settle();
  out.pairs = match_persons(out.persons);
  return out;
}

// The score of the only two customers there are; 0 where they are no candidates.
int score(const Listed& a, const Listed& b) {
  const Match found = match({a, b});
  EXPECT_LE(found.pairs.size(), 1u);
  return found.pairs.empty() ? 0 : found.pairs.front().score;
}
bool sure(const Listed& a, const Listed& b) { return score(a, b) >= kSureScore; }
bool likely(const Listed& a, const Listed& b) {
  return score(a, b) >= kLikelyScore && score(a, b) < kSureScore;
}

TEST(Match, CompaniesOfOneNameAndContactAreOne) {
  EXPECT_TRUE(sure({"A1", "科技有限公司", "李雷"}, {"A2", "科技(上海)有限公司", "李雷"}));
  EXPECT_TRUE(sure({"A1", "星河科技有限公司", {}, "021-55667788"},
                   {"A2", "上海星河科技有限责任公司", {}, "02155667788"}));
  EXPECT_TRUE(sure({"A1", "星河科技有限公司", {}, {}, {}, "上海", "软件"},
                   {"A2", "星河科技有限公司", {}, {}, {}, "上海市", "软件"}));
  EXPECT_TRUE(likely({"A1", "星河科技有限公司"}, {"A2", "星河科技股份公司"}));
  EXPECT_EQ(score({"A1", "北京星河科技有限公司"}, {"A2", "上海星河科技有限公司"}), 0)
      << "sisters in two cities";
  EXPECT_EQ(score({"A1", "南京银行股份有限公司"}, {"A2", "上海银行股份有限公司"}), 0);
}

TEST(Match, NamesThatDifferInANumberAreTwo) {
  const Listed third = {"A1", "星河大药房第3分店", "李雷", {}, {}, "上海", "零售"};
  const Listed fourth = {"A2", "星河大药房第4分店", "李雷", {}, {}, "上海", "零售"};
  EXPECT_EQ(score(third, fourth), 0);
  EXPECT_TRUE(sure(third, {"A3", "星河大药房第3分店", "李雷"}));
}

TEST(Match, PeopleAreNotOneByNameAlone) {
  EXPECT_EQ(score({"1", "王伟", {}, {}, {}, "上海"}, {"2", "王伟", {}, {}, {}, "上海"}), 0);
  EXPECT_TRUE(sure({"1", "王伟", {}, "13900001111"}, {"2", "王 伟", {}, "+86 139 0000 1111"}));
  EXPECT_TRUE(sure({"1", "Smith, John", {}, {}, "js@example.com"},
                   {"2", "John Smith", {}, {}, "JS@example.com"}));
  EXPECT_TRUE(likely({"1", "", {}, "13900001111"}, {"2", "王伟", {}, "13900001111"}));
  EXPECT_EQ(score({"1", "李娜", {}, "13900001111"}, {"2", "王伟", {}, "13900001111"}), 0)
      << "a family's telephone";
  EXPECT_TRUE(likely({"1", "李娜", {}, "13900001111", "home@example.com"},
                     {"2", "王伟", {}, "13900001111", "home@example.com"}))
      << "two names are never sure";
}

TEST(Match, NumbersOfManyTellNothing) {
  std::vector<Listed> list;
  const std::array<std::string_view, 6> ids = {"1", "2", "3", "4", "5", "6"};
  for (const auto id : ids) list.push_back({id, "王伟", {}, "13900001111"});
  EXPECT_TRUE(match(list).pairs.empty());
  list.pop_back();
  EXPECT_EQ(match(list).pairs.size(), 10u);
}

TEST(Match, IsTheSameInAnyOrder) {
  std::vector<Listed> list = {{"C9", "星河科技有限公司", "李雷"},
                              {"C10", "星河科技(上海)有限公司", "李雷"},
                              {"C11", "", {}, "13900001111"},
                              {"C2", "王伟", {}, "13900001111"},
                              {"C2", "王伟", {}, "13900001111", "w@example.com"},
                              {"C3", "赵敏", {}, {}, "w@example.com"}};
  const auto text = [](const Match& found) {
    std::string out;
    for (const auto& pair : found.pairs) {
      out += std::string(found.persons.id(pair.a)) + "=" + std::string(found.persons.id(pair.b)) +
             ":" + std::to_string(pair.score) + ":" + std::to_string(pair.agreements) + "\n";
    }
    return out;
  };
  const std::string expected = text(match(list));
  EXPECT_NE(expected.find("C10=C9:80"), std::string::npos) << expected;
  std::sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  do {
    ASSERT_EQ(text(match(list)), expected);
  } while (std::next_permutation(list.begin(), list.end(), [](const auto& a, const auto& b) {
    return std::tie(a.id, a.email) < std::tie(b.id, b.email);
  }));
}

TEST(Persons, SavedAndMergedAreTheSet) {
  Persons one, other;
  one.add("A", {"甲", "", "1", "", "", ""});
  one.add("B", {"乙", "", "", "", "", ""});
  other.add("B", {"乙", "", "", "", "", ""});
  other.add("A", {"甲", "1", "", "", "", ""});
  ASSERT_TRUE(one.merge(other.save()));
  one.settle();
  EXPECT_EQ(one.size(), 3u) << "the repeated record once, texts in other fields apart";
  const std::string saved = one.save();
  for (std::size_t cut = 0; cut < saved.size(); ++cut) {
    Persons damaged;
    EXPECT_FALSE(damaged.merge(std::string_view(saved).substr(0, cut))) << cut;
  }
}

DuplicateFindings decided(const Match& found, const DuplicateOptions& options) {
  std::set<std::string> known;
  for (std::size_t i = 0; i < found.persons.size(); ++i)
    known.insert(std::string(found.persons.id(i)));
  return decide_duplicates(found.persons, found.pairs, options, known);
}

const Match& chain() {  // 1 and 2 share a number, 2 and 3 an address
  static const Match found = match({{"C01", "王伟", {}, "13900001111"},
                                    {"C2", "王伟", {}, "13900001111", "w@example.com"},
                                    {"C3", "王伟", {}, {}, "w@example.com"}});
  return found;
}

TEST(Groups, AChainIsOneCustomerUnderTheShortestId) {
  const auto found = decided(chain(), {});
  EXPECT_EQ(found.groups, 1u);
  EXPECT_EQ(found.merged, 2u);
  const std::map<std::string, std::string> expected = {{"C01", "C2"}, {"C3", "C2"}};
  EXPECT_EQ(found.customer_of, expected);
}

TEST(Groups, KeptApartIsNeverJoinedThroughAThird) {
  DuplicateOptions options;
  options.apart = {{"C3", "C01"}};
  const auto found = decided(chain(), options);
  EXPECT_EQ(found.merged, 1u);
  EXPECT_EQ(found.pairs[static_cast<std::size_t>(PairState::likely)], 1u);
  options.apart = {{"C2", "C01"}, {"C2", "C3"}};
  EXPECT_EQ(decided(chain(), options).merged, 0u);
  EXPECT_EQ(decided(chain(), options).pairs[static_cast<std::size_t>(PairState::apart)], 2u);
}

TEST(Groups, OnlyWhatIsAskedWhereNothingIsMergedByItself) {
  DuplicateOptions options;
  options.mode = DuplicateMode::list;
  EXPECT_EQ(decided(chain(), options).merged, 0u);
  EXPECT_EQ(decided(chain(), options).list.size(), 2u);
  options.merge = {{"C3", "C01"}, {"C3", "C99"}, {"C3", "C3"}};
  const auto found = decided(chain(), options);
  EXPECT_EQ(found.merged, 1u) << "an id that no file has is nobody";
  EXPECT_EQ(found.list.front().agreements, agreement_bit(Agreement::asked));
}

}  // namespace
}  // namespace clientele
